/** Keeps the search index up with the books, a little after them. */
import type { ActionContext } from '../context'
import type { OfficeDatabase } from '../database/open'
import { lastIndexed } from './entry-search'

const portion = 1000

/** Offices whose index is being filled. */
const busy = new WeakSet<object>()

/**
 * Indexes what was booked and is not in the index yet, a portion per transaction. Nothing in the books
 * changes by it, so it leaves no audit line. Stops early when the office closes, while the file is being copied,
 * and on a full disk: the next time goes on from there.
 */
export const catchUpSearch = async (context: ActionContext): Promise<void> => {
  const { office, session } = context
  if (busy.has(office)) return
  busy.add(office)
  try {
    for (let more = true; more;) {
      await new Promise(setImmediate)
      const stopped = office.closing.signal.aborted || session.writesPaused()
      more = !stopped && office.database.writer.transaction(() => indexSome(office.database))
    }
  } catch {
    // Searching works without, only slower; whoever asked is not to be troubled by it.
  } finally {
    busy.delete(office)
  }
}

/** Whether there is more to do. */
const indexSome = ({ writer }: OfficeDatabase): boolean => {
  const indexed = writer.run(
    `INSERT INTO bankEntrySearch (rowid, text)
     SELECT id, text FROM bankEntryTexts WHERE id > $last ORDER BY id LIMIT $portion`,
    { last: lastIndexed(writer), portion },
  )
  return indexed === portion
}
