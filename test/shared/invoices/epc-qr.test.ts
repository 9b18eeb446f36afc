import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { epcPayload, type EpcTransfer } from '../../../shared/invoices/epc-qr'

const transfer: EpcTransfer = {
  name: 'Bureau Kluis',
  iban: 'NL91 ABNA 0417 1643 00',
  bic: null,
  amountCents: 12_345,
  text: 'Factuur 2026-0001',
}

function linesOf(rest: Partial<EpcTransfer>): string[] {
  const result = epcPayload({ ...transfer, ...rest })
  return result.ok ? result.payload.split('\n') : [result.reason]
}

describe('the EPC QR code', () => {
  it('has its lines in the order of EPC069-12, version 2', () => {
    expect(epcPayload(transfer)).toEqual({
      ok: true,
      payload:
        'BCD\n002\n1\nSCT\n\nBureau Kluis\nNL91ABNA0417164300\nEUR123.45\n\n\nFactuur 2026-0001',
    })
  })

  it('carries BIC, purpose, a structured reference instead of text, and a message to the payer', () => {
    const result = epcPayload({
      name: 'Bureau Kluis',
      iban: 'NL91ABNA0417164300',
      bic: 'abnanl2a',
      amountCents: 1,
      purpose: 'GDDS',
      reference: 'RF18 5390 0754 7034',
      information: 'Dank u',
    })
    expect(result.ok && result.payload.split('\n')).toEqual([
      'BCD',
      '002',
      '1',
      'SCT',
      'ABNANL2A',
      'Bureau Kluis',
      'NL91ABNA0417164300',
      'EUR0.01',
      'GDDS',
      'RF18539007547034',
      '',
      'Dank u',
    ])
  })

  it.each([
    [1, 'EUR0.01'],
    [10, 'EUR0.10'],
    [100, 'EUR1.00'],
    [99_999_999_999, 'EUR999999999.99'],
  ])('writes %d cents as %s', (amountCents, written) => {
    expect(linesOf({ amountCents })[7]).toBe(written)
  })

  it.each<[Partial<EpcTransfer>, string]>([
    [{ amountCents: 0 }, 'amount-out-of-range'],
    [{ amountCents: -100 }, 'amount-out-of-range'],
    [{ amountCents: 100_000_000_000 }, 'amount-out-of-range'],
    [{ amountCents: 1.5 }, 'amount-out-of-range'],
    [{ name: ' \n ' }, 'name-missing'],
    [{ iban: 'NL92ABNA0417164300' }, 'not-an-iban'],
    [{ bic: 'ABNA' }, 'not-a-bic'],
    [{ purpose: 'GOODS' }, 'bad-purpose'],
    [{ reference: 'RF18539007547034' }, 'reference-and-text'],
    [{ text: '', reference: 'A'.repeat(36) }, 'bad-reference'],
    [{ text: '', reference: '2026-0001' }, 'bad-reference'],
    [{ text: 'x'.repeat(141) }, 'text-too-long'],
    [{ information: 'x'.repeat(71) }, 'information-too-long'],
    [{ name: '😀'.repeat(70), text: 'x'.repeat(10) }, 'too-many-bytes'],
  ])('is not made of %j: %s', (rest, reason) => {
    expect(epcPayload({ ...transfer, ...rest })).toEqual({ ok: false, reason })
  })

  it('counts the characters of a text as people do, not as a computer stores them', () => {
    const text = `${'x'.repeat(130)}${'😀'.repeat(10)}`
    expect(linesOf({ text })[10]).toBe(text)
    expect(epcPayload({ ...transfer, text: `${text}x` })).toMatchObject({ reason: 'text-too-long' })
    const information = `${'x'.repeat(60)}${'😀'.repeat(10)}`
    expect(linesOf({ text: 'x', information })[11]).toBe(information)
  })

  it('cuts the name to 70 characters, not in the middle of one', () => {
    const lines = linesOf({ name: `${'a'.repeat(69)}😀😀`, text: '' })
    expect(lines[5]).toBe(`${'a'.repeat(69)}😀`)
  })

  it('keeps a line end in a name or text from shifting the lines', () => {
    const lines = linesOf({ name: 'Bureau\r\nKluis', text: 'Factuur\u20282026\t1' })
    expect(lines[5]).toBe('Bureau Kluis')
    expect(lines[10]).toBe('Factuur 2026 1')
  })

  it('never holds more than 331 bytes or 12 lines, whatever the words', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 160 })
    fc.assert(
      fc.property(words, words, words, (name, text, information) => {
        const result = epcPayload({ ...transfer, name, text, information })
        fc.pre(result.ok)
        expect(Buffer.byteLength(result.payload, 'utf8')).toBeLessThanOrEqual(331)
        const lines = result.payload.split('\n')
        expect(lines.length).toBeGreaterThanOrEqual(8)
        expect(lines.length).toBeLessThanOrEqual(12)
        expect([lines[0], lines[6], lines[7]]).toEqual(['BCD', 'NL91ABNA0417164300', 'EUR123.45'])
      }),
    )
  })

  it('fits as long as the bytes do, to the last one', () => {
    const name = 'é'.repeat(70)
    const information = 'é'.repeat(20)
    const used = Buffer.byteLength(linesOf({ name, information, text: 'x' }).join('\n')) - 1
    expect(linesOf({ name, information, text: 'x'.repeat(331 - used) })).toHaveLength(12)
    expect(linesOf({ name, information, text: 'x'.repeat(332 - used) })).toEqual(['too-many-bytes'])
  })
})
