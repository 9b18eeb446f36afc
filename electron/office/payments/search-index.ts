/** Keeps the search index up with the books, a little after them. */
import type { ActionContext } from '../context'
import type { OfficeDatabase } from '../database/open'
import { lastIndexed } from './entry-search'

const portion = 1000

/** Offices whose index is being filled. */
const busy = new WeakSet<object>()

/**
 * Indexes what was booked and is not in the index yet, a portion per transaction. Nothing in the books
 * changes by it, so it leaves no audit line. Stops early at a lock, while the file is being copied,
 * and on a full disk: the next time goes on from there.
 */
export const catchUpSearch = async (context: ActionContext): Promise<void> => {
  const session = context.session.current()
  if (!session || busy.has(session)) return
  busy.add(session)
  try {
    for (let more = true; more;) {
      await new Promise(setImmediate)
      const stopped = context.session.current() !== session || context.session.writesPaused()
      more = !stopped && session.database.writer.transaction(() => indexSome(session.database))
    }
  } catch {
    // Searching works without, only slower; whoever asked is not to be troubled by it.
  } finally {
    busy.delete(session)
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
