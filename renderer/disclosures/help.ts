/** What this room says about itself. */
import type { Help } from '../i18n/help'

const help: Help = {
  nl: [
    {
      title: 'Aan wie gegevens gaan',
      text: 'Hier staat wie gegevens van klanten krijgt, waarvoor en op welke grond, en wat er werkelijk is verstrekt. Uitvoer en inzagepakketten zetten zichzelf erbij. Wat u buiten Kluis om gaf, noteert u hier.',
    },
  ],
  en: [
    {
      title: 'To whom data go',
      text: 'Here is who gets data of clients, what for and on which basis, and what was really given. Exports and access packages put themselves on the list. What you gave outside Kluis you note here.',
    },
  ],
}
export default help
