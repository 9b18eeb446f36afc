import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ownSource } from '../../../../electron/office/files/source'
import { guessColumns } from '../../../../electron/office/payments/settlements/formats'
import {
  headerOfSettlement,
  readSettlement,
} from '../../../../electron/office/payments/settlements/read'
import type { SettlementMapping } from '../../../../shared/payments/settlement'
import { aFile, csv, paypalHeaderDutch, readAll, stripeHeader } from './files'

const header = [
  'Datum',
  'Soort',
  'Bruto',
  'Kosten',
  'Netto',
  'Kenmerk',
  'Uitbetaling',
  'Omschrijving',
]
const mapping: SettlementMapping = {
  columns: guessColumns(header),
  currency: 'EUR',
  kinds: { terugbetaling: 'refund', storno: 'chargeback', uitbetaling: 'payout' },
}
const someRow = [
  '27-11-2026',
  'betaling',
  '12,50',
  '0,29',
  '12,21',
  'K1',
  'U1',
  'Factuur 2026-0042',
]
const refused = (content: string | Buffer, own: SettlementMapping | null = mapping) =>
  expect(readAll(content, own)).rejects

describe('a file of an unknown provider', () => {
  it('is read with the columns a person named', async () => {
    const { rows, summary } = await readAll(
      csv(
        [
          header,
          someRow,
          ['28-11-2026', 'Terugbetaling', '-12,50', '0,00', '-12,50', 'K2', 'U1', ''],
        ],
        ';',
      ),
      mapping,
    )
    expect(rows).toMatchObject([
      {
        kind: 'payment',
        on: '2026-11-27',
        grossCents: 12_50,
        feeCents: 29,
        netCents: 12_21,
        payout: 'U1',
      },
      { kind: 'refund', on: '2026-11-28', grossCents: -12_50 },
    ])
    expect(summary?.provider).toBe('generic')
  })

  it('has its columns guessed from their names', () => {
    expect(guessColumns(header)).toEqual({
      on: 'Datum',
      kind: 'Soort',
      gross: 'Bruto',
      fee: 'Kosten',
      net: 'Netto',
      reference: 'Kenmerk',
      payout: 'Uitbetaling',
      description: 'Omschrijving',
    })
  })

  it('is refused without them, and says its header first', async () => {
    const path = aFile(csv([header, someRow]))
    expect(await headerOfSettlement(ownSource(path))).toEqual({ header, provider: null })
    await refused(csv([header, someRow]), null).toMatchObject({
      code: 'file-unreadable',
      details: { reason: 'missing-element', line: 1 },
    })
  })

  it('takes costs as negative numbers when its rows say so, and missing ones from the net', async () => {
    const negative = ['27-11-2026', 'x', '12,50', '-0,29', '12,21', 'K1', 'U1', '']
    expect((await readAll(csv([header, negative]), mapping)).rows[0]?.feeCents).toBe(29)
    const noFee = [header, ['27-11-2026', 'x', '12,50', '', '12,21', 'K1', 'U1', '']]
    expect((await readAll(csv(noFee), mapping)).rows[0]).toMatchObject({
      feeCents: 29,
      netCents: 12_21,
    })
  })
})

describe('a file written otherwise', () => {
  const expected = { on: '2026-11-27', grossCents: 12_50, description: 'Café Zoë €' }
  const rows = [header, [...someRow.slice(0, 7), 'Café Zoë €']]

  it.each([
    ['semicolons', Buffer.from(csv(rows, ';'))],
    ['tabs', Buffer.from(csv(rows, '\t'))],
    ['a byte order mark', Buffer.from(`\ufeff${csv(rows, ';')}`)],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${csv(rows, ';')}`, 'utf16le')],
    ['Windows-1252', Buffer.from(csv(rows, ';').replace('€', '\x80'), 'latin1')],
    ['a line that names the separator', Buffer.from(`sep=;\r\n${csv(rows, ';')}`)],
    ['line feeds alone', Buffer.from(csv(rows, ';').replaceAll('\r\n', '\n'))],
    ['empty lines and no last line end', Buffer.from(`\n\n${csv(rows, ';')}\n\n`.trimEnd())],
  ])('with %s says the same', async (_, bytes) => {
    expect((await readAll(bytes, mapping)).rows).toMatchObject([expected])
  })

  it.each([
    ['1.234,56', 123_456],
    ['1234,56', 123_456],
    ['-1.234,56', -123_456],
    ['1.234,56-', -123_456],
    ['(1.234,56)', -123_456],
    ['€ 1.234,56', 123_456],
    ['1234', 123_400],
  ])('%j is %d cents', async (gross, cents) => {
    const row = ['27-11-2026', 'x', gross, '', '', 'K', '', '']
    const proof = ['27-11-2026', 'x', '0,50', '', '', 'K2', '', '']
    expect((await readAll(csv([header, row, proof], ';'), mapping)).rows[0]?.grossCents).toBe(cents)
  })

  it('reads "1,234" as its other rows write amounts', async () => {
    const gross = (amount: string, proof: string) =>
      readAll(
        csv(
          [
            header,
            ['27-11-2026', 'x', amount, '', '', 'K', '', ''],
            ['27-11-2026', 'x', proof, '', '', 'K2', '', ''],
          ],
          ';',
        ),
        mapping,
      )
    expect((await gross('1,234', '12.50')).rows[0]?.grossCents).toBe(1234_00)
    expect((await gross('1.234', '12,50')).rows[0]?.grossCents).toBe(1234_00)
    await expect(gross('1,234', '12,50')).rejects.toMatchObject({ code: 'file-unreadable' })
  })

  it('reads 03/04 as its other rows write dates', async () => {
    const read = async (other: string) => {
      const rows = [
        header,
        ['03/04/2026', 'x', '1,00', '', '', 'K', '', ''],
        [other, 'x', '1,00', '', '', 'K2', '', ''],
      ]
      return (await readAll(csv(rows, ';'), mapping)).rows[0]?.on
    }
    expect(await read('27/11/2026')).toBe('2026-04-03')
    expect(await read('11/27/2026')).toBe('2026-03-04')
    expect(await read('03/04/2026')).toBe('2026-04-03')
  })
})

describe('a file that cannot be read', () => {
  const bad = (index: number, cell: string) => {
    const row = [...someRow]
    row[index] = cell
    return csv([header, someRow, row], ';')
  }

  it.each([
    [bad(2, 'twaalf'), 'bad-value', 3, 'Bruto'],
    [bad(2, ''), 'bad-value', 3, 'Bruto'],
    [bad(2, '1,2345'), 'bad-value', 3, 'Bruto'],
    [bad(3, 'x'), 'bad-value', 3, 'Kosten'],
    [bad(0, '31-02-2026'), 'bad-value', 3, 'Datum'],
    [bad(0, ''), 'bad-value', 3, 'Datum'],
    [`${csv([header, someRow], ';')}1;2;3;4;5;6;7;8;9\n`, 'bad-columns', 3, undefined],
    [`${csv([header, someRow], ';')}"27-11-2026;x;1`, 'bad-quotes', 3, undefined],
    ['', 'empty', undefined, undefined],
    ['\n\n', 'empty', undefined, undefined],
    ['%PDF-1.7', 'not-a-table', undefined, undefined],
    ['PK\u0003\u0004', 'not-a-table', undefined, undefined],
  ])('%j is refused: %s', async (content, reason, line, element) => {
    const details = {
      reason,
      ...(line === undefined ? {} : { line }),
      ...(element === undefined ? {} : { element }),
    }
    await refused(content).toMatchObject({ code: 'file-unreadable', details })
  })

  it('names the line of a byte that is none of its encoding', async () => {
    const bytes = Buffer.from(`\ufeff${csv([header, someRow], ';')}`)
    await refused(Buffer.concat([bytes, Buffer.from([0xff, 0x0a])])).toMatchObject({
      details: { reason: 'wrong-encoding', line: 3 },
    })
  })

  it('refuses a currency that is none', async () => {
    const row = [
      '03-11-2026',
      '',
      '',
      '',
      'x',
      'Voltooid',
      'Euro',
      '1,00',
      '0,00',
      '1,00',
      'A',
      '',
      '',
      '',
    ]
    await refused(csv([paypalHeaderDutch, row])).toMatchObject({
      details: { reason: 'bad-value', line: 2, element: 'Valuta' },
    })
  })

  it('is given up when it is cancelled', async () => {
    const controller = new AbortController()
    controller.abort()
    const reading = readSettlement(ownSource(aFile(csv([header, someRow]))), {
      mapping,
      signal: controller.signal,
    })
    await expect(reading.next()).rejects.toMatchObject({ code: 'cancelled' })
  })
})

describe('a file that does not add up', () => {
  it('is told with its lines and by how much', async () => {
    const row = (id: string, gross: string, fee: string, net: string) =>
      stripeHeader.map(
        (title) =>
          ({
            balance_transaction_id: id,
            created_utc: '2026-11-20',
            currency: 'eur',
            gross,
            fee,
            net,
            reporting_category: 'charge',
          })[title] ?? '',
      )
    const { summary, rows, events } = await readAll(
      csv([
        stripeHeader,
        row('a', '10.00', '1.00', '9.00'),
        row('b', '10.00', '1.00', '8.99'),
        row('c', '1.00', '0.00', '2.00'),
      ]),
    )
    expect(summary).toMatchObject({
      faultCount: 2,
      faults: [
        { line: 3, differenceCents: 1 },
        { line: 4, differenceCents: -1_00 },
      ],
    })
    expect(rows).toHaveLength(3)
    expect(events.filter(({ type }) => type === 'fault')).toHaveLength(2)
  })
})

describe('the same row', () => {
  const file = (rows: string[][]) => csv([header, ...rows], ';')
  const identities = async (content: string) =>
    (await readAll(content, mapping)).rows.map(({ identity }) => identity)
  const plain = ['27-11-2026', 'betaling', '12,50', '0,29', '12,21', '', 'U1', 'Factuur 1']

  it('is the same in another file, on another line and in another encoding', async () => {
    const [first] = await identities(file([someRow]))
    const other = file([plain, someRow])
    expect(await identities(other)).toContain(first)
    expect(await identities(`\ufeff${file([someRow])}`)).toEqual([first])
  })

  it('with the provider’s id twice in one file is one', async () => {
    const [a, b] = await identities(file([someRow, someRow]))
    expect(a).toBe(b)
  })

  it('without an id is told apart from its equals by its place, the same in every file', async () => {
    const twice = await identities(file([plain, plain]))
    expect(new Set(twice).size).toBe(2)
    expect(await identities(file([plain]))).toEqual(twice.slice(0, 1))
    expect(await identities(file([someRow, plain, plain]))).toEqual(expect.arrayContaining(twice))
  })

  it('is another one with another amount, day or payout', async () => {
    const change = (index: number, cell: string) =>
      plain.map((own, at) => (at === index ? cell : own))
    const all = await identities(
      file([
        plain,
        change(2, '12,51'),
        change(0, '28-11-2026'),
        change(6, 'U2'),
        change(7, 'Factuur 2'),
      ]),
    )
    expect(new Set(all).size).toBe(5)
  })

  it('over two files makes the payout whole', async () => {
    const rows = fc.array(
      fc.record({
        cents: fc.integer({ min: 1, max: 99_99 }),
        id: fc.option(fc.integer({ min: 1, max: 9999 })),
      }),
      { minLength: 1, maxLength: 20 },
    )
    await fc.assert(
      fc.asyncProperty(rows, fc.nat(20), async (list, cut) => {
        const lines = list.map(({ cents, id }, index) => [
          '27-11-2026',
          'betaling',
          (cents / 100).toFixed(2).replace('.', ','),
          '',
          '',
          id === null ? '' : `K${id}-${index}`,
          'U1',
          `F${index}`,
        ])
        const whole = await readAll(file(lines), mapping)
        const first = await readAll(file([...lines.slice(0, cut), ...lines.slice(0, 1)]), mapping)
        const second = await readAll(file(lines.slice(Math.max(cut - 2, 0))), mapping)
        const seen = new Map(
          [...first.rows, ...second.rows].map((row) => [row.identity, row.netCents]),
        )
        // A row that a file repeats without an id is a second one: that is what banks mean too.
        const repeated = lines[0]?.[5] === '' && cut > 0 ? (whole.rows[0]?.netCents ?? 0) : 0
        const sum = [...seen.values()].reduce((total, cents) => total + cents, 0)
        expect(sum).toBe((whole.summary?.payouts[0]?.netCents ?? 0) + repeated)
      }),
      { numRuns: 25 },
    )
  })
})

describe('a file of 100,000 lines', () => {
  it('is read in portions, and adds up', async () => {
    const lines = ['Datum;Soort;Bruto;Kosten;Netto;Kenmerk;Uitbetaling;Omschrijving']
    for (let index = 0; index < 100_000; index++)
      lines.push(
        `27-11-2026;betaling;12,50;0,29;12,21;K${index};U${index % 40};"Factuur; ${index}"`,
      )
    let [most, rows] = [0, 0]
    let payouts
    for await (const portion of readSettlement(ownSource(aFile(lines.join('\n'))), { mapping })) {
      most = Math.max(most, portion.length)
      for (const event of portion) {
        if (event.type === 'row') rows++
        if (event.type === 'end') ({ payouts } = event.summary)
      }
    }
    expect(rows).toBe(100_000)
    expect(most).toBeLessThan(5_000)
    expect(payouts).toHaveLength(40)
    expect(payouts?.every(({ netCents }) => netCents === 2500 * 12_21)).toBe(true)
  })
})
