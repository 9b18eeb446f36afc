import { useEffect, useState } from 'react'
import { useLanguage } from '../../i18n/use-format'
import type { Help } from '../../i18n/help'
import { useTranslation } from '../../i18n/use-translation'
import { rooms } from '../../rooms'
import { useUser } from '../../session/session'
import { pathsOf, readable, roomAt, type HelpPage } from './pages'

const helped = rooms.flatMap((room) =>
  'help' in room
    ? [
        {
          name: room.name,
          load: room.help,
          paths: pathsOf(room),
          room,
        },
      ]
    : [],
)

/** The pages this person may read, and the one of this place; null until they were loaded. */
export const useHelpPages = (
  path: string,
): { pages: readonly HelpPage[] | null; own: string | null } => {
  const { t } = useTranslation()
  const { role } = useUser()
  const language = useLanguage()
  const [loaded, setLoaded] = useState<ReadonlyMap<string, Help> | null>(null)
  useEffect(() => {
    let gone = false
    void Promise.all(
      helped.map(async ({ name, load }) => [name, (await load()).default] as const),
    ).then((entries) => {
      if (!gone) setLoaded(new Map(entries))
    })
    return () => {
      gone = true
    }
  }, [])
  const pages =
    loaded &&
    helped.flatMap(({ name, room }): HelpPage[] => {
      const first = room.menu.find(({ roles }) => roles.some((one) => one === role))
      const topics = readable(loaded.get(name)?.[language] ?? [], role)
      return first && topics.length > 0 ? [{ name, title: t(first.label), topics }] : []
    })
  return { pages, own: roomAt(helped, path)?.name ?? null }
}
