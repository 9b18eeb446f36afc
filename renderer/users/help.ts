/** What this room says about itself. */
import type { Help } from '../i18n/help'

const help: Help = {
  nl: [
    {
      title: 'Wie wat mag',
      text: 'Een eigenaar mag alles. Medewerkers werken met klanten, facturen en betalingen. Ondersteuning ziet de klantkaart en tijdelijke logins, geen bedragen. Een nieuwe gebruiker krijgt een startwachtwoord dat u zelf doorgeeft.',
      roles: ['owner'],
    },
    {
      title: 'Uw eigen account',
      text: 'Hier wijzigt u uw wachtwoord en stelt u de tweede stap in: een authenticator-app op uw telefoon. Bewaar de herstelcodes op papier.',
    },
    {
      title: 'De herstelset',
      text: 'Bent u het wachtwoord kwijt en is er geen andere eigenaar, dan opent alleen de herstelset de administratie. Druk hem af, controleer hem, en bewaar hem niet bij de computer.',
      roles: ['owner'],
    },
  ],
  en: [
    {
      title: 'Who may do what',
      text: 'An owner may do everything. Staff work with clients, invoices and payments. Support sees the client card and short-lived logins, no amounts. A new user gets a start password that you pass on yourself.',
      roles: ['owner'],
    },
    {
      title: 'Your own account',
      text: 'Here you change your password and set up the second step: an authenticator app on your telephone. Keep the recovery codes on paper.',
    },
    {
      title: 'The recovery kit',
      text: 'When the password is lost and there is no other owner, only the recovery kit opens the office. Print it, check it, and do not keep it with the computer.',
      roles: ['owner'],
    },
  ],
}
export default help
