/** What this room says about itself. */
import type { Help } from '../i18n/help'

const help: Help = {
  nl: [
    {
      title: 'Twee mensen voor wat niet terug kan',
      text: 'Sommige handelingen gaan pas door als een andere eigenaar ermee instemt. Hier ziet u wat er is gevraagd, door wie, en kunt u instemmen of weigeren met een reden.',
    },
  ],
  en: [
    {
      title: 'Two people for what cannot be undone',
      text: 'Some acts go ahead only when another owner agrees. Here you see what was asked and by whom, and can agree or refuse with a reason.',
    },
  ],
}
export default help
