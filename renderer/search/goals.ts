/** Rooms and commands by what they are called, and what was typed as the beginning of a new invoice. */
import { plainWords } from '../../shared/clients/name'
import { editsToHold } from '../../shared/search/alike'

/** Those that all typed words fit, the nearest first; `exact` where the name itself begins so. */
export const goalsFor = <Goal extends { name: string }>(
  goals: readonly Goal[],
  typed: string,
): { goal: Goal; exact: boolean }[] => {
  const asked = plainWords(typed)
  if (asked.length === 0) return []
  return goals
    .flatMap((goal) => {
      const words = plainWords(goal.name)
      // "backups" is "Back-ups" as well.
      const edits = editsToHold(asked, [...words, words.join('')])
      if (edits === null) return []
      return [{ goal, edits, exact: words.join(' ').startsWith(asked.join(' ')) }]
    })
    .sort((a, b) => Number(b.exact) - Number(a.exact) || a.edits - b.edits)
    .map(({ goal, exact }) => ({ goal, exact }))
}

/** For whom an invoice is to be made: what follows one of the `verbs`; null when none stands first. */
export const invoiceFor = (typed: string, verbs: readonly string[]): string | null => {
  const text = typed.trimStart().toLowerCase()
  const verb = verbs.find((one) => text.startsWith(`${one} `))
  if (verb === undefined) return null
  const rest = typed.trimStart().slice(verb.length).trim()
  return rest === '' ? null : rest
}
