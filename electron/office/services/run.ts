/** The recurring run, client by client: each transaction looks anew at what is to be billed. */
import { setImmediate } from 'node:timers/promises'
import { addMonths } from '../../../shared/dates'
import { findForbidden } from '../../../shared/clients/forbidden-content'
import { AppError } from '../../../shared/errors'
import type { Draft } from '../../../shared/invoices/contract'
import type { DuePreview, RunResult } from '../../../shared/services/run'
import type { ActionContext, CommandContext, QueryContext } from '../context'
import { consumerVatDoubt, prepareInvoice } from '../invoices/issue/check'
import { addDraft } from '../invoices/drafts'
import { issueDraft } from '../invoices/issue/issue'
import { dueClients, dueInvoices, type ToBill } from './due'

/** Who bills further ahead than this mistyped the day. */
const monthsAhead = 3

/** So many clients in one transaction: others get their turn in between. */
const batch = 20

const requireDay = (until: string, today: string): void => {
  if (until > addMonths(today, monthsAhead))
    throw new AppError('invalid-input', { problems: [{ path: 'until', code: 'too-far-ahead' }] })
}

const draftOf = (bill: ToBill, periodIds: readonly number[]): Draft => ({
  clientId: bill.client.id,
  seriesId: null,
  reference: null,
  orderNumber: null,
  attention: null,
  supplyFrom: bill.lines.reduce((day, { from }) => (from < day ? from : day), '9999-12-31'),
  supplyTo: bill.lines.reduce((day, { to }) => (to > day ? to : day), '0000-01-01'),
  deliveryCountry: null,
  pricesIncludeVat: false,
  keptAs: 'invoice',
  discount: null,
  note: null,
  lines: bill.lineDrafts.flatMap((lines, at) =>
    lines.map((line) => ({ ...line, periodId: periodIds[at] ?? null })),
  ),
})

const judged = (context: QueryContext, bill: ToBill): ToBill => {
  if (bill.why !== null) return bill
  const { db, today } = context
  const prepared = prepareInvoice(context, draftOf(bill, []), today)
  if (prepared.problems.length > 0 || hasForbidden(bill))
    return { ...bill, why: 'invoice-incomplete' }
  // What only a person can answer waits for one.
  return consumerVatDoubt(db, prepared, today) === null
    ? bill
    : { ...bill, why: 'asks-country-vat' }
}

/** A domain name of digits can look like a number of a person: nothing half-billed because of it. */
const hasForbidden = ({ lineDrafts }: ToBill): boolean =>
  lineDrafts.flat().some(({ description }) => findForbidden(description ?? '') !== null)

const forDraft = (bill: ToBill): ToBill =>
  bill.why === null && hasForbidden(bill) ? { ...bill, why: 'invoice-incomplete' } : bill

/** Errors: invalid-input. */
export const previewDue = (
  context: QueryContext,
  asked: { until: string | null; clientId: number | null; limit: number },
): DuePreview => {
  const until = asked.until ?? context.today
  requireDay(until, context.today)
  const bills = dueInvoices(context.db, { until, clientId: asked.clientId }, context.today)
  const all = bills.map((bill) => judged(context, bill))
  const shown = all.slice(0, asked.limit)
  const billed = all.filter(({ why }) => why === null)
  return {
    until,
    invoices: shown.map(({ client, lines, cents, why }) => ({ client, lines, cents, why })),
    count: billed.length,
    periods: billed.reduce((sum, { lines }) => sum + lines.length, 0),
    cents: billed.reduce((sum, { cents }) => sum + cents, 0),
    left: bills.length - billed.length,
  }
}

/** Errors: invalid-input, cancelled, and those of issuing. */
export const runDue = async (
  context: ActionContext,
  asked: { until: string | null; clientId: number | null; issue: boolean },
): Promise<RunResult> => {
  const until = asked.until ?? context.today()
  requireDay(until, context.today())
  const clients = context.read(({ db, today }) =>
    dueClients(db, { until, clientId: asked.clientId }, today),
  )
  const result: RunResult = { invoices: 0, cents: 0, left: [] }
  for (let done = 0; done < clients.length; done += batch) {
    context.checkpoint()
    context.progress({ stage: 'services-billing', done, total: clients.length })
    const some = clients.slice(done, done + batch)
    context.write((command) => billClients(command, some, { until, issue: asked.issue }, result))
    await setImmediate()
  }
  return context.finish(({ audit }) => {
    audit({ entity: 'run', code: asked.issue ? 'issued' : 'drafts' })
    return result
  })
}

const billClients = (
  command: CommandContext,
  clients: readonly number[],
  { until, issue }: { until: string; issue: boolean },
  result: RunResult,
): void => {
  for (const clientId of clients) {
    for (const bill of dueInvoices(command.db, { until, clientId }, command.today)) {
      const { why } = issue ? judged(command, bill) : forDraft(bill)
      if (why !== null) {
        result.left.push({ client: bill.client, why })
        if (why === 'asks-country-vat') billNow(command, bill, false)
        continue
      }
      billNow(command, bill, issue)
      result.invoices += 1
      result.cents += bill.cents
    }
  }
  command.audit({ entity: 'run', code: 'clients' })
}

/** The periods are taken first: a second run finds nothing, and the unique key lets none in. */
const billNow = (command: CommandContext, bill: ToBill, issue: boolean): void => {
  const { db } = command
  const ids = bill.lines.map(({ subscriptionId, from, to }) =>
    db.insert(
      `INSERT INTO billedPeriods (subscriptionId, fromOn, toOn)
       VALUES ($subscriptionId, $from, $to)`,
      { subscriptionId, from, to },
    ),
  )
  const invoiceId = addDraft(command, { ...draftOf(bill, ids), overrule: null })
  for (const id of ids)
    db.run('UPDATE billedPeriods SET invoiceId = $invoiceId WHERE id = $id', { id, invoiceId })
  // Long ago or long ahead is how it was sold, and no slip of the keys.
  if (issue) issueDraft(command, { id: invoiceId, on: null, updatedAt: null, sure: true })
}
