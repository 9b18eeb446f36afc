/** What this room says about itself. */
import type { Help } from '../i18n/help'

const help: Help = {
  nl: [
    {
      title: 'Wie wat deed en wanneer',
      text: 'Elke wijziging staat in het logboek: wie, wanneer en welke velden, nooit de inhoud. De regels volgen uit elkaar: wie er buiten Kluis om een verandert, wordt bij de controle gezien.',
    },
  ],
  en: [
    {
      title: 'Who did what and when',
      text: 'Every change is in the log: who, when and which fields, never the content. The lines follow from one another: whoever changes one outside Kluis is found out by the check.',
    },
  ],
}
export default help
