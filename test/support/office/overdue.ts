/** Invoices that nobody paid, and what a reminder run says of them. */
import type { Output } from '../../../shared/contract'
import { anInvoice, type InvoiceWish } from './factories'
import type { TestOffice } from './office'

/** The day of issue; the usual term of fourteen days ends on 2 March. */
export const issuedOn = '2026-02-16'
export const dueOn = '2026-03-02'

/** The clock goes to the morning of a day. */
export const on = (office: TestOffice, day: string): void => office.setClock(`${day}T09:00:00.000Z`)

/** Issued on `issuedOn`; the clock is on the day it was. */
export const anOverdueInvoice = async (
  office: TestOffice,
  wish: InvoiceWish = {},
): Promise<{ id: number; number: string; clientId: number; grossCents: number }> => {
  on(office, issuedOn)
  return anInvoice(office, { on: issuedOn, ...wish })
}

/** Client, what is done, and why not, of each row of the preview. */
export const previewed = async (
  office: TestOffice,
): Promise<[does: string, why: string | null][]> => {
  const { rows }: Output<'collection.preview'> = await office.call('collection.preview', {})
  return rows.map(({ does, why }) => [does, why])
}

/** Runs on each of these days. */
export const remindOn = async (office: TestOffice, ...days: string[]): Promise<void> => {
  for (const day of days) {
    on(office, day)
    await office.call('collection.remind', {})
  }
}
