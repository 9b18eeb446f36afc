/** Signing in, users and set-up. */
import { seconds, type Sentences } from './error-types'

export const sessionSentences = {
  'wrong-password': {
    nl: ({ waitSeconds }) =>
      `E-mailadres en wachtwoord horen niet bij elkaar.${waitSeconds > 0 ? ` Wacht ${seconds(waitSeconds, 'nl')} voor een nieuwe poging.` : ' Let op hoofdletters.'}`,
    en: ({ waitSeconds }) =>
      `E-mail address and password do not belong together.${waitSeconds > 0 ? ` Wait ${seconds(waitSeconds, 'en')} before trying again.` : ' Mind capital letters.'}`,
  },
  'wait-first': {
    nl: ({ waitSeconds }) =>
      `Er waren te veel foute pogingen. Probeer het over ${seconds(waitSeconds, 'nl')} opnieuw.`,
    en: ({ waitSeconds }) =>
      `There were too many wrong attempts. Try again in ${seconds(waitSeconds, 'en')}.`,
  },
  'wrong-recovery-key': {
    nl: ({ group }) =>
      group === null
        ? 'Dit is niet de herstelsleutel. Hij heeft acht groepen van vijf tekens.'
        : `Groep ${group} klopt niet. Vergelijk die met uw herstelset.`,
    en: ({ group }) =>
      group === null
        ? 'This is not the recovery key. It has eight groups of five characters.'
        : `Group ${group} is not correct. Compare it with your recovery kit.`,
  },
  'wrong-code': {
    nl: ({ waitSeconds, clockOffSeconds, why }) => {
      if (why === 'used') return 'Deze code is al gebruikt. Wacht op de volgende code van de app.'
      if (why === 'used-ahead')
        return 'Deze code is juist, maar er is eerder een latere code gebruikt, toen een klok voorliep. Gebruik een herstelcode en stel de app daarna opnieuw in bij Mijn account.'
      return clockOffSeconds === null
        ? `Deze code klopt niet.${waitSeconds > 0 ? ` Wacht ${seconds(waitSeconds, 'nl')} voor een nieuwe poging.` : ' Neem de code die de app nu toont.'}`
        : `Deze code past bij een klok die ${seconds(Math.abs(clockOffSeconds), 'nl')} ${clockOffSeconds < 0 ? 'achter' : 'voor'} loopt. Zet de klok van uw telefoon en van deze computer gelijk.`
    },
    en: ({ waitSeconds, clockOffSeconds, why }) => {
      if (why === 'used') return 'This code was used already. Wait for the app’s next code.'
      if (why === 'used-ahead')
        return 'This code is right, but a later one was used before, when a clock was ahead. Use a recovery code and then set up the app anew under My account.'
      return clockOffSeconds === null
        ? `This code is not right.${waitSeconds > 0 ? ` Wait ${seconds(waitSeconds, 'en')} before trying again.` : ' Take the code the app shows now.'}`
        : `This code fits a clock that is ${seconds(Math.abs(clockOffSeconds), 'en')} ${clockOffSeconds < 0 ? 'slow' : 'fast'}. Set the clocks of your phone and of this computer.`
    },
  },
  'wrong-step': {
    nl: 'Het aanmelden is intussen verder of opnieuw begonnen. Begin opnieuw met uw wachtwoord.',
    en: 'Signing in has moved on or started again. Begin again with your password.',
  },
  'other-desktop': {
    nl: 'Dit account opent alleen op een andere computer. Gebruik de herstelset om het op deze computer te openen.',
    en: 'This account only opens on another computer. Use the recovery kit to open it on this one.',
  },
  'same-password': {
    nl: 'Kies een ander wachtwoord dan het vorige.',
    en: 'Choose a different password from the previous one.',
  },
  'last-owner': {
    nl: 'Er moet minstens één actieve eigenaar overblijven.',
    en: 'At least one active owner must remain.',
  },
  'email-taken': {
    nl: 'Een andere gebruiker heeft dit e-mailadres al.',
    en: 'Another user already has this e-mail address.',
  },
  'own-account': {
    nl: 'Dit is uw eigen account. Laat een andere eigenaar dit doen.',
    en: 'This is your own account. Have another owner do this.',
  },
  'already-set-up': {
    nl: 'In deze map staat al een kantoor. Sluit Kluis en start het opnieuw om het te openen.',
    en: 'This folder already holds an office. Close Kluis and start it again to open it.',
  },
  'not-set-up': {
    nl: 'In deze map staat nog geen kantoor.',
    en: 'This folder holds no office yet.',
  },
} satisfies Partial<Sentences>
