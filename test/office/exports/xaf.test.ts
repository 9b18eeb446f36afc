import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { UntellableBook, type BookFault } from '../../../electron/office/exports/xaf/check'
import type { Book, Transaction } from '../../../electron/office/exports/xaf/book'
import { writeXaf, type XafVersion } from '../../../electron/office/exports/xaf/write'
import { usualPlan } from '../../../shared/exports/ledger-plan'
import { noSchemas, schemaFolder, schemaProblems } from '../../support/schemas'
import { aBook, address, someBook } from './books'

const versions = ['4.0', '3.2'] as const
const schemas: Record<XafVersion, string> = {
  '4.0': 'XmlAuditfileFinancieel4.0.xsd',
  '3.2': 'XmlAuditfileFinancieel3.2.xsd',
}

async function xaf(book: Book, version: XafVersion): Promise<string> {
  let text = ''
  for await (const piece of writeXaf(book, version)) text += piece
  return text
}

const sale: Transaction = {
  number: '2026-1',
  description: 'Factuur 2026-1',
  on: '2026-05-05',
  lines: [
    line(usualPlan.debtors.id, 121_00),
    {
      ...line('8000', -100_00),
      vat: { codeId: 'standard-2100', basisPoints: 2100, cents: -21_00 },
    },
    line('1500', -21_00),
  ],
}

function line(accountId: string, cents: number) {
  return {
    accountId,
    documentRef: '2026-1',
    effectiveOn: '2026-05-05',
    description: 'Factuur 2026-1',
    cents,
    partyId: '1',
    invoiceRef: '2026-1',
    vat: null,
  }
}

describe.each(versions)('an audit file %s', (version) => {
  const valid = (xml: string) => {
    expect(schemaProblems(schemas[version], xml)).toEqual([])
  }

  it('is valid against the published schema, whatever the books', async ({ skip }) => {
    skip(schemaFolder === null, noSchemas)
    await fc.assert(
      fc.asyncProperty(someBook, async (book) => {
        valid(await xaf(book, version))
      }),
      { numRuns: 12 },
    )
  })

  it('is valid with nothing in it, and with everything', async ({ skip }) => {
    skip(schemaFolder === null, noSchemas)
    valid(await xaf(aBook({}, { parties: [], vatCodes: [], periods: [] }), version))
    const full = aBook(
      { sales: [sale] },
      {
        parties: [
          {
            id: '1',
            name: `<b>& "Naam" ${'é'.repeat(80)}`,
            email: ' a@b.example ',
            kvkNumber: '87654321',
            vatId: 'XK12345678',
            address: {
              ...address,
              country: 'XK',
              houseNumber: 'Huize \u0001Zorg',
              town: 'x'.repeat(80),
            },
          },
        ],
        opening: [
          { accountId: usualPlan.debtors.id, cents: 500_00 },
          { accountId: usualPlan.bank.id, cents: -500_00 },
        ],
      },
    )
    valid(await xaf(full, version))
  })

  it('counts its lines and totals, and debits equal credits', async () => {
    await fc.assert(
      fc.asyncProperty(someBook, async (book) => {
        const { totals, transactions } = readXaf(await xaf(book, version))
        const lines = transactions.flatMap((one) => one.lines)
        const sum = (side: string) =>
          lines.reduce((total, one) => total + (one.side === side ? one.cents : 0n), 0n)
        expect(totals).toEqual({ lines: lines.length, debit: sum('D'), credit: sum('C') })
        expect(totals.debit).toBe(totals.credit)
        for (const { lines: own } of transactions) {
          const signed = own.map(({ cents, side }) => (side === 'D' ? cents : -cents))
          expect(signed.reduce((total, one) => total + one, 0n)).toBe(0n)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('refers only to what is in it', async () => {
    await fc.assert(
      fc.asyncProperty(someBook, async (book) => {
        const { ids, transactions } = readXaf(await xaf(book, version))
        for (const { period, lines } of transactions) {
          expect(ids.periodNumber).toContain(period)
          for (const { accID, custSupID, vatID, docRef, effDate } of lines) {
            expect(ids.accID).toContain(accID)
            if (custSupID !== undefined) expect(ids.custSupID).toContain(custSupID)
            if (vatID !== undefined) expect(ids.vatID).toContain(vatID)
            expect(docRef).toBeTruthy()
            expect(effDate).toMatch(/^2026-\d\d-\d\d$/)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it.each([
    ['unbalanced', { sales: [{ ...sale, lines: sale.lines.slice(1) }] }, {}],
    ['no-lines', { sales: [{ ...sale, lines: [] }] }, {}],
    ['no-period', { sales: [{ ...sale, on: '2025-12-31' }] }, {}],
    ['duplicate-transaction', { sales: [sale, sale] }, {}],
    ['unknown-party', { sales: [sale] }, { parties: [] }],
    ['unknown-account', { sales: [sale] }, { accounts: [], vatCodes: [] }],
    ['unknown-vat-code', { sales: [sale] }, { vatCodes: [] }],
    [
      'no-document',
      { sales: [{ ...sale, lines: [{ ...line('1300', 0), documentRef: ' ' }] }] },
      {},
    ],
    ['id-not-usable', { sales: [{ ...sale, number: 'x'.repeat(36) }] }, {}],
    ['opening-unbalanced', {}, { opening: [{ accountId: '1300', cents: 1 }] }],
  ] as [BookFault, Parameters<typeof aBook>[0], Partial<Book>][])(
    'is not begun on books that are %s',
    async (fault, journals, rest) => {
      const pieces = writeXaf(aBook(journals, rest), version)
      await expect(pieces.next()).rejects.toThrow(UntellableBook)
      await expect(xaf(aBook(journals, rest), version)).rejects.toMatchObject({ fault })
    },
  )

  it('is given up when the books change while it is written', async () => {
    let reads = 0
    const book = aBook({})
    const [first] = book.journals
    const changing = { id: 'X', name: 'X', type: 'S' as const, offsetAccountId: null }
    const journals = [
      ...(first ? [first] : []),
      { ...changing, transactions: () => (reads++ === 0 ? [sale] : []) },
    ]
    await expect(xaf({ ...book, journals }, version)).rejects.toMatchObject({
      fault: 'changed-meanwhile',
    })
  })
})

describe('the two versions', () => {
  it('name the RGS code each in its own element', async () => {
    const book = aBook({ sales: [sale] })
    expect(await xaf(book, '4.0')).toContain('<RGScode>BVorDebHad</RGScode>')
    expect(await xaf(book, '3.2')).toContain('<leadReference>BVorDebHad</leadReference>')
  })

  it('have the namespace of their schema', async () => {
    expect(await xaf(aBook({}), '4.0')).toContain('BCPP/1.1/structures/XmlauditfileXAF_4.0"')
    expect(await xaf(aBook({}), '3.2')).toContain('"http://www.auditfiles.nl/XAF/3.2"')
  })

  it('know only B and P as types of accounts', async () => {
    const types = [...(await xaf(aBook({}), '4.0')).matchAll(/<accTp>(.*?)<\/accTp>/g)]
    expect(new Set(types.map(([, type]) => type))).toEqual(new Set(['B', 'P']))
  })
})

describe('books of 100,000 invoices', () => {
  it('are written in small pieces: none grows with the books', async () => {
    const book = aBook({})
    const [journal] = book.journals
    const many = function* (): Generator<Transaction> {
      for (let index = 1; index <= 100_000; index++) yield { ...sale, number: String(index) }
    }
    let [longest, lines] = [0, 0]
    const journals = journal ? [{ ...journal, transactions: many }] : []
    for await (const piece of writeXaf({ ...book, journals }, '4.0')) {
      longest = Math.max(longest, piece.length)
      lines += piece.split('<trLine>').length - 1
    }
    expect(lines).toBe(300_000)
    expect(longest).toBeLessThan(100_000)
  })
})

interface ReadLine {
  accID: string
  docRef: string
  effDate: string
  custSupID?: string
  vatID?: string
  cents: bigint
  side: string
}

/** The file as another program would see it. */
function readXaf(xml: string) {
  const parser = new SaxesParser()
  const path: string[] = []
  const ids = { accID: [], custSupID: [], vatID: [], periodNumber: [] } as Record<
    'accID' | 'custSupID' | 'vatID' | 'periodNumber',
    string[]
  >
  const totals = { lines: 0, debit: 0n, credit: 0n }
  const transactions: { period: string; lines: ReadLine[] }[] = []
  let text = ''
  parser.on('opentag', ({ name }) => {
    path.push(name)
    text = ''
    if (name === 'transaction') transactions.push({ period: '', lines: [] })
    if (name === 'trLine')
      transactions.at(-1)?.lines.push({ accID: '', docRef: '', effDate: '', cents: 0n, side: '' })
  })
  parser.on('text', (piece) => (text += piece))
  parser.on('closetag', ({ name }) => {
    path.pop()
    const transaction = transactions.at(-1)
    const current = transaction?.lines.at(-1)
    const within = path.at(-1)
    if (within === 'transactions') {
      if (name === 'linesCount') totals.lines = Number(text)
      if (name === 'totalDebit') totals.debit = cents(text)
      if (name === 'totalCredit') totals.credit = cents(text)
    }
    if (within === 'transaction' && transaction && name === 'periodNumber')
      transaction.period = text
    if (within === 'trLine' && current) {
      if (name === 'amnt') current.cents = cents(text)
      if (name === 'amntTp') current.side = text
      if (name === 'accID' || name === 'docRef' || name === 'effDate' || name === 'custSupID')
        current[name] = text
    }
    if (within === 'vat' && current && name === 'vatID') current.vatID = text
    if (within === 'ledgerAccount' && name === 'accID') ids.accID.push(text)
    if (within === 'customerSupplier' && name === 'custSupID') ids.custSupID.push(text)
    if (within === 'vatCode' && name === 'vatID') ids.vatID.push(text)
    if (within === 'period' && name === 'periodNumber') ids.periodNumber.push(text)
  })
  parser.write(xml).close()
  return { ids, totals, transactions }
}

function cents(text: string): bigint {
  expect(text).toMatch(/^\d+\.\d\d$/)
  return BigInt(text.replace('.', ''))
}
