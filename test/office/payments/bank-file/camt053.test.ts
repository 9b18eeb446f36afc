/** What CAMT.053 may say in many ways and the office books in one. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { summarise } from '../../../../electron/office/payments/import/summary'
import { camt053 } from '../../../support/bank/bank-files'
import type { EntrySpec } from '../../../support/bank/bank-files'
import { eventsOf, onlyEntries, readAll, refusalOf } from '../../../support/bank/bank-events'

const fixture = (name: string) =>
  readAll(fileURLToPath(new URL(`../../../fixtures/bank/${name}`, import.meta.url)))

const account = 'NL91ABNA0417164300'
const entry: EntrySpec = { amountCents: 12_34, bookedOn: '2026-03-02', name: 'Jansen' }
const file = (...entries: EntrySpec[]) => camt053({ account, opening: 0, entries })

/** A file with one entry, with one piece of its text replaced. */
const changed = (from: string | RegExp, to: string, spec: EntrySpec = entry) => {
  const text = file(spec)
  expect(text).toMatch(from)
  return text.replace(from, to)
}

describe('versions', () => {
  it.each(['02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12', '13', '14'])(
    'reads .%s',
    async (version) => {
      const events = await eventsOf(camt053({ account, opening: 5, entries: [entry] }, { version }))
      expect(events[0]).toEqual({
        type: 'file',
        format: 'camt053',
        version: `camt.053.001.${version}`,
      })
      expect(onlyEntries(events)).toMatchObject([{ amountCents: 1234, counterpartyName: 'Jansen' }])
      expect(summarise(events).statements).toMatchObject([{ addsUp: true, closingCents: 1239 }])
    },
  )

  it.each([
    ['camt.053.001.01', 'unsupported-version'],
    ['camt.053.001.15', 'unsupported-version'],
    ['camt.052.001.08', 'unsupported-version'],
    ['camt.054.001.02', 'unsupported-version'],
  ])('names %s as one it does not read', async (name, reason) => {
    const content = file(entry).replace('camt.053.001.02', name)
    expect(await refusalOf(content)).toEqual({ reason, line: 1, element: name })
  })

  it.each([
    ['another message', file(entry).replace('camt.053.001.02', 'pain.008.001.02')],
    ['an invoice', '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>'],
    ['no namespace', file(entry).replace(/ xmlns="[^"]*"/, '')],
    ['another root', file(entry).replaceAll('Document', 'Dokument')],
  ])('takes %s for no bank file', async (_, content) => {
    expect(await refusalOf(content)).toMatchObject({ reason: 'not-a-bank-file' })
  })
})

describe('a file as ING would write it', () => {
  it('books each transaction of a batch when they add up, and says which', async () => {
    const entries = onlyEntries(await fixture('camt-v02-batch.xml'))
    expect(entries.map(({ amountCents, batch }) => [amountCents, batch])).toEqual([
      [6050, { entry: 1, transaction: 1, of: 3 }],
      [11950, { entry: 1, transaction: 2, of: 3 }],
      [6000, { entry: 1, transaction: 3, of: 3 }],
      [-4250, undefined],
      [0, undefined],
    ])
    expect(entries[0]).toMatchObject({
      bookedOn: '2026-03-02',
      valueOn: '2026-03-01',
      counterpartyName: 'Bakkerij Smit',
      counterpartyIban: 'NL28RABO0300400500',
      description: 'Factuur 2026-0041 hosting maart',
      endToEndId: 'INC-1',
      mandateId: 'KLUIS-MND-0001',
      bankReference: 'INC-BATCH-1',
    })
    expect(entries[1]).toMatchObject({ structuredReference: '5034567890123456' })
    expect(entries[2]).toMatchObject({ endToEndId: null, counterpartyName: null })
    expect(entries.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5])
  })

  it('keeps a batch without amounts as one entry with what is common', async () => {
    const entries = onlyEntries(await fixture('camt-v02-batch.xml'))
    expect(entries[3]).toMatchObject({ description: 'een twee', counterpartyName: null })
    expect(entries[3]).toMatchObject({ bookedOn: '2026-03-02', valueOn: null })
  })

  it('takes OPBD before PRCD, CLBD before interim, and leaves pending entries out', async () => {
    const { statements } = summarise(await fixture('camt-v02-batch.xml'))
    expect(statements).toMatchObject([
      {
        sequence: 61,
        entries: 3,
        transactions: 5,
        openingCents: 100000,
        closingCents: 119750,
        addsUp: true,
      },
    ])
  })
})

describe('a file with a prefix, of .08', () => {
  it('finds the payer of a return in the roles of the original', async () => {
    const [returned] = onlyEntries(await fixture('camt-v08-prefixed.xml'))
    expect(returned).toMatchObject({
      amountCents: -6025,
      counterpartyName: 'Zoë 𝗔 & Co',
      counterpartyIban: 'NL28RABO0300400500',
      description: 'Terugboeking',
      reversal: true,
      returnReason: 'MD06',
      mandateId: 'KLUIS-MND-0009',
      bankReference: 'STORNO-1',
    })
  })

  it('gathers text, documents and further references, and passes foreign elements by', async () => {
    const [, credit] = onlyEntries(await fixture('camt-v08-prefixed.xml'))
    expect(credit).toMatchObject({
      amountCents: 9550,
      structuredReference: 'RF18539007547034',
      description: '2026-0051 dank RF712348231 a < b',
      counterpartyName: 'Ouder van Bedrijf',
      counterpartyIban: null,
    })
  })

  it('opens with PRCD where there is no OPBD, and does not count a day as a sequence', async () => {
    const { statements } = summarise(await fixture('camt-v08-prefixed.xml'))
    expect(statements).toMatchObject([
      { account: '417164300', number: '26090', sequence: null, openingCents: -2000, addsUp: true },
    ])
  })
})

describe('the number of a statement', () => {
  const text = readFileSync(
    fileURLToPath(new URL('../../../fixtures/bank/camt-v08-prefixed.xml', import.meta.url)),
    'utf8',
  )
  const sequenceOf = async (number: string) => {
    const named = text.replace(/(<b:ElctrncSeqNb>)26090/, `$1${number}`)
    expect(named).toContain(number)
    return summarise(await eventsOf(named)).statements[0]?.sequence
  }

  // The file is of 31 March 2026, the 90th day of that year.
  it.each(['26090', '2026090', '260331', '20260331', '26089', '260330'])(
    'is a day, and no sequence to find gaps in: %s',
    async (number) => expect(await sequenceOf(number)).toBeNull(),
  )

  it.each(['7', '26091', '260401', '20260401'])('is a sequence: %s', async (number) =>
    expect(await sequenceOf(number)).toBe(Number(number)),
  )
})

describe('pages', () => {
  it('makes one statement of the pages of a statement', async () => {
    const events = await fixture('camt-pages.xml')
    expect(summarise(events).statements).toMatchObject([
      { account, number: '7', entries: 4, openingCents: 10000, closingCents: 12650, addsUp: true },
      {
        account: 'NL20INGB0001234567',
        entries: 1,
        openingCents: 100,
        closingCents: 200,
        addsUp: true,
      },
    ])
    expect(events.map(({ type }) => type)).toEqual([
      'file',
      'statement',
      'entry',
      'entry',
      'entry',
      'entry',
      'end',
      'statement',
      'entry',
      'end',
    ])
  })

  it('takes no page for the next that does not count on', async () => {
    const text = camt053({ account, opening: 0, entries: [] })
    const statement = /<Stmt>[^]*<\/Stmt>/.exec(text)?.[0] ?? ''
    const first = statement.replace(
      '</Id>',
      '</Id><StmtPgntn><PgNb>1</PgNb><LastPgInd>false</LastPgInd></StmtPgntn>',
    )
    const count = async (...pages: string[]) =>
      summarise(await eventsOf(text.replace(statement, pages.join('')))).statements.length
    expect(await count(first, first.replace('>1<', '>2<'))).toBe(1)
    expect(await count(first, first)).toBe(2)
    expect(await count(first, statement)).toBe(2)
    expect(
      await count(first, first.replace('>1<', '>2<').replace(account, 'NL20INGB0001234567')),
    ).toBe(2)
  })

  it('shows a lost page as a statement that does not add up', async () => {
    const text = camt053({ account, opening: 0, entries: [] })
    const page = (number: number, last: boolean) =>
      `<StmtPgntn><PgNb>${number}</PgNb><LastPgInd>${last}</LastPgInd></StmtPgntn>`
    const statement = /<Stmt>[^]*<\/Stmt>/.exec(text)?.[0] ?? ''
    const withPage = (number: number, last: boolean, cents: string) =>
      statement
        .replace('</Id>', `</Id>${page(number, last)}`)
        .replaceAll(/OPBD|CLBD/g, 'ITBD')
        .replaceAll('0.00', cents)
    const lost = text.replace(statement, withPage(1, false, '1.00') + withPage(3, true, '3.00'))
    expect(summarise(await eventsOf(lost)).statements).toMatchObject([
      { openingCents: 100, closingCents: 300, addsUp: false, reason: 'difference' },
    ])
  })
})

describe('statements', () => {
  it('without balances are read and do not add up', async () => {
    const text = file(entry).replaceAll(/<Bal>.*<\/Bal>/g, '')
    expect(summarise(await eventsOf(text)).statements).toMatchObject([
      {
        openingCents: null,
        closingCents: null,
        addsUp: false,
        differenceCents: null,
        reason: 'no-balance',
      },
    ])
  })

  it('may tell their balances behind their entries', async () => {
    const text = file(entry)
    const balances = [...text.matchAll(/<Bal>.*<\/Bal>\n/g)].map(([one]) => one).join('')
    const moved = text.replaceAll(/<Bal>.*<\/Bal>\n/g, '').replace('</Stmt>', `${balances}</Stmt>`)
    expect(summarise(await eventsOf(moved)).statements).toMatchObject([
      { openingCents: 0, addsUp: true },
    ])
  })

  it('come with no entries at all', async () => {
    const text = camt053({
      account,
      opening: 700,
      entries: [],
      openedOn: '2026-03-01',
      closedOn: '2026-03-31',
    })
    expect(summarise(await eventsOf(text)).statements).toMatchObject([
      { entries: 0, addsUp: true, from: '2026-03-01', to: '2026-03-31' },
    ])
  })

  it('need an account, and a file needs a statement', async () => {
    expect(await refusalOf(changed(/<Acct>.*<\/Acct>/, ''))).toMatchObject({
      reason: 'missing-element',
      element: 'Stmt/Acct/Id',
    })
    expect(await refusalOf(file(entry).replace(/<Stmt>[^]*<\/Stmt>/, ''))).toEqual({
      reason: 'missing-element',
      element: 'BkToCstmrStmt/Stmt',
    })
  })

  it('take the legal number where there is no electronic one', async () => {
    const legal = changed(/<ElctrncSeqNb>.*<\/ElctrncSeqNb>/, '<LglSeqNb>042</LglSeqNb>')
    expect(summarise(await eventsOf(legal)).statements).toMatchObject([
      { number: '042', sequence: 42 },
    ])
  })
})
