/** What this room says about itself. */
import type { Help } from '../i18n/help'

const help: Help = {
  nl: [
    {
      title: 'Wat weg moet en wat mag blijven',
      text: 'Op de opzegdatum wist Kluis de gegevens van een klant vanzelf. Facturen en betalingen die de wet laat bewaren gaan verzegeld naar het archief. Wie nog moet betalen blijft deels staan tot dat is afgehandeld.',
    },
    {
      title: 'Blokkades',
      text: 'Loopt er een geschil, controle of bevel, dan houdt een blokkade gegevens vast. Zij heeft altijd een reden en een dag waarop u haar opnieuw bekijkt.',
    },
    {
      title: 'Het bewijs',
      text: 'Van elke wissing maakt Kluis een bewijs: wat is gewist, wat is verzegeld en tot wanneer, waar is nagekeken, en wat niet is nagekeken.',
    },
    {
      title: 'Het beleid',
      text: 'De termijnen staan in het bewaarbeleid. Een wijziging geldt voortaan en krijgt een eigen versie.',
      roles: ['owner'],
    },
  ],
  en: [
    {
      title: 'What must go and what may stay',
      text: 'On the termination date Kluis erases the data of a client by itself. Invoices and payments that the law lets you keep go to the archive, sealed. Whoever still owes something stays in part until that is settled.',
    },
    {
      title: 'Holds',
      text: 'While a dispute, audit or order runs, a hold keeps data in place. It always has a reason and a day to look at it again.',
    },
    {
      title: 'The certificate',
      text: 'Of each erasure Kluis makes a certificate: what was erased, what was sealed and until when, where was looked, and where not.',
    },
    {
      title: 'The policy',
      text: 'The terms are in the retention policy. A change holds from then on and gets a version of its own.',
      roles: ['owner'],
    },
  ],
}
export default help
