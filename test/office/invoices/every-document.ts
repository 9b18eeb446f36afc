/** Every kind of document the program can make. */
import type { InvoiceDocument } from '../../../shared/invoices/document'
import { units } from '../../../shared/invoices/units'
import { vatKinds } from '../../../shared/invoices/vat'
import { aBuyer, aCreditNote, aDocument, aLine } from './documents'

export const abroad = (vatId: string | null, country: string) =>
  aBuyer({
    kvkNumber: null,
    vatId,
    address: { street: 'Rue Neuve', houseNumber: '1', postcode: '1000', town: 'Brussel', country },
  })

export const everyDocument: [string, InvoiceDocument][] = [
  ['an ordinary invoice', aDocument()],
  ['one without a reference', aDocument({ reference: null })],
  ['one day of supply', aDocument({ supplyTo: null })],
  [
    'discounts on lines and document',
    aDocument({
      discountBasisPoints: 333,
      lines: [aLine({ discountBasisPoints: 1250, quantity: 3333 })],
    }),
  ],
  [
    'a discount in euros over two rates',
    aDocument({ discountCents: 1001, lines: [aLine(), aLine({ vatKind: 'reduced' })] }),
  ],
  ['prices including VAT', aDocument({ pricesIncludeVat: true, discountCents: 999 })],
  [
    'a line that takes something back',
    aDocument({ lines: [aLine(), aLine({ quantity: -500, discountBasisPoints: 1000 })] }),
  ],
  ['a negative price', aDocument({ lines: [aLine(), aLine({ unitPriceCents: -1234 })] })],
  [
    'a last invoice that takes down payments off',
    aDocument({
      deducts: [
        { number: '2026-0040', issuedOn: '2026-10-01' },
        { number: '2026-0041', issuedOn: '2026-10-15' },
      ],
      lines: [
        aLine({ unitPriceCents: 123_457 }),
        aLine({ vatKind: 'reduced', unitPriceCents: 3_333 }),
        aLine({ quantity: -1000, unitPriceCents: 61_729 }),
        aLine({ quantity: -1000, vatKind: 'reduced', unitPriceCents: 1_667 }),
      ],
    }),
  ],
  ['a negative total', aDocument({ lines: [aLine({ quantity: -1000 })] })],
  ['nothing to pay', aDocument({ lines: [aLine({ unitPriceCents: 0 })] })],
  ['a credit note', aCreditNote()],
  [
    'a credit note with prices including VAT',
    aCreditNote({ pricesIncludeVat: true, discountBasisPoints: 700 }),
  ],
  [
    'domestic reverse charge',
    aDocument({
      buyer: aBuyer({ vatId: 'NL001234567B01' }),
      lines: [aLine({ vatKind: 'reverse-domestic' })],
    }),
  ],
  [
    'a service in the EU',
    aDocument({ buyer: abroad('BE0123456789', 'BE'), lines: [aLine({ vatKind: 'reverse-eu' })] }),
  ],
  [
    'both reverse charges at once',
    aDocument({
      buyer: aBuyer({ vatId: 'NL001234567B01' }),
      lines: [aLine({ vatKind: 'reverse-domestic' }), aLine({ vatKind: 'reverse-eu' })],
    }),
  ],
  [
    'the small-business scheme beside an exemption',
    aDocument({ lines: [aLine({ vatKind: 'small-business' }), aLine({ vatKind: 'exempt' })] }),
  ],
  [
    'every kind of VAT',
    aDocument({
      buyer: aBuyer({ vatId: 'NL001234567B01' }),
      lines: vatKinds.map((vatKind) => aLine({ vatKind })),
    }),
  ],
  ['100 billion euros', aDocument({ lines: [aLine({ unitPriceCents: 8e12 })] })],
  [
    'markup and odd characters',
    aDocument({
      reference: ' <&>"\' ',
      note: 'a\u0000\ud800\n]]>',
      lines: [aLine({ description: ' eerste <regel>\r\n\ttweede & derde ' })],
    }),
  ],
  ['English', aDocument({ language: 'en' })],
  [
    'every unit, and prices to four decimals',
    aDocument({
      orderNumber: 'INKOOP-2026/118',
      lines: [null, ...units].map((unit, place) =>
        aLine({ unit, quantity: 12_345, unitPriceCents: 8_25, unitPriceHundredths: 11 * place }),
      ),
    }),
  ],
  [
    'fractions of a cent, including VAT',
    aDocument({
      pricesIncludeVat: true,
      lines: [
        aLine({ quantity: 1_234_567, unitPriceCents: 0, unitPriceHundredths: 25 }),
        aLine({ quantity: -3_000, unitPriceCents: 12, unitPriceHundredths: 34 }),
        aLine({ unitPriceCents: -1, unitPriceHundredths: -50, quantity: 99_000 }),
      ],
    }),
  ],
  [
    'a public body, under its own number',
    aDocument({
      buyer: aBuyer({ oin: '00000001823288444000', kvkNumber: null }),
      reference: null,
      orderNumber: '4500012345',
    }),
  ],
  [
    'goods within the EU',
    aDocument({
      buyer: abroad('BE0123456789', 'BE'),
      supplyTo: null,
      deliveryCountry: 'FR',
      lines: [aLine({ vatKind: 'goods-eu', unit: 'piece' })],
    }),
  ],
  [
    'goods and services within the EU, over a period',
    aDocument({
      buyer: abroad('BE0123456789', 'BE'),
      lines: [aLine({ vatKind: 'goods-eu' }), aLine({ vatKind: 'reverse-eu' })],
    }),
  ],
]
