/** What this room says about itself. */
import type { Help } from '../i18n/help'

const help: Help = {
  nl: [
    {
      title: 'Wat er op de bank gebeurde',
      text: 'Lees het bestand van uw bank in (CAMT.053 of MT940, ook in een ZIP). Kluis zoekt bij elke regel de factuur. Hetzelfde bestand twee keer inlezen boekt niets dubbel.',
      steps: [
        'Sleep het bestand op het venster, of kies Bankbestand inlezen.',
        'Kijk na wat erin staat en kies Boeken.',
        'Verwerk de zekere betalingen in één keer.',
        'Kijk de andere één voor één na.',
      ],
    },
    {
      title: 'Zeker, waarschijnlijk, onbekend',
      text: 'Zeker is een betaling alleen als het factuurnummer er staat, het bedrag klopt, en naam en rekening het niet tegenspreken. Al het andere vraagt om uw oordeel. Elke verwerking kunt u ongedaan maken.',
    },
    {
      title: 'Terzijde leggen',
      text: 'Belasting, bankkosten en eigen overboekingen zijn geen betaling van een klant. Leg ze terzijde; wat steeds terugkomt doet een regel voortaan vanzelf.',
    },
  ],
  en: [
    {
      title: 'What happened at the bank',
      text: 'Read the file of your bank (CAMT.053 or MT940, also in a ZIP). Kluis looks for the invoice of each entry. Reading the same file twice books nothing twice.',
      steps: [
        'Drop the file on the window, or choose Read a bank file.',
        'Look at what is in it and choose Book.',
        'Process the certain payments in one go.',
        'Look at the others one by one.',
      ],
    },
    {
      title: 'Certain, likely, unknown',
      text: 'A payment is certain only when the invoice number is there, the amount fits, and neither name nor account says otherwise. All else asks for your judgement. Whatever was processed can be undone.',
    },
    {
      title: 'Put aside',
      text: 'Tax, bank charges and transfers of your own are no payment of a client. Put them aside; a rule does it for what keeps coming back.',
    },
  ],
}
export default help
