import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { columns } from '../../electron/office/database/columns'
import { openDatabase } from '../../electron/office/database/open'
import { temporaryFolder } from '../support/office/office'

describe('every column is declared', () => {
  it('knows of each column whether it is personal, and its class in the policy', () => {
    const database = openDatabase(join(temporaryFolder(), 'a.db'), new Uint8Array(32).fill(7), {
      create: true,
    })
    // FTS5 keeps tables of its own ('shadow') beside the one that is declared.
    const tables = database.reader
      .all<{ name: string; sql: string }>(
        `SELECT name, sql FROM sqlite_master JOIN pragma_table_list USING (name)
         WHERE pragma_table_list.type IN ('table', 'virtual') AND name NOT LIKE 'sqlite_%'`,
      )
      .map(({ name, sql }) => ({
        name,
        // With row numbers: what can be read of a damaged file is read by them.
        strict: /\)\s*STRICT\s*$/.test(sql) || sql.includes('fts5'),
        columns: database.reader
          .all<{ name: string; hidden: number }>(
            `SELECT name, hidden FROM pragma_table_xinfo($name)`,
            {
              name,
            },
          )
          // FTS5 adds two hidden columns of its own (hidden = 1); generated ones are 2 and 3.
          .filter(({ hidden }) => hidden !== 1)
          .map((column) => column.name)
          .sort(),
      }))
    database.close()
    expect(tables.filter(({ strict }) => !strict).map(({ name }) => name)).toEqual([])
    expect(Object.fromEntries(tables.map(({ name, columns: found }) => [name, found]))).toEqual(
      Object.fromEntries(
        Object.entries(columns).map(([name, table]) => [name, Object.keys(table).sort()]),
      ),
    )
  })
})
