/** A migration of the tests' own: another form of every client, and a table that was not there. */
import type { Migration } from '../../../electron/office/database/migrate'
import { migrations } from '../../../electron/office/database/migrations/all'

const step: Migration = {
  version: migrations.length + 1,
  up: (db) => {
    db.exec('ALTER TABLE clients ADD COLUMN mark TEXT')
    db.exec('CREATE TABLE marks (clientId INTEGER PRIMARY KEY, mark TEXT NOT NULL) STRICT')
    const ids = db.all<{ id: number }>('SELECT id FROM clients ORDER BY id')
    for (const { id } of ids) {
      db.run('UPDATE clients SET mark = $mark WHERE id = $id', { id, mark: `m${id}` })
      db.run('INSERT INTO marks (clientId, mark) VALUES ($id, $mark)', { id, mark: `m${id}` })
    }
  },
}

/** From now on this program knows one step more. */
export const addStep = (): void => {
  const list: unknown = migrations
  if (Array.isArray(list)) list.push(step)
}
