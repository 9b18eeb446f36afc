/** What this room says about itself. */
import type { Help } from '../i18n/help'

const help: Help = {
  nl: [
    {
      title: 'Wat een klant vraagt',
      text: 'Een klant kan iets bestellen, wijzigen, opzeggen of vragen: per mail, telefoon of met het klantportaal. Leg het hier vast. U ziet wat er verandert voordat u het uitvoert, en uitvoeren gebeurt één keer. Weigert u, dan schrijft Kluis de brief.',
      steps: [
        'Kies Nieuw verzoek, of sleep een verzoekbestand van een klant op het venster.',
        'Bekijk wat er verandert.',
        'Voer het uit, of weiger met een reden.',
      ],
    },
    {
      title: 'Het klantportaal',
      text: 'Het klantportaal is één versleuteld bestand voor één klant: wat u bewaart, de diensten en de facturen. Geef het wachtwoord apart, bijvoorbeeld aan de telefoon. Wat de klant vraagt komt terug als een klein bestand dat alleen uw kantoor kan openen.',
    },
  ],
  en: [
    {
      title: 'What a client asks',
      text: 'A client can order, change, cancel or ask something: by mail, by telephone or with the client portal. Put it here. You see what changes before you carry it out, and it is carried out once. When you refuse, Kluis writes the letter.',
      steps: [
        'Choose New request, or drop a request file of a client on the window.',
        'Look at what changes.',
        'Carry it out, or refuse with a reason.',
      ],
    },
    {
      title: 'The client portal',
      text: 'The client portal is one encrypted file for one client: what you keep, the services and the invoices. Give the password apart, by telephone for instance. What the client asks comes back as a small file that only your office can open.',
    },
  ],
}
export default help
