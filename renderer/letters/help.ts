/** What this room says about itself. */
import type { Help } from '../i18n/help'

const help: Help = {
  nl: [
    {
      title: 'Uw eigen woorden',
      text: 'Wat Kluis schrijft (e-mails bij facturen, herinneringen, brieven over privacy) is een tekst die u mag veranderen. Woorden tussen accolades vult Kluis in. Een onbekend woord wordt bij het opslaan geweigerd, en u ziet steeds een voorbeeld.',
    },
  ],
  en: [
    {
      title: 'Your own words',
      text: 'What Kluis writes (e-mails with invoices, reminders, letters about privacy) is a text you may change. Words in braces are filled in by Kluis. An unknown one is refused on saving, and you always see a preview.',
    },
  ],
}
export default help
