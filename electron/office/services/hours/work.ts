/** Work that was done for clients, with what bundles pay of it and what is to be billed. */
import { lineAmount } from '../../../../shared/invoices/totals'
import { AppError } from '../../../../shared/errors'
import { countDown } from '../../../../shared/services/bundles'
import { hoursQuantities } from '../../../../shared/services/hours'
import type { UnbilledWork, Work } from '../../../../shared/services/work'
import type { ReadableDatabase } from '../../database/driver'

export interface WorkRow extends Pick<
  Work,
  'id' | 'version' | 'kind' | 'what' | 'minutes' | 'priceCents' | 'vatKind'
> {
  clientId: number
  clientName: string
  onDay: string
  toDay: string | null
  billedMinutes: number | null
  invoiceId: number | null
  number: string | null
  heldAt: string | null
}

const select = `SELECT w.*, c.name AS clientName, n.number FROM work w
  JOIN clients c ON c.id = w.clientId LEFT JOIN invoices n ON n.id = w.invoiceId`

/** Errors: not-found. */
export const workRow = (db: ReadableDatabase, id: number): WorkRow => {
  const row = db.get<WorkRow>(`${select} WHERE w.id = $id`, { id })
  if (!row) throw new AppError('not-found', { entity: 'work', id })
  return row
}

/** All of a client in the order of the days: bundles are counted down over all of it. */
const workOf = (db: ReadableDatabase, clientId: number): WorkRow[] =>
  db.all<WorkRow>(`${select} WHERE w.clientId = $clientId ORDER BY w.onDay, w.id`, { clientId })

/** What a line of the invoice comes to, in cents without VAT. */
const centsOf = ({ priceCents, vatKind }: WorkRow, quantity: number): number =>
  lineAmount({
    quantity,
    unitPriceCents: priceCents,
    unitPriceHundredths: 0,
    discountBasisPoints: 0,
    vatKind,
    vatRate: 0,
  })

/** By number, as the lines of one invoice have it: of the work that was billed together, or will be. */
const quantitiesOf = (
  rows: readonly WorkRow[],
  minutesOf: (row: WorkRow) => number,
): Map<number, number> => {
  const together = new Map<string, WorkRow[]>()
  for (const row of rows) {
    const { kind, invoiceId, billedMinutes, priceCents, vatKind } = row
    const line = kind === 'bundle' ? `bundle ${row.id}` : `${priceCents} ${vatKind}`
    const key = `${invoiceId ?? ''} ${billedMinutes === null} ${line}`
    together.set(key, [...(together.get(key) ?? []), row])
  }
  const quantities = new Map<number, number>()
  for (const group of together.values()) {
    const hours = hoursQuantities(group.map(minutesOf))
    group.forEach((row, place) => {
      const whole = row.kind === 'bundle' && minutesOf(row) > 0 ? 1000 : 0
      quantities.set(row.id, row.kind === 'bundle' ? whole : (hours[place] ?? 0))
    })
  }
  return quantities
}

/** As it stands now: each day of work, less what was billed of it, from the bundles of that day. */
const counted = (rows: readonly WorkRow[]): Work[] => {
  const bundles = rows.filter(({ kind }) => kind === 'bundle')
  const hours = rows.filter(({ kind }) => kind === 'hours')
  const all = bundles.map(({ id, minutes, onDay, toDay }) => ({
    id,
    minutes,
    validFrom: onDay,
    validTo: toDay,
  }))
  const openOf = (begun: boolean) =>
    hours.flatMap(({ id, minutes, billedMinutes, onDay }) => {
      const left = minutes - (billedMinutes ?? 0)
      return left > 0 && (billedMinutes !== null) === begun
        ? [{ id, on: onDay, minutes: left }]
        : []
    })
  // The rest of what was billed in part was paid by a bundle then: what is noted later does not take it.
  const begun = countDown(all, openOf(true))
  const rest = new Map(begun.left.map(({ bundleId, minutes }) => [bundleId, minutes]))
  const fresh = countDown(
    all.map((one) => ({ ...one, minutes: rest.get(one.id) ?? 0 })),
    openOf(false),
  )
  const parts = [...begun.parts, ...fresh.parts]
  const { toBill, left } = fresh
  const bundled = new Map<number, number>()
  for (const { workId, minutes } of parts) bundled.set(workId, (bundled.get(workId) ?? 0) + minutes)
  for (const { bundleId, minutes } of left) bundled.set(bundleId, minutes)
  const open = new Map(toBill.map(({ workId, minutes }) => [workId, minutes]))
  const minutesOf = ({ id, kind, minutes, billedMinutes }: WorkRow) =>
    billedMinutes ?? (kind === 'bundle' ? minutes : (open.get(id) ?? 0))
  const quantities = quantitiesOf(rows, minutesOf)
  return rows.map((row) => {
    const { billedMinutes, kind } = row
    const toBillQuantity = quantities.get(row.id) ?? 0
    return {
      id: row.id,
      version: row.version,
      client: { id: row.clientId, name: row.clientName },
      kind,
      on: row.onDay,
      to: row.toDay,
      what: row.what,
      minutes: row.minutes,
      priceCents: row.priceCents,
      vatKind: row.vatKind,
      bundledMinutes: bundled.get(row.id) ?? 0,
      toBillMinutes: minutesOf(row),
      toBillQuantity,
      toBillCents: centsOf(row, toBillQuantity),
      invoice: row.invoiceId === null ? null : { id: row.invoiceId, number: row.number },
      billed: billedMinutes !== null,
      held: row.heldAt !== null,
    }
  })
}

/** In the order of the days. */
export const allWork = (db: ReadableDatabase, clientId: number): Work[] =>
  counted(workOf(db, clientId))

/** What is to be billed or asked about first, then the newest. */
export const listWork = (db: ReadableDatabase, clientId: number): Work[] => {
  const all = allWork(db, clientId).reverse()
  const first = ({ billed, held, toBillMinutes }: Work) => held || (!billed && toBillMinutes > 0)
  return [...all.filter(first), ...all.filter((one) => !first(one))].slice(0, 200)
}

export const shownWork = (db: ReadableDatabase, id: number): Work => {
  const { clientId } = workRow(db, id)
  const found = allWork(db, clientId).find((one) => one.id === id)
  if (!found) throw new AppError('not-found', { entity: 'work', id })
  return found
}

/** Of a client, what no bundle pays and no invoice bills, in the order of the days. */
export const unbilledOf = (db: ReadableDatabase, clientId: number): Work[] =>
  allWork(db, clientId).filter(({ billed, toBillMinutes }) => !billed && toBillMinutes > 0)

/** Per client, by name. */
export const listUnbilled = (db: ReadableDatabase, clientId: number | null): UnbilledWork[] =>
  db
    .all<{ id: number; name: string }>(
      `SELECT c.id, c.name FROM clients c WHERE c.erasedAt IS NULL AND c.reducedAt IS NULL
         AND ($clientId IS NULL OR c.id = $clientId)
         AND EXISTS (SELECT 1 FROM work w WHERE w.clientId = c.id AND w.billedMinutes IS NULL)
       ORDER BY c.sortName, c.id`,
      { clientId },
    )
    .flatMap((client) => {
      const open = unbilledOf(db, client.id)
      if (open.length === 0) return []
      const sum = (of: (one: Work) => number) => open.reduce((total, one) => total + of(one), 0)
      const hours = (one: Work) => (one.kind === 'hours' ? one.toBillMinutes : 0)
      return [
        { client, count: open.length, minutes: sum(hours), cents: sum((one) => one.toBillCents) },
      ]
    })
