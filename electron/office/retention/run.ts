/** The erasure run: everything that is due, a client at a time, resumable after a crash. */
import { AppError, isAppError } from '../../../shared/errors'
import type { AskFirst, DueOverview, RunResult } from '../../../shared/retention/contract'
import type { ActionContext, CommandContext } from '../context'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import { noticeTerminations } from '../clients/termination'
import { scrubInvoice } from '../invoices/personal-data'
import { scrubEntry } from '../payments/personal-data'
import { clockJumped, confirmMoment, sawMoment } from '../settings/clock-jump'
import { makeDocuments } from './documents'
import { dueClient, eraseClient } from './erase-client'
import { loginsOf } from '../credentials/keeper'
import {
  countDue,
  dueClients,
  oldInvoicesDue,
  oldPaymentsDue,
  stepFor,
  type DueClient,
  type DueCounts,
} from './plan'
import { sweepOldRows } from './sweeps'

/** More than this at once is looked at by the owner first. */
const manyClients = 25

const isFirstRun = (db: ReadableDatabase): boolean =>
  db.get('SELECT 1 FROM settings WHERE firstRunApprovedAt IS NOT NULL') === undefined

/** How many records a run would touch. */
const workIn = ({ clients, reduced, oldInvoices, oldPayments }: DueCounts): number =>
  clients + reduced + oldInvoices + oldPayments

const askFirst = (db: ReadableDatabase, today: string, work: DueCounts): AskFirst | null => {
  if (workIn(work) === 0) return null
  if (clockJumped(db, today)) return 'clock-jump'
  if (isFirstRun(db)) return 'first-run'
  return workIn(work) > manyClients ? 'many' : null
}

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

/** What a run would do now, and whether the owner is asked first. */
export const overview = (db: ReadableDatabase, today: string): DueOverview => {
  const work = countDue(db, today)
  return { ...work, askFirst: askFirst(db, today, work) }
}

/** Errors: ask-owner-first, cancelled. */
export const runDue = async (context: ActionContext, approved: boolean): Promise<RunResult> => {
  const work = context.read(({ db }) => overview(db, context.today()))
  const byOwner = approved && context.user.role === 'owner'
  // Also when no client is due, so that nobody is asked: what is old by a wrong clock waits.
  const isSure = context.read(({ db, today }) => !clockJumped(db, today))
  if (isSure || byOwner) sweepOldRows(context)
  if (work.askFirst !== null && !byOwner) {
    throw new AppError('ask-owner-first', { why: work.askFirst })
  }
  const result: RunResult = {
    erased: 0,
    reduced: 0,
    invoicesScrubbed: 0,
    paymentsScrubbed: 0,
    failed: 0,
    residue: 0,
  }
  if (byOwner) approveFirstRun(context)
  const total = work.clients + work.reduced
  for (let after = 0; ;) {
    const clients = context.read(({ db }) => dueClients(db, context.today(), after))
    for (const client of clients) {
      context.checkpoint()
      after = client.clientId
      await eraseOne(context, client, result)
      context.progress({ stage: 'erasing', done: result.erased + result.reduced, total })
      // Others are answered between two clients.
      await new Promise(setImmediate)
    }
    if (clients.length === 0) break
  }
  result.invoicesScrubbed = await scrubOld(
    context,
    oldInvoicesDue,
    ({ db, now, audit, ledger }, id) => {
      scrubInvoice(db, id, now)
      ledger({ kind: 'scrub', invoiceId: id })
      audit({ entity: 'invoice', id, code: 'term-ended' })
    },
  )
  // After the invoices: what settles one stays as long as it does.
  result.paymentsScrubbed = await scrubOld(
    context,
    oldPaymentsDue,
    ({ db, now, audit, ledger }, id) => {
      scrubEntry(db, id, now)
      ledger({ kind: 'scrub-entry', entryId: id })
      audit({ entity: 'entry', id, code: 'term-ended' })
    },
  )
  truncateLog(context)
  return result
}

const approveFirstRun = (context: ActionContext): void =>
  context.write(({ db, now, today, audit }) => {
    db.run('UPDATE settings SET firstRunApprovedAt = coalesce(firstRunApprovedAt, $now)', { now })
    if (clockJumped(db, today)) confirmMoment(db, now)
    else sawMoment(db, now)
    audit({ entity: 'erasureRun', code: 'approved' })
  })

const eraseOne = async (
  context: ActionContext,
  client: DueClient,
  result: RunResult,
): Promise<void> => {
  const step = stepFor(client)
  if (step === 'held' || (step === 'reduced' && client.reducedAt !== null)) return
  try {
    await makeDocuments(context, client.clientId, step === 'reduced')
    if (step === 'whole') await destroyLogins(context, client.clientId)
    const { archivePublicKey } = context.office
    const report = context.write((command) => {
      // Looked at anew inside the transaction: a payment or a hold may have come in meanwhile.
      const now = dueClient(command, client.clientId)
      const done = now ? eraseClient(command, archivePublicKey, now) : null
      if (!done) command.audit({ entity: 'client', id: client.clientId, code: 'not-due' })
      return done
    })
    if (report?.kind === 'whole') result.erased += 1
    if (report?.kind === 'reduced') result.reduced += 1
    result.residue += report?.residue.length ?? 0
  } catch (error) {
    // A full disk or a lock stops the run; what is wrong with one client does not stop the others.
    if (
      isAppError(error) &&
      ['disk-full', 'ledger-behind', 'locked', 'cancelled'].includes(error.code)
    )
      throw error
    result.failed += 1
  }
}

/** Out of the keychain first; one that cannot be reached now is swept as soon as it can. */
const destroyLogins = async (context: ActionContext, clientId: number): Promise<void> => {
  try {
    await loginsOf(context.session).destroyForClient(clientId, 'client-erased')
  } catch (error) {
    if (!isAppError(error) || error.code !== 'keychain-unavailable') throw error
  }
}

/** A hundred per transaction, until there are no more. */
const scrubOld = async (
  context: ActionContext,
  due: typeof oldInvoicesDue,
  scrub: (command: CommandContext, id: number) => void,
): Promise<number> => {
  let scrubbed = 0
  for (;;) {
    context.checkpoint()
    const ids = context.read(({ db }) => due(db, context.today(), 100))
    if (ids.length === 0) return scrubbed
    context.write((command) => {
      for (const id of ids) scrub(command, id)
    })
    scrubbed += ids.length
    await new Promise(setImmediate)
  }
}

/** What was erased must not linger in the write-ahead log. */
const truncateLog = (context: ActionContext): void => {
  context.office.database.writer.pragma('wal_checkpoint(TRUNCATE)')
}
