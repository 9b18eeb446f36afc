/**
 * Reading a bank file into the staging table, from where it is booked whole or not at all. One file
 * at a time: reading another one drops what was read before.
 */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { AppError } from '../../../../shared/errors'
import type {
  BankFileEvent,
  BankFileSummary,
  StatementEntry,
} from '../../../../shared/payments/entry'
import type { ActionContext } from '../../context'
import type { ReadableDatabase, WritableDatabase } from '../../database/driver'
import { accountId, accountNamed } from '../accounts'
import { readBankFile } from '../bank-file/bank-file'
import { compareWithBooks } from './compare'
import { createIdentities } from './identities'
import { addToSummary, startSummary } from './summary'

/** A file that was read in full and not booked yet; its entries are in staging. */
export interface StagedFile {
  preview: string
  sha256: string
  summary: BankFileSummary
  entries: number
}

interface StagedRow {
  entry: StatementEntry
  identity: string
  accountId: number | null
}

// Some 20 ms of writing: long enough to be worth a transaction, short enough for others to be heard.
const rowsAtOnce = 2000

const insert = `
  INSERT INTO bankStaging (position, identity, known, bookedOn, valueOn, amountCents, currency,
    counterpartyName, counterpartyIban, description, structuredReference, endToEndId, mandateId,
    bankReference, reversal, returnReason)
  VALUES ($position, $identity,
    EXISTS (SELECT 1 FROM bankEntries WHERE accountId = $accountId AND identity = $identity),
    $bookedOn, $valueOn, $amountCents, $currency, $counterpartyName, $counterpartyIban,
    $description, $structuredReference, $endToEndId, $mandateId, $bankReference, $reversal,
    $returnReason)`

/** By the office's database: it lives as long as the session. */
const latest = new WeakMap<ReadableDatabase, { staged: StagedFile | null }>()

/** Errors: preview-gone. */
export const requireStaged = (db: ReadableDatabase, preview: string): StagedFile => {
  const staged = latest.get(db)?.staged
  if (staged?.preview !== preview) throw new AppError('preview-gone', {})
  return staged
}

/** Drops what was read, also what is being read at the moment. */
export const emptyStaging = (db: WritableDatabase): number => {
  latest.delete(db)
  return db.run('DELETE FROM bankStaging')
}

/** Drops a file that was read, unless another one was read since. */
export const dropStaged = (db: WritableDatabase, preview: string): boolean => {
  if (latest.get(db)?.staged?.preview !== preview) return false
  emptyStaging(db)
  return true
}

/**
 * Reads the whole file into staging, a portion per transaction, so that other operations are answered
 * meanwhile. A file that cannot be read in full leaves nothing. Errors: those of `readBankFile`;
 * cancelled, also when another file was opened meanwhile.
 */
export const stageFile = async (context: ActionContext, path: string): Promise<StagedFile> => {
  const session = context.session.require()
  const reading: { staged: StagedFile | null } = { staged: null }
  context.write(({ db }) => {
    emptyStaging(db)
    latest.set(db, reading)
  })
  const write = (work: (db: WritableDatabase) => void): void =>
    context.write(({ db }) => {
      if (latest.get(db) !== reading) throw new AppError('cancelled', {})
      work(db)
    })
  try {
    const staged = await stage(context, path, write)
    write(() => (reading.staged = staged))
    return staged
  } catch (error) {
    if (context.session.current() === session) {
      context.write(({ db }) => {
        if (latest.get(db) === reading) emptyStaging(db)
      })
    }
    throw error
  }
}

const stage = async (
  context: ActionContext,
  path: string,
  write: (work: (db: WritableDatabase) => void) => void,
): Promise<StagedFile> => {
  const summary = startSummary()
  const identities = createIdentities()
  let own: number | null = null
  let rows: StagedRow[] = []
  let entries = 0
  const flush = () => {
    const portion = rows
    rows = []
    write((db) => {
      for (const { entry, identity, accountId } of portion) {
        entries += 1
        db.run(insert, rowOf(entry, { position: entries, identity, accountId }))
      }
    })
  }
  const take = (event: BankFileEvent) => {
    if (event.type === 'statement') {
      const { head, opening } = event
      const account = context.read(({ db }) => accountNamed(db, head.account, head.currency))
      own = context.read(({ db }) => accountId(db, account, head.currency))
      addToSummary(summary, { ...event, head: { ...head, account } })
      identities.startStatement({ ...head, account }, opening?.cents ?? null)
      return
    }
    addToSummary(summary, event)
    if (event.type === 'end') identities.endStatement(event.closing?.cents ?? null)
    if (event.type !== 'entry') return
    const { entry } = event
    rows.push({ entry, identity: identities.identify(entry), accountId: own })
  }

  const batches = readBankFile(path, {
    signal: context.signal,
    onProgress: (done, total) => context.progress({ stage: 'reading', done, total }),
  })
  for await (const batch of batches) {
    context.checkpoint()
    for (const event of batch) take(event)
    if (rows.length >= rowsAtOnce) flush()
  }
  if (rows.length > 0) flush()
  if (summary.statements.length === 0) throw new AppError('file-unreadable', { reason: 'empty' })
  await compareWithBooks(context, summary, identities.repeats(), write)
  return { preview: randomUUID(), sha256: await hashFile(path), summary, entries }
}

/** Field by field: a hundred thousand spread objects would cost a second. */
const rowOf = (
  entry: StatementEntry,
  place: { position: number; identity: string; accountId: number | null },
) => ({
  position: place.position,
  identity: place.identity,
  accountId: place.accountId,
  bookedOn: entry.bookedOn,
  valueOn: entry.valueOn,
  amountCents: entry.amountCents,
  currency: entry.currency,
  counterpartyName: entry.counterpartyName,
  counterpartyIban: entry.counterpartyIban,
  description: entry.description,
  structuredReference: entry.structuredReference,
  endToEndId: entry.endToEndId,
  mandateId: entry.mandateId,
  bankReference: entry.bankReference,
  reversal: entry.reversal ? 1 : 0,
  returnReason: entry.returnReason,
})

const hashFile = async (path: string): Promise<string> => {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer)
  return hash.digest('hex')
}
