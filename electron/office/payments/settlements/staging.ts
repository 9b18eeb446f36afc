/** Reading files of payment providers into the staging table, from where they are booked all or none. */
import { randomUUID } from 'node:crypto'
import { AppError } from '../../../../shared/errors'
import type { SettlementRow } from '../../../../shared/payments/settlement'
import { providerNames, type NamedMapping } from '../../../../shared/payments/settlements'
import type { ActionContext } from '../../context'
import type { NamedSource } from '../../files/source'
import { hashOf } from '../../text/hash'
import { accountId } from '../accounts'
import { told } from '../import/parts'
import { whileReading, type Write } from '../import/readings'
import type { StagedSettlement, StagedSettlements } from '../import/staged'
import { headerOfSettlement, readSettlement } from './read'

// As many as of a bank file.
const rowsAtOnce = 1000

const insert = `
  INSERT INTO bankStaging (position, identity, known, bookedOn, amountCents, currency,
    counterpartyName, description, endToEndId, bankReference, reversal, settlementKind, feeCents,
    payout)
  VALUES ($position, $identity, $before OR EXISTS (
      SELECT 1 FROM bankEntries WHERE accountId = $accountId AND identity = $identity),
    $on, $amountCents, $currency, $payerName, $description, $link, $reference, $reversal, $kind,
    $feeCents, $payout)`

/**
 * Reads whole files into staging, a portion per transaction. `mapping`: of those whose provider is not
 * known. Errors: those of `readSettlement`; cancelled.
 */
export const stageSettlements = (
  context: ActionContext,
  chosen: readonly NamedSource[],
  mapping: NamedMapping | null,
): Promise<StagedSettlements> =>
  whileReading(context, async (base, write) => {
    const staged: StagedSettlements = {
      kind: 'settlement',
      preview: randomUUID(),
      parts: [],
      rows: 0,
      base,
    }
    for (const [place, { name, source }] of chosen.entries()) {
      const progress = (share: number) =>
        context.progress({
          stage: 'reading',
          done: Math.round((place + share) * stepsPerFile),
          total: chosen.length * stepsPerFile,
        })
      await told(name, chosen.length > 1, async () => {
        const sha256 = await hashOf(source)
        if (staged.parts.some((other) => other.sha256 === sha256)) return
        const at = base + staged.rows
        const part = await stageFile(
          context,
          { name, source, sha256, at, mapping, progress },
          write,
        )
        staged.parts.push(part)
        staged.rows += part.summary.rows
      })
    }
    // What two of the files tell is booked the first time only.
    if (staged.parts.length > 1)
      write((db) =>
        db.run(
          `UPDATE bankStaging SET known = 1 WHERE position IN (
             SELECT position FROM (
               SELECT position, row_number() OVER (PARTITION BY identity ORDER BY position) AS nth
               FROM bankStaging WHERE position > $base AND position <= $last)
             WHERE nth > 1)`,
          { base, last: base + staged.rows },
        ),
      )
    return staged
  })

const stepsPerFile = 1000

interface Place extends NamedSource {
  sha256: string
  /** the position before its first row */
  at: number
  mapping: NamedMapping | null
  progress(share: number): void
}

const stageFile = async (
  context: ActionContext,
  { name, source, sha256, at, mapping, progress }: Place,
  write: Write,
): Promise<StagedSettlement> => {
  const { header, provider } = await headerOfSettlement(source)
  if (provider === null && mapping === null)
    throw new AppError('file-unreadable', { reason: 'missing-element', line: 1 })
  const account =
    provider === null || provider === 'generic' ? mapping?.name : providerNames[provider]
  if (account === undefined) throw new AppError('file-unreadable', { reason: 'missing-element' })
  const named = provider === null && mapping !== null ? { header, of: mapping } : null
  const before = context.read(({ db }) =>
    db.get('SELECT 1 FROM bankFiles WHERE sha256 = $sha256', { sha256 }),
  )
  const accounts = new Map<string, number | null>()
  let held: SettlementRow[] = []
  let rows = 0
  const flush = () => {
    const portion = held
    held = []
    write((db) => {
      for (const row of portion) {
        rows += 1
        if (!accounts.has(row.currency))
          accounts.set(row.currency, accountId(db, account, row.currency))
        db.run(insert, {
          ...staged(row),
          position: at + rows,
          before: before ? 1 : 0,
          accountId: accounts.get(row.currency) ?? null,
        })
      }
    })
  }
  const reading = readSettlement(source, {
    mapping,
    signal: context.signal,
    onProgress: (done, total) => progress(done / total),
  })
  for await (const events of reading) {
    context.checkpoint()
    for (const event of events) {
      if (event.type === 'row') held.push(event.row)
      if (event.type !== 'end') continue
      flush()
      if (event.summary.rows === 0) throw new AppError('file-unreadable', { reason: 'empty' })
      return { name, sha256, account, mapping: named, summary: event.summary }
    }
    if (held.length >= rowsAtOnce) flush()
  }
  throw new AppError('file-unreadable', { reason: 'empty' })
}

/** Costs on a row of their own are an entry of their own; those of a payment stand beside it. */
const staged = (row: SettlementRow) => {
  const ownFee = row.kind === 'fee'
  return {
    identity: row.identity,
    on: row.on,
    amountCents: ownFee ? row.netCents : row.grossCents,
    feeCents: ownFee ? 0 : row.feeCents,
    currency: row.currency,
    payerName: row.payerName,
    description: row.description === '' ? null : row.description,
    link: row.link,
    reference: row.reference,
    // The provider's word that it undoes another. One decided in the office's favour pays once more.
    reversal: row.kind === 'chargeback' ? 1 : 0,
    kind: row.kind,
    // A payout's own row names it by its reference where other rows name it as theirs.
    payout: row.payout ?? (row.kind === 'payout' ? row.reference : null),
  }
}
