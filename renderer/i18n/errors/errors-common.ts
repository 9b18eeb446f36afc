/** What any operation may answer. */
import type { Sentences } from './error-types'

export const commonSentences = {
  'unknown-operation': {
    nl: 'Dit onderdeel kent deze opdracht niet. Sluit Kluis en start het opnieuw.',
    en: 'This part of Kluis does not know that request. Close Kluis and start it again.',
  },
  locked: {
    nl: 'Kluis is vergrendeld. Ontgrendel eerst.',
    en: 'Kluis is locked. Unlock it first.',
  },
  forbidden: {
    nl: 'Uw rol mag dit niet. Vraag het de eigenaar.',
    en: 'Your role may not do this. Ask the owner.',
  },
  'invalid-input': {
    nl: ({ problems }) =>
      problems.length === 1
        ? 'Eén veld klopt nog niet; er staat bij wat eraan schort.'
        : `${problems.length} velden kloppen nog niet; bij elk staat wat eraan schort.`,
    en: ({ problems }) =>
      problems.length === 1
        ? 'One field is not right yet; the reason stands beside it.'
        : `${problems.length} fields are not right yet; the reason stands beside each.`,
  },
  internal: {
    nl: ({ logId }) =>
      `Er ging iets mis in Kluis zelf. Er is niets half opgeslagen.${logId ? ` Logboeknummer: ${logId}.` : ''} Probeer het opnieuw.`,
    en: ({ logId }) =>
      `Something went wrong inside Kluis. Nothing was half saved.${logId ? ` Log number: ${logId}.` : ''} Try again.`,
  },
  'not-found': {
    nl: 'Dit bestaat niet (meer). Misschien is het intussen verwijderd of gewijzigd.',
    en: 'This does not exist, or no longer does. It may have been removed or changed in the meantime.',
  },
  'changed-meanwhile': {
    nl: 'Een collega heeft dit intussen gewijzigd. Er is niets opgeslagen; wat u typte is bewaard. Open het opnieuw en vergelijk.',
    en: 'A colleague has changed this in the meantime. Nothing was saved; what you typed has been kept. Open it again and compare.',
  },
  busy: {
    nl: 'Kluis is even bezig met versleutelen of met een back-up. Probeer het zo nog eens.',
    en: 'Kluis is busy encrypting or with a backup. Try again in a moment.',
  },
  'key-reused': {
    nl: 'Kluis kreeg twee verschillende verzoeken met hetzelfde kenmerk. Het tweede is niet uitgevoerd; probeer het opnieuw.',
    en: 'Kluis received two different requests with the same mark. The second was not carried out; try again.',
  },
  'done-before': {
    nl: 'Dit was al gedaan en is niet nog eens gedaan. Kijk hoe het er nu voor staat.',
    en: 'This had already been done and was not done again. Check how things stand now.',
  },
  'outcome-lost': {
    nl: 'Intussen is een back-up teruggezet. Kijk na of het was gedaan en doe het anders opnieuw.',
    en: 'A backup was restored in the meantime. Check whether this had been done, and if not do it again.',
  },
  'file-changed': {
    nl: 'Het bestand veranderde terwijl Kluis het las. Kies het opnieuw.',
    en: 'The file changed while Kluis was reading it. Choose it again.',
  },
  'desk-damaged': {
    nl: 'Kluis kan niet meer lezen welke computer dit is: het bestand desk.json in de map ‘desk’ van de gegevensmap is beschadigd. Daarom kan niemand zich hier aanmelden.',
    en: 'Kluis can no longer read which computer this is: the file desk.json in the folder “desk” of the data folder is damaged. So nobody can sign in here.',
  },
  'desk-lost': {
    nl: 'Kluis kon even niet bij de sleutelbos en bestanden van deze computer. Probeer het opnieuw.',
    en: 'Kluis could not reach the keychain and files of this computer for a moment. Try again.',
  },
  cancelled: { nl: 'Gestopt. Er is niets gewijzigd.', en: 'Stopped. Nothing was changed.' },
} satisfies Partial<Sentences>
