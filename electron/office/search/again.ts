/** Records by their id, as a search shows them. */
import type { FoundClient, FoundInvoice } from '../../../shared/search/contract'
import { stateOf } from '../../../shared/invoices/state'
import type { ClientRow } from '../../../shared/clients/contract'
import type { InvoiceRow } from '../../../shared/invoices/contract'
import { clientRows } from '../clients/rows'
import type { QueryContext } from '../context'

export type Asker = Pick<QueryContext, 'db' | 'today' | 'user'>

/** Clients still here, in the order of the ids. */
export const clientsByIds = ({ db, today, user }: Asker, ids: readonly number[]): FoundClient[] =>
  clientRows(db, { ids, today, money: user.role !== 'support', search: '' }).map(asClient)

export const asClient = (row: ClientRow): FoundClient => ({
  of: 'client',
  id: row.id,
  kind: row.kind,
  name: row.name,
  town: row.town,
  terminatedOn: row.terminatedOn,
  openCents: row.openCents,
  why: row.found,
})

/** Invoices by their id; none for support. */
export const invoicesByIds = (
  { db, today, user }: Asker,
  ids: readonly number[],
): FoundInvoice[] =>
  user.role === 'support'
    ? []
    : db
        .all<Omit<FoundInvoice, 'of' | 'state'> & Parameters<typeof stateOf>[0]>(
          `SELECT i.id, i.kind, i.number, i.issuedOn, i.grossCents, i.issuedAt, i.openCents,
             i.paidCents, i.creditedCents, i.dueOn, coalesce(i.buyerName, c.name) AS clientName
           FROM json_each($ids) f JOIN invoices i ON i.id = f.value
           LEFT JOIN clients c ON c.id = i.clientId`,
          { ids: JSON.stringify(ids) },
        )
        .map((row) => asInvoice({ ...row, state: stateOf(row, today) }))

export const asInvoice = (
  row: Pick<
    InvoiceRow,
    'id' | 'kind' | 'number' | 'clientName' | 'state' | 'issuedOn' | 'grossCents'
  >,
): FoundInvoice => ({
  of: 'invoice',
  id: row.id,
  kind: row.kind,
  number: row.number,
  clientName: row.clientName,
  state: row.state,
  issuedOn: row.issuedOn,
  grossCents: row.grossCents,
})
