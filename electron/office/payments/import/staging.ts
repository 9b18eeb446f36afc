/**
 * Reading bank files into the staging table, from where they are booked all or none.
 */
import { randomUUID } from 'node:crypto'
import { AppError } from '../../../../shared/errors'
import type { BankFileEvent, StatementEntry } from '../../../../shared/payments/entry'
import type { ActionContext } from '../../context'
import type { NamedSource, Source } from '../../files/source'
import { hashOf } from '../../text/hash'
import { accountId, accountNamed } from '../accounts'
import { readBankFile } from '../bank-file/bank-file'
import { compareWithBooks } from './compare'
import { createIdentities, type Identities } from './identities'
import { told, withParts, type Parts } from './parts'
import { whileReading, type Write } from './readings'
import type { Staged, StagedPart } from './staged'
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

/**
 * Reads whole files into staging, a portion per transaction, so that other operations are answered
 * meanwhile. One that cannot be read in full leaves nothing of any. Errors: those of `withParts` and
 * `readBankFile`; cancelled, also when other files were opened here meanwhile.
 */
export const stageFiles = (
  context: ActionContext,
  chosen: readonly NamedSource[],
): Promise<Staged> =>
  whileReading(context, (base, write) =>
    withParts(chosen, (parts) => stage(context, parts, base, write)),
  )

const stage = async (
  context: ActionContext,
  { parts, passedOver }: Parts,
  base: number,
  write: Write,
): Promise<Staged> => {
  const identities = createIdentities()
  const staged: Staged = {
    kind: 'bank',
    preview: randomUUID(),
    parts: [],
    passedOver,
    entries: 0,
    base,
  }
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
