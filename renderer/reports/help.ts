/** What this room says about itself. */
import type { Help } from '../i18n/help'

const help: Help = {
  nl: [
    {
      title: 'Zien hoe het bureau ervoor staat',
      text: 'Omzet per maand naast vorig jaar, per dienst en per klant; wat er openstaat en hoe oud dat is; hoe snel klanten betalen; en wat uw diensten het komende jaar opbrengen. Naast elk beeld staat de tabel met dezelfde cijfers; met CSV slaat u die op.',
    },
  ],
  en: [
    {
      title: 'See how the agency is doing',
      text: 'Turnover by month beside last year, by service and by client; what is outstanding and how old it is; how fast clients pay; and what your services bring in the coming year. Beside each picture stands the table with the same figures; CSV saves it.',
    },
  ],
}
export default help
