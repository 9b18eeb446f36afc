/** What this room says about itself. */
import type { Help } from '../i18n/help'

const help: Help = {
  nl: [
    {
      title: 'Wat er vandaag te doen is',
      text: 'Het startscherm toont wat op u wacht: vervallen facturen, concepten, bankregels zonder klant, logins die aflopen en verzoeken met een termijn. Elke regel brengt u naar de plek waar u het afhandelt. Staat er niets, dan is er niets te doen.',
    },
    {
      title: 'Alles vinden vanaf elk scherm',
      text: 'Met Ctrl+K zoekt u klanten, facturen, bedragen, domeinen, schermen en handelingen. Een tikfout mag. Met “nieuwe factuur voor” en een naam begint u meteen een factuur.',
    },
  ],
  en: [
    {
      title: 'What needs doing today',
      text: 'The start screen shows what waits for you: overdue invoices, drafts, bank entries without a client, logins that run out and requests with a deadline. Each line takes you to the place where you settle it. When nothing is there, there is nothing to do.',
    },
    {
      title: 'Find everything from any screen',
      text: 'Ctrl+K searches clients, invoices, amounts, domains, screens and actions. A slip of the fingers is forgiven. Type “new invoice for” and a name to begin an invoice at once.',
    },
  ],
}
export default help
