/**
 * Reading bank files into the staging table, from where they are booked all or none. One reading at a
 * time at each connection: another one there drops what was read before.
 */
import { createHash, randomUUID } from 'node:crypto'
import { AppError } from '../../../../shared/errors'
import type { BankFileEvent, StatementEntry } from '../../../../shared/payments/entry'
import type { ActionContext } from '../../context'
import type { ReadableDatabase, WritableDatabase } from '../../database/driver'
import type { NamedSource, Source } from '../../files/source'
import { readPieces } from '../../text/file-pieces'
import type { Session } from '../../session/session'
import { accountId, accountNamed } from '../accounts'
import { readBankFile } from '../bank-file/bank-file'
import { compareWithBooks } from './compare'
import { createIdentities, type Identities } from './identities'
import { told, withParts, type Parts } from './parts'
import { statementsIn, type Staged, type StagedPart } from './staged'
import { addToSummary, startSummary } from './summary'

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

/** Files of one connection, being read or read. Its entries stand at positions after `base`. */
interface Reading {
  session: Session
  base: number
  staged: Staged | null
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
export const requireStaged = (db: ReadableDatabase, preview: string): Staged => {
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
export const dropBooked = (db: WritableDatabase, booked: Staged): void => {
  const accountsOf = (staged: Staged) => statementsIn(staged).map(({ account }) => account)
  const accounts = new Set(accountsOf(booked))
  for (const reading of [...readingsIn(db)]) {
    const { staged } = reading
    if (staged && accountsOf(staged).some((account) => accounts.has(account))) drop(db, reading)
  }
}

/**
 * Reads whole files into staging, a portion per transaction, so that other operations are answered
 * meanwhile. One that cannot be read in full leaves nothing of any. Errors: those of `withParts` and
 * `readBankFile`; cancelled, also when other files were opened here meanwhile.
 */
export const stageFiles = async (
  context: ActionContext,
  chosen: readonly NamedSource[],
): Promise<Staged> => {
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
    const staged = await withParts(chosen, (parts) => stage(context, parts, reading.base, write))
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

type Write = (work: (db: WritableDatabase) => void) => void

const stage = async (
  context: ActionContext,
  { parts, passedOver }: Parts,
  base: number,
  write: Write,
): Promise<Staged> => {
  const identities = createIdentities()
  const staged: Staged = { preview: randomUUID(), parts: [], passedOver, entries: 0, base }
  for (const [place, { name, source }] of parts.entries()) {
    const progress = (share: number) =>
      context.progress({
        stage: 'reading',
        done: Math.round((place + share) * stepsPerFile),
        total: parts.length * stepsPerFile,
      })
    const part = await told(name, parts.length > 1, async () => {
      const sha256 = await hashOf(source)
      // Downloaded twice, under two names: it is one file.
      if (staged.parts.some((other) => other.sha256 === sha256)) return null
      identities.startFile()
      const at = base + staged.entries
      return {
        name,
        sha256,
        ...(await stagePart(context, { source, at, identities, progress }, write)),
      }
    })
    if (!part) continue
    staged.parts.push(part)
    staged.entries += part.entries
  }
  await compareWithBooks(context, staged, { repeats: identities.repeats() }, write)
  return staged
}

const stepsPerFile = 1000

interface Place {
  source: Source
  /** the position before its first entry */
  at: number
  identities: Identities
  progress(share: number): void
}

const stagePart = async (
  context: ActionContext,
  { source, at, identities, progress }: Place,
  write: Write,
): Promise<Pick<StagedPart, 'summary' | 'entries'>> => {
  const summary = startSummary()
  let own: number | null = null
  let rows: StagedRow[] = []
  let entries = 0
  const flush = () => {
    const portion = rows
    rows = []
    write((db) => {
      for (const { entry, identity, accountId } of portion) {
        entries += 1
        db.run(insert, rowOf(entry, { position: at + entries, identity, accountId }))
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
    onProgress: (done, total) => progress(done / total),
  })
  for await (const batch of batches) {
    context.checkpoint()
    for (const event of batch) take(event)
    if (rows.length >= rowsAtOnce) flush()
  }
  if (rows.length > 0) flush()
  if (summary.statements.length === 0) throw new AppError('file-unreadable', { reason: 'empty' })
  return { summary, entries }
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
