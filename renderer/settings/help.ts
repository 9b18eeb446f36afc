/** What this room says about itself. */
import type { Help } from '../i18n/help'

const help: Help = {
  nl: [
    {
      title: 'Gegevens van het bureau',
      text: 'Naam, adres, btw-positie en bankrekening staan op elke factuur. Een factuur die al weg is, houdt de gegevens van toen.',
    },
    {
      title: 'Nummers en vergrendelen',
      text: 'Een reeks nummert aaneengesloten. Bij Vergrendelen en herstel bepaalt u na hoeveel minuten Kluis zichzelf sluit.',
      roles: ['owner'],
    },
  ],
  en: [
    {
      title: 'Details of the agency',
      text: 'Name, address, VAT position and bank account are on every invoice. An invoice that went out keeps the details of that day.',
    },
    {
      title: 'Numbers and locking',
      text: 'A series numbers without gaps. At Lock and recovery you decide after how many minutes Kluis locks itself.',
      roles: ['owner'],
    },
  ],
}
export default help
