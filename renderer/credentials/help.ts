/** What this room says about itself. */
import type { Help } from '../i18n/help'

const help: Help = {
  nl: [
    {
      title: 'Logins die vanzelf verdwijnen',
      text: 'Geeft een klant u inloggegevens voor een klus, bewaar ze dan hier. Ze staan alleen in de sleutelbos van deze computer, nooit in de administratie, en worden vanzelf vernietigd als de tijd om is.',
      steps: [
        'Kies Login bewaren.',
        'Kies de klant en schrijf waarvoor u de login krijgt.',
        'Plak de gegevens en kies hoe lang.',
        'Klaar? Kies Klus klaar: dan is de login meteen weg.',
      ],
    },
    {
      title: 'Kopiëren en overdragen',
      text: 'Wat u kopieert gaat na korte tijd weer van het klembord. Een collega op een andere computer krijgt een login alleen door overdragen; hier is zij dan weg.',
    },
  ],
  en: [
    {
      title: 'Logins that disappear by themselves',
      text: 'When a client gives you login details for a job, keep them here. They are only in the keychain of this computer, never in the books, and are destroyed by themselves when the time is up.',
      steps: [
        'Choose Keep a login.',
        'Choose the client and write what it is for.',
        'Paste the details and choose how long.',
        'Done? Choose Job done: the login is gone at once.',
      ],
    },
    {
      title: 'Copy and hand over',
      text: 'What you copy leaves the clipboard again after a short while. A colleague at another computer gets a login only by handing it over; it is gone here then.',
    },
  ],
}
export default help
