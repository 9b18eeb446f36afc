/** One entry of CAMT.053: amount, day, direction, the other party, references, batches. */
import { describe, expect, it } from 'vitest'
import { camt053 } from '../../../support/bank/bank-files'
import type { EntrySpec } from '../../../support/bank/bank-files'
import { entriesOf, refusalOf } from '../../../support/bank/bank-events'

const account = 'NL91ABNA0417164300'
const entry: EntrySpec = { amountCents: 12_34, bookedOn: '2026-03-02', name: 'Jansen' }
const file = (...entries: EntrySpec[]) => camt053({ account, opening: 0, entries })

/** A file with one entry, with one piece of its text replaced. */
const changed = (from: string | RegExp, to: string, spec: EntrySpec = entry) => {
  const text = file(spec)
  expect(text).toMatch(from)
  return text.replace(from, to)
}
const oneOf = async (content: string) => {
  const [first, ...others] = await entriesOf(content)
  expect(others).toEqual([])
  return first ?? expect.fail('no entry')
}
const inside = (content: string, spec: EntrySpec = entry) =>
  changed('</TxDtls>', `${content}</TxDtls>`, spec)

describe('entries', () => {
  it('come without details', async () => {
    const bare = changed(/<NtryDtls>.*<\/NtryDtls>/, '<AddtlNtryInf>Rente</AddtlNtryInf>')
    expect(await oneOf(bare)).toMatchObject({ amountCents: 1234, description: 'Rente' })
    expect(
      await oneOf(changed(/<NtryDtls>.*<\/NtryDtls>/, '<NtryDtls><TxDtls/></NtryDtls>')),
    ).toMatchObject({
      counterpartyName: null,
    })
  })

  it.each(['PDNG', 'INFO', 'FUTR'])('that are %s do not count', async (status) => {
    expect(await entriesOf(changed('<Sts>BOOK</Sts>', `<Sts>${status}</Sts>`))).toEqual([])
    expect(await entriesOf(changed('<Sts>BOOK</Sts>', `<Sts> <Cd>${status}</Cd>\n</Sts>`))).toEqual(
      [],
    )
  })

  it('with RvslInd keep the direction their own indicator gives', async () => {
    const undone = { ...entry, reversal: true }
    expect(await oneOf(file({ ...undone, amountCents: -500 }))).toMatchObject({
      amountCents: -500,
      reversal: true,
    })
    expect(await oneOf(file({ ...undone, amountCents: 500 }))).toMatchObject({
      amountCents: 500,
      reversal: true,
    })
    expect(await oneOf(file({ ...entry, reversal: false }))).toMatchObject({ reversal: false })
  })

  it.each([
    ['5', 500],
    ['5.', 500],
    ['.5', 50],
    ['+5.25', 525],
    ['0005.2500000', 525],
    ['0', 0],
    ['100000000000.00', 1e13],
    [' 12.3 ', 1230],
  ])('of %j are read to the cent', async (text, cents) => {
    expect(await oneOf(changed(/>12\.34</g, `>${text}<`))).toMatchObject({ amountCents: cents })
  })

  it.each([
    ['12.345', 'bad-value'],
    ['12,34', 'bad-value'],
    ['-12.34', 'bad-value'],
    ['1e3', 'bad-value'],
    ['', 'bad-value'],
    ['.', 'bad-value'],
    ['NaN', 'bad-value'],
    ['1000000000000000.00', 'amount-out-of-range'],
    ['100000000000.01', 'amount-out-of-range'],
    ['9'.repeat(400), 'amount-out-of-range'],
  ])('of %j refuse the file', async (text, reason) => {
    const refused = await refusalOf(changed(/(<Ntry>.*?)>12\.34</, `$1>${text}<`))
    expect(refused).toEqual({ reason, line: 6, element: 'Stmt/Ntry/Amt' })
  })

  it('booked at a moment are booked on the day the bank wrote', async () => {
    const at = (moment: string) =>
      changed(/<BookgDt>.*?<\/BookgDt>/, `<BookgDt>${moment}</BookgDt>`)
    const day = async (moment: string) => (await oneOf(at(moment))).bookedOn
    expect(await day('<DtTm>2026-03-02T23:59:59.999+02:00</DtTm>')).toBe('2026-03-02')
    expect(await day('<DtTm>2026-03-02T00:30:00Z</DtTm>')).toBe('2026-03-02')
    expect(await day('<Dt>2026-03-02+01:00</Dt>')).toBe('2026-03-02')
    for (const wrong of ['2026-02-30', '02-03-2026', '2026-3-2', '20260302', '']) {
      const refused = await refusalOf(at(`<Dt>${wrong}</Dt>`))
      expect(refused).toEqual({ reason: 'bad-value', line: 6, element: 'Stmt/Ntry/BookgDt/Dt' })
    }
  })

  it('without a booking date are booked on their value date', async () => {
    const text = changed(/<BookgDt>.*?<\/BookgDt>/, '<ValDt><Dt>2026-03-05</Dt></ValDt>')
    expect(await oneOf(text)).toMatchObject({ bookedOn: '2026-03-05', valueOn: '2026-03-05' })
  })

  it.each([
    [/<Amt Ccy="EUR">12\.34<\/Amt>(?=<CdtDbtInd>CRDT<\/CdtDbtInd><Sts>)/, 'Amt'],
    [/<CdtDbtInd>CRDT<\/CdtDbtInd>(?=<Sts>)/, 'CdtDbtInd'],
    [/<BookgDt>.*?<\/BookgDt>/, 'BookgDt'],
  ])('that lack %s refuse the file', async (piece, name) => {
    expect(await refusalOf(changed(piece, ''))).toEqual({
      reason: 'missing-element',
      line: 6,
      element: `Stmt/Ntry/${name}`,
    })
  })

  it('refuse a direction that is neither', async () => {
    expect(await refusalOf(changed(/CRDT(?=<\/CdtDbtInd><Sts>)/, 'BOTH'))).toMatchObject({
      reason: 'bad-value',
      element: 'Stmt/Ntry/CdtDbtInd',
    })
  })
})

describe('elements of another namespace', () => {
  it('are passed by, wherever they stand and whatever they are called', async () => {
    const expected = await entriesOf(file(entry, entry))
    const foreign = '<Envlp xmlns="urn:example:other"><Amt>9.99</Amt><Ntry/></Envlp>'
    const same = '<o:Amt xmlns:o="urn:example:other" Ccy="EUR">9.99</o:Amt>'
    for (const extra of [foreign, same, foreign + same]) {
      expect(await entriesOf(file(entry, entry).replaceAll('<Sts>', `${extra}<Sts>`))).toEqual(
        expected,
      )
    }
  })
})

describe('the other party', () => {
  const parties = (content: string) =>
    changed(/<RltdPties>.*<\/RltdPties>/, `<RltdPties>${content}</RltdPties>`)
  const debtor =
    '<Dbtr><Nm>Betaler</Nm></Dbtr><DbtrAcct><Id><IBAN>NL28RABO0300400500</IBAN></Id></DbtrAcct>'
  const self = `<Cdtr><Nm>Wij</Nm></Cdtr><CdtrAcct><Id><IBAN>${account}</IBAN></Id></CdtrAcct>`

  it('is the debtor of money that comes in, whoever else is named', async () => {
    expect(await oneOf(parties(debtor + self))).toMatchObject({ counterpartyName: 'Betaler' })
    expect(
      await oneOf(parties(debtor + self.replace(account, 'NL39INGB0002223334'))),
    ).toMatchObject({ counterpartyName: 'Betaler' })
  })

  it('is the creditor of money that goes out', async () => {
    const out = parties(debtor + self.replace(account, 'NL39INGB0002223334')).replaceAll(
      'CRDT</CdtDbtInd><Sts>',
      'DBIT</CdtDbtInd><Sts>',
    )
    expect(await oneOf(out)).toMatchObject({ amountCents: -1234, counterpartyName: 'Wij' })
  })

  it('of a reversal has the role it had in the original', async () => {
    const both = debtor + self.replace(account, 'NL39INGB0002223334')
    const undone = parties(both)
      .replace('<Sts>', '<RvslInd>true</RvslInd><Sts>')
      .replaceAll('CRDT</CdtDbtInd><RvslInd>', 'DBIT</CdtDbtInd><RvslInd>')
    expect(await oneOf(undone)).toMatchObject({ amountCents: -1234, counterpartyName: 'Betaler' })
  })

  it('is never ourselves', async () => {
    expect(await oneOf(parties(self))).toMatchObject({
      counterpartyName: null,
      counterpartyIban: null,
    })
    const swapped = parties(
      (debtor + self).replaceAll('Dbtr', 'X').replaceAll('Cdtr', 'Dbtr').replaceAll('X', 'Cdtr'),
    )
    expect(await oneOf(swapped)).toMatchObject({
      counterpartyName: 'Betaler',
      counterpartyIban: 'NL28RABO0300400500',
    })
  })

  it('may have an account that is no IBAN, which is not taken for one', async () => {
    const old = debtor.replace('<IBAN>NL28RABO0300400500</IBAN>', '<Othr><Id>300400500</Id></Othr>')
    expect(await oneOf(parties(old))).toMatchObject({
      counterpartyName: 'Betaler',
      counterpartyIban: null,
    })
    const creditorId = debtor.replace('NL28RABO0300400500', 'NL12ZZZ123456780000')
    expect(await oneOf(parties(creditorId))).toMatchObject({ counterpartyIban: null })
    const other = debtor.replace(/<IBAN>.*<\/IBAN>/, '<Othr><Id>nl28 rabo 0300 4005 00</Id></Othr>')
    expect(await oneOf(parties(other))).toMatchObject({ counterpartyIban: 'NL28RABO0300400500' })
  })
})

describe('references', () => {
  it('take NOTPROVIDED for none', async () => {
    expect(
      await oneOf(
        file({
          ...entry,
          endToEndId: 'NOTPROVIDED',
          mandateId: 'notprovided',
          bankReference: 'NONREF',
        }),
      ),
    ).toMatchObject({
      endToEndId: null,
      mandateId: null,
      bankReference: null,
    })
  })

  it('take a long entry reference, never a running number, for the bank’s own', async () => {
    const reference = async (text: string) =>
      (await oneOf(changed(/<NtryRef>.*<\/NtryRef>/, `<NtryRef>${text}</NtryRef>`))).bankReference
    expect(await reference('032019164412145727005003002')).toBe('032019164412145727005003002')
    expect(await reference('12')).toBeNull()
  })

  it('give the reason of a return, also as the bank’s own code', async () => {
    const returned = inside('<RtrInf><Rsn><Prtry>EIGEN</Prtry></Rsn></RtrInf>')
    expect(await oneOf(returned)).toMatchObject({ returnReason: 'EIGEN', reversal: true })
  })
})

describe('batches', () => {
  const transactions = [
    { amountCents: 3000, name: 'Een', endToEndId: 'A' },
    { amountCents: 1500, name: 'Twee', endToEndId: 'A' },
    { amountCents: -500, name: 'Drie', endToEndId: 'A' },
  ]
  const batch = (amountCents: number): EntrySpec => ({
    amountCents,
    bookedOn: '2026-03-02',
    bankReference: 'BATCH-1',
    transactions,
  })

  it('may net credits and debits', async () => {
    const [text] = [camt053({ account, opening: 0, entries: [batch(4000)] }, { version: '04' })]
    const entries = await entriesOf(text)
    expect(entries.map(({ amountCents }) => amountCents)).toEqual([3000, 1500, -500])
    expect(entries.map(({ bankReference }) => bankReference)).toEqual([
      'BATCH-1',
      'BATCH-1',
      'BATCH-1',
    ])
  })

  it('that do not add up to the entry stay one entry', async () => {
    const text = camt053({ account, opening: 0, entries: [batch(3900)] }, { version: '04' })
    expect(await oneOf(text)).toMatchObject({
      amountCents: 3900,
      counterpartyName: null,
      endToEndId: 'A',
      bankReference: 'BATCH-1',
    })
  })

  it('in another currency than the entry stay one entry', async () => {
    const text = camt053({ account, opening: 0, entries: [batch(4000)] }, { version: '04' })
    expect(await oneOf(text.replace(/(<TxDtls>.*?Ccy=")EUR/, '$1USD'))).toMatchObject({
      amountCents: 4000,
    })
  })
})
