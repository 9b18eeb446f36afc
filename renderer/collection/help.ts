/** What this room says about itself. */
import type { Help } from '../i18n/help'

const help: Help = {
  nl: [
    {
      title: 'Herinneren zonder vergissing',
      text: 'Kluis weet welke factuur te laat is en welke stap aan de beurt is: een herinnering, een aanmaning, en een laatste aanmaning met de kosten die de wet toestaat. Elke stap gaat één keer. Wie net heeft betaald, bezwaar heeft of is gepauzeerd krijgt niets; u leest waarom.',
      steps: [
        'Kijk na wie vandaag een herinnering krijgt.',
        'Zet het vinkje uit bij wie u liever zelf belt.',
        'Maak de e-mails, of één PDF om af te drukken.',
      ],
    },
  ],
  en: [
    {
      title: 'Reminding without mistakes',
      text: 'Kluis knows which invoice is overdue and which step is due: a reminder, a demand, and a final demand with the costs the law allows. Each step goes once. Whoever just paid, objects or is paused gets nothing; you read why.',
      steps: [
        'Look who gets a reminder today.',
        'Untick whom you would rather call yourself.',
        'Make the e-mails, or one PDF to print.',
      ],
    },
  ],
}
export default help
