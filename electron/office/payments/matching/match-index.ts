/**
 * The index matching works with, over the books as they are: brought to date with what was booked,
 * made anew when anything else has changed.
 */
import { isAppError } from '../../../../shared/errors'
import {
  matchIndexInSteps,
  type MatchIndex,
} from '../../../../shared/payments/matching/match-index'
import { changeIndex } from '../../../../shared/payments/matching/index-changes'
import type { ActionContext } from '../../context'
import type { ReadableDatabase } from '../../database/driver'
import { bookedSince } from './booked-since'
import { clientNames } from './client-names'
import {
  knownPayers,
  openInvoices,
  openNow,
  ownIbans,
  ownNames,
  pastEntries,
  payersNow,
} from './match-data'

/** Everything that changes the books leaves an audit line. */
export const booksHead = (db: ReadableDatabase): number =>
  db.get<{ id: number | null }>('SELECT max(id) AS id FROM audit')?.id ?? 0

interface Kept {
  head: number
  index: Promise<MatchIndex>
  /** the same, when it is there */
  made: MatchIndex | null
}

const kept = new WeakMap<ReadableDatabase, Kept>()

/** Errors: cancelled, locked. */
export const matchIndex = async (context: ActionContext): Promise<MatchIndex> => {
  for (let attempt = 1; ; attempt++) {
    const { db, found, head } = context.read((query) => ({
      db: query.db,
      head: booksHead(query.db),
      found: inTime(query.db, query.today),
    }))
    const current = found ?? begin(context, db, head)
    const index = await waitFor(context, current.index)
    // What is accepted of it is checked once more as it is written.
    if (attempt >= mostAttempts || context.read((query) => booksHead(query.db)) === head) {
      return index
    }
  }
}

const begin = (context: ActionContext, db: ReadableDatabase, head: number): Kept => {
  const begun: Kept = { head, index: build(context), made: null }
  kept.set(db, begun)
  begun.index.then(
    (made) => (begun.made = made),
    // One that failed is not kept; whoever waits for it hears why.
    () => kept.get(db) === begun && kept.delete(db),
  )
  return begun
}

/** What is kept, when it is of these books or can be brought to them. */
const inTime = (db: ReadableDatabase, today: string): Kept | null => {
  const found = kept.get(db)
  const head = booksHead(db)
  if (!found || found.head === head) return found ?? null
  const booked = found.made && bookedSince(db, found.head)
  if (!found.made || !booked) return null
  const done = changeIndex(found.made, {
    open: openNow(db, booked.invoices),
    payers: payersNow(db, booked.entries),
    past: pastEntries(db, today),
  })
  if (!done) return null
  found.head = head
  return found
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
