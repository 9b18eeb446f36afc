/** Keeps the search index up with the books, a little after them. */
import type { ActionContext } from '../context'
import type { WritableDatabase } from '../database/driver'
import { lastIndexed } from './entry-search'

const portion = 2000

/**
 * Indexes what was booked and is not in the index yet, a portion per transaction. Nothing in the books
 * changes by it, so it leaves no audit line. Stops early at a lock: the next time goes on from there.
 */
export const catchUpSearch = async (context: ActionContext): Promise<void> => {
  const session = context.session.current()
  for (let more = true; more;) {
    if (!session || context.session.current() !== session) return
    const { writer } = session.database
    const last = lastIndexed(writer)
    const all = writer.get<{ id: number | null }>('SELECT max(id) AS id FROM bankEntries')?.id ?? 0
    if (last >= all) return
    more = writer.transaction(() => indexAfter(writer, last)) === portion
    context.progress({ stage: 'indexing', done: last, total: all })
    await new Promise(setImmediate)
  }
}

/** By id and not by number of rows: an id without an entry must not end it. */
const indexAfter = (db: WritableDatabase, last: number): number =>
  db.run(
    `INSERT INTO bankEntrySearch (rowid, text)
     SELECT id, text FROM bankEntryTexts WHERE id > $last ORDER BY id LIMIT $portion`,
    { last, portion },
  )
