import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allowanceOf } from '../../../electron/office/invoices/ubl/amounts'
import type { DocumentLine, InvoiceDocument } from '../../../shared/invoices/document'
import { units } from '../../../shared/invoices/units'
import { vatKinds } from '../../../shared/invoices/vat'
import { checkUbl, renderUbl, type Flavour } from '../../../electron/office/invoices/ubl/ubl'
import { validateUbl } from '../../../electron/office/invoices/ubl/rules'
import { all, first, parseUbl, value } from '../../../electron/office/invoices/ubl/tree'
import { creditedInTwo } from './credited'
import { abroad, everyDocument } from './every-document'
import { aBuyer, aCreditNote, aDocument, aLine, aSeller, amsterdam } from './documents'

const flavours: Flavour[] = ['nlcius', 'peppol']
const broken = (xml: string) => validateUbl(xml).map(({ rule }) => rule)

function rootOf(document: InvoiceDocument, flavour: Flavour = 'peppol') {
  const root = parseUbl(renderUbl(document, flavour))
  if (!root) throw new Error('not well-formed')
  return root
}

const cents = (text: string | undefined) => Math.round(Number(text) * 100)

const priced = ({ beyond, ...line }: Partial<DocumentLine> & { beyond: number }) =>
  aLine({ ...line, unitPriceHundredths: (line.unitPriceCents ?? 0) < 0 ? -beyond : beyond })

describe('a document of every kind is a valid e-invoice', () => {
  for (const flavour of flavours) {
    it.each(everyDocument)(`(${flavour}) %s`, (_name, document) => {
      expect(checkUbl(document, flavour)).toEqual([])
      expect(renderUbl(document, flavour)).toBe(renderUbl(document, flavour))
    })
  }

  it('whatever its lines, prices and discounts', () => {
    const line = fc.record({
      quantity: fc.oneof(
        fc.integer({ min: -50_000, max: 50_000 }),
        fc.integer({ min: 1, max: 1e9 }),
      ),
      unitPriceCents: fc.oneof(
        fc.integer({ min: -5000, max: 5000 }),
        fc.integer({ min: 0, max: 1_000_000 }),
      ),
      unit: fc.constantFrom(null, ...units),
      beyond: fc.constantFrom(0, 0, 1, 50, 99),
      discountBasisPoints: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 10_000 })),
      vatKind: fc.constantFrom(...vatKinds),
    })
    const shape = fc.record({
      kind: fc.constantFrom('invoice' as const, 'credit' as const),
      pricesIncludeVat: fc.boolean(),
      lines: fc.array(line.map(priced), { minLength: 1, maxLength: 8 }),
      discount: fc.oneof(
        fc.constant({ discountBasisPoints: 0, discountCents: 0 }),
        fc
          .integer({ min: 1, max: 10_000 })
          .map((discountBasisPoints) => ({ discountBasisPoints, discountCents: 0 })),
        fc
          .integer({ min: 1, max: 50_000 })
          .map((discountCents) => ({ discountBasisPoints: 0, discountCents })),
      ),
      flavour: fc.constantFrom(...flavours),
    })
    fc.assert(
      fc.property(shape, ({ kind, pricesIncludeVat, lines, discount, flavour }) => {
        const overrides = {
          pricesIncludeVat,
          lines,
          ...discount,
          buyer: aBuyer({ vatId: 'NL001234567B01' }),
        }
        const document = kind === 'credit' ? aCreditNote(overrides) : aDocument(overrides)
        const xml = renderUbl(document, flavour)
        expect(broken(xml)).toEqual([])
        const totals = all(rootOf(document, flavour), 'cac:LegalMonetaryTotal')[0]
        expect(cents(value(totals, 'cbc:PayableAmount'))).toBe(document.grossCents)
      }),
      { numRuns: 300 },
    )
  })
})

it.each(['A &amp; B', '&nbsp;', '&#65;', '&lt;b&gt;', ']]>', 'a "b" \'c\' & <d>', '%&x;'])(
  '%j arrives as it was typed',
  (typed) => {
    const document = aDocument({
      note: typed,
      lines: [aLine({ description: typed })],
      buyer: aBuyer({ name: typed, vatId: 'NL001234567B01' }),
    })
    for (const flavour of flavours) {
      const root = rootOf(document, flavour)
      const line = all(root, 'cac:InvoiceLine/cac:Item')[0]
      expect(value(root, 'cbc:Note')).toBe(typed)
      expect(value(line, 'cbc:Name')).toBe(typed)
      const party = 'cac:AccountingCustomerParty/cac:Party/cac:PartyName/cbc:Name'
      expect(value(root, party)).toBe(typed)
    }
  },
)

it('every credit note is a valid e-invoice: of a part, and of all that is left', () => {
  const line = fc.record({
    quantity: fc.integer({ min: -5000, max: 50_000 }),
    unitPriceCents: fc.integer({ min: -5000, max: 100_000 }),
    beyond: fc.constantFrom(0, 0, 1, 50, 99),
    discountBasisPoints: fc.constantFrom(0, 0, 333, 1250, 10_000),
    vatKind: fc.constantFrom(...vatKinds),
  })
  const shape = fc.record({
    pricesIncludeVat: fc.boolean(),
    lines: fc.array(line.map(priced), { minLength: 1, maxLength: 5 }),
    discount: fc.constantFrom(
      {},
      {},
      { discountBasisPoints: 700 },
      { discountBasisPoints: 3333 },
      { discountCents: 999 },
    ),
    shares: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 5, maxLength: 5 }),
    flavour: fc.constantFrom(...flavours),
  })
  fc.assert(
    fc.property(shape, ({ pricesIncludeVat, lines, discount, shares, flavour }) => {
      const buyer = aBuyer({ vatId: 'NL001234567B01' })
      const invoice = aDocument({ pricesIncludeVat, lines, buyer, ...discount })
      fc.pre(invoice.grossCents > 0)
      for (const note of creditedInTwo(invoice, shares))
        expect(broken(renderUbl(note, flavour))).toEqual([])
    }),
    { numRuns: 400 },
  )
})

describe('what the file says', () => {
  it('names the specification, the process and the kind of document', () => {
    const invoice = rootOf(aDocument(), 'nlcius')
    expect(invoice.name).toBe('Invoice')
    expect(value(invoice, 'cbc:CustomizationID')).toBe(
      'urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0',
    )
    expect(value(invoice, 'cbc:InvoiceTypeCode')).toBe('380')
    expect(value(invoice, 'cbc:DueDate')).toBe('2026-12-06')
    const credit = rootOf(aCreditNote())
    expect(credit.name).toBe('CreditNote')
    expect(value(credit, 'cbc:CustomizationID')).toBe(
      'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0',
    )
    expect(value(credit, 'cbc:ProfileID')).toBe('urn:fdc:peppol.eu:2017:poacc:billing:01:1.0')
    expect(value(credit, 'cbc:CreditNoteTypeCode')).toBe('381')
    expect(value(credit, 'cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID')).toBe(
      '2026-0042',
    )
  })

  it.each([
    ['a KVK number', aBuyer(), '0106', '12345678'],
    [
      'a Dutch btw-id only',
      aBuyer({ kvkNumber: null, vatId: 'NL001234567B01' }),
      '9944',
      'NL001234567B01',
    ],
    ['a Belgian VAT number', abroad('BE0123456789', 'BE'), '0208', '0123456789'],
    ['a Finnish VAT number', abroad('FI12345678', 'FI'), '0216', '003712345678'],
    ['a Swedish VAT number', abroad('SE556703748501', 'SE'), '0007', '5567037485'],
    ['a German VAT number', abroad('DE123456789', 'DE'), '9930', 'DE123456789'],
    ['a Greek VAT number', abroad('EL123456789', 'GR'), '9933', 'EL123456789'],
  ])('is addressed to a buyer with %s', (_name, buyer, scheme, id) => {
    const party = all(
      rootOf(aDocument({ buyer })),
      'cac:AccountingCustomerParty/cac:Party/cbc:EndpointID',
    )[0]
    expect([party?.attributes['schemeID'], party?.text]).toEqual([scheme, id])
  })

  it('says unit, price and order as they were typed', () => {
    const line = aLine({ unit: 'hour', unitPriceCents: 8_25, unitPriceHundredths: 5 })
    const root = rootOf(aDocument({ lines: [line], orderNumber: 'PO 9' }))
    const [shown] = all(root, 'cac:InvoiceLine')
    expect(first(shown, 'cbc:InvoicedQuantity')?.attributes['unitCode']).toBe('HUR')
    expect(value(shown, 'cac:Price/cbc:PriceAmount')).toBe('8.2505')
    expect(value(root, 'cac:OrderReference/cbc:ID')).toBe('PO 9')
    expect(value(root, 'cbc:BuyerReference')).toBe('PO 4711')
  })

  it('names the holder of the account, and reaches a public body by its own number', () => {
    const seller = aSeller({ accountHolder: 'J. Noorderlicht e/o' })
    const root = rootOf(aDocument({ seller, buyer: aBuyer({ oin: '00000001823288444000' }) }))
    expect(value(root, 'cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:Name')).toBe(
      'J. Noorderlicht e/o',
    )
    const buyer = first(root, 'cac:AccountingCustomerParty/cac:Party')
    for (const path of ['cbc:EndpointID', 'cac:PartyLegalEntity/cbc:CompanyID'])
      expect(first(buyer, path)).toMatchObject({
        text: '00000001823288444000',
        attributes: { schemeID: '0190' },
      })
  })

  it('of goods within the EU says when they came where', () => {
    const document = aDocument({
      buyer: abroad('BE0123456789', 'BE'),
      supplyTo: null,
      deliveryCountry: 'FR',
      lines: [aLine({ vatKind: 'goods-eu' })],
    })
    const root = rootOf(document)
    const delivery = first(root, 'cac:Delivery')
    expect(value(delivery, 'cbc:ActualDeliveryDate')).toBe('2026-11-01')
    const country = 'cac:DeliveryLocation/cac:Address/cac:Country/cbc:IdentificationCode'
    expect(value(delivery, country)).toBe('FR')
    const category = 'cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory'
    expect(value(root, `${category}/cbc:ID`)).toBe('K')
    expect(value(root, `${category}/cbc:TaxExemptionReasonCode`)).toBe('VATEX-EU-IC')
    const nowhere = renderUbl(document, 'peppol').replace(
      /<cac:DeliveryLocation>.*?<\/cac:DeliveryLocation>/s,
      '',
    )
    expect(broken(nowhere)).toContain('BR-IC-12')
  })

  it('writes Kosovo as the rules have it, and refuses a country that is none', () => {
    const buyer = abroad(null, 'XK')
    expect(renderUbl(aDocument({ buyer }), 'nlcius')).toContain('<cbc:IdentificationCode>1A</')
    const xml = renderUbl(aDocument(), 'nlcius')
    const country = (code: string) =>
      broken(xml.replace(/(<cbc:IdentificationCode>)NL/, `$1${code}`)).includes('BR-CL-14')
    expect([country('1A'), country('XK'), country('QQ')]).toEqual([false, true, true])
  })

  it('refuses an address scheme that is not, or no longer, listed', () => {
    const xml = renderUbl(aDocument(), 'peppol')
    const scheme = (code: string) =>
      broken(xml.replace(/(EndpointID schemeID=")0106/, `$1${code}`)).includes(
        'PEPPOL-EN16931-CL008',
      )
    expect([scheme('0190'), scheme('9955'), scheme('0213'), scheme('1234')]).toEqual([
      false,
      true,
      true,
      true,
    ])
  })

  it('writes lines with net prices and their own discount', () => {
    const root = rootOf(
      aDocument({
        lines: [aLine({ quantity: 2500, unitPriceCents: 10000, discountBasisPoints: 1000 })],
      }),
    )
    const [line] = all(root, 'cac:InvoiceLine')
    expect(value(line, 'cbc:InvoicedQuantity')).toBe('2.5')
    expect(value(line, 'cac:Price/cbc:PriceAmount')).toBe('100.00')
    expect(value(line, 'cac:AllowanceCharge/cbc:ChargeIndicator')).toBe('false')
    expect(value(line, 'cac:AllowanceCharge/cbc:Amount')).toBe('25.00')
    expect(value(line, 'cac:AllowanceCharge/cbc:MultiplierFactorNumeric')).toBe('10')
    expect(value(line, 'cbc:LineExtensionAmount')).toBe('225.00')
  })

  it('turns prices that include VAT into net lines that add up', () => {
    const lines = Array.from({ length: 3 }, () => aLine({ unitPriceCents: 1000 }))
    const root = rootOf(aDocument({ pricesIncludeVat: true, lines }))
    // 30.00 with 21 % in it: 24.79 net, over three equal lines of 8.264….
    const nets = all(root, 'cac:InvoiceLine/cbc:LineExtensionAmount').map(({ text }) => text)
    expect(nets).toEqual(['8.27', '8.26', '8.26'])
    expect(value(root, 'cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount')).toBe('24.79')
    expect(value(root, 'cac:TaxTotal/cbc:TaxAmount')).toBe('5.21')
    expect(value(root, 'cac:InvoiceLine/cac:Price/cbc:PriceAmount')).toBe('8.264463')
  })

  it.each([
    ['standard', 'S', '21', null],
    ['reduced', 'S', '9', null],
    ['zero', 'Z', '0', null],
    ['exempt', 'E', '0', 'artikel 11'],
    ['small-business', 'E', '0', 'artikel 25'],
    ['reverse-domestic', 'AE', '0', 'btw verlegd'],
    ['reverse-eu', 'AE', '0', 'btw verlegd'],
    ['export', 'G', '0', 'buiten de EU'],
  ] as const)('gives %s the category %s', (vatKind, category, rate, reason) => {
    const document = aDocument({
      buyer: aBuyer({ vatId: 'NL001234567B01' }),
      lines: [aLine({ vatKind })],
    })
    const [row] = all(rootOf(document), 'cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory')
    expect(value(row, 'cbc:ID')).toBe(category)
    expect(value(row, 'cbc:Percent')).toBe(rate)
    if (reason === null) expect(value(row, 'cbc:TaxExemptionReason')).toBeUndefined()
    else expect(value(row, 'cbc:TaxExemptionReason')).toContain(reason)
  })

  it('leaves out of the Dutch usage what it advises against', () => {
    const document = aCreditNote({
      buyer: aBuyer({ vatId: 'NL001234567B01' }),
      lines: [aLine({ vatKind: 'reverse-domestic' })],
    })
    const xml = renderUbl(document, 'nlcius')
    for (const name of [
      'TaxExemptionReasonCode',
      'FinancialInstitutionBranch',
      'AllowanceChargeReasonCode',
    ]) {
      expect(xml).not.toContain(name)
    }
    expect(
      all(
        rootOf(document, 'nlcius'),
        'cac:BillingReference/cac:InvoiceDocumentReference/cbc:IssueDate',
      ),
    ).toEqual([])
  })

  it('carries the PDF when it is given', () => {
    const bytes = new Uint8Array([0x25, 0x50, 0x44, 0x46])
    const xml = renderUbl(aDocument(), 'peppol', { pdf: { name: '2026-0042.pdf', bytes } })
    const [object] = all(
      parseUbl(xml) ?? undefined,
      'cac:AdditionalDocumentReference/cac:Attachment/cbc:EmbeddedDocumentBinaryObject',
    )
    expect(object?.text).toBe('JVBERg==')
    expect(object?.attributes).toEqual({ mimeCode: 'application/pdf', filename: '2026-0042.pdf' })
    expect(broken(xml)).toEqual([])
  })
})

describe('what cannot be an e-invoice is refused at the field that cures it', () => {
  const cases: [string, InvoiceDocument, Partial<Record<Flavour, string>>][] = [
    [
      'a buyer without KVK number and btw-id',
      aDocument({ buyer: aBuyer({ kvkNumber: null }) }),
      { nlcius: 'buyer.kvkNumber ubl-kvk-missing', peppol: 'buyer.kvkNumber ubl-address-missing' },
    ],
    [
      'a buyer abroad without VAT number',
      aDocument({ buyer: abroad(null, 'US') }),
      { peppol: 'buyer.kvkNumber ubl-address-missing' },
    ],
    [
      'a Dutch buyer without a street',
      aDocument({ buyer: aBuyer({ address: { ...amsterdam, street: '', houseNumber: '' } }) }),
      { nlcius: 'buyer.address address-incomplete', peppol: 'buyer.address address-incomplete' },
    ],
    [
      'a seller without a town',
      aDocument({ seller: aSeller({ address: { ...amsterdam, town: ' ' } }) }),
      { nlcius: 'seller.address address-incomplete', peppol: 'seller.address address-incomplete' },
    ],
    [
      'a seller without btw-id',
      aDocument({ seller: aSeller({ vatId: null }) }),
      { nlcius: 'seller.vatId required', peppol: 'seller.vatId required' },
    ],
    [
      'reverse charge without btw-id of the buyer',
      aDocument({ lines: [aLine({ vatKind: 'reverse-domestic' })] }),
      {
        nlcius: 'buyer.vatId required-reverse-charge',
        peppol: 'buyer.vatId required-reverse-charge',
      },
    ],
    [
      'a line without description',
      aDocument({ lines: [aLine(), aLine({ description: ' \n ' })] }),
      { nlcius: 'lines.1.description required', peppol: 'lines.1.description required' },
    ],
    ['no lines', aDocument({ lines: [] }), { nlcius: 'lines no-lines', peppol: 'lines no-lines' }],
    [
      'a credit note without its original',
      aCreditNote({ credits: null }),
      { nlcius: 'credits required', peppol: 'credits required' },
    ],
    [
      'no IBAN',
      aDocument({ seller: aSeller({ iban: '' }) }),
      { nlcius: 'seller.iban required', peppol: 'seller.iban required' },
    ],
    [
      'a period that ends before it starts',
      aDocument({ supplyFrom: '2026-11-30', supplyTo: '2026-11-01' }),
      { nlcius: 'supplyTo before-start', peppol: 'supplyTo before-start' },
    ],
  ]
  for (const flavour of flavours) {
    it.each(cases)(`(${flavour}) %s`, (_name, document, expected) => {
      const problems = checkUbl(document, flavour).map(({ path, code }) => `${path} ${code}`)
      const wanted = expected[flavour]
      if (wanted === undefined) expect(problems).toEqual([])
      else expect(problems).toContain(wanted)
    })
  }
})

describe('the rules notice what is wrong in a file', () => {
  const valid = renderUbl(
    aDocument({ discountBasisPoints: 500, lines: [aLine({ discountBasisPoints: 1000 })] }),
    'peppol',
  )
  const exempt = renderUbl(aDocument({ lines: [aLine({ vatKind: 'exempt' })] }), 'nlcius')
  const credit = renderUbl(aCreditNote(), 'peppol')

  const mutations: [string, string, RegExp, string][] = [
    ['UBL', valid, /<\/Invoice>/, ''],
    ['UBL', valid, /<Invoice /, '<!DOCTYPE Invoice><Invoice '],
    [
      'UBL-XSD',
      valid,
      /(<cbc:ID>2026-0042<\/cbc:ID>)(\s*)(<cbc:IssueDate>.*?<\/cbc:IssueDate>)/,
      '$3$1',
    ],
    ['UBL-XSD', valid, /<cbc:DueDate>/, '<cbc:Colour>blue</cbc:Colour><cbc:DueDate>'],
    ['PEPPOL-EN16931-R008', valid, /PO 4711/, ' '],
    ['PEPPOL-EN16931-F001', valid, /2026-11-22/, '22-11-2026'],
    ['BR-02', valid, /<cbc:ID>2026-0042<\/cbc:ID>/, ''],
    ['BR-03', valid, /<cbc:IssueDate>.*?<\/cbc:IssueDate>/, ''],
    ['BR-04', valid, />380</, '>384<'],
    ['BR-06', valid, /<cbc:RegistrationName>Studio.*?<\/cbc:RegistrationName>/, ''],
    ['BR-07', valid, /<cbc:RegistrationName>Bakk.*?<\/cbc:RegistrationName>/, ''],
    ['BR-16', valid, /<cac:InvoiceLine>[\s\S]*<\/cac:InvoiceLine>/, ''],
    ['BR-22', valid, /<cbc:InvoicedQuantity.*?<\/cbc:InvoicedQuantity>/, ''],
    ['BR-23', valid, / unitCode="C62"/, ''],
    ['BR-25', valid, /<cbc:Name>Hosting.*?<\/cbc:Name>/, ''],
    ['BR-27', valid, />180\.00<\/cbc:PriceAmount>/, '>-180.00</cbc:PriceAmount>'],
    ['BR-61', valid, /<cbc:ID>NL91ABNA0417164300<\/cbc:ID>/, ''],
    [
      'BR-CO-10',
      valid,
      />162\.00<\/cbc:LineExtensionAmount>\s*<cbc:TaxEx/,
      '>162.01</cbc:LineExtensionAmount><cbc:TaxEx',
    ],
    ['BR-CO-11', valid, />8\.10<\/cbc:AllowanceTotalAmount>/, '>8.11</cbc:AllowanceTotalAmount>'],
    ['BR-CO-13', valid, />153\.90<\/cbc:TaxExclusiveAmount>/, '>153.91</cbc:TaxExclusiveAmount>'],
    ['BR-CO-14', valid, /(<cac:TaxTotal>\s*<cbc:TaxAmount currencyID="EUR">)32\.32/, '$132.33'],
    ['BR-CO-15', valid, />186\.22<\/cbc:TaxInclusiveAmount>/, '>186.23</cbc:TaxInclusiveAmount>'],
    ['BR-CO-16', valid, />186\.22<\/cbc:PayableAmount>/, '>186.20</cbc:PayableAmount>'],
    ['BR-CO-17', valid, /32\.32(?=<\/cbc:TaxAmount>\s*<cac:TaxCategory>)/, '33.32'],
    [
      'BR-CO-25',
      valid,
      /<cbc:DueDate>.*?<\/cbc:DueDate>|<cac:PaymentTerms>[\s\S]*?<\/cac:PaymentTerms>/g,
      '',
    ],
    ['BR-S-02', valid, /<cac:PartyTaxScheme>[\s\S]*?<\/cac:PartyTaxScheme>/, ''],
    [
      'BR-S-05',
      valid,
      /<cbc:Percent>21<\/cbc:Percent>(?![\s\S]*Percent)/,
      '<cbc:Percent>0</cbc:Percent>',
    ],
    ['BR-S-08', valid, />153\.90<\/cbc:TaxableAmount>/, '>153.80</cbc:TaxableAmount>'],
    ['BR-E-10', exempt, /<cbc:TaxExemptionReason>.*?<\/cbc:TaxExemptionReason>/, ''],
    ['BR-E-09', exempt, />0\.00(?=<\/cbc:TaxAmount>\s*<cac:TaxCategory>)/, '>1.00'],
    [
      'BR-E-05',
      exempt,
      /<cbc:Percent>0<\/cbc:Percent>(?![\s\S]*Percent)/,
      '<cbc:Percent>5</cbc:Percent>',
    ],
    ['UBL-DT-01', valid, />153\.90<\/cbc:TaxableAmount>/, '>153.900</cbc:TaxableAmount>'],
    ['PEPPOL-EN16931-R051', valid, /currencyID="EUR"/, 'currencyID="USD"'],
    ['PEPPOL-EN16931-R003', valid, /<cbc:BuyerReference>.*?<\/cbc:BuyerReference>/, ''],
    [
      'PEPPOL-EN16931-R010',
      valid,
      /<cbc:EndpointID schemeID="0106">12345678<\/cbc:EndpointID>/,
      '',
    ],
    [
      'PEPPOL-EN16931-R020',
      valid,
      /<cbc:EndpointID schemeID="0106">68750110<\/cbc:EndpointID>/,
      '',
    ],
    ['PEPPOL-EN16931-R040', valid, />8\.10<\/cbc:Amount>/, '>8.20</cbc:Amount>'],
    ['PEPPOL-EN16931-R041', valid, /<cbc:BaseAmount.*?<\/cbc:BaseAmount>/, ''],
    ['PEPPOL-EN16931-R120', valid, />1<\/cbc:InvoicedQuantity>/, '>1.1</cbc:InvoicedQuantity>'],
    ['PEPPOL-EN16931-R001', valid, /<cbc:ProfileID>.*?<\/cbc:ProfileID>/, ''],
    ['PEPPOL-EN16931-R004', valid, /billing:3\.0/, 'billing:4.0'],
    ['NL-R-001', credit, /<cac:BillingReference>[\s\S]*?<\/cac:BillingReference>/, ''],
    ['NL-R-002', valid, /<cbc:PostalZone>1015 CJ<\/cbc:PostalZone>/, ''],
    [
      'NL-R-003',
      valid,
      /<cbc:CompanyID schemeID="0106">68750110/,
      '<cbc:CompanyID schemeID="9999">68750110',
    ],
    [
      'NL-R-005',
      valid,
      /<cbc:CompanyID schemeID="0106">12345678/,
      '<cbc:CompanyID schemeID="9999">12345678',
    ],
    ['NL-R-007', valid, /<cac:PaymentMeans>[\s\S]*?<\/cac:PaymentMeans>/, ''],
    ['NL-R-008', valid, />58<\/cbc:PaymentMeansCode>/, '>97</cbc:PaymentMeansCode>'],
    ['BR-NL-1', exempt, /<cbc:CompanyID schemeID="0106">68750110<\/cbc:CompanyID>/, ''],
    ['BR-NL-10', exempt, /<cbc:CompanyID schemeID="0106">12345678<\/cbc:CompanyID>/, ''],
    ['BR-NL-11', exempt, /<cac:PaymentMeans>[\s\S]*?<\/cac:PaymentMeans>/, ''],
  ]
  it.each(mutations)('%s', (rule, xml, find, replacement) => {
    const changed = xml.replace(find, replacement)
    expect(changed).not.toBe(xml)
    expect(broken(changed)).toContain(rule)
  })
})

describe('a percentage beside an amount', () => {
  // PEPPOL-EN16931-R040: amount = base × percentage / 100, to within 0.02.
  it.each([
    [1000, true],
    [1002, true],
    [998, true],
    [1003, false],
    [997, false],
  ])('of a tenth of 100.00, taken off as %s cents: told is %s', (cents, told) => {
    expect(allowanceOf(cents, 1000, 10_000).percentage).toEqual(
      told ? { basisPoints: 1000, baseCents: 10_000 } : null,
    )
  })

  it('is none where nothing was taken off by one', () => {
    expect(allowanceOf(500, 0, 10_000)).toEqual({ cents: 500, percentage: null })
  })
})
