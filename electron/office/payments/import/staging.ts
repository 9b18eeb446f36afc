/**
 * Reading a bank file into the staging table, from where it is booked whole or not at all. One file
 * at a time at each connection: reading another one there drops what was read before.
 */
import { createHash, randomUUID } from 'node:crypto'
import { AppError } from '../../../../shared/errors'
import type {
  BankFileEvent,
  BankFileSummary,
  StatementEntry,
} from '../../../../shared/payments/entry'
import type { ActionContext } from '../../context'
import type { ReadableDatabase, WritableDatabase } from '../../database/driver'
import type { Source } from '../../files/source'
import { readPieces } from '../../text/file-pieces'
import type { Session } from '../../session/session'
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
  /** its entries stand at the positions after this one */
  base: number
}

interface StagedRow {
  entry: StatementEntry
  identity: string
  accountId: number | null
}

// Some 10 ms of writing: long enough to be worth a transaction, short enough for others to be heard.
const rowsAtOnce = 1000

const insert = `
  INSERT INTO bankStaging (position, identity, known, bookedOn, valueOn, amountCents, currency,
    counterpartyName, counterpartyIban, description, structuredReference, endToEndId, mandateId,
    bankReference, reversal, returnReason)
  VALUES ($position, $identity,
    EXISTS (SELECT 1 FROM bankEntries WHERE accountId = $accountId AND identity = $identity),
    $bookedOn, $valueOn, $amountCents, $currency, $counterpartyName, $counterpartyIban,
    $description, $structuredReference, $endToEndId, $mandateId, $bankReference, $reversal,
    $returnReason)`

/** A file of one connection, being read or read. Its entries stand at positions after `base`. */
interface Reading {
  session: Session
  base: number
  staged: StagedFile | null
}

/** By the office's database: they live as long as it is open. */
const readings = new WeakMap<ReadableDatabase, Set<Reading>>()
const readingsIn = (db: ReadableDatabase): Set<Reading> => {
  const found = readings.get(db) ?? new Set()
  readings.set(db, found)
  return found
}

const find = (db: ReadableDatabase, is: (reading: Reading) => boolean): Reading | undefined =>
  [...readingsIn(db)].find(is)

/** Far more than any file has entries: what two people look at never mixes. */
const room = 1_000_000_000
const freeBase = (db: ReadableDatabase): number => {
  const taken = new Set([...readingsIn(db)].map(({ base }) => base))
  let base = 0
  while (taken.has(base)) base += room
  return base
}

const drop = (db: WritableDatabase, reading: Reading): void => {
  readingsIn(db).delete(reading)
  const { base } = reading
  db.run('DELETE FROM bankStaging WHERE position > $base AND position < $end', {
    base,
    end: base + room,
  })
}

/** Errors: preview-gone. */
export const requireStaged = (db: ReadableDatabase, preview: string): StagedFile => {
  const staged = find(db, (reading) => reading.staged?.preview === preview)?.staged
  if (!staged) throw new AppError('preview-gone', {})
  return staged
}

/** Drops everybody's, also what is being read: a person in it may have been erased. */
export const emptyStaging = (db: WritableDatabase): void => {
  readings.delete(db)
  db.run('DELETE FROM bankStaging')
}

/** What earlier sessions left behind; nobody looks at it any more. */
export const clearLeftovers = (db: WritableDatabase): void => {
  if (readingsIn(db).size === 0) db.run('DELETE FROM bankStaging')
}

/** Drops a file that was read, unless another one was read since. */
export const dropStaged = (db: WritableDatabase, preview: string): boolean => {
  const reading = find(db, ({ staged }) => staged?.preview === preview)
  if (reading) drop(db, reading)
  return reading !== undefined
}

/** At a lock: what was looked at there and not booked. */
export const dropStagedOf = (db: WritableDatabase, session: Session): void => {
  const reading = find(db, (one) => one.session === session)
  if (reading) drop(db, reading)
}

/**
 * A file was booked: it goes, and so do files of others with the same accounts. What they showed as
 * new may be booked by now; they are opened again.
 */
export const dropBooked = (db: WritableDatabase, booked: StagedFile): void => {
  const accountsOf = ({ summary }: StagedFile) => summary.statements.map(({ account }) => account)
  const accounts = new Set(accountsOf(booked))
  for (const reading of [...readingsIn(db)]) {
    const { staged } = reading
    if (staged && accountsOf(staged).some((account) => accounts.has(account))) drop(db, reading)
  }
}

/**
 * Reads the whole file into staging, a portion per transaction, so that other operations are answered
 * meanwhile. A file that cannot be read in full leaves nothing. Errors: those of `readBankFile`;
 * cancelled, also when another file was opened here meanwhile.
 */
export const stageFile = async (context: ActionContext, source: Source): Promise<StagedFile> => {
  const { session } = context
  const open = session.require()
  const reading: Reading = { session, base: 0, staged: null }
  context.write(({ db }) => {
    dropStagedOf(db, session)
    reading.base = freeBase(db)
    readingsIn(db).add(reading)
  })
  const write = (work: (db: WritableDatabase) => void): void =>
    context.write(({ db }) => {
      if (!readingsIn(db).has(reading)) throw new AppError('cancelled', {})
      work(db)
    })
  try {
    const staged = await stage(context, { source, base: reading.base }, write)
    write(() => (reading.staged = staged))
    return staged
  } catch (error) {
    if (session.current() === open) {
      context.write(({ db }) => {
        if (readingsIn(db).has(reading)) drop(db, reading)
      })
    }
    throw error
  }
}

const stage = async (
  context: ActionContext,
  { source, base }: { source: Source; base: number },
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
        db.run(insert, rowOf(entry, { position: base + entries, identity, accountId }))
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

  const batches = readBankFile(source, {
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
  await compareWithBooks(context, summary, { base, repeats: identities.repeats() }, write)
  return { preview: randomUUID(), sha256: await hashOf(source), summary, entries, base }
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

const hashOf = async (source: Source): Promise<string> => {
  const hash = createHash('sha256')
  const file = await source.open()
  try {
    for await (const { bytes } of readPieces(file, 0, file.size ?? 0, {})) hash.update(bytes)
    return hash.digest('hex')
  } finally {
    await file.close()
  }
}
