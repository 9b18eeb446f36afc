/** What this room says about itself. */
import type { Help } from '../i18n/help'

const help: Help = {
  nl: [
    {
      title: 'Voor wie u werkt',
      text: 'Hier staan de personen en bedrijven voor wie u werkt. Een naam is genoeg om te beginnen; voor een factuur is ook een adres nodig. Onder elkaar ziet u van een klant de gegevens, diensten, facturen, betalingen en de tijdlijn.',
    },
    {
      title: 'Een klant toevoegen',
      text: 'Kluis waarschuwt als de klant er misschien al is. Nummers als een BSN worden geweigerd: die horen niet in de administratie.',
      steps: [
        'Kies Nieuwe klant, of druk op N.',
        'Vul in wat u weet. Alleen de naam is verplicht.',
        'Sla op met Ctrl+S.',
      ],
      roles: ['owner', 'staff'],
    },
    {
      title: 'Een klant opzeggen',
      text: 'Met de opzegdatum bepaalt u wanneer de gegevens worden gewist. Kluis toont vooraf wat er die dag weggaat, wat blijft en waarom. Een opvallende datum vraagt om het jaartal, een reden en het akkoord van de eigenaar.',
      steps: [
        'Open de klant en kies Meer, Opzeggen.',
        'Vul de opzegdatum in en lees wat er gebeurt.',
        'Bevestig. Tot de gegevens zijn gewist kunt u dit intrekken.',
      ],
      roles: ['owner', 'staff'],
    },
  ],
  en: [
    {
      title: 'Whom you work for',
      text: 'Here are the persons and companies you work for. A name is enough to begin; an invoice needs an address too. Of a client you see the details, services, invoices, payments and timeline.',
    },
    {
      title: 'Add a client',
      text: 'Kluis warns when the client may be there already. Numbers such as a BSN are refused: they do not belong in the books.',
      steps: [
        'Choose New client, or press N.',
        'Fill in what you know. Only the name is needed.',
        'Save with Ctrl+S.',
      ],
      roles: ['owner', 'staff'],
    },
    {
      title: 'Terminate a client',
      text: 'The termination date decides when the data are erased. Kluis shows beforehand what goes on that day, what stays and why. An unusual date asks for the year, a reason and the consent of the owner.',
      steps: [
        'Open the client and choose More, Terminate.',
        'Fill in the date and read what will happen.',
        'Confirm. Until the data are erased you can take it back.',
      ],
      roles: ['owner', 'staff'],
    },
  ],
}
export default help
