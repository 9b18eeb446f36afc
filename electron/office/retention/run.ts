/** The erasure run: everything that is due, a client at a time, resumable after a crash. */
import { AppError, isAppError } from '../../../shared/errors'
import type { RunResult } from '../../../shared/retention/contract'
import { noticeTerminations } from '../clients/termination'
import type { ActionContext, CommandContext } from '../context'
import { loginsOf } from '../credentials/at-desk'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import { clockJumped, confirmMoment, sawMoment } from '../settings/clock-jump'
import { atOnce, checkErased, type Erased } from './check/record'
import { makeDocuments } from './documents'
import { eraseClient, keepRests } from './erase-client'
import { endEntries, endInvoices, oldEntryIds, oldInvoiceIds } from './old'
import { overview } from './plan'
import { invoicesToSeal, standingOf, standings, type Standing } from './standing'
import { stepFor } from './step'
import { sweepOldRows } from './sweeps'

/** Remembers the latest moment seen; not one that jumped ahead, which the owner looks at first. */
export const noticeTime = (
  db: WritableDatabase,
  { now, today }: { now: string; today: string },
): { jumped: boolean } => {
  const jump = clockJumped(db, today)
  if (!jump) {
    sawMoment(db, now)
    noticeTerminations(db, { now, today })
  }
  return { jumped: jump }
}

/** Errors: ask-owner-first (first run, clock jump), cancelled. */
export const runDue = async (context: ActionContext, approved: boolean): Promise<RunResult> => {
  const { askFirst, askOld, ...due } = context.read(({ db }) => overview(db, context.today()))
  const byOwner = approved && context.user.role === 'owner'
  // Also when no client is due, so that nobody is asked: what is old by a wrong clock waits.
  const isSure = context.read(({ db, today }) => !clockJumped(db, today))
  if (isSure || byOwner) await sweepOldRows(context)
  if ((askFirst === 'clock-jump' || askFirst === 'first-run') && !byOwner) {
    throw new AppError('ask-owner-first', { why: askFirst })
  }
  const result: RunResult = {
    erased: 0,
    reduced: 0,
    invoicesScrubbed: 0,
    paymentsScrubbed: 0,
    failed: 0,
    residue: 0,
    left: { clients: 0, old: 0 },
  }
  if (byOwner) approveFirstRun(context)
  const clients = due.clients + due.reduced
  const old = due.oldInvoices + due.oldPayments
  // Neither waits for the other to be looked at.
  if (askFirst === 'many' && !byOwner) result.left.clients = clients
  else await runClients(context, clients, result)
  if (askOld && !byOwner) result.left.old = old
  else await runOld(context, result)
  truncateLog(context)
  return context.finish(() => result)
}

const approveFirstRun = (context: ActionContext): void =>
  context.write(({ db, now, today, audit }) => {
    db.run('UPDATE settings SET firstRunApprovedAt = coalesce(firstRunApprovedAt, $now)', { now })
    if (clockJumped(db, today)) confirmMoment(db, now)
    else sawMoment(db, now)
    audit({ entity: 'erasureRun', code: 'approved' })
  })

const runClients = async (
  context: ActionContext,
  total: number,
  result: RunResult,
): Promise<void> => {
  const erased: Erased[] = []
  const check = async (): Promise<void> => {
    const { read, write, now } = context
    result.residue += await checkErased({ read, write, now, pause }, erased.splice(0))
  }
  try {
    for (let after = 0; ;) {
      const clients = context.read(({ db }) => standings(db, context.today(), { after }))
      for (const client of clients) {
        context.checkpoint()
        after = client.clientId
        const gone = await eraseOne(context, client, result)
        if (gone) erased.push(gone)
        context.progress({ stage: 'erasing', done: result.erased + result.reduced, total })
        // Others are answered between two clients.
        await pause()
      }
      if (erased.length >= atOnce) await check()
      if (clients.length === 0) break
    }
  } finally {
    // Also when somebody stops the run: what to look for is known only now.
    await check()
  }
}

const pause = (): Promise<void> => new Promise(setImmediate)

const eraseOne = async (
  context: ActionContext,
  client: Standing,
  result: RunResult,
): Promise<Erased | null> => {
  const step = stepFor(client)
  const { clientId } = client
  if (step === 'waits' && client.overPaid > 0)
    context.write((command) => keepRests(command, clientId))
  if (step === 'held' || step === 'waits') return null
  try {
    const invoices = context.read(({ db, today }) => invoicesToSeal(db, today, client))
    await makeDocuments(context, invoices)
    // Out of the keychain first; what its desk cannot do now it does as soon as it can.
    await loginsOf(context.session).endForClient(clientId, 'client-erased')
    const { archiveKey } = context.office
    const outcome = context.write((command) => {
      // Looked at anew inside the transaction: a payment or a hold may have come in meanwhile.
      const now = standingOf(command.db, command.today, clientId)
      const done = now ? eraseClient(command, archiveKey, now) : null
      if (!done) command.audit({ entity: 'client', id: clientId, code: 'not-due' })
      return done
    })
    if (outcome?.kind === 'whole') result.erased += 1
    if (outcome?.kind === 'reduced') result.reduced += 1
    return outcome?.erased ?? null
  } catch (error) {
    // A full disk or a lock stops the run; what is wrong with one client does not stop the others.
    if (
      isAppError(error) &&
      ['disk-full', 'ledger-behind', 'locked', 'cancelled'].includes(error.code)
    )
      throw error
    result.failed += 1
    return null
  }
}

/** A hundred per transaction. After the invoices: what settles one goes with it. */
const runOld = async (context: ActionContext, result: RunResult): Promise<void> => {
  const { archiveKey: key } = context.office
  await inPages(context, oldInvoiceIds, (command, ids) => {
    const { invoices, payments } = endInvoices(command, key, ids)
    result.invoicesScrubbed += invoices
    result.paymentsScrubbed += payments
  })
  await inPages(context, oldEntryIds, (command, ids) => {
    const ended = endEntries(command, key, ids)
    result.paymentsScrubbed += ended
    if (ended === 0) command.audit({ entity: 'entry', code: 'not-due' })
  })
}

type Page = (db: ReadableDatabase, today: string, at: { after: number; limit: number }) => number[]

const inPages = async (
  context: ActionContext,
  due: Page,
  end: (command: CommandContext, ids: readonly number[]) => void,
): Promise<void> => {
  for (let after = 0; ;) {
    context.checkpoint()
    const ids = context.read(({ db }) => due(db, context.today(), { after, limit: 100 }))
    if (ids.length === 0) return
    context.write((command) => end(command, ids))
    after = ids.at(-1) ?? after
    await pause()
  }
}

/** What was erased must not linger in the write-ahead log. */
const truncateLog = (context: ActionContext): void => {
  context.office.database.writer.pragma('wal_checkpoint(TRUNCATE)')
}
