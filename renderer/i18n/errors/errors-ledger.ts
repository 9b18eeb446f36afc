/** The ledger beside the database, and what it says against it. */
import type { Sentences } from './error-types'

export const ledgerSentences = {
  'ledger-behind': {
    nl: 'Dit is niet gedaan: het register naast de gegevens (office.ledger) kan nu niet worden bijgewerkt. Maak ruimte op de schijf of herstel de toegang tot de map, en probeer het opnieuw.',
    en: 'This was not done: the ledger beside the data (office.ledger) cannot be written now. Make room on the disk or restore access to the folder, and try again.',
  },
  'ledger-damaged': {
    nl: 'In het register naast de gegevens (office.ledger) staat een regel die niet klopt.',
    en: 'The ledger beside the data (office.ledger) has a line that is not what was written.',
  },
  'ledger-newer': {
    nl: ({ line }) =>
      `Regel ${line} van het register (office.ledger) is geschreven door een nieuwere Kluis. Installeer de nieuwste Kluis en probeer het opnieuw.`,
    en: ({ line }) =>
      `Line ${line} of the ledger (office.ledger) was written by a newer Kluis. Install the latest Kluis and try again.`,
  },
  'older-database': {
    nl: 'Het gegevensbestand op deze computer is ouder dan het kantoor: werk van daarna ontbreekt. Vraag een eigenaar om zich aan te melden. Tot dan wordt er niets gewijzigd.',
    en: 'This computer’s file is older than the office: work from after it is missing. Ask an owner to sign in. Nothing is changed until then.',
  },
  'two-histories': {
    nl: 'Het gegevensbestand op deze computer en het register zijn ieder hun eigen weg gegaan. Vraag een eigenaar om zich aan te melden. Tot dan wordt er niets gewijzigd.',
    en: 'This computer’s file and the ledger went different ways. Ask an owner to sign in. Nothing is changed until then.',
  },
} satisfies Partial<Sentences>
