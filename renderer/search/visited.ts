import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

export interface Visited {
  of: 'client' | 'invoice'
  id: number
}

const most = 8

/** The record that a place shows; null for a place that shows none. */
export const recordAt = (path: string): Visited | null => {
  const [, room, id] = /^\/(clients|invoices)\/(\d{1,15})(?:\/|$)/.exec(path) ?? []
  if (room === undefined || id === undefined) return null
  return { of: room === 'clients' ? 'client' : 'invoice', id: Number(id) }
}

/** With this record in front, each once. */
export const withVisit = (visited: readonly Visited[], record: Visited): readonly Visited[] =>
  [record, ...visited.filter(({ of, id }) => of !== record.of || id !== record.id)].slice(0, most)

/** The records this person had open, the latest first; in memory, and gone at a lock. */
export const useVisited = (): readonly Visited[] => {
  const router = useRouter()
  const [visited, setVisited] = useState<readonly Visited[]>([])
  useEffect(
    () =>
      router.subscribe('onResolved', ({ toLocation }) => {
        const record = recordAt(toLocation.pathname)
        if (record) setVisited((before) => withVisit(before, record))
      }),
    [router],
  )
  return visited
}
