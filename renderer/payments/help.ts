/** What this room says about itself. */
import type { Help } from '../i18n/help'

const help: Help = {
  nl: [
    {
      title: 'Wat er op de bank gebeurde',
      text: 'Lees het bankbestand in (CAMT.053 of MT940, ook in een ZIP). Kluis zoekt bij elke regel de factuur. Hetzelfde bestand twee keer inlezen boekt niets dubbel.',
      steps: [
        'Sleep het bestand op het venster, of kies Bestand inlezen.',
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
      title: 'Pinnen, creditcard, PayPal',
      text: 'Lees het CSV-bestand van Mollie, Stripe, PayPal of een andere betaaldienst op dezelfde plek in. Kent Kluis de kolommen niet, dan zegt u één keer welke kolom wat is. Elke betaling telt voor het hele bedrag bij de factuur; wat de dienst inhoudt staat apart onder Betaaldiensten. De uitbetaling op uw bankrekening is geen betaling van een klant: Kluis zoekt er de bankregel bij die tot op de cent klopt. Bij terugbetalingen en chargebacks komt de factuur weer open te staan zodra u het voorstel aanneemt.',
    },
    {
      title: 'Terzijde leggen',
      text: 'Belasting, bankkosten en eigen overboekingen zijn geen betaling van een klant. Leg ze terzijde; wat steeds terugkomt doet een regel voortaan vanzelf.',
    },
  ],
  en: [
    {
      title: 'What happened at the bank',
      text: 'Read the bank file (CAMT.053 or MT940, also in a ZIP). Kluis looks for the invoice of each entry. Reading the same file twice books nothing twice.',
      steps: [
        'Drop the file on the window, or choose Read a file.',
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
      title: 'Cards and PayPal',
      text: 'Read the CSV file of Mollie, Stripe, PayPal or another payment provider in the same place. When Kluis does not know the columns, you say once which is which. Each payment counts for its invoice in full; what the provider keeps stands apart under Payment providers. The payout at your bank is no payment of a client: Kluis looks for the bank entry that is equal to the cent. With refunds and chargebacks the invoice is open again once you accept the proposal.',
    },
    {
      title: 'Put aside',
      text: 'Tax, bank charges and transfers of your own are no payment of a client. Put them aside; a rule does it for what keeps coming back.',
    },
  ],
}
export default help
