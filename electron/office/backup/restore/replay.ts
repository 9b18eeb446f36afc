/**
 * What must never be undone by putting back a backup is done again, on the copy that is not in use
 * yet: numbers stay handed out, erased people stay erased, destroyed items stay destroyed. Each line
 * is done by the same code as the first time, and doing it twice changes nothing.
 */
import { setImmediate } from 'node:timers/promises'
import { todayIn } from '../../../../shared/dates'
import { AppError, isAppError, type ErrorDetails } from '../../../../shared/errors'
import { destroyItem } from '../../archive/seal'
import { auditIn } from '../../audit/chain'
import type { ActionContext, QueryContext } from '../../context'
import type { Who } from '../../who'
import type { OfficeDatabase } from '../../database/open'
import { scrubInvoice } from '../../invoices/personal-data'
import type { ReadableLine } from '../../ledger/readable'
import { scrubEntry } from '../../payments/personal-data'
import { holdDebits } from '../../collection/debits/held'
import { dropAgain } from '../../collection/debits/dropped'
import { knowReminder } from '../../collection/reminders/sent'
import { holdPeriod } from '../../services/held'
import { holdWork } from '../../services/hours/bill'
import { holdQuote } from '../../quotes/held'
import { setTermination } from '../../clients/write'
import { makeDocuments } from '../../retention/documents'
import { atOnce, checkErased, type Erased } from '../../retention/check/record'
import { carryOut } from '../../retention/erase-client'
import { forgetReasons } from '../../retention/personal-data'
import { sealEntry, sealInvoice } from '../../retention/seal'
import { liveInvoices } from '../../retention/standing'
import {
  closePortalAgain,
  closeRequestAgain,
  erasePartAgain,
  handedOverBefore,
  holdAgain,
  objectAgain,
  revokeAgain,
  type Entry,
  type Write,
} from './replay-again'
import { checkReplay, goesOn, standing } from './replay-check'
import { replayNumbers } from './replay-numbers'

export interface Replayed {
  erased: number
  reduced: number
  destroyed: number
  scrubbed: number
  numbersSkipped: number
  skipped: { first: string; last: string }[]
  unknownSeries: number
}

export interface ReplayJob {
  database: OfficeDatabase
  archiveKey: Uint8Array
  user: Who
  /** UTC ISO */
  now: string
  lines: readonly ReadableLine[]
  /** how far ids go on from what is known */
  leap: number
  context: ActionContext
}

type Step = ErrorDetails['replay-failed']['step']

/**
 * Errors: replay-failed (nothing of the copy may be used), disk-full, cancelled.
 */
export const replay = async (job: ReplayJob): Promise<Replayed> => {
  const result: Replayed = {
    erased: 0,
    reduced: 0,
    destroyed: 0,
    scrubbed: 0,
    numbersSkipped: 0,
    skipped: [],
    unknownSeries: 0,
  }
  const write = writerOf(job)
  await guarded('number', () => {
    Object.assign(
      result,
      write((command) => replayNumbers(command, job.lines, job.leap)),
    )
  })
  const { length } = job.lines
  const sealed: Entry<'seal'>[] = []
  const erased: Erased[] = []
  // Of a reminder taken back and sent again, and of a batch, the last line alone counts.
  const counts = new Set(standing(job.lines))
  const staysOpen = goesOn(job.database.reader, job.lines)
  for (const [done, line] of job.lines.entries()) {
    const { at, entry } = line
    if (done % 1000 === 0) {
      job.context.progress({ stage: 'backup-replaying', done, total: length })
      await setImmediate()
    }
    if (entry.kind === 'seal') {
      sealed.push(entry)
      continue
    }
    // An erasure's own come right before it.
    await guarded('erasure', () => sealAgain(job, write, sealed.splice(0)))
    if (entry.kind === 'erasure') {
      await guarded('erasure', async () => {
        const gone = await eraseAgain(job, write, { at, entry }, result)
        if (gone) erased.push(gone)
        if (erased.length >= atOnce) await lookAfter(job, write, erased.splice(0))
      })
    }
    if (entry.kind === 'billed') {
      await guarded('billed', () => write((command) => holdPeriod(command, entry)))
    }
    if (entry.kind === 'debited' && counts.has(line)) {
      await guarded('debited', () => write((command) => holdDebits(command, entry)))
    }
    if (entry.kind === 'debits-dropped') {
      await guarded('debited', () => write((command) => dropAgain(command, entry.messageId)))
    }
    if (entry.kind === 'reminder' && counts.has(line)) {
      await guarded('reminder', () => write((command) => knowReminder(command, entry)))
    }
    if (entry.kind === 'billed-work') {
      await guarded('billed', () => write((command) => holdWork(command, entry)))
    }
    if (entry.kind === 'quote-billed') {
      await guarded('billed', () => write((command) => holdQuote(command, entry)))
    }
    if (entry.kind === 'request-decided') {
      await guarded('scrub', () => holdAgain(write, entry))
    }
    if (entry.kind === 'order-handed-over') {
      await guarded('scrub', () => handedOverBefore(write, entry))
    }
    if (entry.kind === 'mandate-revoked') {
      await guarded('debited', () => revokeAgain(write, entry))
    }
    if (entry.kind === 'portal-withdrawn') {
      await guarded('scrub', () => closePortalAgain(write, entry))
    }
    if (entry.kind === 'destruction') {
      await guarded('destruction', () => destroyAgain(write, { at, entry }, result))
    }
    if (entry.kind === 'scrub') {
      await guarded('scrub', () => scrubInvoiceAgain(write, entry.invoiceId, result))
    }
    if (entry.kind === 'scrub-entry') {
      await guarded('scrub', () => scrubEntryAgain(write, entry.entryId, result))
    }
    if (entry.kind === 'part-erased') {
      await guarded('scrub', () => erasePartAgain(write, { at, entry }))
    }
    if (entry.kind === 'objection') {
      await guarded('scrub', () => objectAgain(write, entry))
    }
    if (entry.kind === 'request-closed' && !staysOpen(line)) {
      await guarded('scrub', () => closeRequestAgain(write, entry))
    }
  }
  await guarded('erasure', () => sealAgain(job, write, sealed))
  await guarded('erasure', () => lookAfter(job, write, erased))
  await guarded('check', () => checkReplay(job.database.reader, job.lines))
  return result
}

/** The door's transaction, on the copy: with its audit lines, without lines in the ledger. */
const writerOf =
  ({ database, user, now }: ReplayJob): Write =>
  (work) => {
    const db = database.writer
    return db.transaction(() =>
      work({
        db,
        now,
        today: todayIn(new Date(now)),
        user,
        audit: auditIn(db, { at: now, userId: user.id, operation: 'backup.restore' }),
        // It is in the ledger already: that is why it is done again.
        ledger: () => undefined,
      }),
    )
  }

const guarded = async (step: Step, work: () => Promise<void> | void): Promise<void> => {
  try {
    await work()
  } catch (error) {
    if (isAppError(error) && (error.code === 'disk-full' || error.code === 'cancelled')) throw error
    throw new AppError('replay-failed', { step }, { cause: error })
  }
}

/** As they went then, by the last day that was reckoned then: the older database may not know why. */
const sealAgain = async (
  job: ReplayJob,
  write: Write,
  entries: readonly Entry<'seal'>[],
): Promise<void> => {
  const live = entries.filter(({ archive, sourceId }) =>
    job.database.reader.get(
      `SELECT 1 FROM ${archive === 'invoice' ? 'invoices' : 'bankEntries'}
       WHERE id = $sourceId AND sealedAt IS NULL`,
      { sourceId },
    ),
  )
  if (live.length === 0) return
  await makeDocuments(
    keepingOf(job, write),
    live.flatMap(({ archive, sourceId }) => (archive === 'invoice' ? [sourceId] : [])),
  )
  write((command) => {
    for (const { archive, sourceId, destroyAfter, rule } of live) {
      const seal = archive === 'invoice' ? sealInvoice : sealEntry
      seal(command, job.archiveKey, sourceId, { destroyAfter, rule })
      const entity = archive === 'invoice' ? 'invoice' : 'entry'
      command.audit({ entity, id: sourceId, code: 'sealed-again' })
    }
  })
}

/** In what the copy has when all before is done again. */
const lookAfter = async (
  job: ReplayJob,
  write: Write,
  erased: readonly Erased[],
): Promise<void> => {
  const { read } = keepingOf(job, write)
  await checkErased({ read, write, now: () => job.now, pause: () => setImmediate() }, erased)
}

const keepingOf = ({ context, database, user, now }: ReplayJob, write: Write) => ({
  read: <T>(work: (query: QueryContext) => T) =>
    work({ db: database.reader, now, today: todayIn(new Date(now)), user }),
  write,
  checkpoint: () => context.checkpoint(),
})

interface ClientRow {
  reducedAt: string | null
  erasedAt: string | null
}

/**
 * The client goes as it went then, whatever the older database says of holds and open amounts. Its
 * documents were sealed by lines of their own; what the ledger does not tell of is sealed by the
 * termination date it does tell.
 */
const eraseAgain = async (
  job: ReplayJob,
  write: Write,
  { at, entry }: { at: string; entry: Entry<'erasure'> },
  result: Replayed,
): Promise<Erased | null> => {
  const { clientId, erasure: extent, terminatedOn } = entry
  const { reader } = job.database
  const client = reader.get<ClientRow>(
    'SELECT reducedAt, erasedAt FROM clients WHERE id = $clientId',
    { clientId },
  )
  if (!client || client.erasedAt !== null) return null
  // This very reduction is on record: the backup was made after it.
  const done = 'SELECT 1 FROM erasures WHERE clientId = $clientId AND erasedAt = $at'
  if (extent !== 'whole' && reader.get(done, { clientId, at })) return null
  const invoices = extent === 'whole' ? liveInvoices(reader, clientId) : []
  await makeDocuments(keepingOf(job, write), invoices)
  const { erased } = write((command) => {
    setTermination(command.db, { id: clientId, on: terminatedOn, now: command.now })
    return carryOut(command, job.archiveKey, {
      clientId,
      terminatedOn,
      extent,
      rule: 'replayed',
      invoices,
      stays: [],
    })
  })
  if (extent === 'whole') result.erased += 1
  else if (client.reducedAt === null) result.reduced += 1
  return erased
}

const destroyAgain = (
  write: Write,
  { at, entry }: { at: string; entry: Entry<'destruction'> },
  result: Replayed,
): void =>
  write(({ db, audit }) => {
    const { archive: kind, sourceId } = entry
    const found = db.get<{ id: number }>(
      `SELECT id FROM archive WHERE kind = $kind AND sourceId = $sourceId AND destroyedAt IS NULL`,
      { kind, sourceId },
    )
    if (!found) return
    const { id } = found
    destroyItem(db, id, at)
    audit({ entity: 'archive', id, code: 'destroyed-again' })
    result.destroyed += 1
  })

const scrubInvoiceAgain = (write: Write, id: number, result: Replayed): void =>
  write(({ db, now, audit }) => {
    const live =
      'SELECT 1 FROM invoices WHERE id = $id AND issuedAt IS NOT NULL AND sealedAt IS NULL'
    if (!db.get(live, { id })) return
    scrubInvoice(db, id, now)
    forgetReasons(db, id)
    audit({ entity: 'invoice', id, code: 'term-ended' })
    result.scrubbed += 1
  })

const scrubEntryAgain = (write: Write, id: number, result: Replayed): void =>
  write(({ db, now, audit }) => {
    if (!db.get('SELECT 1 FROM bankEntries WHERE id = $id AND sealedAt IS NULL', { id })) return
    scrubEntry(db, id, now)
    audit({ entity: 'entry', id, code: 'term-ended' })
    result.scrubbed += 1
  })
