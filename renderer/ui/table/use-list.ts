import { hashKey, useQuery } from '@tanstack/react-query'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { call, queryClient } from '../../api'
import type { Input, OperationName, Output } from '../../../shared/contract'
import { bringUp, isWanting, type ListPage, type Sight } from './pages'
import { placeOf } from './places'

/** Operations that page by keyset: `{…filters, after, limit}` in, `{rows, next}` out. */
export type ListName = {
  [Name in OperationName]: Output<Name> extends { rows: readonly unknown[]; next: unknown }
    ? Name
    : never
}[OperationName]

export type RowOf<Name extends ListName> =
  Output<Name> extends { rows: readonly (infer Row)[] } ? Row : never

/** What `VirtualTable` shows. */
export interface KeysetList<Row> {
  /** what was asked; lists of another question have another key */
  key: string
  rows: readonly Row[]
  isPending: boolean
  isFetching: boolean
  /** These rows answer the question before this one: they may be read, and nothing acts on them. */
  isFormer: boolean
  error: unknown
  hasMore: boolean
  /** Tells which rows are in sight: what is missing or out of date there is asked. */
  see: (sight: Sight) => void
  refetch: () => unknown
}

interface PageOf {
  rows: readonly unknown[]
  next: unknown
}

interface Answered<Row, Answer> extends ListPage<Row> {
  answer: Answer
}

const pageSize = 100

/** Lists of one operation that are kept after one left them, so that coming back finds them. */
const keptLists = 4

/**
 * A list that loads its next page when one scrolls there, and refreshes what is in sight when the
 * office says that something changed.
 */
export const useList = <Name extends ListName>(
  op: Name,
  filters: Omit<Input<Name>, 'after' | 'limit'>,
  { limit = pageSize }: { limit?: number } = {},
): KeysetList<RowOf<Name>> & { first: Output<Name> | undefined } => {
  type Pages = Answered<RowOf<Name>, Output<Name>>[]
  const queryKey = [op, 'pages', filters, limit]
  const key = hashKey(queryKey)
  const sight = useRef<Sight>(atTheTop)
  useLayoutEffect(() => {
    sight.current = placeOf(key)?.sight ?? atTheTop
  }, [key])

  const ask = async (after: unknown): Promise<Pages[number]> => {
    // Filters with the two fields of paging are that operation's input, by the type above.
    const answer: Output<Name> & PageOf = await call(op, {
      ...filters,
      after,
      limit,
    } as Input<Name>)
    const rows = answer.rows as readonly RowOf<Name>[]
    return { rows, next: answer.next ?? null, stale: false, answer }
  }
  const query = useQuery({
    queryKey,
    queryFn: (): Promise<Pages> => {
      const before = queryClient.getQueryState<Pages>(queryKey)
      const pages = before?.data ?? []
      const known = before?.isInvalidated ? pages.map((page) => ({ ...page, stale: true })) : pages
      return bringUp(known, sight.current, ask)
    },
    // While the next search runs the last result stays: a list that blinks cannot be read.
    placeholderData: (before) => before,
    structuralSharing: false,
    gcTime: Infinity,
  })
  useEffect(() => () => forgetOldLists(op), [op, key])

  const { data, isPlaceholderData: isFormer, isFetching, isError, refetch } = query
  const rows = useMemo(() => data?.flatMap((page) => [...page.rows]) ?? [], [data])
  return {
    key,
    rows,
    // What the first page says beside its rows.
    first: data?.[0]?.answer,
    isPending: query.isPending,
    isFetching,
    isFormer,
    error: query.error,
    hasMore: (data?.at(-1)?.next ?? null) !== null,
    see: (seen) => {
      if (isFormer || !data) return
      sight.current = seen
      // A refresh under way is never cut short: its answer would not come.
      if (!isFetching && !isError && isWanting(data, seen)) void refetch({ cancelRefetch: false })
    },
    refetch,
  }
}

const atTheTop: Sight = { from: 0, to: 0 }

const forgetOldLists = (op: ListName): void => {
  const cache = queryClient.getQueryCache()
  const left = cache.findAll({ queryKey: [op, 'pages'], type: 'inactive' })
  left.sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)
  for (const list of left.slice(keptLists)) cache.remove(list)
}
