/** Problems of quotes, and of how they are billed. */
import type { ProblemSentences } from './problem-types'

export const quoteProblems: ProblemSentences = {
  'bills-quote': {
    nl: 'Deze factuur hoort bij een offerte en blijft dus bij deze klant. Gooi anders het concept weg.',
    en: 'This invoice belongs to a quote, so it stays with this client. Otherwise throw the draft away.',
  },
  'too-many-lines-of-text': {
    nl: 'Houd de inleiding op 20 regels; de rest past onder de regels van de offerte.',
    en: 'Keep the introduction to 20 lines; the rest fits below the lines of the quote.',
  },
  'before-sent': {
    nl: 'Deze dag ligt voor de dag waarop de offerte is verstuurd.',
    en: 'This day is before the day on which the quote was sent.',
  },
  'not-a-line': {
    nl: 'Kies regels van deze offerte, elk één keer.',
    en: 'Choose lines of this quote, each once.',
  },
  'shares-not-whole': {
    nl: 'De termijnen tellen samen niet op tot 100%.',
    en: 'The instalments do not add up to 100%.',
  },
  'nothing-to-bill': {
    nl: 'Van deze termijn valt niets te factureren. De laatste factuur rekent de rest af.',
    en: 'There is nothing to bill for this instalment. The last invoice charges the rest.',
  },
}
