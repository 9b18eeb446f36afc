/** The certificate on paper: what stays, why and how much, in whole words and whole amounts. */
import { expect, it } from 'vitest'
import {
  renderCertificate,
  type Certificate,
} from '../../../electron/office/retention/certificate/certificate'
import { readPdf } from '../invoices/pdf-reader'

const certificate: Certificate = {
  id: 1,
  clientId: 1,
  erasedAt: '2026-03-17T09:00:00.000Z',
  agency: 'Bureau Voorbeeld',
  loginsUnconfirmed: { count: 0, until: null },
  elsewhere: [
    { what: 'Postvak', finding: 'deleted', doneOn: '2026-03-17', doneBy: 'Eva' },
    { what: 'Ordners', finding: null, doneOn: null, doneBy: null },
  ],
  audit: { id: 30, hash: 'a'.repeat(64) },
  kind: 'reduced',
  rule: 'termination-date',
  terminatedOn: '2026-03-17',
  invoicesSealed: 1,
  paymentsSealed: 0,
  draftsErased: 0,
  loginsWaiting: 0,
  check: null,
  archive: [
    {
      fiscalYear: 2026,
      kind: 'invoice',
      items: 1,
      destroyAfter: '2033-12-31',
      rule: 'fiscal-year-end',
    },
  ],
  stays: [
    { why: 'claim', items: 1, cents: 12_345_678, until: null },
    { why: 'owed', items: 1, cents: 12_100, until: null },
    { why: 'write-off', items: 1, cents: 847, until: '2026-03-30' },
    { why: 'held-invoice', items: 1, cents: 9900, until: null },
    { why: 'other-client', items: 2, cents: null, until: null },
  ],
}

const textOf = async (language: 'nl' | 'en', of: Certificate): Promise<string> => {
  const print = { language, addressee: '', at: '2026-03-18T09:00:00.000Z' }
  const { pages } = readPdf(await renderCertificate(of, print))
  const words = pages.flatMap(({ texts }) => texts.map(({ text }) => text)).join(' ')
  return words.replace(/\s+/g, ' ')
}

it.each([
  [
    'nl',
    [
      '€ 123.456,78',
      '€ 121,00',
      '€ 8,47',
      '€ 99,00',
      '30-03-2026',
      'rekening die daarvoor',
      'Ordners nog niet nagekeken',
    ],
  ],
  ['en', ['€123,456.78', '€121.00', '€8.47', '€99.00', '30 Mar 2026', 'account needed for that']],
] as const)('says in %s how much stays, and cuts nothing off', async (language, parts) => {
  const text = await textOf(language, certificate)
  for (const part of parts) expect(text).toContain(part)
  expect(text).not.toContain('…')
})

it('claims a check afterwards only of who went whole', async () => {
  expect(await textOf('nl', certificate)).not.toContain('Nacontrole')
  const whole = { ...certificate, kind: 'whole', stays: [] } as const
  expect(await textOf('nl', { ...whole, stays: [] })).toContain('Nacontrole niet gedaan')
  const check = {
    checkedAt: '2026-03-17T09:00:01.000Z',
    columns: 61,
    rows: 12_345,
    sought: ['email', 'name'],
    commonName: true,
    finds: [],
  } satisfies Certificate['check']
  const none = await textOf('nl', { ...whole, stays: [], check })
  for (const part of [
    'Nacontrole 17-03-2026',
    '61 tekstvelden van de lopende administratie, 12.345 rijen',
    'Niet doorzocht verzegeld archief',
    'Gezocht op e-mailadres, naam (achternaam alleen met',
    'Gevonden niets',
  ])
    expect(none).toContain(part)
  expect(none).not.toContain('Wat de nacontrole vond')
  const found: Certificate['check'] = {
    ...check,
    finds: [
      { place: 'invoiceLine', kind: 'email', certain: true, count: 2 },
      { place: 'clientNote', kind: 'name', certain: false, count: 1 },
    ],
  }
  const some = await textOf('en', { ...whole, stays: [], check: found })
  for (const part of [
    'Found see below',
    'Invoice line e-mail address 2 certain',
    'Note about another client name 1 possible: may be somebody else’s',
  ])
    expect(some).toContain(part)
})
