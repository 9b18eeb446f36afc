/** Offices with something to lose at the moment they are killed. */
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { aPerson, addClients } from '../../support/office/clients'
import { anOffice, temporaryFolder, type TestOffice } from '../../support/office/office'
import { aBankEntry, anInvoiceFor, aPersonNamed, settle } from '../../support/office/retention'
import { terminated } from '../../support/office/terminated'

export const longAgo = '2017-06-01T09:00:00.000Z'
export const today = '2026-03-16T09:00:00.000Z'

/** Who leaves, by a name nobody else has. */
export const leaving = ['Quispelaar', 'Wolkenband', 'Ijzerdraad'] as const

/** Without documents: for what does not look at them. */
export const aPlainOffice = async (clients: number): Promise<TestOffice> => {
  const office = await anOffice({ now: today })
  const db = office.database()
  db.transaction(() =>
    addClients(
      db,
      ...Array.from({ length: clients }, (_, n) =>
        aPerson({ lastName: `Klant${n}`, note: 'x'.repeat(300) }),
      ),
    ),
  )
  db.close()
  return office
}

/**
 * An office on a day on which three clients go whole, one is reduced, one is held, and an old invoice
 * and an old payment of one who stays lose their person.
 */
export const anOfficeOnTheDay = async (): Promise<TestOffice> => {
  const office = await anOffice({ now: longAgo })
  const stays = await aPersonNamed(office, 'Blijvend')
  const old = await anInvoiceFor(office, stays.id, { supplyFrom: '2017-05-31' })
  await pay(office, old, '2017-06-01')
  // What was settled on a day goes on the next one at the earliest.
  office.setClock('2026-03-13T09:00:00.000Z')
  const gone: number[] = []
  for (const name of leaving) {
    const { id } = await aPersonNamed(office, name)
    await pay(office, await anInvoiceFor(office, id, { supplyFrom: '2026-03-10' }), '2026-03-12')
    settle(office, await anInvoiceFor(office, id, { supplyFrom: '2026-03-10', cents: 3333 }))
    await office.call('invoices.addDraft', { clientId: id, lines: [] })
    gone.push(id)
  }
  office.setClock(today)
  for (const id of gone) await terminated(office, { id, on: '2026-03-16' })
  // As after every issuing: they are not what is being cut off here.
  await office.call('invoices.makePdfs', {})
  const debtor = await aPersonNamed(office, 'Schuldig')
  await anInvoiceFor(office, debtor.id, { supplyFrom: '2026-03-10' })
  await terminated(office, { id: debtor.id, on: '2026-03-16' })
  const held = await aPersonNamed(office, 'Vastgehouden')
  await office.call('retention.addHold', {
    kind: 'dispute',
    covers: { clientId: held.id },
    reason: 'Geschil over de oplevering',
    reviewOn: '2026-09-01',
  })
  await terminated(office, { id: held.id, on: '2026-03-16' })
  return office
}

const pay = async (
  office: TestOffice,
  invoice: { id: number; grossCents: number },
  bookedOn: string,
): Promise<void> => {
  const cents = invoice.grossCents
  const id = aBankEntry(office, { bookedOn, cents, name: `Betaler van ${invoice.id}` })
  await office.call('payments.match', {
    id,
    allocations: [{ invoiceId: invoice.id, amountCents: cents }],
  })
}

/** The folder of an office as it lies on the disk when nobody has it open. */
export const folderOf = async (office: TestOffice): Promise<string> => {
  await office.office.ledgerCopied()
  office.close()
  const folder = join(temporaryFolder(), 'before')
  cpSync(office.dir, folder, { recursive: true })
  return folder
}
