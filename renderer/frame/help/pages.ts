/** The pages of help: which belongs to a place, and which hold what was typed. */
import type { AnyRoute } from '@tanstack/react-router'
import { plainWords } from '../../../shared/clients/name'
import type { Role } from '../../../shared/operation'
import { editsToHold } from '../../../shared/search/alike'
import type { Topic } from '../../i18n/help'

export interface HelpPage {
  /** of the room */
  name: string
  title: string
  topics: readonly Topic[]
}

/** What this person may read of a room. */
export const readable = (topics: readonly Topic[], role: Role): Topic[] =>
  topics.filter(({ roles }) => roles === undefined || roles.includes(role))

/** Where a room's pages are, as its routes were declared. */
export const pathsOf = ({ routes }: { routes: readonly AnyRoute[] }): string[] =>
  routes.map(({ options }) => ('path' in options ? String(options.path) : ''))

/** The room whose routes hold this place: `/clients/12` is of `/clients`. */
export const roomAt = <Room extends { paths: readonly string[] }>(
  rooms: readonly Room[],
  path: string,
): Room | null => {
  const parts = path.split('/')
  const fits = (route: string): boolean => {
    const wanted = route.split('/')
    return (
      wanted.length === parts.length &&
      wanted.every((part, at) => part.startsWith('$') || part === parts[at])
    )
  }
  // `/clients/new` before `/clients/$clientId`: of the routes that fit the one with the fewest gaps.
  const gaps = (route: string): number => route.split('$').length
  const [best] = rooms
    .flatMap((room) => room.paths.filter(fits).map((route) => ({ room, gaps: gaps(route) })))
    .sort((a, b) => a.gaps - b.gaps)
  return best?.room ?? null
}

/** Topics that hold every word typed, those whose title does first; slips are forgiven. */
export const topicsWith = (
  pages: readonly HelpPage[],
  typed: string,
): { page: HelpPage; topic: Topic }[] => {
  const asked = plainWords(typed)
  if (asked.length === 0) return []
  return pages
    .flatMap((page) =>
      page.topics.flatMap((topic) => {
        const title = [...plainWords(page.title), ...plainWords(topic.title)]
        const whole = [topic.text, ...(topic.steps ?? [])].flatMap(plainWords)
        const edits = editsToHold(asked, [...title, ...whole])
        if (edits === null) return []
        return [{ page, topic, edits, titled: editsToHold(asked, title) !== null }]
      }),
    )
    .sort((a, b) => Number(b.titled) - Number(a.titled) || a.edits - b.edits)
    .map(({ page, topic }) => ({ page, topic }))
}
