/** What this room says about itself. */
import type { Help } from '../i18n/help'

const help: Help = {
  nl: [
    {
      title: 'Een verzoek van begin tot eind',
      text: 'Vraagt iemand om inzage, verbetering, wissen of iets anders, leg dat hier vast. Kluis rekent de termijn uit (één kalendermaand), zegt wat de volgende stap is en schrijft de brieven.',
      steps: [
        'Kies Nieuw verzoek en leg vast wie wat vroeg en wanneer.',
        'Stel vast dat het werkelijk die persoon is. Vraag nooit een kopie van een identiteitsbewijs.',
        'Voer uit wat gevraagd is.',
        'Stuur het antwoord en sluit de zaak.',
      ],
    },
    {
      title: 'Wat er van een verzoek blijft',
      text: 'Na het sluiten blijven alleen soort, data en uitkomst staan. Zo bewijst u dat u op tijd was, zonder opnieuw gegevens te bewaren.',
    },
    {
      title: 'Wat buiten Kluis ligt',
      text: 'Er staan ook gegevens in het postvak, het hostingpaneel, bij de registrar en op papier. Onder Buiten Kluis geeft de eigenaar die systemen op. Elk verzoek om inzage, verwijdering of beperking en elke opzegging opent dan per systeem een taak. De brief en het bewijs van verwijdering noemen wat eruit kwam, en een verzoek sluit niet zolang er een taak openstaat.',
    },
  ],
  en: [
    {
      title: 'A request from beginning to end',
      text: 'When somebody asks for access, rectification, erasure or something else, put it here. Kluis works out the term (one calendar month), says what the next step is and writes the letters.',
      steps: [
        'Choose New request and note who asked what and when.',
        'Make sure it is really that person. Never ask for a copy of an identity document.',
        'Carry out what was asked.',
        'Send the answer and close the case.',
      ],
    },
    {
      title: 'What stays of a request',
      text: 'After closing only type, dates and outcome stay. So you can prove that you were in time without keeping data anew.',
    },
    {
      title: 'What lies outside Kluis',
      text: 'The mailbox, the hosting panel, the registrar and paper hold data too. Under Outside Kluis the owner names these systems. Each request for access, erasure or restriction and each termination then opens a task per system. The letter and the certificate of erasure say what came of it, and a request does not close while a task is open.',
    },
  ],
}
export default help
