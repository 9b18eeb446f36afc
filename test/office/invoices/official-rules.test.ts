/**
 * The published rules judge what the program hands out: UBL's schema, EN 16931, and the Dutch usage in
 * its profile. Profiles alternate, and so do the parts that credit notes take back. Judging one takes
 * a second, so \`npm test\` takes those that no other one stands in for, and a few of the rest by seed;
 * \`npm run faults -- rules\` takes all. Our own port of the rules judges every one in \`ubl.test.ts\`.
 */
import { describe, expect, it } from 'vitest'
import { renderUbl, type Flavour } from '../../../electron/office/invoices/ubl/ubl'
import type { InvoiceDocument } from '../../../shared/invoices/document'
import { noRules, officialProblems, rulesFolder } from '../../support/einvoice-rules'
import { randomFrom } from '../../faults/kill/moments'
import { wish } from '../../faults/kill/kill'
import { creditedInTwo } from './credited'
import { aDocument, aLine } from './documents'
import { abroad, everyDocument } from './every-document'

const abroads: [string, InvoiceDocument][] = [
  ['SE556703748501', 'SE'],
  ['FI12345678', 'FI'],
  ['BE0123456789', 'BE'],
  [null, 'XK'],
  [null, 'US'],
].map(([vatId, country]) => [
  `to ${country ?? ''}`,
  aDocument({
    buyer: abroad(vatId ?? null, country ?? ''),
    lines: [aLine({ vatKind: vatId === null ? 'export' : 'reverse-eu' })],
  }),
])

const all = [...everyDocument, ...abroads]

/** Of every second kind the parts that are credited, of the others the whole in one. */
const notes = all.flatMap(([name, document], place): [string, InvoiceDocument][] => {
  if (document.kind === 'credit' || document.grossCents <= 0) return []
  const shares = document.lines.map((_, line) => (place % 2 === 0 ? 100 : 33 + 20 * line))
  return creditedInTwo(document, shares).map((note) => [`credit of ${name}`, note])
})

/** Each the only one of its kind; of what is left so many are drawn. */
const always = new Set([
  'an ordinary invoice',
  'discounts on lines and document',
  'a discount in euros over two rates',
  'prices including VAT',
  'a last invoice that takes down payments off',
  'a negative total',
  'a credit note with prices including VAT',
  'a service in the EU',
  'the small-business scheme beside an exemption',
  'every kind of VAT',
  'every unit, and prices to four decimals',
  'a public body, under its own number',
  'goods within the EU',
  'goods and services within the EU, over a period',
  'markup and odd characters',
  'to XK',
  'credit of both reverse charges at once',
])
const drawn = 3

const { few, seed } = wish({ times: 1, seed: 20260316 })
const random = randomFrom(seed)
const every = [...all, ...notes].map(([name, document], place) => ({ name, document, place }))
const judged = few
  ? [
      ...every.filter(({ name }) => always.has(name)),
      ...every
        .filter(({ name }) => !always.has(name))
        .map((one) => ({ one, at: random() }))
        .sort((a, b) => a.at - b.at)
        .slice(0, drawn)
        .map(({ one }) => one),
    ]
  : every

const flavourAt = (place: number): Flavour => (place % 2 === 0 ? 'nlcius' : 'peppol')

describe('the official rules have nothing against', () => {
  for (const { place, name, document } of judged)
    it(`(${flavourAt(place)}) ${name}`, ({ skip }) => {
      skip(rulesFolder === null, noRules)
      expect(officialProblems(renderUbl(document, flavourAt(place)))).toEqual([])
    })

  it('each kind among them', () => {
    const names = new Set(judged.map(({ name }) => name))
    expect([...always].filter((name) => !names.has(name))).toEqual([])
  })

  it('and do see what is wrong', ({ skip }) => {
    skip(rulesFolder === null, noRules)
    const xml = renderUbl(aDocument(), 'nlcius')
    expect(
      officialProblems(xml.replace('<cbc:IdentificationCode>NL', '<cbc:IdentificationCode>QQ')),
    ).toContain('BR-CL-14')
  })
})
