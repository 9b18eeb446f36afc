import fc from 'fast-check'
import { domainToASCII } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readDomainName, shownDomainName, topLevelOf } from '../../../shared/services/domain-name'

describe('a domain name', () => {
  it.each([
    ['voorbeeld.nl', 'voorbeeld.nl'],
    [' Voorbeeld.NL. ', 'voorbeeld.nl'],
    ['www.voorbeeld.co.uk', 'www.voorbeeld.co.uk'],
    ['café.nl', 'xn--caf-dma.nl'],
    ['cafe\u0301.nl', 'xn--caf-dma.nl'],
    ['CAFÉ.NL', 'xn--caf-dma.nl'],
    ['xn--caf-dma.nl', 'xn--caf-dma.nl'],
    ['straße.de', 'xn--strae-oqa.de'],
    ['例え。テスト', 'xn--r8jz45g.xn--zckzah'],
    ['пример.рф', 'xn--e1afmkfd.xn--p1ai'],
    ['１２３.nl', '123.nl'],
    [`${'a'.repeat(63)}.nl`, `${'a'.repeat(63)}.nl`],
  ])('%s is kept as %s', (typed, domain) => {
    expect(readDomainName(typed)).toEqual({ ok: true, domain })
  })

  it.each([
    ['', 'empty'],
    [' . ', 'empty'],
    ['voorbeeld', 'no-dot'],
    ['https://voorbeeld.nl', 'address'],
    ['voorbeeld.nl/pagina', 'address'],
    ['voorbeeld.nl:443', 'address'],
    ['info@voorbeeld.nl', 'address'],
    ['voor beeld.nl', 'characters'],
    ['voor_beeld.nl', 'characters'],
    ['-voorbeeld.nl', 'characters'],
    ['voorbeeld-.nl', 'characters'],
    ['a..nl', 'characters'],
    ['.nl', 'characters'],
    ['xn--a.nl', 'characters'],
    ['xn--CAF-dma9999.nl', 'characters'],
    ['a\u0000b.nl', 'characters'],
    ['<script>.nl', 'characters'],
    ['\ud800.nl', 'characters'],
    [`${'a'.repeat(64)}.nl`, 'too-long'],
    [`${'a.'.repeat(127)}nl`, 'too-long'],
    ['a'.repeat(5000), 'too-long'],
    ['192.168.1.1', 'top-level'],
  ])('%j is refused: %s', (typed, reason) => {
    expect(readDomainName(typed)).toEqual({ ok: false, reason })
  })

  it('is shown as people read it', () => {
    expect(shownDomainName('xn--caf-dma.nl')).toBe('café.nl')
    expect(shownDomainName('xn--e1afmkfd.xn--p1ai')).toBe('пример.рф')
    expect(shownDomainName('voorbeeld.nl')).toBe('voorbeeld.nl')
  })

  it('stays in its stored form where letters of two scripts would deceive', () => {
    // A Cyrillic а in front of Latin letters.
    expect(shownDomainName('xn--pple-43d.com')).toBe('xn--pple-43d.com')
    expect(shownDomainName('xn--nonsense-999999.nl')).toBe('xn--nonsense-999999.nl')
  })

  it('is the same however often it is read and shown', () => {
    const labels = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(labels, labels, (one, two) => {
        const first = readDomainName(`${one}.${two}.nl`)
        fc.pre(first.ok)
        const { domain } = first
        expect(readDomainName(domain)).toEqual(first)
        expect(readDomainName(shownDomainName(domain))).toEqual(first)
        expect(domain).toMatch(/^[a-z\d.-]{1,253}$/)
      }),
      { numRuns: 300 },
    )
  })

  it('in European letters is kept as Node itself writes it', () => {
    // Node's tables are of another Unicode version: rarer characters may differ.
    const letters = [...'abcxyz019-éüßñçøåžłőßαλωςбжяі']
    const label = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(label, (characters) => {
        const typed = `${characters.join('')}.nl`
        const reading = readDomainName(typed)
        fc.pre(reading.ok)
        expect(domainToASCII(typed)).toBe(reading.domain)
      }),
    )
  })

  it('ends in what it is priced by', () => {
    expect(topLevelOf('www.voorbeeld.nl')).toBe('nl')
    expect(topLevelOf('xn--e1afmkfd.xn--p1ai')).toBe('xn--p1ai')
  })
})
