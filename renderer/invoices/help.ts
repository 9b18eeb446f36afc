/** What this room says about itself. */
import type { Help } from '../i18n/help'

const help: Help = {
  nl: [
    {
      title: 'Van concept naar factuur',
      text: 'Een concept kunt u blijven wijzigen of verwijderen. Pas bij Definitief maken krijgt de factuur een nummer, en daarna verandert zij nooit meer. Fouten herstelt u met een creditfactuur.',
      steps: [
        'Kies Nieuwe factuur, of druk op N.',
        'Kies de klant en typ de regels. Enter gaat naar de volgende regel.',
        'Kies Definitief maken. Kluis kijkt eerst na of alles erop staat.',
        'Verstuur haar: Kluis maakt een e-mail met de PDF eraan.',
      ],
    },
    {
      title: 'Crediteren',
      text: 'Een creditfactuur neemt een factuur geheel of per regel terug. Er is nooit meer te crediteren dan er nog over is.',
      steps: [
        'Open de factuur en druk op C.',
        'Kies de hele factuur, of regels en bedragen.',
        'Maak de creditfactuur definitief.',
      ],
    },
    {
      title: 'E-factuur',
      text: 'Bij elke definitieve factuur maakt Kluis op verzoek een e-factuur (UBL) volgens de Europese norm. Ontbreekt er iets, dan leest u wat.',
    },
  ],
  en: [
    {
      title: 'From draft to invoice',
      text: 'A draft can be changed or deleted as often as you like. Only when you make it final does the invoice get a number, and from then on it never changes. Mistakes are put right with a credit note.',
      steps: [
        'Choose New invoice, or press N.',
        'Choose the client and type the lines. Enter goes to the next line.',
        'Choose Make final. Kluis checks first that everything is there.',
        'Send it: Kluis makes an e-mail with the PDF attached.',
      ],
    },
    {
      title: 'Crediting',
      text: 'A credit note takes an invoice back as a whole or by line. There is never more to credit than is left.',
      steps: [
        'Open the invoice and press C.',
        'Choose the whole invoice, or lines and amounts.',
        'Make the credit note final.',
      ],
    },
    {
      title: 'E-invoice',
      text: 'For each final invoice Kluis makes an e-invoice (UBL) by the European standard when you ask for it. If something is missing you read what.',
    },
  ],
}
export default help
