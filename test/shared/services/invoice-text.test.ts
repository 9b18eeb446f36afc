import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fillInvoiceText, periodText, readInvoiceText } from '../../../shared/services/invoice-text'

const period = { from: '2027-01-31', to: '2027-02-27' }
const values = { period, domain: 'café.nl' }

describe('the text of an invoice line', () => {
  it('takes period and domain name, in the language of the invoice', () => {
    expect(fillInvoiceText('Hosting {domein}, {periode}', values, 'nl')).toBe(
      'Hosting café.nl, 31 januari 2027 t/m 27 februari 2027',
    )
    expect(fillInvoiceText('Hosting {domain}: {period}', values, 'en')).toBe(
      'Hosting café.nl: 31 January 2027 to 27 February 2027',
    )
  })

  it('says which placeholders it uses', () => {
    expect(readInvoiceText('{ Periode } en {DOMEIN} en {period}')).toEqual({
      ok: true,
      uses: ['period', 'domain'],
    })
    expect(readInvoiceText('Onderhoud')).toEqual({ ok: true, uses: [] })
  })

  it.each([
    ['Hosting {klant}', { code: 'unknown-placeholder', name: 'klant' }],
    ['Hosting {}', { code: 'unknown-placeholder', name: '' }],
    ['Hosting {periode', { code: 'stray-brace' }],
    ['Hosting periode}', { code: 'stray-brace' }],
    ['Hosting {{periode}}', { code: 'stray-brace' }],
  ])('%s is refused', (text, problem) => {
    expect(readInvoiceText(text)).toEqual({ ok: false, problem })
    expect(() => fillInvoiceText(text, values, 'nl')).toThrow(RangeError)
  })

  it('does not read again what it filled in', () => {
    const domain = '{periode}$&'
    expect(fillInvoiceText('A {domein} b', { period, domain }, 'nl')).toBe('A {periode}$& b')
  })

  it('leaves nothing of a placeholder that has no value', () => {
    const none = { period: null, domain: null }
    expect(fillInvoiceText('Hosting, {domein}', none, 'nl')).toBe('Hosting')
    expect(fillInvoiceText('{domein}: hosting {periode}', none, 'nl')).toBe(': hosting')
    expect(
      fillInvoiceText('Hosting - {domein}, {periode}', { ...values, domain: null }, 'nl'),
    ).toBe('Hosting, 31 januari 2027 t/m 27 februari 2027')
  })

  it('keeps a text without placeholders as it is', () => {
    const plain = fc
      .string({ unit: 'grapheme', maxLength: 60 })
      .filter((text) => !/[{}]/.test(text))
    fc.assert(
      fc.property(plain, (text) => {
        expect(fillInvoiceText(text, values, 'nl')).toBe(text.trim())
      }),
    )
  })

  it('names a single day once', () => {
    expect(periodText({ from: '2027-03-01', to: '2027-03-01' }, 'nl')).toBe('1 maart 2027')
  })
})
