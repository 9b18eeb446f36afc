/** The ledger beside the database, and what it says against it. */
import { formatMoment } from '../../../shared/dates'
import type { HistoryGap } from '../../../shared/errors'
import type { Language } from '../../../shared/language'
import type { Sentences } from './error-types'

export const ledgerSentences = {
  'ledger-behind': {
    nl: 'Dit is niet gedaan: het register naast de gegevens (office.ledger) kan nu niet worden bijgewerkt. Maak ruimte op de schijf of herstel de toegang tot de map, en probeer het opnieuw.',
    en: 'This was not done: the ledger beside the data (office.ledger) cannot be written now. Make room on the disk or restore access to the folder, and try again.',
  },
  'ledger-damaged': {
    nl: 'In het register naast de gegevens (office.ledger) staat een regel die niet klopt.',
    en: 'The ledger beside the data (office.ledger) has a line that is not what Kluis wrote.',
  },
  'ledger-newer': {
    nl: ({ line }) =>
      `Regel ${line} van het register (office.ledger) is geschreven door een nieuwere Kluis. Installeer de nieuwste Kluis en probeer het opnieuw.`,
    en: ({ line }) =>
      `Line ${line} of the ledger (office.ledger) was written by a newer Kluis. Install the latest Kluis and try again.`,
  },
  'older-database': {
    nl: ({ gap }) =>
      gap
        ? `Het bestand op deze computer is ouder dan het kantoor: na ${formatMoment(gap.since, 'nl')} ${missing(gap, 'nl')}.`
        : 'Het bestand op deze computer is ouder dan het kantoor: er ontbreekt werk van daarna. Vraag een eigenaar om zich hier aan te melden. Tot dan wordt er niets gewijzigd.',
    en: ({ gap }) =>
      gap
        ? `This computer’s file is older than the office: after ${formatMoment(gap.since, 'en')}, ${missing(gap, 'en')}.`
        : 'This computer’s file is older than the office: work from after it is missing. Ask an owner to sign in here. Nothing is changed until then.',
  },
  'two-histories': {
    nl: ({ gap }) =>
      gap
        ? `Met het kantoor is op twee plaatsen verder gewerkt. In het bestand op deze computer, bijgewerkt tot ${formatMoment(gap.since, 'nl')}, ${missing(gap, 'nl')}. Andersom ontbreekt daar werk dat hier is gedaan.`
        : 'Met het kantoor is op twee plaatsen verder gewerkt. Vraag een eigenaar om zich hier aan te melden. Tot dan wordt er niets gewijzigd.',
    en: ({ gap }) =>
      gap
        ? `The office was worked in at two places. From this computer’s file, which goes up to ${formatMoment(gap.since, 'en')}, ${missing(gap, 'en')}. In turn, work that was done here is missing there.`
        : 'The office was worked in at two places. Ask an owner to sign in here. Nothing is changed until then.',
  },
} satisfies Partial<Sentences>

const words = {
  nl: {
    invoices: ['factuur', 'facturen'],
    erasures: ['wissing', 'wissingen'],
    others: ['andere handeling', 'andere handelingen'],
    verb: ['ontbreekt', 'ontbreken'],
    and: 'en',
  },
  en: {
    invoices: ['invoice', 'invoices'],
    erasures: ['erasure', 'erasures'],
    others: ['other act', 'other acts'],
    verb: ['is missing', 'are missing'],
    and: 'and',
  },
} as const

/** "3 invoices and 1 erasure are missing", in the order of the language. */
function missing({ invoices, erasures, others }: HistoryGap, language: Language): string {
  const own = words[language]
  const counted = [
    { count: invoices, word: own.invoices },
    { count: erasures, word: own.erasures },
    { count: others, word: own.others },
  ].filter(({ count }) => count > 0)
  // A number stays on the line of what it counts.
  const parts = counted.map(({ count, word }) => `${count}\u00a0${word[count === 1 ? 0 : 1]}`)
  const list =
    parts.length > 1
      ? `${parts.slice(0, -1).join(', ')} ${own.and} ${parts.at(-1)}`
      : parts.join('')
  const verb = own.verb[counted.length === 1 && counted[0]?.count === 1 ? 0 : 1]
  return language === 'nl' ? `${verb} ${list}` : `${list} ${verb}`
}
