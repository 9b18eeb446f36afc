/** The index matching works with, over the books as they are; made anew when they have changed. */
import { isAppError } from '../../../../shared/errors'
import {
  matchIndexInSteps,
  type MatchIndex,
} from '../../../../shared/payments/matching/match-index'
import type { ActionContext } from '../../context'
import type { ReadableDatabase } from '../../database/driver'
import { clientNames } from './client-names'
import { knownPayers, openInvoices, ownIbans, ownNames, pastEntries } from './match-data'

/** Everything that changes the books leaves an audit line. */
export const booksHead = (db: ReadableDatabase): number =>
  db.get<{ id: number | null }>('SELECT max(id) AS id FROM audit')?.id ?? 0

interface Kept {
  head: number
  index: Promise<MatchIndex>
}

const kept = new WeakMap<ReadableDatabase, Kept>()

/** Errors: cancelled, locked. */
export const matchIndex = async (context: ActionContext): Promise<MatchIndex> => {
  for (let attempt = 1; ; attempt++) {
    const { db, head } = context.read((query) => ({ db: query.db, head: booksHead(query.db) }))
    let found = kept.get(db)
    if (found?.head !== head) {
      found = { head, index: build(context) }
      kept.set(db, found)
      // One that failed is not kept; whoever waits for it hears why.
      found.index.catch(() => kept.delete(db))
    }
    const index = await waitFor(context, found.index)
    // What is accepted of it is checked once more as it is written.
    if (attempt >= mostAttempts || context.read((query) => booksHead(query.db)) === head) {
      return index
    }
  }
}

// Somebody at work changes the books now and then, not all the time.
const mostAttempts = 4

/** The one who began it may have left; the work was not in vain for another. */
const waitFor = async (context: ActionContext, index: Promise<MatchIndex>): Promise<MatchIndex> => {
  try {
    return await index
  } catch (error) {
    context.checkpoint()
    if (isAppError(error) && error.code === 'cancelled') return build(context)
    throw error
  }
}

/** Milliseconds of building before others are answered. */
const atOnce = 10

/** Others are answered in between, who may change the books meanwhile. */
const build = async (context: ActionContext): Promise<MatchIndex> => {
  const steps = context.read(({ db, today }) =>
    matchIndexInSteps(openInvoices(db), {
      payers: knownPayers(db),
      names: clientNames(db),
      ownIbans: ownIbans(db),
      ownNames: ownNames(db),
      pastEntries: pastEntries(db, today),
    }),
  )
  for (let begun = performance.now(); ;) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() - begun < atOnce) continue
    await new Promise(setImmediate)
    context.checkpoint()
    begun = performance.now()
  }
}
