/** Problems at fields of short-lived logins, retention and the audit log. */
import type { Language } from '../../shared/language'

export const privacyProblems: Record<string, Record<Language, string>> = {
  'contains-secret': {
    nl: 'Hier staat een wachtwoord of sleutel in. Die hoort alleen in de velden daarvoor.',
    en: 'This holds a password or key. Those belong only in the fields made for them.',
  },
  'login-in-address': {
    nl: 'Haal naam en wachtwoord uit het adres; zet ze in de velden daarvoor.',
    en: 'Take name and password out of the address; put them in the fields for them.',
  },
  'secret-required': {
    nl: 'Vul minstens één geheim in: een wachtwoord, sleutel of code.',
    en: 'Fill in at least one secret: a password, key or code.',
  },
  'secret-too-large': {
    nl: 'Dit is te groot voor de sleutelbos van de computer. Maak het korter.',
    en: 'This is too large for the keychain of the computer. Make it shorter.',
  },
  'too-many-fields': { nl: 'Dit zijn te veel velden.', en: 'These are too many fields.' },
  'not-a-seed': {
    nl: 'Dit is geen sleutel voor een authenticator-app (letters A–Z en cijfers 2–7).',
    en: 'This is no key for an authenticator app (letters A–Z and digits 2–7).',
  },
  'in-past': { nl: 'Kies een dag die nog komt.', en: 'Choose a day still to come.' },
  'within-term': {
    nl: 'Deze regels moeten nog bewaard blijven. Kies een eerdere dag.',
    en: 'These lines must still be kept. Choose an earlier day.',
  },
}
