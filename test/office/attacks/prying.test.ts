/** Learning by a side way what one may not see. */
import { describe, expect, it } from 'vitest'
import { signInAs } from '../../support/office/clients'
import { anOffice } from '../../support/office/office'
import { aBankEntry, anInvoiceFor, aPersonNamed } from '../../support/office/retention'
import { terminated } from '../../support/office/terminated'

const start = '2026-03-16T09:00:00.000Z'

describe('support', () => {
  it('learns nothing of money by a client’s clock', async () => {
    const office = await anOffice({ now: start })
    const rich = await aPersonNamed(office, 'Quispelaar')
    await anInvoiceFor(office, rich.id, { supplyFrom: '2026-03-10' })
    aBankEntry(office, { bookedOn: '2026-03-14', cents: 12_100, name: 'Q' })
    const poor = await aPersonNamed(office, 'Wolkenband')
    const clocks = async () =>
      Promise.all([rich, poor].map(({ id }) => office.call('retention.clock', { clientId: id })))
    const [ofRich] = await clocks()
    expect(ofRich).toContainEqual(expect.objectContaining({ class: 'invoice', open: true }))
    for (const { id } of [rich, poor]) await terminated(office, { id, on: '2026-03-20' })
    const [owed] = await clocks()
    expect(owed).toContainEqual(expect.objectContaining({ waitsFor: ['claim'] }))

    await signInAs(office, 'support')
    // Who owes and who does not look the same.
    const [one, other] = await clocks()
    expect(one).toEqual(other)
    expect(one?.map(({ kind }) => kind)).toEqual(['terminated', 'erased'])
    expect(JSON.stringify(one)).not.toMatch(/claim|owed|invoice|payment|write-off|settled/)
  })

  it('still hears that a hold keeps a client', async () => {
    const office = await anOffice({ now: start })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    await office.call('retention.addHold', {
      kind: 'dispute',
      covers: { clientId: id },
      reason: 'Geschil',
      reviewOn: '2026-09-01',
    })
    await terminated(office, { id, on: '2026-03-16' })
    await signInAs(office, 'support')
    expect(await office.call('retention.clock', { clientId: id })).toMatchObject([
      { kind: 'terminated' },
      { kind: 'erased', waitsFor: ['hold'] },
    ])
  })
})
