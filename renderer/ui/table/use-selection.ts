import { useState } from 'react'
import type { KeysetList } from './use-list'

type Key = string | number

/** Rows that are chosen, to do something with all of them. */
export interface Selection<Row> {
  /** of these, those that the list shows now, in its order */
  rows: readonly Row[]
  has: (row: Row) => boolean
  /** Chooses one, or leaves it; `through`: and all from the one chosen last up to it. */
  toggle: (row: Row, through?: boolean) => void
  /** Everything loaded so far; none when all of that is chosen. */
  all: () => void
  clear: () => void
}

interface Chosen {
  /** the question that the list answered */
  of: string
  keys: ReadonlySet<Key>
  last: Key | null
}

const none: ReadonlySet<Key> = new Set()

/** Another question shows other rows: nothing that is not in sight stays chosen. */
export const useSelection = <Row>(
  list: KeysetList<Row>,
  rowKey: (row: Row) => Key,
  most: number,
): Selection<Row> => {
  const [chosen, setChosen] = useState<Chosen>({ of: list.key, keys: none, last: null })
  const keys = chosen.of === list.key && !list.isFormer ? chosen.keys : none
  const choose = (next: Iterable<Key>, last: Key | null) =>
    setChosen({ of: list.key, keys: new Set([...next].slice(0, most)), last })
  const rows = list.rows.filter((row) => keys.has(rowKey(row)))
  return {
    rows,
    has: (row) => keys.has(rowKey(row)),
    toggle: (row, through = false) => {
      if (list.isFormer) return
      const key = rowKey(row)
      const shown = list.rows.map(rowKey)
      const [from, to] = [shown.indexOf(chosen.last ?? key), shown.indexOf(key)]
      if (through && keys.size > 0 && from >= 0) {
        const range = shown.slice(Math.min(from, to), Math.max(from, to) + 1)
        choose([...keys, ...range], key)
      } else if (keys.has(key))
        choose(
          [...keys].filter((one) => one !== key),
          key,
        )
      else choose([...keys, key], key)
    },
    all: () => choose(rows.length === list.rows.length ? [] : list.rows.map(rowKey), null),
    clear: () => choose([], null),
  }
}
