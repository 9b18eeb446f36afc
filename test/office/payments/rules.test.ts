/** Rules for entries that come back: the next ones go aside by themselves, a client's never. */
import { describe, expect, it } from 'vitest'
import type { EntrySpec } from '../../support/bank/bank-files'
import { allEntries, anInvoice, receive } from '../../support/office/factories'
import { anOffice, codeOf, type TestOffice } from '../../support/office/office'

type Who = Pick<EntrySpec, 'iban' | 'name'>
const taxOffice: Who = { iban: 'NL86INGB0002445588', name: 'Belastingdienst' }

const on = (bookedOn: string, more: Partial<EntrySpec> = {}, who = taxOffice): EntrySpec => ({
  amountCents: -120_000,
  description: 'Omzetbelasting februari',
  ...who,
  bankReference: `ref ${bookedOn}`,
  ...more,
  bookedOn,
})

const states = async (office: TestOffice) =>
  (await allEntries(office)).map(({ bookedOn, state, byRule }) => [bookedOn, state, byRule])

const ruleOn = async (office: TestOffice, words = '') => {
  const [row] = await receive(office, on('2026-03-02'))
  const entryId = row?.id ?? 0
  await office.call('payments.addRule', { entryId, words, reason: 'tax' })
  return entryId
}

describe('a rule', () => {
  it('tells what it would take, sets aside what is to do now, and what comes next', async () => {
    const office = await anOffice()
    const [first] = await receive(office, on('2026-03-02'), on('2026-03-03', { amountCents: 5000 }))
    const entryId = first?.id ?? 0
    expect(await office.call('payments.tryRule', { entryId })).toMatchObject({
      iban: taxOffice.iban ?? '',
      direction: 'out',
      toDo: 1,
      aside: 0,
      settled: 0,
      samples: [{ id: entryId }],
    })
    expect(await office.call('payments.addRule', { entryId, reason: 'tax' })).toEqual({
      setAside: 1,
    })
    await receive(office, on('2026-03-04'), on('2026-03-05', { reversal: true }))
    expect(await states(office)).toEqual([
      ['2026-03-05', 'to-do', false],
      ['2026-03-04', 'set-aside', true],
      ['2026-03-03', 'to-do', false],
      ['2026-03-02', 'set-aside', true],
    ])
    const [rule] = await office.call('payments.rules', {})
    expect(rule).toMatchObject({ reason: 'tax', entries: 2, lastOn: '2026-03-04' })
  })

  it('goes by words of the description when it was asked to', async () => {
    const office = await anOffice()
    await ruleOn(office, 'omzetbelasting')
    await receive(office, on('2026-03-04', { description: 'Loonheffing maart' }))
    await receive(office, on('2026-03-05', { description: 'OMZETBELASTING, maart' }))
    expect((await states(office)).map(([, state]) => state)).toEqual([
      'set-aside',
      'to-do',
      'set-aside',
    ])
  })

  it('knows by its name who has no account, and by its account who has one', async () => {
    const office = await anOffice()
    const bank: Who = { name: 'ABN AMRO Bank N.V.' }
    const [row] = await receive(office, on('2026-03-02', {}, bank))
    await office.call('payments.addRule', { entryId: row?.id ?? 0, reason: 'bank-costs' })
    await receive(
      office,
      on('2026-03-04', {}, { name: 'Abn Amro bank NV' }),
      on('2026-03-05', { ...bank }),
    )
    expect((await states(office)).map(([, state]) => state)).toEqual([
      'to-do',
      'set-aside',
      'set-aside',
    ])
  })

  it('is ended; what it set aside stays, and can be taken back one by one', async () => {
    const office = await anOffice()
    const entryId = await ruleOn(office)
    const [rule] = await office.call('payments.rules', {})
    await office.call('payments.endRule', { id: rule?.id ?? 0 })
    expect(await codeOf(office.call('payments.endRule', { id: rule?.id ?? 0 }))).toBe('not-found')
    await receive(office, on('2026-03-04'))
    expect(await states(office)).toEqual([
      ['2026-03-04', 'to-do', false],
      ['2026-03-02', 'set-aside', false],
    ])
    await office.call('payments.putBack', { ids: [entryId] })
    expect((await states(office)).map(([, state]) => state)).toEqual(['to-do', 'to-do'])
  })

  it('is made once, and of nothing that nobody is named in', async () => {
    const office = await anOffice()
    const entryId = await ruleOn(office)
    expect(await codeOf(office.call('payments.addRule', { entryId, reason: 'other' }))).toBe(
      'rule-exists',
    )
    const [nobody] = await receive(office, on('2026-03-04', {}, {}))
    const of = { entryId: nobody?.id ?? 0 }
    expect(await codeOf(office.call('payments.tryRule', of))).toBe('no-counterparty')
    expect(await codeOf(office.call('payments.addRule', { ...of, reason: 'tax' }))).toBe(
      'no-counterparty',
    )
    expect(await office.call('payments.rules', {})).toHaveLength(1)
  })
})

describe('payments of a client', () => {
  const payer = { iban: 'NL39INGB0002223334', name: 'Bakkerij Bloem' }

  it('are never put out of sight: not from an account a client pays from', async () => {
    const office = await anOffice()
    const invoice = await anInvoice(office, { cents: 700 })
    const [paid, next] = await receive(
      office,
      on('2026-03-02', { ...payer, amountCents: 700 }),
      on('2026-03-03', { ...payer, amountCents: 800 }),
    )
    const rows = [paid, next].sort((a, b) => (a?.amountCents ?? 0) - (b?.amountCents ?? 0))
    const [settling, other] = rows.map((row) => row?.id ?? 0)
    await office.call('payments.match', {
      id: settling ?? 0,
      allocations: [{ invoiceId: invoice.id, amountCents: 700 }],
    })
    const asked = (entryId = 0) => office.call('payments.addRule', { entryId, reason: 'other' })
    expect(await codeOf(asked(settling))).toBe('entry-matched')
    expect(await codeOf(asked(other))).toBe('account-of-client')
  })

  it('not under a client’s name', async () => {
    const office = await anOffice()
    const { clientId } = await anInvoice(office)
    const { name } = await office.call('clients.get', { id: clientId })
    const [row] = await receive(office, on('2026-03-02', {}, { name: name.toUpperCase() }))
    const asked = office.call('payments.addRule', { entryId: row?.id ?? 0, reason: 'other' })
    expect(await codeOf(asked)).toBe('account-of-client')
  })

  it('nor once an account turns out to be a client’s: the rule is gone then', async () => {
    const office = await anOffice()
    const invoice = await anInvoice(office, { cents: 700 })
    const [row] = await receive(office, on('2026-03-02', { ...payer, amountCents: 700 }))
    const id = row?.id ?? 0
    await office.call('payments.addRule', { entryId: id, reason: 'other' })
    await office.call('payments.putBack', { ids: [id] })
    await office.call('payments.match', {
      id,
      allocations: [{ invoiceId: invoice.id, amountCents: 700 }],
    })
    expect(await office.call('payments.rules', {})).toEqual([])
    await receive(office, on('2026-03-09', { ...payer, amountCents: 900 }))
    expect((await allEntries(office, { state: 'to-do' })).map((one) => one.amountCents)).toEqual([
      900,
    ])
  })
})

describe('what a rule tells of the other side', () => {
  it('is gone with the last entry it set aside whose term ends', async () => {
    const office = await anOffice({ now: '2018-03-10T09:00:00.000Z' })
    const [row] = await receive(office, on('2018-03-02'))
    await office.call('payments.addRule', { entryId: row?.id ?? 0, reason: 'tax' })
    office.setClock('2019-03-10T09:00:00.000Z')
    await receive(office, on('2019-03-02'))
    const rulesLeft = async (today: string) => {
      office.setClock(`${today}T09:00:00.000Z`)
      await office.call('retention.run', { approved: true })
      return (await office.call('payments.rules', {})).map(({ lastOn }) => lastOn)
    }
    expect(await rulesLeft('2026-01-01')).toEqual(['2019-03-02'])
    expect(await rulesLeft('2026-12-31')).toEqual(['2019-03-02'])
    expect(await rulesLeft('2027-01-01')).toEqual([])
  })
})
