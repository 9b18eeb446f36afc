/** What this room says about itself. */
import type { Help } from '../i18n/help'

const help: Help = {
  nl: [
    {
      title: 'Zien wie er inlogde of iets wijzigde',
      text: 'Kluis leest de logs van uw webserver en klantportaal en bewaart alleen wie inlogde, wie iets wijzigde en wie aanviel. De rest wordt geteld en vergeten. Hetzelfde log twee keer kiezen mag: er komt niets dubbel bij.',
      steps: [
        'Kies de logs bij Logs inlezen; .gz mag ook.',
        'Lees per log wat is bewaard en welke regels onleesbaar waren.',
        'Zoek op klant, IP-adres of dag, of begin bij de klant zelf.',
      ],
    },
  ],
  en: [
    {
      title: 'Seeing who signed in or changed something',
      text: 'Kluis reads the logs of your web server and client portal and keeps only who signed in, who changed something and who attacked. The rest is counted and forgotten. You may choose the same log twice: nothing is added twice.',
      steps: [
        'Choose the logs under Import logs; .gz will do too.',
        'Read per log what was kept and which lines were unreadable.',
        'Search by client, IP address or day, or start at the client.',
      ],
    },
  ],
}
export default help
