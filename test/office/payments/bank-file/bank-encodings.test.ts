/** Names come out as they were written, in every encoding a bank uses, or the file is refused. */
import { describe, expect, it } from 'vitest'
import { camt053, mt940 } from '../../../support/bank/bank-files'
import { entriesOf, refusalOf } from '../../../support/bank/bank-events'

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
const names = async (content: Buffer | string) =>
  (await entriesOf(content)).map(({ counterpartyName }) => counterpartyName)
const expected = spec.entries.map(({ name }) => name)
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16()

describe('encodings', () => {
  const inLatin = (name: string) =>
    Buffer.from(
      xml
        .replace('encoding="UTF-8"', `encoding="${name}"`)
        .replace('𝗕𝗼𝗹𝗱 🏦 株式会社', 'Müller & Zn'.replace('&', '&amp;')),
      'latin1',
    )
  const euro = (bytes: Buffer, at: number) =>
    Buffer.from(bytes.map((byte) => (byte === 0xac ? at : byte)))

  it.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(xml)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${xml}`)],
    ['UTF-8 without a declaration', Buffer.from(xml.replace(/<\?.*\?>\n/, ''))],
    ['UTF-16 little endian', Buffer.from(`\ufeff${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le')],
    ['UTF-16 big endian', utf16be(`\ufeff${xml.replace('UTF-8', 'UTF-16')}`)],
    ['UTF-16 without a byte order mark', Buffer.from(xml.replace('UTF-8', 'UTF-16'), 'utf16le')],
    ['MT940 in UTF-8', Buffer.from(swift)],
    ['MT940 in UTF-8 with a byte order mark', Buffer.from(`\ufeff${swift}`)],
    ['MT940 in UTF-16', Buffer.from(`\ufeff${swift}`, 'utf16le')],
  ])('%s', async (_, content) => {
    expect(await names(content)).toEqual(expected)
  })

  it.each([
    ['ISO-8859-1', 0x80],
    ['windows-1252', 0x80],
    ['ISO-8859-15', 0xa4],
  ])('%s by declaration', async (name, euroByte) => {
    expect(await names(euro(inLatin(name), euroByte))).toEqual(['Zoë €uro Çelik', 'Müller & Zn'])
  })

  it('MT940 with bytes that are no UTF-8 is Windows-1252 throughout', async () => {
    const text = swift
      .replace(/𝗕.*会社/, 'Mu\u0308ller'.normalize('NFC'))
      .replace('€uro', '\u0080uro')
    expect(await names(Buffer.from(text, 'latin1'))).toEqual(['Zoë €uro Çelik', 'Müller'])
  })

  it.each<[string, Buffer, number]>([
    ['UTF-8 that is not', Buffer.from(xml.replace(/𝗕.*会社/, 'M\u00fcller'), 'latin1'), 6],
    [
      'UTF-8 cut in a character',
      Buffer.concat([Buffer.from(`${xml}<!-- `), Buffer.from([0xe2, 0x82])]),
      10,
    ],
    ['an encoding nobody knows', Buffer.from(xml.replace('UTF-8', 'EBCDIC-37')), 1],
    ['UTF-16 that is not', Buffer.from(xml.replace('UTF-8', 'UTF-16')), 1],
    [
      'UTF-16 with half a character',
      Buffer.from(`\ufeff${xml.replace('één', 'e\ud800n')}`, 'utf16le'),
      6,
    ],
    ['UTF-16 with half a code unit', Buffer.from(`\ufeff${xml}`, 'utf16le').subarray(0, -1), 9],
  ])('refuses %s, at its line', async (_, content, line) => {
    expect(await refusalOf(content)).toEqual({ reason: 'wrong-encoding', line })
  })

  it('finds the line of a wrong byte far into the file', async () => {
    const many = {
      ...spec,
      entries: Array.from({ length: 2000 }, () => ({ ...(spec.entries[1] ?? expect.fail()) })),
    }
    const text = Buffer.from(camt053(many))
    const at = text.lastIndexOf('🏦')
    text[at] = 0xff
    const line = text.subarray(0, at).toString('latin1').split('\n').length
    expect(await refusalOf(text)).toEqual({ reason: 'wrong-encoding', line })
  })

  it('cuts no character at the edge of a piece', async () => {
    const filler = (length: number) => `<!--${'x'.repeat(length)}-->`
    for (let shift = 0; shift < 12; shift++) {
      const at = 131_072 - xml.indexOf('𝗕') - 30 + shift
      expect(await names(xml.replace('<GrpHdr>', `${filler(at)}<GrpHdr>`))).toEqual(expected)
      const wide = 65_536 - xml.indexOf('𝗕') - 12 + shift
      const text = `\ufeff${xml.replace('<GrpHdr>', `${filler(wide)}<GrpHdr>`)}`
      expect(await names(Buffer.from(text, 'utf16le'))).toEqual(expected)
      expect(await names(utf16be(text))).toEqual(expected)
    }
  })
})
