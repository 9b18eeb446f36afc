/** Every bank's dialect of MT940, from a file as that bank would write it. */
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { summarise } from '../../../../electron/office/payments/import/summary'
import type { StatementEntry } from '../../../../shared/payments/entry'
import { onlyEntries, readAll } from '../../../support/bank/bank-events'

const fixture = (name: string) =>
  readAll(fileURLToPath(new URL(`../../../fixtures/bank/${name}`, import.meta.url)))

const facts = ({
  amountCents,
  bookedOn,
  counterpartyName,
  counterpartyIban,
  description,
}: StatementEntry) => [amountCents, bookedOn, counterpartyName, counterpartyIban, description]

async function read(name: string) {
  const events = await fixture(name)
  return { entries: onlyEntries(events), statements: summarise(events).statements }
}

describe('the balances of every fixture add up', () => {
  const files = [
    'abn-structured.sta',
    'abn-text.sta',
    'bunq.txt',
    'german.sta',
    'ing-free-text.txt',
    'ing-structured.940',
    'knab.mta',
    'rabobank-old.txt',
    'rabobank-structured.swi',
    'sns-asn.txt',
    'triodos.txt',
  ]
  it.each(files)('%s', async (name) => {
    const { statements } = await read(name)
    expect(statements.length).toBeGreaterThan(0)
    expect(statements.map(({ reason }) => reason)).toEqual(statements.map(() => null))
  })
})

describe('ING', () => {
  it('reads the structured form with values cut by the line', async () => {
    const { entries, statements } = await read('ing-structured.940')
    expect(statements[0]).toMatchObject({ account: 'NL20INGB0001234567', sequence: 42 })
    expect(entries.map(facts)).toEqual([
      [
        12100,
        '2026-03-02',
        'De Vries/Bakker V.O.F.',
        'NL28RABO0300400500',
        'Factuur 2026-0007 hosting 2026 en/of domein vriesbakker.example',
      ],
      [4950, '2026-03-02', 'J. Jansen', 'NL39INGB0002223334', ''],
      [-6000, '2026-03-02', 'Mw. A. Çelik', 'NL68ABNA0550660770', 'Abonnement maart 2026'],
      [-1000, '2026-03-02', null, null, 'Correctie dubbele bijschrijving'],
    ])
    expect(entries[0]).toMatchObject({
      endToEndId: 'FACT-2026-0007',
      bankReference: '26061503000001',
      reversal: false,
    })
    expect(entries[1]).toMatchObject({ structuredReference: '5034567890123456', endToEndId: null })
  })

  it('marks a returned direct debit and an undone credit', async () => {
    const { entries } = await read('ing-structured.940')
    expect(entries[2]).toMatchObject({
      returnReason: 'MS03',
      reversal: true,
      mandateId: 'KLUIS-MND-0011',
      endToEndId: 'INC-2026-03-11',
    })
    expect(entries[3]).toMatchObject({ returnReason: null, reversal: true })
  })

  it('keeps the whole of the older free text, and finds IBAN, name and mandate in it', async () => {
    const { entries } = await read('ing-free-text.txt')
    expect(entries.map(facts)).toEqual([
      [4840, '2014-01-02', null, null, '0007654321 J. Jansen Factuurnr 2013-0901 klantnr 00123'],
      [
        7500,
        '2014-01-02',
        'K. de Boer',
        'NL39INGB0002223334',
        '0002223334 NL39INGB0002223334 INGBNL2A K. de Boer 20140102000001 Factuurnr 2013-0902',
      ],
      [
        -1995,
        '2014-01-02',
        'Telecom Voorbeeld BV',
        'NL68ABNA0550660770',
        '0002223334 Europese Incasso doorlopend NL68ABNA0550660770 ABNANL2A Telecom Voorbeeld BV NL12ZZZ123456780000 MND-77 Abonnement',
      ],
    ])
    expect(entries[2]?.mandateId).toBe('MND-77')
  })
})

describe('ABN AMRO', () => {
  it('reads names out of the columns of the free text', async () => {
    const { entries } = await read('abn-text.sta')
    expect(entries.map(({ counterpartyName }) => counterpartyName)).toEqual([
      'TELEFOON BV',
      'BAKKER DE KROON',
      'STICHTING DE BRUG',
      'Van Dijk Groen BV',
    ])
    expect(entries[2]?.description).toBe('12.34.56.789 STICHTING DE BRUG FACTUUR 2025-0311')
    expect(entries[3]).toMatchObject({
      counterpartyIban: 'NL28RABO0300400500',
      endToEndId: 'VDG-88',
    })
  })

  it('books on the entry date, over the turn of the year', async () => {
    const { entries } = await read('abn-text.sta')
    expect(entries[0]).toMatchObject({ valueOn: '2025-12-31', bookedOn: '2026-01-02' })
  })

  it('knows that its statement numbers are days, so none is ever missing', async () => {
    const { statements } = await read('abn-text.sta')
    expect(statements.map(({ number, sequence }) => [number, sequence])).toEqual([
      ['00201', null],
      ['00501', null],
    ])
  })

  it('reads /TRTP/ pairs with codes cut by the line', async () => {
    const { entries } = await read('abn-structured.sta')
    expect(facts(entries[0] ?? expect.fail())).toEqual([
      121000,
      '2026-03-02',
      'Kwekerij de Zonnebloem',
      'NL28RABO0300400500',
      'Factuur 2026-0012 website en onderhoud',
    ])
    expect(entries[0]?.endToEndId).toBe('ZON-2026-031')
    expect(entries[2]?.structuredReference).toBe('5034567890123456')
  })

  it('does not let a payer pose as another by writing codes in the text', async () => {
    const { entries } = await read('abn-structured.sta')
    expect(entries[1]).toMatchObject({
      counterpartyName: 'J. Jansen',
      counterpartyIban: 'NL39INGB0002223334',
      description: 'zie /IBAN/NL00FAKE0000000000/NAME/Iemand anders',
    })
  })
})

describe('Rabobank', () => {
  it('takes the account from the second line and the rest from the pairs', async () => {
    const { entries, statements } = await read('rabobank-structured.swi')
    expect(statements.map(({ sequence }) => sequence)).toEqual([26001, 26002])
    expect(facts(entries[0] ?? expect.fail())).toEqual([
      40000,
      '2026-01-02',
      'Fietsenmaker P. de Wit',
      'NL28RABO0300400500',
      'Factuur 2025-0400 en 2025-0401',
    ])
    expect(entries[0]).toMatchObject({ valueOn: '2025-12-31', endToEndId: 'BESTELLING-889' })
    expect(entries[2]).toMatchObject({
      counterpartyName: 'H. Özdemir',
      returnReason: 'AM04',
      reversal: true,
      mandateId: 'KLUIS-MND-0044',
    })
  })

  it('reads the older form: account and name on :61:, several :86:, or none', async () => {
    const { entries } = await read('rabobank-old.txt')
    expect(entries.map(facts)).toEqual([
      [
        10000,
        '2011-06-07',
        'FIETSENMAKER DE WIT',
        null,
        'Factuur 2011-0031 dank voor de snelle levering',
      ],
      [-2550, '2011-06-07', null, null, ''],
    ])
  })
})

describe('SNS, ASN and RegioBank', () => {
  it('reads the fixed lines, also with pairs inside, and keeps pages of a statement together', async () => {
    const { entries, statements } = await read('sns-asn.txt')
    expect(entries.map(facts)).toEqual([
      [2000, '2026-03-02', 'jansen j', 'NL39INGB0002223334', 'factuur 2026-0021'],
      [-500, '2026-03-02', 'marechal s', null, 'boodschappen'],
      [
        -6180,
        '2026-03-02',
        'MULTI LEASE BV',
        'NL68ABNA0550660770',
        'Relatie 1755481/Factuur 7903792/Geleverde diensten',
      ],
    ])
    expect(entries[2]).toMatchObject({ mandateId: 'ML-244K', endToEndId: '1755481/5570' })
    expect(statements).toMatchObject([
      { number: '61', openingCents: 10000, closingCents: 5320, entries: 3 },
      { number: '62', openingCents: 5320, closingCents: 5320, entries: 0, from: '2026-03-03' },
    ])
  })
})

describe('Triodos, Knab, bunq and banks across the border', () => {
  it('Triodos: numbered subfields, with and without IBAN', async () => {
    const { entries, statements } = await read('triodos.txt')
    expect(statements[0]?.account).toBe('0254321987')
    expect(entries.map(facts)).toEqual([
      [-1000, '2012-11-23', null, null, 'ENERGIE VOORBEELD TERMIJNBEDRAG NOVEMBER'],
      [
        15000,
        '2012-11-23',
        null,
        'NL28RABO0300400500',
        'DE WIT FIETSEN MARKTPLEIN 1 ZWOLLE FACTUUR 2012-0031 MET DANK',
      ],
    ])
  })

  it('Knab: amounts without decimals, its own reference after //', async () => {
    const { entries } = await read('knab.mta')
    expect(entries.map(facts)).toEqual([
      [10000, '2026-03-02', 'M. de Groot', 'NL45KNAB0990880770', 'Factuur 2026-0031'],
      [
        -5896,
        '2026-03-02',
        'STG BETAALDIENST',
        'NL68ABNA0550660770',
        '7510143342 0030001826916174 DRUKWERK 9ZTV3-34A29',
      ],
    ])
    expect(entries.map(({ bankReference }) => bankReference)).toEqual([
      'B6I14PGAHT6R1BM1',
      'B6K21PGKGO755NPK',
    ])
  })

  it('bunq: long lines, an account in the red, names beyond the basic plane', async () => {
    const { entries, statements } = await read('bunq.txt')
    expect(statements[0]).toMatchObject({ account: 'NL23BUNQ2025123456', closingCents: -7412 })
    expect(entries[0]).toMatchObject({
      amountCents: 200,
      description: '',
      counterpartyIban: 'NL39INGB0002223334',
    })
    expect(entries[2]).toMatchObject({ amountCents: 30, counterpartyName: 'Café ’t Hoekje 🍺' })
  })

  it('German subfields in Windows-1252, with SEPA tags', async () => {
    const { entries } = await read('german.sta')
    expect(entries[0]).toMatchObject({
      amountCents: 11900,
      counterpartyName: 'Gärtnerei Müller & Söhne GmbH',
      counterpartyIban: 'DE89370400440532013000',
      description: 'Rechnung 2026-0077 Hosting und Domain',
      endToEndId: 'RG-2026-77',
      mandateId: 'MND-5',
      bankReference: 'BANKREF-1',
      reversal: false,
    })
    expect(entries[1]).toMatchObject({ amountCents: -150, description: 'Kontofuehrung Maerz' })
  })
})
