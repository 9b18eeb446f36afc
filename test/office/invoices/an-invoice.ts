/** Clients and invoices for the tests, made by calling the office: always reachable data. */
import type { Input } from '../../../shared/contract'
import type { Invoice, Issued } from '../../../shared/invoices/contract'
import type { TestOffice } from '../../support/office/office'

type ClientInput = Input<'clients.add'>
type DraftInput = Input<'invoices.addDraft'>
type Line = NonNullable<DraftInput['lines']>[number]

/** A Dutch company with everything an invoice wants; one override each. */
export const aClient = async (
  office: TestOffice,
  overrides: Partial<ClientInput> = {},
): Promise<number> => {
  const client = await office.call('clients.add', {
    kind: 'company',
    companyName: 'Bakkerij De Korenaar',
    street: 'Molenstraat',
    houseNumber: '8',
    postcode: '3512 AB',
    town: 'Utrecht',
    country: 'NL',
    emails: [
      {
        address: 'administratie@korenaar.example',
        forInvoices: true,
        forNotices: false,
        forTechnical: false,
      },
    ],
    ...overrides,
  })
  return client.id
}

/** A German company: EU reverse charge applies to it. */
export const aGermanClient = (office: TestOffice, overrides: Partial<ClientInput> = {}) =>
  aClient(office, {
    companyName: 'Muster GmbH',
    street: 'Hauptstraße',
    houseNumber: '5',
    postcode: '10115',
    town: 'Berlin',
    country: 'DE',
    vatId: 'DE123456789',
    ...overrides,
  })

export const aLine = (overrides: Partial<Line> = {}): Line => ({
  description: 'Hosting zakelijk',
  quantity: 1000,
  unitPriceCents: 10_000,
  vatKind: 'standard',
  ...overrides,
})

/** A draft that can be issued as it is. */
export const aDraft = async (
  office: TestOffice,
  overrides: Partial<DraftInput> = {},
): Promise<Invoice> =>
  office.call('invoices.addDraft', {
    clientId: overrides.clientId ?? (await aClient(office)),
    supplyFrom: '2026-03-10',
    lines: [aLine()],
    ...overrides,
  })

export const anIssued = async (
  office: TestOffice,
  overrides: Partial<DraftInput> = {},
): Promise<Issued> => office.call('invoices.issue', { id: (await aDraft(office, overrides)).id })
