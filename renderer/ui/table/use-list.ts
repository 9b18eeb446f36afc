import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call } from '../../api'
import type { Input, OperationName, Output } from '../../../shared/contract'

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
  rows: readonly Row[]
  isPending: boolean
  isFetching: boolean
  error: unknown
  hasMore: boolean
  loadMore: () => void
  refetch: () => unknown
}

interface PageOf<Row> {
  rows: readonly Row[]
  next: unknown
}

const pageSize = 100
const noCursor: unknown = null

/** A list that loads its next page when one scrolls there, and refreshes when the office says so. */
export const useList = <Name extends ListName>(
  op: Name,
  filters: Omit<Input<Name>, 'after' | 'limit'>,
  { limit = pageSize }: { limit?: number } = {},
): KeysetList<RowOf<Name>> & { first: Output<Name> | undefined } => {
  const query = useInfiniteQuery({
    queryKey: [op, filters, 'pages', limit],
    queryFn: async ({ pageParam }): Promise<PageOf<RowOf<Name>>> => {
      // Filters with the two fields of paging are that operation's input, by the type above.
      const input = { ...filters, after: pageParam, limit } as Input<Name>
      return (await call(op, input)) as PageOf<RowOf<Name>>
    },
    initialPageParam: noCursor,
    getNextPageParam: (page) => page.next ?? undefined,
    // While the next search runs the last result stays: a list that blinks cannot be read.
    placeholderData: (before) => before,
  })
  const rows = useMemo(
    () => query.data?.pages.flatMap((page) => [...page.rows]) ?? [],
    [query.data],
  )
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query
  return {
    rows,
    // What the first page says beside its rows; pages hold the operation's output, by the type above.
    first: query.data?.pages[0] as Output<Name> | undefined,
    isPending: query.isPending,
    isFetching: query.isFetching,
    error: query.error,
    hasMore: hasNextPage,
    loadMore: () => {
      if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
    },
    refetch: query.refetch,
  }
}
