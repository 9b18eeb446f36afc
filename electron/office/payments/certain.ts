/** What may be accepted unseen: finding all of it, and accepting it. */
import { isAppError, type ErrorCode } from '../../../shared/errors'
import { certainOnes, type CertainOnes, type Proposed } from '../../../shared/payments/certain-ones'
import { propose } from '../../../shared/payments/matching'
import type { Proposal } from '../../../shared/payments/proposal'
import type { ActionContext, CommandContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { someToDo } from './match-data'
import { booksHead, matchIndex } from './match-index'
import { checkMatch, makeMatch, type Checked } from './match'

type Accepted = CertainOnes['accepted']

/** Some 50 ms of looking, and some 200 ms of writing on an ordinary desktop. */
const lookedAtAtOnce = 500
const acceptedAtOnce = 1000

const kept = new WeakMap<ReadableDatabase, { head: number; accepted: Promise<Accepted> }>()

/** All that is certain now, in the order it is to be accepted. Errors: cancelled, locked. */
export const findCertain = async (context: ActionContext): Promise<Accepted> => {
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

const look = async (context: ActionContext): Promise<Accepted> => {
  const index = await matchIndex(context)
  const total = context.read(({ db }) => countToDo(db))
  const proposed: Proposed[] = []
  let done = 0
  for (let next: Parameters<typeof someToDo>[1] = null; ;) {
    context.checkpoint()
    const some = context.read(({ db }) => someToDo(db, next, lookedAtAtOnce))
    for (const entry of some.entries) {
      const [best] = propose(index, entry)
      if (!best?.certain) continue
      const { id, bookedOn } = entry
      // Reasons are for people to read; nobody reads these.
      proposed.push({ entry: { id, bookedOn }, proposals: [{ ...best, reasons: [] }] })
    }
    done += some.entries.length
    context.progress({ stage: 'matching', done, total })
    next = some.next
    if (next === null) break
    await new Promise(setImmediate)
  }
  return certainOnes(index, proposed).accepted
}

export const countToDo = (db: ReadableDatabase): number =>
  db.get<{ n: number }>('SELECT count(*) AS n FROM bankEntries WHERE phase = 1')?.n ?? 0

export const allocatedBy = ({ allocations }: Proposal): number =>
  allocations.reduce((sum, { amountCents }) => sum + amountCents, 0)

/**
 * Accepts all that is certain, a portion per transaction. What somebody else took or set aside in
 * the meantime stays to do. Errors: cancelled, locked; what was accepted before stays accepted.
 */
export const acceptAll = async (
  context: ActionContext,
): Promise<{ matched: number; cents: number; left: number }> => {
  const accepted = await findCertain(context)
  let matched = 0
  let cents = 0
  for (let at = 0; at < accepted.length; at += acceptedAtOnce) {
    context.checkpoint()
    const portion = accepted.slice(at, at + acceptedAtOnce)
    context.write((command) => {
      for (const { entryId, proposal } of portion) {
        if (!accept(command, entryId, proposal)) continue
        matched += 1
        cents += allocatedBy(proposal)
      }
      // The run is on record, also when nothing of the portion could be accepted any more.
      command.audit({ entity: 'entry', code: 'accept-certain' })
    })
    context.progress({ stage: 'booking', done: at + portion.length, total: accepted.length })
    await new Promise(setImmediate)
  }
  return { matched, cents, left: context.read(({ db }) => countToDo(db)) }
}

/** False when it does not hold any more; nothing was written then. */
const accept = (command: CommandContext, entryId: number, proposal: Proposal): boolean => {
  const checked = stillGood(command.db, entryId, proposal)
  if (checked) makeMatch(command, checked)
  return checked !== null
}

const stillGood = (
  db: ReadableDatabase,
  entryId: number,
  { allocations, remainderCents, clientId, returnOf }: Proposal,
): Checked | null => {
  try {
    const remainderClientId = remainderCents === 0 ? null : clientId
    return checkMatch(db, { id: entryId, allocations, remainderClientId, returnOf })
  } catch (error) {
    if (isAppError(error) && overtaken.has(error.code)) return null
    throw error
  }
}

/** What somebody else's work in the meantime leads to. */
const overtaken: ReadonlySet<ErrorCode> = new Set([
  'not-found',
  'entry-set-aside',
  'entry-returned',
  'entry-sealed',
  'invoice-sealed',
  'allocation-exceeds',
])
