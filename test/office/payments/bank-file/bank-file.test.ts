/** Any file at all: what it is, and a clear refusal when it is not, or not whole. */
import { open, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ownSource } from '../../../../electron/office/files/source'
import { readBankFile } from '../../../../electron/office/payments/bank-file/bank-file'
import { createCamt053Reader } from '../../../../electron/office/payments/bank-file/camt053'
import { createMt940Reader } from '../../../../electron/office/payments/bank-file/mt940'
import type { BankFileEvent } from '../../../../shared/payments/entry'
import { camt053, mt940, writeLargeCamt } from '../../../support/bank/bank-files'
import { eventsOf, readAll, refusalOf, withFile } from '../../../support/bank/bank-events'

const spec = {
  account: 'NL91ABNA0417164300',
  opening: 0,
  entries: [
    { amountCents: 1234, bookedOn: '2026-03-02', name: 'Zoë €uro Çelik', description: 'één' },
    { amountCents: -34, bookedOn: '2026-03-03', name: '𝗕𝗼𝗹𝗱 🏦 株式会社', description: 'twee' },
  ],
}
const xml = camt053(spec)
const swift = mt940(spec)

describe('what is no bank file', () => {
  it.each<[string, string | Buffer, object]>([
    ['an empty file', '', { reason: 'empty' }],
    ['nothing but white space', ' \r\n\t\n', { reason: 'empty' }],
    ['nothing but a byte order mark', Buffer.from([0xef, 0xbb, 0xbf]), { reason: 'empty' }],
    ['a PDF renamed to .xml', '%PDF-1.7\n%âãÏÓ\n1 0 obj', { reason: 'pdf' }],
    ['a PDF with something in front', '\n\n%PDF-1.4\n', { reason: 'pdf' }],
    ['a ZIP that was not opened', Buffer.from('PK\u0003\u0004rest'), { reason: 'packed' }],
    ['an empty ZIP', Buffer.from('PK\u0005\u0006rest'), { reason: 'packed' }],
    ['a gzip', Buffer.from([0x1f, 0x8b, 8, 0]), { reason: 'packed' }],
    ['an old spreadsheet', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), { reason: 'spreadsheet' }],
    [
      'a web page',
      '<!DOCTYPE html><html><body>Log in</body></html>',
      { reason: 'not-a-bank-file', line: 1 },
    ],
    [
      'a web page in XML',
      '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x" "y"><html/>',
      { reason: 'not-a-bank-file', line: 1 },
    ],
    [
      'a CSV export',
      '"IBAN","Datum","Bedrag"\n"NL91ABNA0417164300","2026-03-02","+12,34"\n',
      { reason: 'not-a-bank-file', line: 1 },
    ],
    ['plain text', 'Beste klant, hierbij het afschrift.', { reason: 'not-a-bank-file', line: 1 }],
    [
      'bytes of nothing',
      Buffer.from([0, 1, 2, 3, 4, 255, 254, 0]),
      { reason: 'not-a-bank-file', line: 1 },
    ],
  ])('%s', async (_, content, problem) => {
    expect(await refusalOf(content)).toEqual(problem)
  })

  it('a file that is not there, and a folder', async () => {
    const missing = readAll(join(tmpdir(), 'kluis-no-such-file'))
    await expect(missing).rejects.toMatchObject({ code: 'file-gone' })
    await expect(readAll(tmpdir())).rejects.toMatchObject({
      code: 'file-unreadable',
      details: { reason: 'not-a-bank-file' },
    })
  })

  it('a file of 500 MB, without reading it', async () => {
    await withFile(xml, async (path) => {
      await truncate(path, 500 * 1024 * 1024)
      await expect(readAll(path)).rejects.toMatchObject({
        code: 'file-too-large',
        details: { megabytes: 500, limit: 200 },
      })
    })
  })
})

describe('XML that is broken or means harm', () => {
  const lines = xml.split('\n')
  const withDtd = (dtd: string) => [lines[0], dtd, ...lines.slice(1)].join('\n')

  it('is refused as cut off wherever it ends', async () => {
    for (let end = 1; end < xml.trimEnd().length; end += 37) {
      expect((await refusalOf(xml.slice(0, end))).reason, `cut at ${end}`).toBe('truncated')
    }
    expect(await refusalOf(lines.slice(0, 6).join('\n'))).toMatchObject({
      reason: 'truncated',
      line: 6,
    })
  })

  it.each([
    ['a wrong end tag', xml.replace('</Stmt>', '</Stnt>'), '</Stnt'],
    ['an open tag', xml.replace('<Stmt>', '<Stmt'), '<Stmt'],
    ['a bare ampersand', xml.replace('één', 'een &amp; & twee'), '& twee'],
    [
      'a bare ampersand before an entity',
      xml.replace('één', 'a & b').replace('twee', '&lt;'),
      'a & b',
    ],
    ['an unknown entity', xml.replace('één', '&lol;'), '&lol;'],
    ['a control character', xml.replace('één', 'e\u0001n'), '\u0001'],
    ['an attribute twice', xml.replace('Ccy="EUR"', 'Ccy="EUR" Ccy="EUR"'), 'EUR" Ccy'],
    ['an unbound prefix', xml.replace('<BkToCstmrStmt>', '<x:A></x:A><BkToCstmrStmt>'), '<x:A'],
    ['something after the end', `${xml}<more/>`, '<more'],
    ['text after the end', `${xml}en nog iets`, 'en nog'],
    ['something in front of its declaration', `\n${xml}`, '<?xml'],
  ])('%s, at its line', async (_, content, fault) => {
    const line = content.slice(0, content.indexOf(fault)).split('\n').length
    expect(await refusalOf(content)).toMatchObject({ reason: 'malformed-xml', line })
  })

  it('a DTD of any kind, at its line', async () => {
    const laughs = ['<!DOCTYPE lolz [', '<!ENTITY lol "lol">']
    for (let level = 1; level < 10; level++) {
      laughs.push(`<!ENTITY lol${level} "${`&lol${level - 1 || ''};`.repeat(10)}">`)
    }
    const bomb = withDtd([...laughs, ']>'].join('\n')).replace('één', '&lol9;')
    expect(await refusalOf(bomb)).toEqual({ reason: 'dtd-refused', line: 2 })
    const external = withDtd('<!DOCTYPE Document SYSTEM "file:///etc/passwd">')
    expect(await refusalOf(external)).toEqual({ reason: 'dtd-refused', line: 2 })
    expect(await refusalOf(withDtd('<!DOCTYPE Document>'))).toEqual({
      reason: 'dtd-refused',
      line: 2,
    })
    expect(await refusalOf('<!DOCTYPE x [ <!ENTITY a "')).toMatchObject({ reason: 'dtd-refused' })
    const endless = `<!DOCTYPE x [ ${'<!ENTITY a "b">'.repeat(200_000)}`
    expect(await refusalOf(endless)).toMatchObject({ reason: 'dtd-refused' })
  })

  it('nesting without end', async () => {
    const deep = xml.replace('<Stmt>', `${'<A>'.repeat(100)}${'</A>'.repeat(100)}<Stmt>`)
    expect(await refusalOf(deep)).toMatchObject({ reason: 'malformed-xml', line: 4 })
  })

  it('a text without end, in an element that is read and in one that is not', async () => {
    const long = (element: string) => xml.replace(/<Ustrd>/, `<${element}>${'x'.repeat(3_000_000)}`)
    expect((await refusalOf(long('Ustrd'))).reason).toBe('malformed-xml')
    expect((await refusalOf(xml.replace('één', 'x'.repeat(70_000)))).reason).toBe('bad-value')
  })
})

describe('the pieces a file comes in', () => {
  it.each([
    ['CAMT.053', createCamt053Reader, xml],
    ['MT940', createMt940Reader, swift],
  ])('make no difference to %s', (_, create, text) => {
    const read = (pieces: Iterable<string>) => {
      const events: BankFileEvent[] = []
      const reader = create((event) => events.push(event))
      for (const piece of pieces) reader.write(piece)
      reader.end()
      return { events, line: reader.line() }
    }
    expect(read(text)).toEqual(read([text]))
    expect(read(text.split(/(?<=\r)/))).toEqual(read([text]))
  })
})

describe('a large file', () => {
  it('comes in portions, with its progress, before it is read to the end', async () => {
    await withFile('', async (path) => {
      const { closing } = await writeLargeCamt(path, 3000)
      const progress: [number, number][] = []
      const sizes: number[] = []
      let firstAt = 0
      let cents = 0
      for await (const batch of readBankFile(ownSource(path), {
        onProgress: (...step) => progress.push(step),
      })) {
        firstAt ||= progress.at(-1)?.[0] ?? 0
        sizes.push(batch.length)
        for (const event of batch) if (event.type === 'entry') cents += event.entry.amountCents
      }
      const total = progress.at(-1)?.[1] ?? 0
      expect(progress.at(-1)).toEqual([total, total])
      expect(firstAt).toBeLessThan(total / 5)
      expect(Math.max(...sizes)).toBeLessThan(500)
      expect(100_000 + cents).toBe(closing)
    })
  })

  it('stops when it is told to', async () => {
    await withFile('', async (path) => {
      await writeLargeCamt(path, 3000)
      const abort = new AbortController()
      const read = async () => {
        for await (const batch of readBankFile(ownSource(path), { signal: abort.signal })) {
          if (batch.length > 0) abort.abort()
        }
      }
      await expect(read()).rejects.toMatchObject({ code: 'cancelled' })
    })
  })

  it('is let go of when the reader leaves early', async () => {
    await withFile(xml, async (path) => {
      for await (const batch of readBankFile(ownSource(path))) if (batch.length > 0) break
      const file = await open(path, 'r+')
      await file.close()
      await writeFile(path, swift)
      expect(await readAll(path)).toEqual(await eventsOf(swift))
    })
  })
})
