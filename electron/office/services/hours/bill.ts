/** Unbilled work as drafts, one per client: each piece on a line of its own, once. */
import { formatDateLong } from '../../../../shared/dates'
import { AppError } from '../../../../shared/errors'
import type { Draft } from '../../../../shared/invoices/contract'
import type { Language } from '../../../../shared/language'
import { formatDuration } from '../../../../shared/services/hours'
import type { Work } from '../../../../shared/services/work'
import type { CommandContext } from '../../context'
import type { ReadableDatabase } from '../../database/driver'
import { addDraft } from '../../invoices/drafts'
import type { LedgerEntry } from '../../ledger/entry'
import { leaveOut } from '../leave-out'
import { listUnbilled, unbilledOf, workRow } from './work'

/** Errors: not-found, invalid-input (more on one invoice than fits: `amount-out-of-range`). */
export const billWork = (
  context: CommandContext,
  clientId: number | null,
): { invoiceIds: number[]; cents: number } => {
  const { db } = context
  const clients = listUnbilled(db, clientId)
  const invoiceIds = clients.map(({ client }) => billClient(context, client.id))
  context.audit({ entity: 'run', code: 'work' })
  return { invoiceIds, cents: clients.reduce((sum, { cents }) => sum + cents, 0) }
}

const billClient = (context: CommandContext, clientId: number): number => {
  const { db } = context
  const work = unbilledOf(db, clientId)
  const language =
    db.get<{ language: Language }>('SELECT language FROM clients WHERE id = $clientId', {
      clientId,
    })?.language ?? 'nl'
  const days = work.map(({ on }) => on).sort()
  const invoiceId = addDraft(context, {
    clientId,
    seriesId: null,
    reference: null,
    orderNumber: null,
    attention: null,
    supplyFrom: days.at(0) ?? context.today,
    supplyTo: days.at(-1) ?? context.today,
    deliveryCountry: null,
    pricesIncludeVat: false,
    keptAs: 'invoice',
    discount: null,
    note: null,
    lines: work.map((one) => lineOf(one, language)),
    overrule: null,
  })
  for (const { id, toBillMinutes } of work) {
    const taken = db.run(
      `UPDATE work SET billedMinutes = $toBillMinutes, invoiceId = $invoiceId,
         version = version + 1
       WHERE id = $id AND billedMinutes IS NULL`,
      { id, toBillMinutes, invoiceId },
    )
    if (taken !== 1) throw new AppError('changed-meanwhile', { entity: 'work', id })
  }
  return invoiceId
}

const fromBundle = { nl: 'uit tegoed', en: 'from bundle' } as const

const lineOf = (work: Work, language: Language): Draft['lines'][number] => {
  const { kind, on, what, bundledMinutes, toBillQuantity, priceCents, vatKind, id } = work
  const day = formatDateLong(on, language)
  const part =
    kind === 'hours' && bundledMinutes > 0
      ? `, ${formatDuration(bundledMinutes)} ${fromBundle[language]}`
      : ''
  return {
    description: kind === 'hours' ? `${what} (${day}${part})` : what,
    quantity: toBillQuantity,
    unit: kind === 'hours' ? 'hour' : null,
    unitPriceCents: priceCents,
    unitPriceHundredths: 0,
    discountBasisPoints: 0,
    vatKind,
    periodId: null,
    periodFrom: null,
    periodTo: null,
    workId: id,
    deductsId: null,
  }
}

type BilledWork = Omit<Extract<LedgerEntry, { kind: 'billed-work' }>, 'kind'>

/** Whether the rows know that it was billed; so of work the backup never knew. */
export const isWorkHeld = (db: ReadableDatabase, { workId }: BilledWork): boolean =>
  db.get(
    `SELECT 1 FROM work w LEFT JOIN invoices n ON n.id = w.invoiceId
     WHERE w.id = $workId
       AND (w.billedMinutes IS NULL OR (w.invoiceId IS NOT NULL AND n.issuedAt IS NULL))`,
    { workId },
  ) === undefined

/** After a restore: billed on an invoice that is lost, and on no draft any more. */
export const holdWork = (context: CommandContext, entry: BilledWork): void => {
  const { db, now, audit } = context
  if (isWorkHeld(db, entry)) return
  const { workId, minutes } = entry
  const { invoiceId } = workRow(db, workId)
  if (invoiceId !== null) leaveOut(context, invoiceId, { workId })
  db.run(
    `UPDATE work SET billedMinutes = min(minutes, $minutes), heldAt = $now, version = version + 1
     WHERE id = $workId`,
    { workId, minutes, now },
  )
  audit({ entity: 'work', id: workId, code: 'held' })
}

/** `billed`: it stays as it is; else it is to be billed. Errors: not-found. */
export const settleWork = (
  { db, audit }: CommandContext,
  { id, billed }: { id: number; billed: boolean },
): void => {
  const { heldAt, clientId } = workRow(db, id)
  if (heldAt === null) throw new AppError('not-found', { entity: 'work', id })
  db.run(
    `UPDATE work SET heldAt = NULL, version = version + 1,
       billedMinutes = CASE WHEN $billed = 1 THEN billedMinutes END
     WHERE id = $id`,
    { id, billed: billed ? 1 : 0 },
  )
  audit({ entity: 'work', id, clientId, code: billed ? 'was-billed' : 'freed' })
}
