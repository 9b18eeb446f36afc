/** What may be accepted unseen: finding all of it, and accepting it. */
import { createClaims } from '../../../../shared/payments/matching/certain-ones'
import { proposeCertain, type CertainProposal } from '../../../../shared/payments/matching/matching'
import type { ActionContext } from '../../context'
import type { ReadableDatabase } from '../../database/driver'
import { acceptThese, type Accepted } from '../accept'
import { bookedSince } from './booked-since'
import { openNow, someToDo, type Place } from './match-data'
import { booksHead, matchIndex } from './match-index'

/** Some 15 ms of looking, and some 300 ms of writing on an ordinary desktop. */
const lookedAtAtOnce = 200
const acceptedAtOnce = 2000

interface Looked {
  head: number
  accepted: Promise<Accepted[]>
  /** the same, when all was looked at, and when that was begun (UTC, ms) */
  found: { accepted: Accepted[]; at: number } | null
}

const kept = new WeakMap<ReadableDatabase, Looked>()

/** All that is certain now, in the order it is to be accepted. Errors: cancelled, locked. */
export const findCertain = async (context: ActionContext): Promise<Accepted[]> => {
  const { db, head, at } = context.read((query) => ({
    db: query.db,
    head: booksHead(query.db),
    at: Date.parse(query.now),
  }))
  const known = kept.get(db)
  if (known?.head === head) {
    try {
      return await known.accepted
    } catch {
      // Whoever began looking was stopped: look again, as the one who still wants to know.
      context.checkpoint()
    }
  }
  const looked: Looked = { head, accepted: look(context), found: null }
  kept.set(db, looked)
  looked.accepted.then(
    (accepted) => (looked.found = { accepted, at }),
    () => kept.get(db) === looked && kept.delete(db),
  )
  return looked.accepted
}

/** How long the figure goes on from an earlier look while somebody books one entry after another. */
const freshMs = 60_000

/**
 * What is certain, for showing how much there is: while nothing happens but booking by hand, what was
 * found before and can still be booked. Accepting it all looks at everything again.
 */
export const showCertain = async (context: ActionContext): Promise<readonly Accepted[]> => {
  const still = context.read(({ db, now }) => {
    const { head, found } = kept.get(db) ?? {}
    if (head === undefined || !found || Date.parse(now) - found.at > freshMs) return null
    const booked = bookedSince(db, head)
    return booked && !booked.takenBack ? stillOpen(db, found.accepted) : null
  })
  return still ?? findCertain(context)
}

/** Those whose entry waits yet and whose documents have as much open. */
const stillOpen = (db: ReadableDatabase, accepted: readonly Accepted[]): Accepted[] => {
  const waiting = new Set(
    db
      .all<{ id: number }>(
        `SELECT id FROM bankEntries
         WHERE phase = 1 AND id IN (SELECT value FROM json_each($ids))`,
        { ids: JSON.stringify(accepted.map(({ entryId }) => entryId)) },
      )
      .map(({ id }) => id),
  )
  const left = openNow(db, accepted.flatMap(invoicesOf))
  return accepted.filter(({ entryId, proposal: { kind, allocations } }) => {
    if (!waiting.has(entryId)) return false
    // It opens a document again, and takes nothing of it.
    if (kind === 'return') return true
    const fits = allocations.every(({ invoiceId, amountCents }) => {
      const open = left.get(invoiceId) ?? 0
      return Math.sign(open) === Math.sign(amountCents) && Math.abs(amountCents) <= Math.abs(open)
    })
    if (!fits) return false
    for (const { invoiceId, amountCents } of allocations)
      left.set(invoiceId, (left.get(invoiceId) ?? 0) - amountCents)
    return true
  })
}

const invoicesOf = ({ proposal }: Accepted): number[] =>
  proposal.allocations.map(({ invoiceId }) => invoiceId)

const look = async (context: ActionContext): Promise<Accepted[]> => {
  const index = await matchIndex(context)
  const claim = createClaims(index)
  const total = context.read(({ db }) => countToDo(db))
  const accepted: Accepted[] = []
  let done = 0
  for (let next: Place | null = null; ;) {
    context.checkpoint()
    const some = context.read(({ db }) => someToDo(db, next, lookedAtAtOnce))
    for (const entry of some.entries) {
      const proposal = proposeCertain(index, entry)
      if (proposal && claim(proposal)) accepted.push({ entryId: entry.id, proposal })
    }
    done += some.entries.length
    context.progress({ stage: 'matching', done, total })
    next = some.next
    if (next === null) return accepted
    await new Promise(setImmediate)
  }
}

export const countToDo = (db: ReadableDatabase): number =>
  db.get<{ n: number }>('SELECT count(*) AS n FROM bankEntries WHERE phase = 1')?.n ?? 0

export const allocatedBy = ({ allocations }: CertainProposal): number =>
  allocations.reduce((sum, { amountCents }) => sum + amountCents, 0)

/**
 * Accepts all that is certain, a portion per transaction. What somebody else took or set aside in
 * the meantime stays to do. Errors: cancelled, locked; what was accepted before stays accepted.
 */
export const acceptAll = async (
  context: ActionContext,
): Promise<{ matched: number; cents: number; left: number }> => {
  const found = await findCertain(context)
  // Neighbours in the tables lie close together: far fewer pages are written.
  const inOrder = [...found].sort((a, b) => firstInvoice(a) - firstInvoice(b))
  let matched = 0
  let cents = 0
  for (let at = 0; at < inOrder.length; at += acceptedAtOnce) {
    context.checkpoint()
    const accepted = context.write((command) => {
      // On record also when nothing of this portion could be accepted any more.
      command.audit({ entity: 'entry', code: 'accept-certain' })
      return acceptThese(command, inOrder.slice(at, at + acceptedAtOnce))
    })
    matched += accepted.length
    for (const { proposal } of accepted) cents += allocatedBy(proposal)
    const done = Math.min(at + acceptedAtOnce, inOrder.length)
    context.progress({ stage: 'booking', done, total: inOrder.length })
    await new Promise(setImmediate)
  }
  return context.finish(({ db }) => ({ matched, cents, left: countToDo(db) }))
}

const firstInvoice = ({ proposal }: Accepted): number => proposal.allocations[0]?.invoiceId ?? 0
