import { useLayoutEffect, useRef, type RefObject } from 'react'
import { forgetPlace, keepPlace, placeOf } from './places'
import type { KeysetList } from './use-list'

interface PlaceProps {
  list: KeysetList<unknown>
  scrollerRef: RefObject<HTMLDivElement | null>
  active: number
  setActive: (index: number) => void
  wantedRef: RefObject<number | null>
  /** pixels */
  rowHeight: number
}

/**
 * Another question begins at the top; one that was asked before, and left, goes on where one was. From
 * a row that was opened one comes back to that row.
 */
export const usePlace = ({
  list,
  scrollerRef,
  active,
  setActive,
  wantedRef,
  rowHeight,
}: PlaceProps) => {
  const { key } = list
  const openedRef = useRef(false)
  const shown = useRef(key)
  useLayoutEffect(() => {
    if (shown.current === key) return
    shown.current = key
    forgetPlace(key)
    openedRef.current = false
    wantedRef.current = null
    if (scrollerRef.current) scrollerRef.current.scrollTop = 0
    setActive(0)
  }, [key, scrollerRef, setActive, wantedRef])

  useLayoutEffect(() => {
    const place = placeOf(shown.current)
    if (!place) return
    if (scrollerRef.current) scrollerRef.current.scrollTop = place.scrolled
    if (place.opened) wantedRef.current = place.active
    // Once: when one comes back.
  }, [scrollerRef, wantedRef])

  const now = useRef({ key, active, count: 0 })
  useLayoutEffect(() => {
    now.current = { key, active, count: list.rows.length }
  })
  useLayoutEffect(() => {
    const table = scrollerRef.current
    return () => {
      const scrolled = table?.scrollTop ?? 0
      const from = Math.floor(scrolled / rowHeight)
      const to = Math.min(
        now.current.count,
        from + Math.ceil((table?.clientHeight ?? 0) / rowHeight),
      )
      keepPlace(now.current.key, {
        sight: { from, to },
        scrolled,
        active: now.current.active,
        opened: openedRef.current,
      })
    }
  }, [scrollerRef, rowHeight])
  return openedRef
}
