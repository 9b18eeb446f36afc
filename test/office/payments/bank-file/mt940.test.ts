/** The grammar of MT940: marks, dates, amounts, pages, ends, and what a broken line gets. */
import { describe, expect, it } from 'vitest'
import { summarise } from '../../../../electron/office/payments/import/summary'
import { entriesOf, eventsOf, refusalOf } from '../../../support/bank/bank-events'

const head = [':20:TEST', ':25:NL91ABNA0417164300', ':28C:7/1', ':60F:C260301EUR100,00']
const tail = [':62F:C260331EUR100,00', '-']
const file = (...lines: string[]) => [...head, ...lines, ...tail, ''].join('\r\n')

async function one(line: string, ...text: string[]) {
  const [entry] = await entriesOf(file(line, ...text))
  return entry ?? expect.fail('no entry')
}

describe('the number of a statement', () => {
  const sequenceOf = async (number: string) => {
    const lines = head.map((line) => line.replace(':28C:7/1', `:28C:${number}`))
    const text = [...lines, ...tail, ''].join('\r\n')
    return summarise(await eventsOf(text)).statements[0]?.sequence
  }

  // The statement opens on 1 March 2026.
  it.each(['260301', '260331'])('is a day, and no sequence to find gaps in: %s', async (number) =>
    expect(await sequenceOf(number)).toBeNull(),
  )

  it.each(['7/1', '260228', '260332', '260402'])('is a sequence: %s', async (number) =>
    expect(await sequenceOf(number)).toBe(Number(number.split('/')[0])),
  )
})

describe(':61:', () => {
  it.each([
    [':61:2603020302C12,34NTRFNONREF', 1234, false],
    [':61:2603020302D12,34NTRFNONREF', -1234, false],
    [':61:2603020302RC12,34NTRFNONREF', -1234, true],
    [':61:2603020302RD12,34NTRFNONREF', 1234, true],
    [':61:2603020302CR12,34NTRFNONREF', 1234, false],
    [':61:2603020302RDR12,34NTRFNONREF', 1234, true],
    [':61:2603020302C100,NTRFNONREF', 10000, false],
    [':61:2603020302C2,5NTRFNONREF', 250, false],
    [':61:2603020302C0,3NTRFNONREF', 30, false],
    [':61:260302C000000000400,00N541NONREF', 40000, false],
    [':61:2603020302D0,00NTRFNONREF', 0, false],
    [':61:2603020302C1,500NTRFNONREF', 150, false],
    [':61:2603020302C1,50 NTRFNONREF', 150, false],
  ])('%s', async (line, amountCents, reversal) => {
    expect(await one(line)).toMatchObject({ amountCents, reversal })
    expect(Object.is((await one(line)).amountCents, -0)).toBe(false)
  })

  it.each([
    [':61:260302C1,00NTRFNONREF', '2026-03-02', '2026-03-02'],
    [':61:2512311231C1,00NTRFNONREF', '2025-12-31', '2025-12-31'],
    [':61:2512310102C1,00NTRFNONREF', '2025-12-31', '2026-01-02'],
    [':61:2601021231C1,00NTRFNONREF', '2026-01-02', '2025-12-31'],
    [':61:2402290229C1,00NTRFNONREF', '2024-02-29', '2024-02-29'],
    [':61:7912311231C1,00NTRFNONREF', '2079-12-31', '2079-12-31'],
    [':61:8001010101C1,00NTRFNONREF', '1980-01-01', '1980-01-01'],
  ])('dates of %s', async (line, valueOn, bookedOn) => {
    expect(await one(line)).toMatchObject({ valueOn, bookedOn })
  })

  it('takes the bank’s reference after // unless it says there is none', async () => {
    const reference = async (line: string) => (await one(line)).bankReference
    expect(await reference(':61:2603020302C1,00NTRFEREF//B6K21PGKGO755')).toBe('B6K21PGKGO755')
    expect(await reference(':61:2603020302C1,00NTRFEREF//NONREF')).toBeNull()
    expect(await reference(':61:2603020302C1,00NTRFEREF')).toBeNull()
    expect(await reference(':61:2603020302C1,00NTRFEREF//0000000')).toBeNull()
  })

  it.each([
    ':61:garbage',
    ':61:2603020302C12.34NTRFNONREF',
    ':61:2613020302C12,34NTRFNONREF',
    ':61:2602300302C12,34NTRFNONREF',
    ':61:2603021302C12,34NTRFNONREF',
    ':61:2603020302X12,34NTRFNONREF',
    ':61:2603020302C12,345NTRFNONREF',
    ':61:2603020302C,NTRFNONREF',
    ':61:2603020302C12,34',
    ':61:',
  ])('refuses the file for %s and names the line', async (line) => {
    expect(await refusalOf(file(':61:2603020302C1,00NTRFNONREF', line, ':86:text'))).toEqual({
      reason: 'bad-line',
      line: 6,
      element: ':61:',
    })
  })

  it('refuses an amount beyond what the office can hold', async () => {
    const refused = await refusalOf(file(':61:2603020302C1000000000000000,00NTRFNONREF'))
    expect(refused).toEqual({ reason: 'amount-out-of-range', line: 5, element: ':61:' })
    expect((await one(':61:2603020302C100000000000,00NTRFNONREF')).amountCents).toBe(1e13)
  })
})

describe(':86:', () => {
  const entry = ':61:2603020302C1,00NTRFNONREF'

  it('may be missing', async () => {
    expect(await one(entry)).toMatchObject({ description: '', counterpartyName: null })
  })

  it('goes on over a line that is only a dash', async () => {
    const { description } = await one(entry, ':86:eerste', '-', 'tweede')
    expect(description).toBe('eerste - tweede')
  })

  it('goes on over a line that starts with a colon and a space', async () => {
    const { description } = await one(entry, ':86:kenmerk', ': 1234')
    expect(description).toBe('kenmerk : 1234')
  })

  it.each([
    '61:2603020302C5,00NTRFNONREF',
    ':6',
    ':61 2603020302C5,00NTRFNONREF',
    ':99:onbekend',
    ':86/REMI/tweede tekst',
    ':62FC260331EUR1,00',
    '62F:C260331EUR1,00',
    'tekst\u0000met nul',
  ])('does not take the damaged line %j for text', async (line) => {
    expect(await refusalOf(file(entry, ':86:text', line))).toEqual({ reason: 'bad-line', line: 7 })
  })

  it.each([
    ['/REMI/USTD//Pasvolgnr: 001 Winkel Proef Zwolle 02-11-2026 15', ':42 Term: AB1234/', '15:42'],
    ['/REMI/USTD//Verzamelnota november 03/11/2026 00 en nog wat 00', ':00:00/', '00:00:00'],
    ['/REMI/USTD//Pasvolgnr: 001 Winkel Proef te Zwolle 02-11-2026 15', ':20:30/', '15:20:30'],
    ['/REMI/afspraak 3 november om 14', ':45 uur', '14:45 uur'],
  ])('goes on over a time the bank cut before its colon: %s', async (text, more, told) => {
    expect((await one(entry, `:86:${text}`, more)).description).toContain(told)
  })

  it('is no place for a message to begin: one that is open has to be closed first', async () => {
    const text = [...head, entry, ':86:text', ...head, ...tail].join('\n')
    expect(await refusalOf(text)).toMatchObject({ reason: 'missing-element', element: ':62F:' })
  })

  it('gives what kind of entry it is, or nothing, where ING left the text empty', async () => {
    expect((await one(entry, ':86:/REMI/USTD////')).description).toBe('')
    expect((await one(entry, ':86:/TRTP/SEPA OVERBOEKING/REMI/USTD///')).description).toBe(
      'SEPA OVERBOEKING',
    )
  })

  it('reads account and name of older Knab files', async () => {
    expect(
      await one(entry, ':86:OVERBOEKING /REK: NL20INGB0001234567/NAAM: J. Proef/factuur 2026-0012'),
    ).toMatchObject({ counterpartyIban: 'NL20INGB0001234567', counterpartyName: 'J. Proef' })
  })

  it('puts a value together that full lines cut, also inside a code', async () => {
    const text = `/TRTP/SEPA OVERBOEKING/IBAN/NL28RABO0300400500/NAME/${'J'.repeat(11)}/REMI/Factuur 2026-0012`
    expect([text.slice(0, 65), text.slice(65)]).toEqual([
      expect.stringMatching(/\/RE?$/),
      expect.any(String),
    ])
    expect(await one(entry, `:86:${text.slice(0, 65)}`, text.slice(65))).toMatchObject({
      counterpartyName: 'J'.repeat(11),
      description: 'Factuur 2026-0012',
    })
  })

  it('recognises a remittance that is nothing but a checked reference', async () => {
    const { structuredReference } = await one(entry, ':86:/REMI/RF18 5390 0754 7034')
    expect(structuredReference).toBe('RF18 5390 0754 7034')
    expect((await one(entry, ':86:/REMI/RF19539007547034')).structuredReference).toBeNull()
  })
})

describe('statements', () => {
  it('reads every end of line and no end of line', async () => {
    const text = file(':61:2603020302C1,00NTRFNONREF', ':86:text')
    const expected = await entriesOf(text)
    expect(await entriesOf(text.replaceAll('\r\n', '\n'))).toEqual(expected)
    expect(await entriesOf(text.replaceAll('\r\n', '\r'))).toEqual(expected)
    expect(await entriesOf(text.trimEnd())).toEqual(expected)
    expect(await entriesOf(`\u0001${text}\u001a`)).toEqual(expected)
    expect(await entriesOf(text.replaceAll('\r\n', ' \r\n'))).toEqual(expected)
  })

  it('ignores balances and summary after the closing balance', async () => {
    const lines = [...head, ':62F:C260301EUR100,00', ':64:C260301EUR900,00', ':65:C260302EUR900,00']
    const events = await eventsOf(
      [...lines, ':86:/SUM/0/0/0,00/0,00/', 'meer tekst', '-XXX'].join('\n'),
    )
    expect(summarise(events).statements).toMatchObject([
      { entries: 0, closingCents: 10000, addsUp: true },
    ])
  })

  it('reads several accounts of one file', async () => {
    const other = [
      'ABNANL2A',
      '940',
      'ABNANL2A',
      ':20:X',
      ':25:NL20INGB0001234567EUR',
      ':60F:D260301EUR5,00',
      ':62F:D260301EUR5,00',
      '-',
    ]
    const { statements } = summarise(await eventsOf([...head, ...tail, ...other].join('\n')))
    expect(statements).toMatchObject([
      { account: 'NL91ABNA0417164300', number: '7', openingCents: 10000 },
      { account: 'NL20INGB0001234567', number: '', sequence: null, openingCents: -500 },
    ])
  })

  it('reports a lost page as a statement that does not add up', async () => {
    const pages = [
      ...head,
      ':62M:C260301EUR100,00',
      '-',
      ':20:TEST',
      ':25:NL91ABNA0417164300',
      ':28C:7/3',
      ':60M:C260301EUR120,00',
      ':62F:C260301EUR120,00',
      '-',
    ]
    expect(summarise(await eventsOf(pages.join('\n'))).statements).toMatchObject([
      {
        openingCents: 10000,
        closingCents: 12000,
        addsUp: false,
        differenceCents: 2000,
        reason: 'difference',
      },
    ])
  })

  it('keeps pages together that count on, when their balances chain', async () => {
    const pages = [
      ...head,
      ':62M:C260301EUR100,00',
      ':20:TEST',
      ':25:NL91ABNA0417164300',
      ':28C:8',
      ':60M:C260301EUR100,00',
      ':62F:C260301EUR100,00',
    ]
    expect(summarise(await eventsOf(pages.join('\n'))).statements).toHaveLength(1)
  })

  it('reads one page alone, and says which of its pages the file does not have', async () => {
    const page = (first: string, last: string) =>
      eventsOf(
        [...head.slice(0, 3), `:${first}:C260301EUR100,00`, `:${last}:C260301EUR100,00`].join('\n'),
      )
    const lacks = async (first: string, last: string) => {
      const [only] = summarise(await page(first, last)).statements
      return [only?.addsUp, only?.lacksBefore, only?.lacksAfter]
    }
    expect(await lacks('60F', '62F')).toEqual([true, false, false])
    expect(await lacks('60F', '62M')).toEqual([true, false, true])
    expect(await lacks('60M', '62M')).toEqual([true, true, true])
    const two = [
      ...head,
      ':62M:C260301EUR100,00',
      ':20:X',
      ':25:X1',
      ':60F:C260301EUR1,00',
      ':62F:C260301EUR1,00',
    ]
    expect(summarise(await eventsOf(two.join('\n'))).statements).toMatchObject([
      { addsUp: true, lacksAfter: true },
      { addsUp: true, lacksAfter: false },
    ])
  })

  it.each([':62F:C260331EUR100,00-', ':62F:C260331EUR100,00-}'])('may end with %s', async (end) => {
    expect(summarise(await eventsOf([...head, end].join('\n'))).statements).toMatchObject([
      { closingCents: 10000, addsUp: true },
    ])
  })

  it.each<[string, string[], object]>([
    ['ends before its closing balance', head, { reason: 'truncated', line: 4, element: ':62F:' }],
    [
      'ends inside a text',
      [...head, ':61:2603020302C1,00NTRFNONREF', ':86:tek'],
      { reason: 'truncated', line: 6, element: ':62F:' },
    ],
    ['ends inside an entry', [...head, ':61:2603020302C1'], { reason: 'truncated', line: 5 }],
    ['ends inside its closing balance', [...head, ':62F:C2603'], { reason: 'truncated', line: 5 }],
    [
      'goes over into the next without a closing balance',
      [...head, ...head, ...tail],
      { reason: 'missing-element', line: 5, element: ':62F:' },
    ],
    [
      'has its envelope closed too early',
      ['{1:F01X}{2:I940XN}{4:', ...head, '-}', ...head, ...tail],
      { reason: 'missing-element', line: 6, element: ':62F:' },
    ],
    [
      'has no account',
      [':20:X', ':60F:C260301EUR1,00', ...tail],
      { reason: 'missing-element', line: 2, element: ':25:' },
    ],
    [
      'has no opening balance',
      [':20:X', ':25:X1', ':61:2603020302C1,00NTRFNONREF', ...tail],
      { reason: 'missing-element', line: 3, element: ':60F:' },
    ],
    [
      'opens twice',
      [...head, ':60F:C260301EUR100,00', ...tail],
      { reason: 'bad-line', line: 5, element: ':60F:' },
    ],
    [
      'has a broken opening balance',
      [':20:X', ':25:X1', ':60F:C260301EUR1.00', ...tail],
      { reason: 'bad-line', line: 3, element: ':60F:' },
    ],
    [
      'has an opening balance on no day',
      [':20:X', ':25:X1', ':60F:C260230EUR1,00', ...tail],
      { reason: 'bad-line', line: 3, element: ':60F:' },
    ],
    [
      'closes in another currency',
      [...head, ':62F:C260331USD100,00', '-'],
      { reason: 'bad-line', line: 5, element: ':62F:' },
    ],
    [
      'has text where none belongs',
      [...head, 'tekst zonder veld', ...tail],
      { reason: 'bad-line', line: 5 },
    ],
    [
      'is an interim report',
      [':20:X', ':25:X1', ':28C:1', ':34F:EUR0,', ':13D:2603021200+0100'],
      { reason: 'unsupported-version', line: 4, element: 'MT942' },
    ],
    [
      'is an interim report in its envelope',
      ['{1:F01X}{2:I942XN}{4:', ':20:X', ':25:X1'],
      { reason: 'unsupported-version', line: 1, element: 'MT942' },
    ],
  ])('refuses one that %s', async (_, lines, problem) => {
    expect(await refusalOf(lines.join('\n'))).toEqual(problem)
  })

  it('refuses a line without end', async () => {
    const endless = [...head, `:86:${'x'.repeat(100_000)}`].join('\n')
    expect(await refusalOf(endless)).toMatchObject({ reason: 'bad-line', line: 5 })
  })
})
