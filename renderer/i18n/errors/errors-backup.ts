/** Making backups and putting them back. */
import type { Sentences } from './error-types'

export const backupSentences = {
  'not-a-backup': {
    nl: 'Dit is geen back-up van Kluis. Kies een bestand dat eindigt op .kluisbackup.',
    en: 'This is not a Kluis backup. Choose a file that ends in .kluisbackup.',
  },
  'backup-damaged': {
    nl: 'Deze back-up is beschadigd en wordt daarom niet teruggezet. Er is niets gewijzigd. Kies een andere.',
    en: 'This backup is damaged, so it was not restored. Nothing was changed. Choose another one.',
  },
  'backup-forged': {
    nl: 'Wat deze back-up over zichzelf zegt, is niet door dit kantoor geschreven. Hij wordt daarom niet teruggezet; er is niets gewijzigd. Kies een andere.',
    en: 'What this backup says about itself was not written by this office, so it was not restored. Nothing was changed. Choose another one.',
  },
  'no-owner-left': {
    nl: 'Wie in deze back-up eigenaar is, is dat nu niet meer. Daarom wordt hij niet teruggezet; er is niets gewijzigd. Kies een nieuwere back-up.',
    en: 'Nobody who is an owner in this backup is still one, so it was not restored. Nothing was changed. Choose a newer backup.',
  },
  'backup-truncated': {
    nl: 'Van deze back-up ontbreekt het einde: het kopiëren is waarschijnlijk afgebroken. Er is niets gewijzigd. Kies een andere, of kopieer hem opnieuw.',
    en: 'The end of this backup is missing: copying it was probably cut short. Nothing was changed. Choose another one, or copy it again.',
  },
  'backup-newer': {
    nl: ({ found, known }) =>
      `Deze back-up is gemaakt door een nieuwere Kluis (versie ${found}; dit programma kent ${known}). Installeer de nieuwste Kluis en probeer het opnieuw.`,
    en: ({ found, known }) =>
      `This backup was made by a newer Kluis (version ${found}; this program knows ${known}). Install the latest Kluis and try again.`,
  },
  'backup-other-office': {
    nl: 'Deze back-up is van een ander kantoor dan dat in deze map. Zet hem terug in een lege map (start Kluis met --data).',
    en: 'This backup is of another office than the one in this folder. Put it back in an empty folder (start Kluis with --data).',
  },
  'backup-other-password': {
    nl: 'Dit is uw wachtwoord van nu, maar deze back-up is gemaakt voordat de sleutel werd vernieuwd. Gebruik het wachtwoord van toen, of de herstelset van toen.',
    en: 'This is your current password, but this backup was made before the key was renewed. Use the password or the recovery kit you had then.',
  },
  'backup-folder-gone': {
    nl: 'De back-upmap is er niet. Sluit de schijf aan of maak verbinding met de gedeelde map, en probeer het opnieuw.',
    en: 'The backup folder is not there. Plug in the disk or connect to the share, and try again.',
  },
  'last-backup-folder': {
    nl: 'Dit is de enige back-upmap. Voeg eerst een andere toe.',
    en: 'This is the only backup folder. Add another one first.',
  },
  'replay-failed': {
    nl: 'De back-up is niet teruggezet: een verwijdering of factuurnummer van na de back-up kon niet opnieuw worden toegepast. Er is niets gewijzigd. Kies een nieuwere back-up of vraag hulp.',
    en: 'The backup was not put back: an erasure or invoice number from after the backup could not be applied again. Nothing was changed. Choose a newer backup or ask for help.',
  },
  'restore-unfinished': {
    nl: 'Het terugzetten van de back-up is nog niet afgemaakt. Sluit Kluis en start het opnieuw; dan wordt het voltooid. Er is niets verloren.',
    en: 'Putting back the backup is not finished yet. Close Kluis and start it again; it will be completed then. Nothing is lost.',
  },
  'audit-broken': {
    nl: ({ line }) =>
      `Het logboek klopt niet meer: regel ${line} volgt niet op wat ervoor staat. De back-up is niet gemaakt. Controleer het logboek bij Controle.`,
    en: ({ line }) =>
      `The audit log is not intact: line ${line} does not follow from the one before. The backup was not made. Check the audit log.`,
  },
} satisfies Partial<Sentences>
