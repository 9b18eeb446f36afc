/** What the books of the bank hold of a client: handed over whole, and gone once it is sealed. */
import { describe, expect, it } from 'vitest'
import { collect, erase, scrubEntry } from '../../../electron/office/payments/personal-data'
import type { EntrySpec } from '../../support/bank/bank-files'
import {
  aClient,
  aFile,
  allEntries,
  anInvoice,
  book,
  previewOf,
} from '../../support/office/factories'
import { anOffice } from '../../support/office/office'

const iban = 'NL28RABO0300400500'
const entry = (cents: number, more: Partial<EntrySpec> = {}): EntrySpec => ({
  bookedOn: '2026-03-02',
  amountCents: cents,
  name: 'Merkteken',
  iban,
  description: 'Merkteken',
  bankReference: `R${cents}`,
  ...more,
})

const withoutIban = ({ iban: _left, ...rest }: EntrySpec): EntrySpec => rest

const officeWithPayments = async () => {
  const office = await anOffice()
  const clientId = await aClient(office)
  const invoice = await anInvoice(office, { clientId, cents: 1000 })
  const file = aFile([entry(1000), entry(2000), entry(3000), withoutIban(entry(4000))])
  await book(office, file)
  const rows = (await allEntries(office)).sort((a, b) => a.amountCents - b.amountCents)
  const [paid, kept] = rows.map(({ id }) => id)
  const allocations = [{ invoiceId: invoice.id, amountCents: 1000 }]
  await office.call('payments.match', { id: paid ?? 0, allocations })
  await office.call('payments.match', {
    id: kept ?? 0,
    allocations: [],
    remainderClientId: clientId,
  })
  const db = office.database()
  return { office, clientId, db, file, ids: [paid ?? 0, kept ?? 0] }
}

describe('the payments of a client', () => {
  it('are handed over: what settled, what is kept, and what came from the account', async () => {
    const { db, clientId } = await officeWithPayments()
    const data = collect(db, clientId)
    expect(data.map(({ amountCents }) => amountCents)).toEqual([1000, 2000, 3000])
    expect(data[0]).toMatchObject({ counterpartyName: 'Merkteken', counterpartyIban: iban })
    expect(collect(db, 999)).toEqual([])
    db.close()
  })

  it('are found nowhere once sealed, while amounts and days stay', async () => {
    const { office, db, clientId, ids } = await officeWithPayments()
    await office.call('payments.certain', {})
    expect(await allEntries(office, { search: 'merkteken' })).toHaveLength(4)
    for (const id of ids) scrubEntry(db, id, '2026-03-16T09:00:00.000Z')
    erase(db, clientId)
    expect(collect(db, clientId).map(({ amountCents }) => amountCents)).toEqual([3000])
    const found = await allEntries(office, { search: 'merkteken' })
    expect(found.map(({ amountCents }) => amountCents).sort()).toEqual([3000, 4000])
    const terms = db.all<{ id: number }>('SELECT id FROM bankEntrySearch_docsize')
    expect(terms.map(({ id }) => id)).not.toEqual(expect.arrayContaining(ids))
    const sealed = (await allEntries(office)).filter((row) => row.sealed)
    expect(sealed.map(({ amountCents }) => amountCents).sort()).toEqual([1000, 2000])
    expect(sealed.every((row) => row.state === 'matched' && row.counterpartyName === null)).toBe(
      true,
    )
    db.close()
  })

  it('do not come back when the old file is read once more', async () => {
    const { office, db, file, ids } = await officeWithPayments()
    for (const id of ids) scrubEntry(db, id, '2026-03-16T09:00:00.000Z')
    db.close()
    expect(await previewOf(office, file)).toMatchObject({ entries: 4, newEntries: 0 })
  })

  it('change no more once sealed', async () => {
    const { office, db, ids } = await officeWithPayments()
    const [id = 0] = ids
    scrubEntry(db, id, '2026-03-16T09:00:00.000Z')
    db.close()
    for (const refused of [
      office.call('payments.unmatch', { id }),
      office.call('payments.setAside', { ids: [id], reason: 'other' }),
      office.call('payments.match', { id, allocations: [], remainderClientId: 1 }),
    ]) {
      await expect(refused).rejects.toMatchObject({ code: 'entry-sealed' })
    }
  })
})
