import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  batchProblems,
  type Debit,
  type DebitBatch,
} from '../../../electron/office/collection/batch'
import { renderPain008 } from '../../../electron/office/collection/pain008'
import { painVersions } from '../../../shared/collection/debits'
import { sequenceTypes } from '../../../shared/collection/mandate'
import { noSchemas, schemaFolder, schemaProblems } from '../../support/schemas'

const today = '2026-11-26'
const address = {
  street: 'Kerkstraat',
  houseNumber: '12 bis',
  postcode: '1234 AB',
  town: 'Utrecht',
  country: 'NL',
}

function debit(rest: Partial<Debit> = {}): Debit {
  return {
    endToEndId: '2026-0042',
    cents: 121_00,
    sequence: 'RCUR',
    mandateId: 'M-10042-1',
    signedOn: '2026-01-15',
    name: 'Jo Jansen',
    iban: 'NL91ABNA0417164300',
    bic: null,
    address: null,
    remittance: 'Factuur 2026-0042',
    ...rest,
  }
}

function batch(rest: Partial<DebitBatch> = {}): DebitBatch {
  return {
    messageId: 'KLUIS-2026-0001',
    createdAt: '2026-11-26T13:05:00.000Z',
    scheme: 'CORE',
    collectOn: '2026-12-01',
    creditor: {
      name: 'Webbureau Voorbeeld',
      iban: 'NL20INGB0001234567',
      bic: 'INGBNL2A',
      creditorId: 'NL69ZZZ123456780000',
      address,
    },
    debits: [debit()],
    ...rest,
  }
}

const problems = (rest: Partial<DebitBatch>) =>
  batchProblems(batch(rest), today).map(({ path, code }) => `${path}: ${code}`)

const someDebit = fc.record({
  cents: fc.integer({ min: 1, max: 999_999_999_99 }),
  sequence: fc.constantFrom(...sequenceTypes),
  name: fc.string({ unit: 'grapheme', maxLength: 200 }).map((name) => `J ${name}`),
  bic: fc.constantFrom(null, 'ABNANL2A', 'abnanl2axxx'),
  address: fc.constantFrom(null, address, { ...address, town: '東京', street: '<&>' }),
  remittance: fc.string({ unit: 'grapheme', maxLength: 300 }),
})

const someBatch: fc.Arbitrary<DebitBatch> = fc
  .record({
    scheme: fc.constantFrom('CORE' as const, 'B2B' as const),
    debits: fc.array(someDebit, { minLength: 1, maxLength: 8 }),
  })
  .map(({ scheme, debits }) =>
    batch({
      scheme,
      debits: debits.map((one, index) => debit({ ...one, endToEndId: `E-${index}` })),
    }),
  )

describe.each(painVersions)('a collection file %s', (version) => {
  const render = (rest: Partial<DebitBatch> = {}) => renderPain008(batch(rest), version, today)

  it('is valid against the published schema, whatever is collected', ({ skip }) => {
    skip(schemaFolder === null, noSchemas)
    fc.assert(
      fc.property(someBatch, (some) => {
        expect(schemaProblems(`${version}.xsd`, renderPain008(some, version, today))).toEqual([])
      }),
      { numRuns: 15 },
    )
  })

  it('has one part per sequence type, each with its own count and sum', () => {
    fc.assert(
      fc.property(someBatch, (some) => {
        const xml = renderPain008(some, version, today)
        const [head = '', ...parts] = xml.split('<PmtInf>')
        expect(counted(head)).toEqual(totals(some.debits))
        const types = parts.map((part) => /<SeqTp>(\w+)</.exec(part)?.[1])
        expect(types).toEqual(sequenceTypes.filter((type) => types.includes(type)))
        parts.forEach((part, index) => {
          const own = some.debits.filter(({ sequence }) => sequence === types[index])
          expect(counted(part)).toEqual(totals(own))
          expect(part.split('<DrctDbtTxInf>').length - 1).toBe(own.length)
        })
      }),
    )
  })

  it('carries the mandate, the creditor and the day', () => {
    const xml = render()
    for (const piece of [
      '<MndtId>M-10042-1</MndtId><DtOfSgntr>2026-01-15</DtOfSgntr>',
      '<ReqdColltnDt>2026-12-01</ReqdColltnDt>',
      '<Id>NL69ZZZ123456780000</Id><SchmeNm><Prtry>SEPA</Prtry></SchmeNm>',
      '<LclInstrm><Cd>CORE</Cd></LclInstrm><SeqTp>RCUR</SeqTp>',
      '<InstdAmt Ccy="EUR">121.00</InstdAmt>',
      '<CreDtTm>2026-11-26T14:05:00</CreDtTm>',
      '<EndToEndId>2026-0042</EndToEndId>',
      '<Ustrd>Factuur 2026-0042</Ustrd>',
    ])
      expect(xml).toContain(piece)
  })

  it('writes an address in parts or not at all, never as lines', () => {
    const xml = render({ debits: [debit({ address }), debit({ endToEndId: 'b' })] })
    expect(xml).not.toContain('AdrLine')
    expect(xml.split('<Dbtr>')[1]).toContain(
      '<PstlAdr><StrtNm>Kerkstraat</StrtNm><BldgNb>12 bis</BldgNb><PstCd>1234 AB</PstCd><TwnNm>Utrecht</TwnNm><Ctry>NL</Ctry></PstlAdr>',
    )
    expect(xml.split('<Dbtr>')[2]).not.toContain('PstlAdr')
  })

  it('has only letters a bank accepts', () => {
    const xml = render({ debits: [debit({ name: 'Zoë <&> Ĳ', remittance: 'Café №5' })] })
    expect(xml).toContain('<Nm>Zoe + IJ</Nm>')
    expect(xml).toContain('<Ustrd>Cafe No5</Ustrd>')
  })

  it('is not written when a batch has a problem', () => {
    expect(() => render({ debits: [] })).toThrow('debits: no-debits')
  })
})

describe('the two versions', () => {
  it('name the bank each in its own element', () => {
    expect(renderPain008(batch(), 'pain.008.001.02', today)).toContain('<BIC>INGBNL2A</BIC>')
    expect(renderPain008(batch(), 'pain.008.001.08', today)).toContain('<BICFI>INGBNL2A</BICFI>')
  })
})

describe('a batch', () => {
  it('without a problem has none', () => {
    expect(problems({})).toEqual([])
  })

  it.each([
    [{ debits: [] }, ['debits: no-debits']],
    [{ collectOn: '2026-11-28' }, ['collectOn: not-a-target-day']],
    [{ collectOn: '2026-12-25' }, ['collectOn: not-a-target-day']],
    [{ collectOn: '2026-11-26' }, ['collectOn: collection-too-early']],
    [{ collectOn: '2026-11-27' }, []],
    [{ messageId: 'x'.repeat(31) }, ['messageId: not-a-reference']],
    [{ debits: [debit({ cents: 0 })] }, ['debits.0.cents: amount-out-of-range']],
    [{ debits: [debit({ cents: 0.5 })] }, ['debits.0.cents: amount-out-of-range']],
    [{ debits: [debit({ cents: 1_000_000_000_00 })] }, ['debits.0.cents: amount-out-of-range']],
    [{ debits: [debit({ iban: 'NL91ABNA0417164301' })] }, ['debits.0.iban: not-an-iban']],
    [{ debits: [debit({ bic: 'X' })] }, ['debits.0.bic: not-a-bic']],
    [{ debits: [debit({ name: '東京' })] }, ['debits.0.name: name-not-latin']],
    [{ debits: [debit({ mandateId: 'M 1' })] }, ['debits.0.mandateId: not-a-mandate-id']],
    [{ debits: [debit({ signedOn: '2026-12-02' })] }, ['debits.0.signedOn: signed-later']],
    [{ debits: [debit(), debit()] }, ['debits.1.endToEndId: reference-twice']],
    [{ debits: [debit({ endToEndId: '/x' })] }, ['debits.0.endToEndId: not-a-reference']],
    [
      { creditor: { ...batch().creditor, creditorId: 'NL70ZZZ123456780000' } },
      ['creditor.creditorId: not-a-creditor-id'],
    ],
  ] as [Partial<DebitBatch>, string[]][])('with %o: %j', (rest, expected) => {
    expect(problems(rest)).toEqual(expected)
  })

  it('of 10,000 collections is checked and written', () => {
    const debits = Array.from({ length: 10_000 }, (_, index) =>
      debit({ endToEndId: `E-${index}`, cents: index + 1 }),
    )
    const xml = renderPain008(batch({ debits }), 'pain.008.001.08', today)
    expect(counted(xml)).toEqual({ count: 10_000, cents: 50_005_000n })
  })
})

function counted(xml: string) {
  const [, count, sum = ''] = /<NbOfTxs>(\d+)<\/NbOfTxs><CtrlSum>([\d.]+)</.exec(xml) ?? []
  expect(sum).toMatch(/^\d+\.\d\d$/)
  return { count: Number(count), cents: BigInt(sum.replace('.', '')) }
}

function totals(debits: readonly Debit[]) {
  const cents = debits.reduce((sum, one) => sum + BigInt(one.cents), 0n)
  return { count: debits.length, cents }
}
