/**
 * The published rules judge what the program hands out: UBL's schema, EN 16931, and the Dutch usage in
 * its profile. Profiles alternate, and so do the parts that credit notes take back.
 */
import { describe, expect, it } from 'vitest'
import { renderUbl, type Flavour } from '../../../electron/office/invoices/ubl/ubl'
import type { InvoiceDocument } from '../../../shared/invoices/document'
import { noRules, officialProblems, rulesFolder } from '../../support/einvoice-rules'
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

const flavourAt = (place: number): Flavour => (place % 2 === 0 ? 'nlcius' : 'peppol')

describe('the official rules have nothing against', () => {
  for (const [place, [name, document]] of [...all, ...notes].entries())
    it(`(${flavourAt(place)}) ${name}`, ({ skip }) => {
      skip(rulesFolder === null, noRules)
      expect(officialProblems(renderUbl(document, flavourAt(place)))).toEqual([])
    })

  it('and do see what is wrong', ({ skip }) => {
    skip(rulesFolder === null, noRules)
    const xml = renderUbl(aDocument(), 'nlcius')
    expect(
      officialProblems(xml.replace('<cbc:IdentificationCode>NL', '<cbc:IdentificationCode>QQ')),
    ).toContain('BR-CL-14')
  })
})
