/** Which tables an owner takes along: all but keys, slots, secrets of the second step, and answers. */
import { columns } from '../../database/columns'
import type { ReadableDatabase } from '../../database/driver'

/** Keys and what opens something; what only repeats other rows; what belongs to one sitting. */
const left: Readonly<Record<string, string>> = {
  slots: 'keys of users',
  ledgerKeys: 'keys of the ledger',
  userRecoveryCodes: 'recovery codes',
  requestKeys: 'answers to requests of this program',
  bankStaging: 'a bank file that is being looked at',
}
export const leftColumns: Readonly<Record<string, readonly string[]>> = {
  settings: ['digestKey', 'archiveKey'],
  users: ['totpSecret', 'totpLastStep'],
  portalFiles: ['privateKey', 'macKey'],
}
export const leftTables = Object.keys(left)

export interface Column {
  name: string
  type: string
  notNull: boolean
  /** place in the primary key, from 1; 0: none */
  primaryKey: number
  /** class in the retention policy, or 'not-personal' */
  holds: string
}

export interface Table {
  name: string
  columns: Column[]
}

/** In the order of their names. Search indexes are made of what stands in other tables. */
export const exportedTables = (db: ReadableDatabase): Table[] =>
  db
    .all<{ name: string }>(
      `SELECT name FROM pragma_table_list
       WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
    )
    .filter(({ name }) => !leftTables.includes(name))
    .map(({ name }) => ({
      name,
      columns: db
        .all<{ name: string; type: string; notnull: number; pk: number }>(
          'SELECT name, type, "notnull", pk FROM pragma_table_info($name)',
          { name },
        )
        .filter((column) => !(leftColumns[name] ?? []).includes(column.name))
        .map((column) => ({
          name: column.name,
          type: column.type,
          notNull: column.notnull === 1,
          primaryKey: column.pk,
          holds: columns[name]?.[column.name] ?? 'not-personal',
        })),
    }))

export type Cells = Record<string, string | number | null | Uint8Array>

const page = 500

/** Its rows in their order, some at a time: no table is held whole. */
export function* rowsOf(db: ReadableDatabase, { name, columns: own }: Table): Generator<Cells[]> {
  const names = own.map((column) => `"${column.name}"`).join(', ')
  for (let after = Number.MIN_SAFE_INTEGER; ;) {
    const rows = db.all<Cells & { rowNumber: number }>(
      `SELECT rowid AS rowNumber, ${names} FROM "${name}" WHERE rowid > $after
       ORDER BY rowid LIMIT ${page}`,
      { after },
    )
    const last = rows.at(-1)
    if (!last) return
    after = last.rowNumber
    yield rows.map(({ rowNumber: _, ...cells }) => cells)
    if (rows.length < page) return
  }
}
