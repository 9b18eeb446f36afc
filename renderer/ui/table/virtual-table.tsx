import { useVirtualizer } from '@tanstack/react-virtual'
import { IconArrowDown, IconArrowUp, IconSelector } from '@tabler/icons-react'
import {
  useEffect,
  useId,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
} from 'react'
import { useTranslation } from '../../i18n/use-translation'
import { ErrorState, LoadingState } from '../data-state'
import { ChooseAll, ChooseRow } from './choose'
import { placeOf } from './places'
import type { KeysetList } from './use-list'
import { usePlace } from './use-place'
import type { Selection } from './use-selection'
import './virtual-table.css'

export interface Column<Row, Sort extends string = string> {
  key: string
  header: string
  cell: (row: Row) => ReactNode
  /** CSS width; columns without one share the rest */
  width?: string
  /** `right` for amounts and counts */
  align?: 'left' | 'right'
  /** the list's name for this order; makes the heading a button */
  sort?: Sort
  /** leaves the column out on a narrow window */
  hideNarrow?: boolean
}

export interface Order<Sort extends string> {
  by: Sort
  direction: 'ascending' | 'descending'
}

/** pixels */
const ROW_HEIGHT = 40

interface VirtualTableProps<Row, Sort extends string> {
  /** what a screen reader calls the table */
  label: string
  list: KeysetList<Row>
  columns: readonly Column<Row, Sort>[]
  rowKey: (row: Row) => string | number
  /** click or Enter on a row */
  onOpen?: (row: Row) => void
  order?: Order<Sort>
  onOrder?: (order: Order<Sort>) => void
  /** shown instead of the table when there are no rows */
  empty: ReactNode
  /** marks a row: the one whose details are open */
  isChosen?: (row: Row) => boolean
  /** rows can be chosen, to do something with all of them; `name`: what a row is called */
  selection?: Selection<Row> & { name: (row: Row) => string }
}

/**
 * A long list: only what is in sight exists, the next page loads before one gets there. Arrow keys,
 * Page Up/Down, Home and End move over the rows, Enter opens; the headings sort. Where rows can be
 * chosen, Space does so, with Shift up to here, and Control+A takes all that is loaded. Rows that answer the
 * question before this one are still shown, and nothing can be done with them.
 */
export function VirtualTable<Row, Sort extends string = string>(
  props: VirtualTableProps<Row, Sort>,
) {
  const { list, empty } = props
  if (list.isPending) return <LoadingState rows={12} />
  if (list.error && list.rows.length === 0) {
    return <ErrorState error={list.error} onRetry={list.refetch} />
  }
  if (list.rows.length === 0 && !list.isFetching) return <>{empty}</>
  return <Grid {...props} />
}

function Grid<Row, Sort extends string>(props: VirtualTableProps<Row, Sort>) {
  const { list, columns, onOpen, label, selection } = props
  const { t } = useTranslation()
  const keys = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(() => placeOf(list.key)?.active ?? 0)
  /** the row to put the keyboard on once it is there; Infinity: the last one, however far */
  const wanted = useRef<number | null>(null)
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing here is memoized by a compiler
  const virtual = useVirtualizer({
    count: list.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    initialOffset: () => placeOf(list.key)?.scrolled ?? 0,
    overscan: 12,
    getItemKey: (index) => {
      const row = list.rows[index]
      return row === undefined ? index : props.rowKey(row)
    },
  })
  const items = virtual.getVirtualItems()
  const first = items[0]
  const last = items.at(-1)
  const firstIndex = first?.index ?? 0
  const lastIndex = last?.index ?? 0
  const { hasMore, rows } = list
  const count = rows.length
  const opened = usePlace({
    list,
    scrollerRef: scroller,
    active,
    setActive,
    wantedRef: wanted,
    rowHeight: ROW_HEIGHT,
  })

  useEffect(() => {
    if (!last) return
    list.see({ from: firstIndex, to: wanted.current === Infinity ? Infinity : last.index })
  })

  useEffect(() => {
    // A row far away exists only after the list has loaded and scrolled there.
    if (wanted.current === null) return
    if (wanted.current === Infinity) {
      if (hasMore || list.isFetching) return
      wanted.current = count - 1
      virtual.scrollToIndex(count - 1)
      setActive(count - 1)
    }
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"]`)
    if (!row) return
    wanted.current = null
    row.focus()
  }, [active, firstIndex, lastIndex, hasMore, list.isFetching, count, virtual])

  const open = (row: Row) => {
    if (!list.isFormer) onOpen?.(row)
  }
  const move = (event: KeyboardEvent<HTMLTableSectionElement>) => {
    const target = event.target
    if (!(target instanceof HTMLElement) || target.dataset.index === undefined) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2)
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -count,
      End: count,
    }
    const at = Number(target.dataset.index)
    // Another key, and one does not want to go to the end any more.
    if (wanted.current === Infinity) wanted.current = null
    if (event.key === 'Enter') {
      const row = rows[at]
      opened.current = true
      if (row !== undefined) open(row)
      return
    }
    if (selection && event.key === ' ') {
      event.preventDefault()
      const row = rows[at]
      if (row !== undefined) selection.toggle(row, event.shiftKey)
      return
    }
    if (selection && event.key === 'a' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      selection.all()
      return
    }
    if (selection && event.key === 'Escape') selection.clear()
    const step = steps[event.key]
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    if (event.key === 'End' && hasMore) {
      wanted.current = Infinity
      list.see({ from: firstIndex, to: Infinity })
      return
    }
    const next = Math.min(Math.max(at + step, 0), count - 1)
    if (next === at) return
    wanted.current = next
    virtual.scrollToIndex(next)
    setActive(next)
  }

  const widths: CSSProperties & Record<`--${string}`, string> = {
    '--kluis-table-wide': leastWidth(columns),
    '--kluis-table-narrow': leastWidth(columns.filter(({ hideNarrow = false }) => !hideNarrow)),
  }
  const tabbable = items.some((item) => item.index === active) ? active : firstIndex
  const narrow = (column: Column<Row, Sort>) => (column.hideNarrow ? 'hide' : undefined)
  return (
    <div className="kluis-table-frame">
      <div ref={scroller} className="kluis-table-scroll" data-busy={list.isFetching || undefined}>
        <table
          role="grid"
          aria-label={label}
          aria-describedby={onOpen ? keys : undefined}
          aria-rowcount={hasMore ? -1 : count + 1}
          aria-multiselectable={selection ? true : undefined}
          className="kluis-table"
          style={widths}
        >
          <colgroup>
            {selection && <col style={{ width: chooseWidth }} />}
            {columns.map((column) => (
              <col key={column.key} style={{ width: column.width }} data-narrow={narrow(column)} />
            ))}
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              {selection && <ChooseAll selection={selection} count={count} />}
              {columns.map((column) => (
                <Heading key={column.key} column={column} {...props} />
              ))}
            </tr>
          </thead>
          <tbody onKeyDown={move} inert={list.isFormer}>
            <Gap height={first?.start ?? 0} />
            {items.map(({ index, key }) => {
              const row = rows[index]
              if (row === undefined) return null
              return (
                <tr
                  key={String(key)}
                  data-index={index}
                  data-opens={onOpen ? true : undefined}
                  data-chosen={props.isChosen?.(row) || undefined}
                  aria-selected={selection?.has(row) ?? props.isChosen?.(row)}
                  aria-rowindex={index + 2}
                  tabIndex={index === tabbable ? 0 : -1}
                  style={{ height: ROW_HEIGHT }}
                  onFocus={(event) => {
                    if (event.target === event.currentTarget) setActive(index)
                  }}
                  onClick={(event) => {
                    opened.current = true
                    if (!isControl(event.target, event.currentTarget)) open(row)
                  }}
                >
                  {selection && (
                    <ChooseRow row={row} name={selection.name(row)} selection={selection} />
                  )}
                  {columns.map((column) => (
                    <td key={column.key} data-align={column.align} data-narrow={narrow(column)}>
                      {column.cell(row)}
                    </td>
                  ))}
                </tr>
              )
            })}
            <Gap height={virtual.getTotalSize() - (last?.end ?? 0)} />
          </tbody>
        </table>
      </div>
      <div className="kluis-table-foot">
        <span role="status">
          {hasMore ? t('ui.moreRows', { loaded: count }) : t('ui.rowsLoaded', { count })}
        </span>
        {onOpen && <span id={keys}>{t(selection ? 'ui.tableKeysChoose' : 'ui.tableKeys')}</span>}
      </div>
    </div>
  )
}

const chooseWidth = '2.75rem'

/** Below this the table scrolls sideways: a column that shares the rest never shares nothing. */
const leastWidth = (columns: readonly { width?: string }[]): string =>
  `calc(${columns.map(({ width = '11rem' }) => width).join(' + ')})`

/** A button or link inside a row does its own work. */
const isControl = (target: EventTarget, row: HTMLElement): boolean => {
  const control =
    target instanceof Element ? target.closest('a, button, input, label, select') : null
  return control !== null && row.contains(control)
}

function Gap({ height }: { height: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden className="kluis-table-gap" style={{ height }}>
      <td />
    </tr>
  )
}

interface HeadingProps<Row, Sort extends string> {
  column: Column<Row, Sort>
  order?: Order<Sort>
  onOrder?: (order: Order<Sort>) => void
}

function Heading<Row, Sort extends string>({ column, order, onOrder }: HeadingProps<Row, Sort>) {
  const { sort, align, header } = column
  const frame = {
    scope: 'col' as const,
    'data-align': align,
    'data-narrow': column.hideNarrow ? 'hide' : undefined,
  }
  if (sort === undefined || !onOrder) return <th {...frame}>{header}</th>
  const direction = order?.by === sort ? order.direction : null
  const next = direction === 'ascending' ? 'descending' : 'ascending'
  const Arrow =
    direction === null ? IconSelector : direction === 'ascending' ? IconArrowUp : IconArrowDown
  return (
    <th {...frame} aria-sort={direction ?? 'none'}>
      <button type="button" onClick={() => onOrder({ by: sort, direction: next })}>
        {header}
        <Arrow size={14} aria-hidden />
      </button>
    </th>
  )
}
