/** What this room says about itself. */
import type { Help } from '../i18n/help'

const help: Help = {
  nl: [
    {
      title: 'Elke dag een reservekopie',
      text: 'Kluis maakt vanzelf versleutelde back-ups in de mappen die u kiest, en kijkt elke back-up na. Kies ook een map buiten deze computer, bijvoorbeeld een USB-schijf.',
      steps: ['Kies Map toevoegen.', 'Kijk bij Laatste back-up of die gelukt en nagekeken is.'],
    },
    {
      title: 'Terugzetten',
      text: 'Een back-up terugzetten zet de hele administratie terug naar dat moment. Wie daarna is gewist wordt opnieuw gewist, en wat daarna is gefactureerd wordt niet nog eens gefactureerd. Wat er nu staat wordt opzij gezet, niet weggegooid.',
    },
  ],
  en: [
    {
      title: 'A copy every day',
      text: 'Kluis makes encrypted backups by itself in the folders you choose, and checks each of them. Choose a folder outside this computer too, such as a USB disk.',
      steps: ['Choose Add a folder.', 'Look at Last backup whether it was made and checked.'],
    },
    {
      title: 'Put back',
      text: 'Putting back a backup returns the whole office to that moment. Whoever was erased since is erased again, and what was billed since is not billed again. What stands now is put aside, not thrown away.',
    },
  ],
}
export default help
