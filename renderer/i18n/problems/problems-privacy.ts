/** Problems at fields of short-lived logins, retention and the audit log. */
import type { ProblemSentences } from './problem-types'

export const privacyProblems: ProblemSentences = {
  'not-an-address': {
    nl: 'Dit is geen IP-adres. Schrijf bijvoorbeeld 203.0.113.7 of 203.0.113.* voor alles wat zo begint.',
    en: 'This is no IP address. Write for example 203.0.113.7, or 203.0.113.* for all that begin so.',
  },
  'not-a-method': {
    nl: 'Schrijf een methode in letters, zoals POST, of laat dit leeg.',
    en: 'Write a method in letters, such as POST, or leave this empty.',
  },
  'fits-everything': {
    nl: 'Dit past op elke regel. Noem een pad of woord.',
    en: 'This fits every line. Name a path or a word.',
  },
  'not-your-code': {
    nl: 'Deze code klopt niet. Neem de code die de app nu toont.',
    en: 'This code is not right. Use the code the app shows now.',
  },
  'not-this-code': {
    nl: 'Deze code past niet bij het bestand. Laat hem nog eens voorlezen.',
    en: 'This code does not match the file. Ask for it again.',
  },
  'beyond-maximum': {
    nl: ({ hours }) =>
      hours === undefined
        ? 'Dat is langer dan het beleid toestaat.'
        : `Dat is langer dan het beleid toestaat: ${hours} uur in totaal.`,
    en: ({ hours }) =>
      hours === undefined
        ? 'That is longer than the policy allows.'
        : `That is longer than the policy allows: ${hours} hours in all.`,
  },
  'workday-over': {
    nl: 'Het is al na 18:00 uur. Kies een andere tijd.',
    en: 'It is already past 18:00. Choose another time.',
  },
  'no-longer': {
    nl: 'Zo lang blijft de login al. Kies een latere tijd.',
    en: 'The login is already kept that long. Choose a later time.',
  },
  'client-ended': {
    nl: 'Deze klant is opgezegd. Bewaar voor hem geen logins meer.',
    en: 'This client has left. Keep no more logins for them.',
  },
  'contains-secret': {
    nl: 'Hier staat een wachtwoord of sleutel in. Die hoort alleen in de velden daarvoor.',
    en: 'This contains a password or key. Those belong only in the fields made for them.',
  },
  'login-in-address': {
    nl: 'Haal naam en wachtwoord uit het adres; zet ze in de velden daarvoor.',
    en: 'Remove the name and password from the address; put them in their own fields.',
  },
  'secret-required': {
    nl: 'Vul minstens één geheim in: een wachtwoord, sleutel of code.',
    en: 'Fill in at least one secret: a password, key or code.',
  },
  'secret-too-large': {
    nl: 'Dit is te groot voor de sleutelbos van de computer. Maak het korter.',
    en: 'This is too large for the keychain of the computer. Make it shorter.',
  },
  'too-many-fields': { nl: 'Dit zijn te veel velden.', en: 'There are too many fields.' },
  'not-a-seed': {
    nl: 'Dit is geen sleutel voor een authenticator-app (letters A–Z en cijfers 2–7).',
    en: 'This is not a key for an authenticator app (letters A–Z and digits 2–7).',
  },
  'finding-not-possible': {
    nl: 'Deze uitkomst past niet bij wat er te doen is.',
    en: 'This outcome does not fit what is to be done.',
  },
  'method-not-possible': {
    nl: 'Zo is deze persoon niet te herkennen: dat gegeven is er niet.',
    en: 'This person cannot be recognised that way: those details are not on record.',
  },
  'given-in-future': {
    nl: 'Kies vandaag of een dag die voorbij is.',
    en: 'Choose today or a day that has passed.',
  },
  'review-before-agreement': {
    nl: 'Kies een dag na die van de overeenkomst.',
    en: 'Choose a day after that of the agreement.',
  },
  'in-past': { nl: 'Kies een dag die nog komt.', en: 'Choose a day in the future.' },
  'not-a-time': {
    nl: 'Typ een tijd als 14:05.',
    en: 'Type a time like 14:05.',
  },
  'happened-after-known': {
    nl: 'Kies een dag die niet na de ontdekking ligt.',
    en: 'Choose a day that is not after it became known.',
  },
  'ordered-after-receipt': {
    nl: 'Kies een dag die niet na de ontvangst ligt.',
    en: 'Choose a day that is not after the receipt.',
  },
  'within-term': {
    nl: 'Deze regels hebben hun bewaartermijn nog niet gehad. Kies een eerdere dag.',
    en: 'These lines have not reached the end of their retention term yet. Choose an earlier day.',
  },
}
