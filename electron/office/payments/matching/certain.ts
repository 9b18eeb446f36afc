/** What may be accepted unseen: finding all of it, and accepting it. */
import { createClaims } from '../../../../shared/payments/matching/certain-ones'
import { proposeCertain, type CertainProposal } from '../../../../shared/payments/matching/matching'
import type { ActionContext } from '../../context'
import type { ReadableDatabase } from '../../database/driver'
import { acceptThese, type Accepted } from '../accept'
import { someToDo, type Place } from './match-data'
import { booksHead, matchIndex } from './match-index'

/** Some 15 ms of looking, and some 300 ms of writing on an ordinary desktop. */
const lookedAtAtOnce = 200
const acceptedAtOnce = 2000

const kept = new WeakMap<ReadableDatabase, { head: number; accepted: Promise<Accepted[]> }>()

/** All that is certain now, in the order it is to be accepted. Errors: cancelled, locked. */
export const findCertain = async (context: ActionContext): Promise<Accepted[]> => {
  const { db, head } = context.read((query) => ({ db: query.db, head: booksHead(query.db) }))
  const found = kept.get(db)
  if (found?.head === head) {
    try {
      return await found.accepted
    } catch {
      // Whoever began looking was stopped: look again, as the one who still wants to know.
      context.checkpoint()
    }
  }
  const accepted = look(context)
  kept.set(db, { head, accepted })
  accepted.catch(() => kept.delete(db))
  return accepted
}

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
