/** Bank files that two people look at in the same hour. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aClient, aFile, ownAccount } from '../../../support/office/factories'
import {
  anOffice,
  codeOf,
  ownerEmail,
  ownerPassword,
  temporaryFolder,
  type TestOffice,
  type TestSeat,
} from '../../../support/office/office'

const entry = (cents: number, ref: string) => ({
  bookedOn: '2026-03-02',
  amountCents: cents,
  description: 'betaling',
  bankReference: ref,
})
const otherAccount = 'NL02RABO0123456789'

/** The owner at another seat: one person, two desks. */
const anotherDesk = async (office: TestOffice): Promise<TestSeat> => {
  const seat = office.anotherSeat()
  await seat.call('session.unlock', { email: ownerEmail, password: ownerPassword })
  return seat
}

const look = (at: Pick<TestSeat, 'call' | 'readFrom'>, content: string) => {
  const path = join(temporaryFolder(), 'afschrift')
  writeFileSync(path, content)
  return at.call('payments.preview', { file: at.readFrom(path) })
}

const staged = (office: TestOffice): number =>
  office.office.session
    .require()
    .database.reader.get<{ n: number }>('SELECT count(*) AS n FROM bankStaging')?.n ?? 0

describe('two people with a bank file each', () => {
  it('see and book each their own, read at the same time', async () => {
    const office = await anOffice()
    const other = await anotherDesk(office)
    const [mine, theirs] = await Promise.all([
      look(office, aFile([entry(100, 'A'), entry(200, 'B'), entry(300, 'C')])),
      look(other, aFile([entry(400, 'D')], { account: otherAccount })),
    ])
    expect([mine.newEntries, theirs.newEntries, staged(office)]).toEqual([3, 1, 4])
    expect(
      await other.call('payments.book', { preview: theirs.preview, otherAccounts: true }),
    ).toMatchObject({
      newEntries: 1,
    })
    expect(
      await office.call('payments.book', { preview: mine.preview, otherAccounts: true }),
    ).toMatchObject({
      newEntries: 3,
    })
    const { rows } = await office.call('payments.entries', { state: 'all' })
    expect(rows.map(({ amountCents }) => amountCents).sort()).toEqual([100, 200, 300, 400])
    expect(staged(office)).toBe(0)
  })

  it('open it again when the other one booked of the same account meanwhile', async () => {
    const office = await anOffice()
    const other = await anotherDesk(office)
    const file = aFile([entry(100, 'A')], { account: ownAccount })
    const mine = await look(office, file)
    const theirs = await look(other, file)
    await other.call('payments.book', { preview: theirs.preview, otherAccounts: true })
    expect(
      await codeOf(office.call('payments.book', { preview: mine.preview, otherAccounts: true })),
    ).toBe('preview-gone')
    expect((await look(office, file)).newEntries).toBe(0)
  })

  it('keep it when somebody signs in or locks, and lose it at their own lock', async () => {
    const office = await anOffice()
    const mine = await look(office, aFile([entry(100, 'A')]))
    const other = await anotherDesk(office)
    await look(other, aFile([entry(400, 'D')], { account: otherAccount }))
    await other.call('session.lock', {})
    expect(staged(office)).toBe(1)
    await other.call('session.unlock', { email: ownerEmail, password: ownerPassword })
    expect(
      await codeOf(office.call('payments.book', { preview: mine.preview, otherAccounts: true })),
    ).toBe('ok')
  })

  it('open it again after somebody was erased, who may be in it', async () => {
    const office = await anOffice()
    const id = await aClient(office)
    const { preview } = await look(office, aFile([entry(100, 'A')]))
    await office.call('clients.terminate', { id, on: '2026-03-16' })
    await office.call('clients.hastenTermination', { id })
    expect(await office.call('retention.run', { approved: true })).toMatchObject({ erased: 1 })
    expect(staged(office)).toBe(0)
    expect(await codeOf(office.call('payments.book', { preview }))).toBe('preview-gone')
  })
})
