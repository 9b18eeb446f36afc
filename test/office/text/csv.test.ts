import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { cellReader, guessMapping, headerKey } from '../../../electron/office/text/columns'
import { csvLimit, readCsv } from '../../../electron/office/text/csv'

const table = (text: string, encoding: BufferEncoding = 'utf8') =>
  readCsv(Buffer.from(text, encoding))
const cellsOf = (text: string) => table(text).rows.map(({ cells }) => cells)
const refused = (bytes: Uint8Array | string) => {
  try {
    readCsv(typeof bytes === 'string' ? Buffer.from(bytes) : bytes)
  } catch (error) {
    return error
  }
  return null
}
const unreadable = (reason: string, line?: number) => ({
  code: 'file-unreadable',
  details: line === undefined ? { reason } : { reason, line },
})

describe('a CSV file', () => {
  it.each([
    ['semicolons', 'a;b\n1,5;2\n'],
    ['commas', 'a,b\n"1,5",2\n'],
    ['tabs', 'a\tb\n1,5\t2\n'],
    ['bars', 'a|b\n1,5|2\n'],
    ['what Excel says', 'sep=;\r\na;b\r\n1,5;2\r\n'],
    ['old line ends', 'a;b\r1,5;2\r'],
    ['no line end', 'a;b\n1,5;2'],
    ['spaces and empty rows', ' a ; b \n\n;;\n 1,5 ;2;;\n\n'],
  ])('with %s is read', (_, text) => {
    expect(table(text).header).toEqual(['a', 'b'])
    expect(cellsOf(text)).toEqual([['1,5', '2']])
  })

  it('may hold quotes, separators and line ends inside a cell', () => {
    expect(cellsOf('a;b\n"x;""y""\nz";2\nmet "quote" erin;3')).toEqual([
      ['x;"y"\nz', '2'],
      ['met "quote" erin', '3'],
    ])
  })

  it('knows the line each row begins on', () => {
    const { rows } = table('sep=;\na;b\n\n"1\n2";x\r\n3;y')
    expect(rows.map(({ line }) => line)).toEqual([4, 6])
  })

  it('fills up a row that stops early', () => {
    expect(cellsOf('a;b;c\n1\n')).toEqual([['1', '', '']])
  })

  it('may be Windows-1252, UTF-8 with a mark, or UTF-16', () => {
    const expected = [['Café €']]
    expect(cellsOf('\ufeffa\nCafé €')).toEqual(expected)
    expect(
      readCsv(Buffer.from([0x61, 0x0a, 0x43, 0x61, 0x66, 0xe9, 0x20, 0x80])).rows[0]?.cells,
    ).toEqual(expected[0])
    expect(readCsv(Buffer.from('\ufeffa\nCafé €', 'utf16le')).rows[0]?.cells).toEqual(expected[0])
    expect(readCsv(Buffer.from('\ufeffa\nCafé €', 'utf16le').swap16()).rows[0]?.cells).toEqual(
      expected[0],
    )
  })

  it('with a broken quote is refused, with the line', () => {
    expect(refused('a;b\n1;2\n"x"y;3\n4;5')).toMatchObject(unreadable('bad-quotes', 3))
    expect(refused('a;b\n1;2\n"x;3\n4;5')).toMatchObject(unreadable('bad-quotes', 3))
    expect(refused('a;"b\n1;2')).toMatchObject(unreadable('bad-quotes', 1))
  })

  it('with a row too wide is refused, with the line', () => {
    expect(refused('naam,prijs\nHosting,5\nDomein,12,50\n')).toMatchObject(
      unreadable('bad-columns', 3),
    )
  })

  it.each([
    ['nothing', '', 'empty'],
    ['only separators', ';;\n;;', 'empty'],
    ['a spreadsheet', 'PK\u0003\u0004aa', 'not-a-table'],
    ['a PDF', '%PDF-1.7', 'not-a-table'],
    ['a web page', '<html><body>', 'not-a-table'],
    ['bytes that are no text', 'a;b\n\u0000;c', 'not-a-table'],
    ['more columns than any table', 'a;'.repeat(500) + 'b', 'not-a-table'],
  ])('of %s is none', (_, text, reason) => {
    expect(refused(text)).toMatchObject(unreadable(reason))
  })

  it('broken off inside a character is refused', () => {
    const bytes = Buffer.from('\ufeffa\nCafé', 'utf16le')
    expect(refused(bytes.subarray(0, bytes.length - 1))).toMatchObject({
      details: { reason: 'wrong-encoding' },
    })
  })

  it('larger than the limit is refused before it is read', () => {
    expect(refused(new Uint8Array(csvLimit * 1024 * 1024 + 1))).toMatchObject({
      code: 'file-too-large',
      details: { limit: csvLimit },
    })
  })

  it('gives back what a spreadsheet wrote', () => {
    const cell = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .map((text) => text.normalize().trim())
      .filter((text) => !text.includes('\0') && !text.includes('\ufeff'))
    const rows = fc.integer({ min: 2, max: 5 }).chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 6,
      }),
    )
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom(';', ',', '\t'),
        fc.constantFrom('\n', '\r\n'),
        (all, delimiter, newline) => {
          const filled = all.filter((row) => row.some((text) => text !== ''))
          const header = (all[0] ?? []).map((_, index) => `kolom ${index}`)
          const text = Papa.unparse([header, ...all], { delimiter, newline, quotes: true })
          expect(table(text).header).toEqual(header)
          expect(cellsOf(text)).toEqual(filled)
        },
      ),
    )
  })

  it('is read or refused, whatever it holds', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const error = refused(bytes)
        if (error !== null) expect(error).toMatchObject({ code: 'file-unreadable' })
      }),
    )
  })
})

describe('columns', () => {
  const names = { domain: ['domein', 'domain'], email: ['e-mail'], phone: ['telefoon'] }

  it('are guessed by name, whatever the case and punctuation', () => {
    expect(guessMapping(['ID', 'E-Mail', ' Domein '], names)).toEqual({
      domain: ' Domein ',
      email: 'E-Mail',
    })
    expect(guessMapping(['Domeinnaam (punycode)', 'Telefoonnummer'], names)).toEqual({
      domain: 'Domeinnaam (punycode)',
      phone: 'Telefoonnummer',
    })
    expect(guessMapping(['x'], names)).toEqual({})
  })

  it('are used for one field only, the exact name first', () => {
    const twice = { a: ['prijs'], b: ['prijs', 'bedrag'] }
    expect(guessMapping(['Prijs', 'Bedrag'], twice)).toEqual({ a: 'Prijs', b: 'Bedrag' })
    expect(guessMapping(['Domein extra', 'Domein'], names)).toEqual({ domain: 'Domein' })
  })

  it('are recognised again in another order', () => {
    expect(headerKey(['Domein', 'E-mail', ''])).toBe(headerKey(['email', 'DOMEIN']))
    expect(headerKey(['Domein'])).not.toBe(headerKey(['Domein', 'Prijs']))
  })

  it('give the cell of their field, or nothing', () => {
    const cell = cellReader(['a', 'b', 'b'], { domain: 'b', email: 'weg' } as const)
    expect(cell(['1', '2', '3'], 'domain')).toBe('2')
    expect(cell(['1', '', '3'], 'domain')).toBeNull()
    expect(cell(['1', '2', '3'], 'email')).toBeNull()
  })
})
