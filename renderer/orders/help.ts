/** What this room says about itself. */
import type { Help } from '../i18n/help'

const help: Help = {
  nl: [
    {
      title: 'Als een overheid gegevens vordert',
      text: 'Leg elk bevel hier vast: welke instantie, het kenmerk van de ambtenaar, het artikel en wat er precies gevraagd is. Kluis rekent de termijn uit, maakt het pakket met een controlegetal, en noteert de verstrekking. Geef nooit iets mee zonder dat het hier staat.',
      steps: [
        'Leg het bevel vast, met het artikel en de omvang.',
        'Vraag een andere eigenaar om akkoord. Is die er niet, dan zegt het verslag dat niemand gevraagd kon worden.',
        'Maak het pakket en overhandig het.',
        'Noteer de ontvangst.',
      ],
    },
    {
      title: 'Geheimhouding',
      text: 'Een geheim bevel zien alleen eigenaren, ook in het logboek. Het blijft buiten een inzagepakket tot de geheimhouding is opgeheven.',
    },
  ],
  en: [
    {
      title: 'When an authority demands data',
      text: 'Record each order here: which authority, the reference of the officer, the article and what exactly is asked. Kluis works out the term, makes the package with a hash, and notes the disclosure. Never hand over anything that is not recorded here.',
      steps: [
        'Record the order, with the article and the scope.',
        'Ask another owner to agree. If there is none, the record says that nobody could be asked.',
        'Make the package and hand it over.',
        'Note the receipt.',
      ],
    },
    {
      title: 'Secrecy',
      text: 'A secret order is seen by owners only, in the log too. It stays out of an access package until the secrecy is lifted.',
    },
  ],
}
export default help
