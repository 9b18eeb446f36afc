/**
 * Somebody else saved the same record first. What they saved and what was typed stand side by side;
 * what only they changed is taken over, what only one changed oneself stays, and the rest is chosen.
 */
import { useState, type ReactNode } from 'react'
import { isError } from '../../api'
import { same } from './form-path'

/** What is chosen as one: a field, fields that only mean something together, or a row of a list. */
export interface Part<V> {
  key: string
  label: string
  of: (values: V) => unknown
  /** `to`, with this part as `from` has it */
  take: (from: V, to: V) => V
  show: (values: V) => ReactNode
}

export const differs = <V>({ of }: Part<V>, one: V, other: V): boolean => !same(of(one), of(other))

/** Fields that are chosen together, by their paths. */
export const fieldsPart = <V extends object>(
  paths: readonly (keyof V & string)[],
  label: string,
  show: (values: V) => ReactNode,
): Part<V> => ({
  key: paths.join(),
  label,
  show,
  of: (values) => paths.map((path) => values[path]),
  take: (from, to) => paths.reduce<V>((now, path) => ({ ...now, [path]: from[path] }), to),
})

/** A list in the values, and its words. */
interface ListIn<V, Row> {
  key: string
  of: (values: V) => readonly Row[]
  put: (values: V, rows: Row[]) => V
  /** of the n-th row; without a number, of those that have none */
  label: (number: number | null) => string
  show: (row: Row) => string
}

/** Rows that are known by their place: each that both have, and as one the rest of the longer list. */
export const rowsByPlace = <V, Row>(
  { key, of, put, label, show }: ListIn<V, Row>,
  theirs: V,
  mine: V,
): Part<V>[] => {
  const shared = Math.min(of(theirs).length, of(mine).length)
  const part = (from: number, to: number): Part<V> => ({
    key: `${key}.${from}`,
    label: label(to === Infinity ? null : to),
    of: (values) => of(values).slice(from, to),
    take: (source, values) =>
      put(values, [
        ...of(values).slice(0, from),
        ...of(source).slice(from, to),
        ...of(values).slice(to),
      ]),
    show: (values) => of(values).slice(from, to).map(show).join('\n'),
  })
  return [...Array.from({ length: shared }, (_, at) => part(at, at + 1)), part(shared, Infinity)]
}

/** Rows that are known by their number; those typed anew, which have none yet, are one part. */
export const rowsById = <V, Row extends { id: number | null }>(
  { key, of, put, label, show }: ListIn<V, Row>,
  theirs: V,
  mine: V,
): Part<V>[] => {
  const ids = [...new Set([...of(theirs), ...of(mine)].map(({ id }) => id))]
  return ids.map((id): Part<V> => {
    const named = (values: V) => of(values).filter((row) => row.id === id)
    return {
      key: `${key}.${id ?? 'new'}`,
      label: label(null),
      of: named,
      take: (source, values) => {
        const rest = of(values).filter((row) => row.id !== id)
        const at = of(values).findIndex((row) => row.id === id)
        const place = at < 0 ? rest.length : at
        return put(values, [...rest.slice(0, place), ...named(source), ...rest.slice(place)])
      },
      show: (values) => named(values).map(show).join('\n'),
    }
  })
}

interface Meeting<V> {
  /** what stood there before either of both */
  base: V
  theirs: V
  mine: V
}

/** What of a form is needed to go on over another version. */
export interface MeetingForm<V> {
  values: V
  base: V
  meet: (theirs: V, merge: (mine: V) => V) => void
}

interface ConflictOptions<V> {
  /** where the values hold the version that was typed over */
  version: keyof V & string
  /** what stands there now, as this person may see it */
  now: () => Promise<V>
  /** what can be chosen; of these, what differs is shown */
  parts: (theirs: V, mine: V) => readonly Part<V>[]
}

/** Two people in one record; `answer` goes with each saving: `form.submit(save, conflict.answer)`. */
export const useConflict = <V extends object>(
  form: MeetingForm<V>,
  options: ConflictOptions<V>,
) => {
  const [meeting, setMeeting] = useState<Meeting<V> | null>(null)
  const parts = meeting
    ? options
        .parts(meeting.theirs, meeting.mine)
        .filter((part) => differs(part, meeting.theirs, meeting.mine))
    : []

  const answer = async (error: unknown): Promise<boolean> => {
    if (!isError(error, 'changed-meanwhile')) return false
    const theirs = await options.now().catch(() => null)
    if (theirs === null) return false
    const { version } = options
    const { values: mine, base } = form
    setMeeting({ base, theirs, mine })
    form.meet(theirs, (now) => {
      const merged = options
        .parts(theirs, now)
        .filter((part) => !differs(part, base, now))
        .reduce((values, part) => part.take(theirs, values), now)
      return { ...merged, [version]: theirs[version] }
    })
    return true
  }

  return {
    /** null: nobody came in between */
    meeting,
    parts,
    answer,
    over: () => setMeeting(null),
    /** The form shows what is chosen; what was typed stays to be chosen again. */
    choose: (chosen: readonly Part<V>[], side: 'theirs' | 'mine') => {
      if (!meeting) return
      form.meet(meeting.theirs, (now) =>
        chosen.reduce((values, part) => part.take(meeting[side], values), now),
      )
    },
  }
}

export type Conflict<V extends object> = ReturnType<typeof useConflict<V>>
