/** Why a contract ends when it does: for the screen, the letter and the portal alike. */
import type { Language } from '../language'
import type { TerminationRule } from './termination'

/** Where the rule stands; null where the contract alone decides. */
export const terminationLaw = {
  withdrawal: '6:230o BW, 6:230r BW',
  'withdrawal-after-use': '6:230o BW, 6:230s lid 4 BW',
  'first-term': null,
  'after-one-year': '6:237 onder k BW',
  'after-first-term': '6:236 onder j BW',
  'no-fixed-term': '6:236 onder j BW',
  'business-term': null,
  'business-notice': null,
} as const satisfies Record<TerminationRule, string | null>

/** One sentence that says which rule decided. */
export const terminationReason = {
  nl: {
    withdrawal:
      'De overeenkomst is binnen de bedenktijd van veertien dagen herroepen: alles wat is betaald, gaat terug.',
    'withdrawal-after-use':
      'De overeenkomst is binnen de bedenktijd van veertien dagen herroepen. De dienst was op verzoek al begonnen: de gebruikte dagen worden betaald, de rest gaat terug.',
    'first-term': 'De afgesproken eerste termijn loopt tot en met deze dag.',
    'after-one-year':
      'Een consument is ten hoogste een jaar gebonden en mag daarna elke dag opzeggen, met een opzegtermijn van ten hoogste een maand.',
    'after-first-term':
      'Na de eerste termijn mag een consument elke dag opzeggen, met een opzegtermijn van ten hoogste een maand.',
    'no-fixed-term':
      'Zonder vaste termijn mag een consument elke dag opzeggen, met een opzegtermijn van ten hoogste een maand.',
    'business-term':
      'Volgens het contract eindigt de overeenkomst aan het einde van een termijn, met de afgesproken opzegtermijn.',
    'business-notice':
      'Volgens het contract kan elke dag worden opgezegd, met de afgesproken opzegtermijn.',
  },
  en: {
    withdrawal:
      'The contract was withdrawn from within the fourteen days allowed: all that was paid goes back.',
    'withdrawal-after-use':
      'The contract was withdrawn from within the fourteen days allowed. The service had begun on request: the days used are paid, the rest goes back.',
    'first-term': 'The first term that was agreed runs up to and including this day.',
    'after-one-year':
      'A consumer is bound for one year at most and may then leave any day, with at most one month’s notice.',
    'after-first-term':
      'After the first term a consumer may leave any day, with at most one month’s notice.',
    'no-fixed-term':
      'Without a fixed term a consumer may leave any day, with at most one month’s notice.',
    'business-term':
      'Under the contract it ends at the end of a term, with the notice that was agreed.',
    'business-notice':
      'Under the contract notice may be given for any day, with the notice that was agreed.',
  },
} as const satisfies Record<Language, Record<TerminationRule, string>>
