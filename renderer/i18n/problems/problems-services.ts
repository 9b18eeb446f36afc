/** Problems of what is sold, and of what clients have of it. */
import type { ProblemSentences } from './problem-types'

export const servicesProblems: ProblemSentences = {
  'brace-alone': {
    nl: 'Er staat een losse accolade in de tekst. Haal haar weg, of sluit het veld.',
    en: 'There is a brace on its own in the text. Take it away, or close the field.',
  },
  'not-a-period': {
    nl: 'Kies een periode uit de lijst.',
    en: 'Choose a period from the list.',
  },
  'notice-too-long': {
    nl: 'De opzegtermijn is hoogstens twaalf maanden.',
    en: 'The notice period is twelve months at most.',
  },
  'not-a-top-level': {
    nl: 'Dit is geen extensie, zoals nl of co.uk.',
    en: 'This is no top-level domain, such as nl or co.uk.',
  },
}
