/** Problems with passwords and recovery. */
import type { ProblemSentences } from './problem-types'

export const sessionProblems: ProblemSentences = {
  'wrong-password': {
    nl: 'E-mailadres en wachtwoord horen niet bij elkaar. Let op hoofdletters.',
    en: 'This e-mail address and password do not match. Check your capital letters.',
  },
  'not-an-owner': {
    nl: 'Dit is niet het adres van een eigenaar die nu toegang heeft. Alleen een eigenaar zet een back-up terug.',
    en: 'This is not the address of an owner who has access now. Only an owner puts back a backup.',
  },
  'password-too-short': {
    nl: 'Gebruik minstens 12 tekens. Een paar losse woorden werkt goed.',
    en: 'Use at least 12 characters. A few unrelated words work well.',
  },
  'passwords-differ': {
    nl: 'De twee wachtwoorden zijn niet gelijk.',
    en: 'The two passwords are not the same.',
  },
  'email-taken': {
    nl: 'Een andere gebruiker heeft dit e-mailadres al.',
    en: 'Another user already has this e-mail address.',
  },
  'not-your-password': {
    nl: 'Dit is niet uw huidige wachtwoord.',
    en: 'This is not your current password.',
  },
  'same-password': {
    nl: 'Kies een ander wachtwoord dan het vorige.',
    en: 'Choose a different password from the previous one.',
  },
  'not-this-group': {
    nl: 'Dit is een andere groep dan gevraagd. Kijk op uw herstelset.',
    en: 'This is not the group asked for. Look at your recovery kit.',
  },
  'not-a-recovery-key': {
    nl: 'Dit is niet de herstelsleutel van dit kantoor: acht groepen van vijf tekens.',
    en: 'This is not the recovery key of this office: eight groups of five characters.',
  },
  'wrong-key-group': {
    nl: ({ group }) => `Groep ${group} klopt niet. Vergelijk die met uw herstelset.`,
    en: ({ group }) => `Group ${group} is not correct. Compare it with your recovery kit.`,
  },
}
