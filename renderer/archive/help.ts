/** What this room says about itself. */
import type { Help } from '../i18n/help'

const help: Help = {
  nl: [
    {
      title: 'Verzegelde stukken',
      text: 'Hier ligt wat de belastingwet laat bewaren van klanten die weg zijn. Alleen een eigenaar kan het openen, en elke keer staat in het logboek.',
    },
    {
      title: 'De jaarlijkse controle',
      text: 'Eens per jaar kijkt Kluis of elk stuk nog is zoals het werd verzegeld, en wat zijn termijn heeft gehad. Vernietigen doet u daarna, met een tweede eigenaar als die er is. U krijgt een bewijspakket.',
      roles: ['owner'],
    },
    {
      title: 'Belastingcontrole',
      text: 'Voor een controle voert u de facturen van boekjaren uit als PDF en UBL met overzichten. De uitvoer is niet versleuteld en komt op de lijst van verstrekkingen.',
      roles: ['owner'],
    },
  ],
  en: [
    {
      title: 'Sealed items',
      text: 'Here lies what tax law lets you keep of clients who left. Only an owner can open it, and each time is in the log.',
    },
    {
      title: 'The yearly check',
      text: 'Once a year Kluis looks whether each item is still as it was sealed, and what has had its term. You destroy that afterwards, with a second owner if there is one. You get a proof to keep.',
      roles: ['owner'],
    },
    {
      title: 'Tax inspection',
      text: 'For an inspection you export the invoices of fiscal years as PDF and UBL with lists. The export is not encrypted and is put on the list of disclosures.',
      roles: ['owner'],
    },
  ],
}
export default help
