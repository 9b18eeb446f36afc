/** What this room says about itself. */
import type { Help } from '../i18n/help'

const help: Help = {
  nl: [
    {
      title: 'Een datalek, binnen 72 uur',
      text: 'Leg meteen vast wat er is gebeurd en wanneer u het wist. Vanaf dan lopen er 72 uur om het te melden bij de Autoriteit Persoonsgegevens. Kluis telt om hoeveel mensen en gegevens het gaat en maakt een concept van de melding en van de berichten.',
      steps: [
        'Leg het datalek vast, met het moment waarop u het wist.',
        'Kies wie en wat het betreft; Kluis telt.',
        'Schrijf op wat u eraan doet.',
        'Meld het, of leg vast waarom dat niet hoeft.',
      ],
    },
  ],
  en: [
    {
      title: 'A data breach, within 72 hours',
      text: 'Record at once what happened and when you knew. From then on you have 72 hours to report it to the Autoriteit Persoonsgegevens. Kluis counts how many people and data are concerned and drafts the report and the messages.',
      steps: [
        'Record the breach, with the moment you knew.',
        'Choose whom and what it concerns; Kluis counts.',
        'Write down what you do about it.',
        'Report it, or record why that is not needed.',
      ],
    },
  ],
}
export default help
