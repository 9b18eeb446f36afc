/** What this room says about itself. */
import type { Help } from '../i18n/help'

const help: Help = {
  nl: [
    {
      title: 'Btw-aangifte doen',
      text: 'Per maand, kwartaal of jaar staat hier per rubriek wat u over uw verkopen aangeeft. Klik op een rubriek om de facturen erachter te zien. Wat u hebt ingekocht kent Kluis niet: 2a, 4a, 4b en 5b vult u zelf in.',
      steps: [
        'Kies het tijdvak en controleer de bedragen.',
        'Vul de rubrieken van uw inkopen in.',
        'Doe aangifte bij de Belastingdienst en vergrendel daarna het tijdvak.',
      ],
    },
    {
      title: 'Wat vergrendelen betekent',
      text: 'Een vergrendeld tijdvak bewaart de cijfers zoals u ze hebt aangegeven; geen factuur of creditnota krijgt er nog een datum in. Wat later nog bij dat tijdvak hoort, staat er als correctie: is alles samen niet meer dan € 1.000 btw, dan gaat het mee in de volgende aangifte; daarboven doet u binnen acht weken een suppletie.',
    },
    {
      title: 'Btw van wie niet betaalt',
      text: 'Is een factuur een jaar na de vervaldag niet betaald, of boekt u haar af, dan trekt Kluis de btw van de aangifte af. Wordt er alsnog betaald, dan telt die weer mee.',
    },
    {
      title: 'Consumenten in andere EU-landen',
      text: 'Verkoopt u in een jaar voor meer dan € 10.000 aan hosting, domeinen en andere elektronische diensten aan consumenten in andere EU-landen, dan geldt de btw van hun land. Een factuur die daarom vraagt, gaat niet vanzelf met Nederlandse btw de deur uit.',
      steps: [
        'Vul onderaan het btw-tarief van het land in.',
        'Kies op de factuur, of bij het definitief maken, de btw van dat land.',
        'Geef de bedragen per kwartaal aan bij het eenloketsysteem (OSS): u vindt ze hier per land en tarief.',
      ],
    },
  ],
  en: [
    {
      title: 'Filing a VAT return',
      text: 'By month, quarter or year you see by box what you declare of your sales. Click a box to see the invoices behind it. Kluis does not know what you bought: you type 2a, 4a, 4b and 5b in yourself.',
      steps: [
        'Choose the period and check the amounts.',
        'Fill in the boxes of what you bought.',
        'File the return with the tax office, and lock the period after that.',
      ],
    },
    {
      title: 'What locking means',
      text: 'A locked period keeps the figures as you declared them; no invoice or credit note gets a date in it any more. What belongs to it later is shown as a correction: together up to €1,000 of VAT it goes along in the next return; above that you file a correction (suppletie) within eight weeks.',
    },
    {
      title: 'VAT of who does not pay',
      text: 'If an invoice is not paid a year after it was due, or you write it off, Kluis takes the VAT off the return. Paid after all, it counts again.',
    },
    {
      title: 'Consumers in other EU countries',
      text: 'Once you sell more than €10,000 a year of hosting, domains and other electronic services to consumers in other EU countries, their country’s VAT holds. An invoice that asks for it does not go out with Dutch VAT by itself.',
      steps: [
        'Type the VAT rate of the country in, at the bottom.',
        'Choose that country’s VAT on the invoice, or when you issue it.',
        'Declare the amounts each quarter in the one-stop shop (OSS): you find them here by country and rate.',
      ],
    },
  ],
}
export default help
