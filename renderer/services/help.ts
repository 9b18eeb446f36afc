/** What this room says about itself. */
import type { Help } from '../i18n/help'

const help: Help = {
  nl: [
    {
      title: 'Wat u steeds opnieuw levert',
      text: 'Een dienst is een abonnement van een klant: hosting, een domeinnaam, een certificaat, onderhoud. Kluis weet wanneer een periode begint en zet elke periode precies één keer op een factuur.',
    },
    {
      title: 'Diensten factureren',
      text: 'U ziet vooraf wie wat betaalt, over welke periode, en wie wordt overgeslagen en waarom. Na weken weg haalt Kluis in wat is blijven liggen.',
      steps: [
        'Kies Diensten factureren.',
        'Kijk de lijst na en zet het vinkje uit bij wat niet mee moet.',
        'Zet klaar als concept, of maak meteen definitief.',
      ],
    },
    {
      title: 'Een dienst opzeggen',
      text: 'Kluis rekent uit per wanneer de klant volgens de wet en de afspraak weg mag, welke regel dat bepaalt, en welke vooruitbetaalde dagen terug moeten. Die komen op een creditfactuur als concept.',
    },
  ],
  en: [
    {
      title: 'What you supply again and again',
      text: 'A service is a subscription of a client: hosting, a domain name, a certificate, maintenance. Kluis knows when a period begins and puts each period on an invoice exactly once.',
    },
    {
      title: 'Bill the services',
      text: 'You see beforehand who pays what, for which period, and who is skipped and why. After weeks away Kluis catches up.',
      steps: [
        'Choose Bill the services.',
        'Look through the list and untick what should wait.',
        'Put ready as drafts, or make final at once.',
      ],
    },
    {
      title: 'End a service',
      text: 'Kluis works out from when the client may leave by law and by contract, which rule decides that, and which prepaid days must be given back. Those are put on a draft credit note.',
    },
  ],
}
export default help
