/** A term of the policy in words. */
import type { Language } from '../../../shared/language'
import type { StartingEvent, Term } from '../../../shared/retention/policy'
import { startWords } from '../exports/access/words'

const words = {
  nl: { year: 'jaar', years: 'jaar', day: 'dag', days: 'dagen', atOnce: 'geen dag langer' },
  en: { year: 'year', years: 'years', day: 'day', days: 'days', atOnce: 'not a day longer' },
} as const satisfies Record<Language, Record<string, string>>

/** '7 jaar'; of no length at all: 'geen dag langer'. */
export const lengthText = ({ years, days }: Term, language: Language): string => {
  const w = words[language]
  const parts = [
    ...(years > 0 ? [`${years} ${years === 1 ? w.year : w.years}`] : []),
    ...(days > 0 ? [`${days} ${days === 1 ? w.day : w.days}`] : []),
  ]
  return parts.length === 0 ? w.atOnce : parts.join(language === 'nl' ? ' en ' : ' and ')
}

/** '7 jaar na boekjaar of opzegdatum'. */
export const termText = (term: Term, from: StartingEvent, language: Language): string =>
  `${lengthText(term, language)} ${startWords[language][from]}`
