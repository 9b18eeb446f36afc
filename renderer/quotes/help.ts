/** What this room says about itself. */
import type { Help } from '../i18n/help'

const help: Help = {
  nl: [
    {
      title: 'Een offerte maken en versturen',
      text: 'Een concept verandert u zo vaak u wilt. Maakt u het definitief, dan krijgt de offerte een nummer en verandert zij niet meer. Moet er toch iets anders, kopieer haar dan naar een nieuw concept.',
      steps: [
        'Kies Nieuwe offerte, of druk op N in de lijst.',
        'Kies de klant en typ de regels; vanaf drie letters doet de catalogus voorstellen.',
        'Maak de offerte definitief en mail haar, of sla haar op als PDF.',
      ],
    },
    {
      title: 'Aanvaard, en dan factureren',
      text: 'Leg vast wanneer en hoe de klant akkoord ging. Daarna bepaalt u hoe u factureert: in één keer, in termijnen, of een deel als dienst. Een voorschotfactuur heeft btw; de laatste factuur trekt de voorschotten per btw-tarief af, zodat niets dubbel in rekening komt. Crediteert u een voorschot, dan trekt de laatste factuur alleen af wat er nog staat.',
    },
    {
      title: 'Hoelang een offerte blijft',
      text: 'Een offerte die niet is aanvaard, verdwijnt een jaar nadat zij is afgewezen, ingetrokken of verlopen. Een aanvaarde offerte blijft zolang de klant klant is. Wat de belastingwet daarna vraagt, staat op de facturen.',
    },
  ],
  en: [
    {
      title: 'Making and sending a quote',
      text: 'You change a draft as often as you like. When you make it final, the quote gets a number and does not change any more. If something has to differ after all, copy it to a new draft.',
      steps: [
        'Choose New quote, or press N in the list.',
        'Choose the client and type the lines; from three letters on the catalogue makes suggestions.',
        'Make the quote final and mail it, or save it as PDF.',
      ],
    },
    {
      title: 'Accepted, and then billed',
      text: 'Record when and how the client agreed. Then you settle how you bill: at once, in instalments, or a part as a service. A down payment invoice carries VAT; the last invoice deducts the down payments per rate of VAT, so that nothing is charged twice. When you credit a down payment, the last invoice deducts only what still stands.',
    },
    {
      title: 'How long a quote stays',
      text: 'A quote that was not accepted goes a year after it was declined, withdrawn or lapsed. An accepted one stays for as long as the client is a client. What tax law asks for after that stands on the invoices.',
    },
  ],
}
export default help
