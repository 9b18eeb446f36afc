/** Reminders and direct debit. */
import type { NotReminded } from '../../../shared/collection/not-reminded'
import type { Language } from '../../../shared/language'
import type { Sentences } from './error-types'

const why: Record<NotReminded, Record<Language, string>> = {
  disputed: {
    nl: 'Over deze factuur loopt een geschil.',
    en: 'This invoice is in dispute.',
  },
  objected: {
    nl: 'Deze klant heeft bezwaar gemaakt tegen herinneringen.',
    en: 'This client objected to reminders.',
  },
  paused: {
    nl: 'Voor deze klant staan herinneringen op pauze.',
    en: 'Reminders to this client are paused.',
  },
  collecting: {
    nl: 'Deze factuur is aangeboden voor automatische incasso.',
    en: 'This invoice was handed in for direct debit.',
  },
  'no-address': {
    nl: 'Van deze klant is geen e-mailadres en geen straat bekend.',
    en: 'This client has neither an e-mail address nor a street.',
  },
}

export const collectionSentences = {
  'held-reminder': {
    nl: ({ why: held }) => `${why[held].nl} Er is niets gemaakt.`,
    en: ({ why: held }) => `${why[held].en} Nothing was made.`,
  },
  'batch-written': {
    nl: 'Het bestand van deze batch is al geschreven. Het wordt nooit nog eens gemaakt, zodat niemand twee keer betaalt.',
    en: 'The file of this batch was written already. It is never made again, so that nobody pays twice.',
  },
  'client-objects': {
    nl: 'Deze klant heeft bezwaar gemaakt tegen berichten die geen factuur zijn. Als PDF kunt u het wel opslaan.',
    en: 'This client objected to messages other than invoices. You can still save it as a PDF.',
  },
} satisfies Partial<Sentences>
