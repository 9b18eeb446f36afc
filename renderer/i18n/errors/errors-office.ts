/** The office's own files, and files that come and go. */
import type { FileProblem } from '../../../shared/errors'
import type { Language } from '../../../shared/language'
import type { Sentences } from './error-types'
import { fileReasons } from '../file-reasons'

export const officeSentences = {
  'folder-not-writable': {
    nl: 'Kluis mag niet schrijven in de gegevensmap. Geef uw gebruiker schrijfrechten op die map, of kies een andere map met --data.',
    en: 'Kluis is not allowed to write to the data folder. Give your user account write permission, or choose another folder with --data.',
  },
  'path-too-long': {
    nl: 'De naam van de gegevensmap is met alle mappen erboven te lang voor dit systeem. Start Kluis met --data en een map met een kortere naam.',
    en: 'With all folders above it, the name of the data folder is too long for this system. Start Kluis with --data and a folder with a shorter name.',
  },
  'file-forbidden': {
    nl: ({ file }) =>
      `Uw gebruiker mag het bestand ${file} in de gegevensmap niet lezen of niet wijzigen. Het hoort bij een andere gebruiker, bijvoorbeeld doordat Kluis een keer als beheerder (root) is gestart. Wat erin staat is niet bekeken.`,
    en: ({ file }) =>
      `Your user may not read, or not change, the file ${file} in the data folder. It belongs to another user, for example because Kluis was once started as administrator (root). What is in it was not looked at.`,
  },
  'office-in-use': {
    nl: 'Een andere Kluis heeft deze map al geopend. Gebruik dat venster, of sluit het eerst.',
    en: 'Another Kluis already has this folder open. Use that window, or close it first.',
  },
  'keys-missing': {
    nl: 'Het sleutelbestand (office.keys.json) ontbreekt naast de database. Zet het terug uit een back-up; zonder dit bestand kan niemand de gegevens openen.',
    en: 'The key file (office.keys.json) is missing beside the database. Put it back from a backup; without it nobody can open the data.',
  },
  'keys-damaged': {
    nl: 'Het sleutelbestand (office.keys.json) en de kopie ernaast zijn beide beschadigd. Zet een back-up terug.',
    en: 'The key file (office.keys.json) and the copy beside it are both damaged. Put back a backup.',
  },
  'keys-of-version-1': {
    nl: 'Het sleutelbestand (office.keys.json) is van een proefversie van Kluis die nooit is uitgebracht. Dit programma opent het niet.',
    en: 'The key file (office.keys.json) is from a trial version of Kluis that was never released. This program does not open it.',
  },
  'keys-older': {
    nl: 'Het sleutelbestand naast de database is ouder dan uw laatste wachtwoord of herstelset. Wat u typte hoort bij dat oudere bestand en opent het kantoor niet meer.',
    en: 'The key file beside the database is older than your last password or recovery kit. What you typed belongs to that older file and no longer opens the office.',
  },
  'keys-disagree': {
    nl: 'Het sleutelbestand en de database horen niet bij elkaar. Er is niets geopend en niets gewijzigd. Zet een back-up terug.',
    en: 'The key file and the database do not belong together. Nothing was opened and nothing was changed. Put back a backup.',
  },
  'archive-foreign': {
    nl: 'De sleutel van het archief in deze database is niet de sleutel die bij uw wachtwoord hoort: hij is vervangen. Daarom komt niemand binnen en wordt er niets gewijzigd. Zet een back-up terug; is de sleutel daarin ook vervangen, dan zegt Kluis dat en kiest u een oudere.',
    en: 'The archive’s key in this database is not the one that belongs to your password: it was replaced. So nobody gets in and nothing is changed. Restore a backup; if the key was replaced in that one too, Kluis says so and you choose an older one.',
  },
  'change-not-done': {
    nl: 'Uw laatste wijziging is afgebroken voordat zij klaar was. Log in met het wachtwoord dat u daarvoor had.',
    en: 'Your last change was cut short before it was done. Sign in with the password you had before it.',
  },
  'wrong-key': {
    nl: 'De sleutel past niet op deze database: het bestand hoort bij een ander kantoor of is beschadigd. Zet database en sleutelbestand uit dezelfde back-up terug.',
    en: 'The key does not fit this database: the file belongs to another office or is damaged. Put back database and key file from the same backup.',
  },
  'database-damaged': {
    nl: 'De database is beschadigd en is daarom niet geopend. Er is niets gewijzigd. Zet een back-up terug.',
    en: 'The database is damaged and was therefore not opened. Nothing was changed. Put back a backup.',
  },
  'database-missing': {
    nl: 'De database (office.db) ontbreekt, terwijl het sleutelbestand er wel is. Zet de database terug uit een back-up.',
    en: 'The database (office.db) is missing, though the key file is there. Put the database back from a backup.',
  },
  'database-newer': {
    nl: ({ found, known }) =>
      `Deze database is geschreven door een nieuwere Kluis (versie ${found}; dit programma kent ${known}). Installeer de nieuwste Kluis.`,
    en: ({ found, known }) =>
      `This database was written by a newer Kluis (version ${found}; this program knows ${known}). Install the latest Kluis.`,
  },
  'disk-full': {
    nl: 'De schijf is vol. Er is niets half opgeslagen. Maak ruimte en probeer het opnieuw.',
    en: 'The disk is full. Nothing was left half saved. Free up space and try again.',
  },
  'migration-failed': {
    nl: ({ step }) =>
      `Het bijwerken van de database is mislukt bij stap ${step}. De oude database is ongewijzigd. Maak een kopie van de gegevensmap en vraag hulp.`,
    en: ({ step }) =>
      `Updating the database failed at step ${step}. The old database is unchanged. Copy the data folder and ask for help.`,
  },
  'file-gone': {
    nl: 'Het gekozen bestand is er niet meer. Kies het opnieuw.',
    en: 'The chosen file is no longer there. Choose it again.',
  },
  'file-token-unknown': {
    nl: 'De keuze van het bestand is verlopen. Kies het bestand opnieuw.',
    en: 'Your choice of file has expired. Choose the file again.',
  },
  'file-too-large': {
    nl: ({ megabytes, limit }) =>
      `Het bestand is te groot: ${megabytes} MB, terwijl hier hoogstens ${limit} MB past.`,
    en: ({ megabytes, limit }) =>
      `The file is too large: ${megabytes} MB, where at most ${limit} MB fits.`,
  },
  'file-unreadable': {
    nl: (problem) => withPlace(problem, 'nl'),
    en: (problem) => withPlace(problem, 'en'),
  },
  'file-write-failed': {
    nl: 'Het bestand kon daar niet worden geschreven. Kies een andere plek.',
    en: 'The file could not be written there. Choose another location.',
  },
  'no-mail-program': {
    nl: 'Er is geen mailprogramma dat het concept kan openen. Stel er een in op deze computer, of sla het concept op.',
    en: 'No mail program could open the draft. Set one up on this computer, or save the draft.',
  },
  'no-program': {
    nl: 'Geen programma op deze computer kan dit bestand openen. Sla het op, of stel er een programma voor in.',
    en: 'No program on this computer can open this file. Save it, or set up a program for it.',
  },
} satisfies Partial<Sentences>

/** The place of the fault goes before the full stop: "… niet te lezen is (regel 12)." */
function withPlace({ reason, file, line, element }: FileProblem, language: Language): string {
  const sentence = fileReasons[reason][language]
  const parts = [
    line === undefined ? null : `${language === 'nl' ? 'regel' : 'line'} ${line}`,
    element === undefined ? null : `${language === 'nl' ? 'onderdeel' : 'element'} ${element}`,
  ].filter((part) => part !== null)
  const placed = parts.length === 0 ? sentence : `${sentence.slice(0, -1)} (${parts.join(', ')}).`
  return file === undefined ? placed : `${file}: ${placed}`
}
