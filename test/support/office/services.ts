/** What an office sells, and what its clients have of it. */
import type { Input, Output } from '../../../shared/contract'
import { aClient } from './factories'
import type { TestOffice } from './office'

/** An item of the catalogue; gives its number. */
export const anItem = async (
  office: TestOffice,
  overrides: Partial<Input<'services.addItem'>> = {},
): Promise<number> => {
  const { id } = await office.call('services.addItem', {
    kind: 'hosting',
    name: 'Hosting',
    priceCents: 12_000,
    vatKind: 'standard',
    periodMonths: 12,
    invoiceText: 'Hosting {domein}, {periode}',
    ...overrides,
  })
  return id
}

/** A year of hosting for a business that may leave with a month's notice; of a new client. */
export const aSubscription = async (
  office: TestOffice,
  overrides: Partial<Input<'services.add'>> = {},
): Promise<Output<'services.add'>> => {
  const [known] = await office.call('services.items', {})
  const itemId = overrides.itemId ?? known?.id ?? (await anItem(office))
  return office.call('services.add', {
    startsOn: '2026-01-01',
    periodMonths: 12,
    priceCents: 12_000,
    vatKind: 'standard',
    customer: 'business',
    ...overrides,
    itemId,
    clientId: overrides.clientId ?? (await aClient(office)),
  })
}
