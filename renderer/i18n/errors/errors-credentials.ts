/** Short-lived logins and the desktop's keychain. */
import type { Sentences } from './error-types'

export const credentialsSentences = {
  'keychain-unavailable': {
    nl: ({ reason }) => `Tijdelijke logins staan uit: ${keychain[reason].nl}`,
    en: ({ reason }) => `Short-lived logins are off: ${keychain[reason].en}`,
  },
  'credential-elsewhere': {
    nl: 'Deze login staat in de sleutelbos van een andere computer. Alleen daar kunt u hem gebruiken.',
    en: 'This login is in the keychain of another computer. You can use it only there.',
  },
  'credential-gone': {
    nl: 'Deze login staat niet (meer) in de sleutelbos van deze computer.',
    en: 'This login is not, or no longer, in this computer’s keychain.',
  },
  'credential-ended': {
    nl: 'Deze login is al vernietigd.',
    en: 'This login has already been destroyed.',
  },
  'wrong-passphrase': {
    nl: 'De code past niet bij deze overgedragen login. Vraag uw collega hem te herhalen.',
    en: 'The code does not match this handed-over login. Ask your colleague to repeat it.',
  },
  'hand-over-expired': {
    nl: 'De tijd van deze overgedragen login is voorbij. Vraag een nieuwe.',
    en: 'This handed-over login has expired. Ask for a new one.',
  },
  'already-received': {
    nl: 'Deze overgedragen login is al eerder aangenomen.',
    en: 'This handed-over login has already been taken over.',
  },
  'no-browser': {
    nl: 'Er is geen browser die dit adres kan openen. Stel er een in op deze computer.',
    en: 'No browser could open this address. Set one up on this computer.',
  },
  'sweep-not-installed': {
    nl: 'De computer liet niet toe dat het opruimen bij het aanmelden aan of uit werd gezet.',
    en: 'The computer did not allow the clean-up at sign-in to be switched on or off.',
  },
} satisfies Partial<Sentences>

const keychain = {
  missing: {
    nl: 'deze computer heeft geen sleutelbos. Installeer bijvoorbeeld GNOME-sleutelbos.',
    en: 'this computer has no keychain. Install GNOME Keyring, for example.',
  },
  locked: {
    nl: 'de sleutelbos van deze computer is vergrendeld. Ontgrendel hem en probeer het opnieuw.',
    en: 'the keychain of this computer is locked. Unlock it and try again.',
  },
  denied: {
    nl: 'de sleutelbos van deze computer gaf geen toegang.',
    en: 'this computer’s keychain refused access.',
  },
}
