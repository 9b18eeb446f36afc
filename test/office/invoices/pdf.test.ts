import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { create } from 'qrcode'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { InvoiceDocument } from '../../../shared/invoices/document'
import { renderInvoicePdf, type PdfAttachment } from '../../../electron/office/invoices/pdf/pdf'
import { aBuyer, aCreditNote, aDocument, aLine, aSeller } from './documents'
import { readPdf } from './pdf-reader'

const createdAt = new Date('2026-11-22T10:00:00Z')
const left = 70.86
const right = 538.59

const render = (document: InvoiceDocument, attachments: PdfAttachment[] = []) =>
  renderInvoicePdf(document, { createdAt, attachments })

const read = async (document: InvoiceDocument) => readPdf(await render(document))

const textOf = async (document: InvoiceDocument) => (await read(document)).text.join('\n')

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('what the page says', () => {
  it('names both parties, the particulars, the lines and the sums', async () => {
    const text = await textOf(aDocument())
    for (const part of [
      'FACTUUR',
      'Bakkerij De Korenaar V.O.F.',
      'T.a.v. mevrouw J. van der Meer',
      'Molenstraat 8',
      '3512 AB  Utrecht',
      '2026-0042 | 22-11-2026 | 06-12-2026 | K00042',
      '01-11-2026 t/m 30-11-2026 | PO 4711',
      'Hosting zakelijk, 12 maanden | 1 | 180,00 | 21% | 180,00',
      'Onderhoud website, uren | 3,5 | 85,00 | 21% | 297,50',
      'Totaal exclusief btw | € 502,50',
      'Btw 21% over € 502,50 | € 105,53',
      'Te betalen | € 608,03',
      'NL91 ABNA 0417 1643 00',
      'Onder vermelding van | 2026-0042',
      'uiterlijk 6 december 2026',
      'KVK 68750110',
      'Btw-id NL123456789B13',
      'Pagina 1 van 1',
    ]) {
      expect(text).toContain(part)
    }
  })

  it('is in English for an English customer, with dates and amounts written the English way', async () => {
    const text = await textOf(
      aDocument({
        language: 'en',
        buyer: aBuyer({
          attention: 'Accounts',
          address: {
            street: 'High Street',
            houseNumber: '12',
            postcode: 'SW1A 1AA',
            town: 'London',
            country: 'GB',
          },
        }),
        lines: [aLine({ vatKind: 'export', unitPriceCents: 123456_00 })],
      }),
    )
    for (const part of [
      'INVOICE',
      'Attn. Accounts',
      '12 High Street',
      'London  SW1A 1AA',
      'UNITED KINGDOM',
      '22 Nov 2026',
      '123,456.00',
      'No VAT (export) on €123,456.00 | €0.00',
      'No Dutch VAT: supply outside the EU.',
      'Total to pay | €123,456.00',
      'Page 1 of 1',
    ]) {
      expect(text).toContain(part)
    }
    expect(text).not.toMatch(/Factuur|btw|Te betalen/)
  })

  it('shows a discount column only when a line has one, and the document discount in the totals', async () => {
    expect(await textOf(aDocument())).not.toContain('Korting')
    const text = await textOf(
      aDocument({ discountBasisPoints: 500, lines: [aLine({ discountBasisPoints: 1250 })] }),
    )
    expect(text).toContain('Hosting zakelijk, 12 maanden | 1 | 180,00 | 12,5% | 21% | 157,50')
    expect(text).toContain('Subtotaal | € 157,50')
    expect(text).toContain('Korting 5% | € -7,88')
    expect(text).toContain('Totaal exclusief btw | € 149,62')
  })

  it('puts the words "btw verlegd" and the customer\'s btw-id together', async () => {
    const text = await textOf(
      aDocument({
        buyer: aBuyer({ vatId: 'NL001234567B01' }),
        lines: [aLine({ vatKind: 'reverse-domestic' })],
      }),
    )
    expect(text).toContain('Btw verlegd. Btw-id van de afnemer: NL001234567B01')
    expect(text).toContain('| verlegd |')
    expect(text).toContain('Te betalen | € 180,00')
  })

  it('shows no VAT at all under the small-business scheme, but the reason', async () => {
    const text = await textOf(
      aDocument({
        seller: aSeller({ vatId: null }),
        lines: [aLine({ vatKind: 'small-business' })],
      }),
    )
    expect(text).toContain('Factuur vrijgesteld van OB op grond van artikel 25 Wet OB.')
    expect(text).not.toMatch(/btw|0%/i)
  })

  it('takes the VAT out of prices that include it', async () => {
    const text = await textOf(aDocument({ pricesIncludeVat: true, discountCents: 1000 }))
    expect(text).toContain('Prijs incl. btw (€)')
    expect(text).toContain('Subtotaal inclusief btw | € 502,50')
    expect(text).toContain('Totaal exclusief btw | € 407,02')
    expect(text).toContain('Btw 21% over € 407,02 | € 85,48')
    expect(text).toContain('Te betalen | € 492,50')
  })

  it('names the original on a credit note and says what happens with the money', async () => {
    const text = await textOf(aCreditNote())
    expect(text).toContain('CREDITFACTUUR')
    expect(text).toContain('2026-0042 van 22-11-2026')
    expect(text).toContain('Wij verrekenen € 608,03 met factuur 2026-0042')
    expect(text).not.toMatch(/Vervaldatum|Wilt u dit bedrag|Scan met/)
  })

  it.each([
    [
      'nothing to pay',
      aDocument({ lines: [aLine({ unitPriceCents: 0 })] }),
      'niets te worden betaald',
    ],
    [
      'money back',
      aDocument({ lines: [aLine({ quantity: -1000 })] }),
      'Wij maken € 217,80 aan u over',
    ],
  ])('asks for no payment when there is %s', async (_name, document, sentence) => {
    const text = await textOf(document)
    expect(text).toContain(sentence)
    expect(text).not.toMatch(/Te betalen|Scan met/)
  })
})

describe('the payment code', () => {
  const expected = (document: InvoiceDocument) =>
    [
      ...['BCD', '002', '1', 'SCT', 'ABNANL2A', document.seller.name, 'NL91ABNA0417164300'],
      ...[`EUR${document.grossCents / 100}`, '', '', document.number],
    ].join('\n')

  it('is drawn module by module at level M', async () => {
    const document = aDocument()
    const { modules } = create(
      [{ data: new TextEncoder().encode(expected(document)), mode: 'byte' }],
      { errorCorrectionLevel: 'M' },
    )
    const [page] = (await read(document)).pages
    const dark = page?.rectangles.filter(([, , , height]) => height < 4) ?? []
    const size = dark[0]?.[3] ?? 0
    const originX = Math.min(...dark.map(([x]) => x))
    const originY = Math.min(...dark.map(([, y]) => y))
    const drawn = new Uint8Array(modules.size * modules.size)
    for (const [x, y, width] of dark) {
      const row = Math.round((y - originY) / size)
      const column = Math.round((x - originX) / size)
      drawn.fill(
        1,
        row * modules.size + column,
        row * modules.size + column + Math.round(width / size),
      )
    }
    expect([...drawn]).toEqual([...modules.data].map((value) => (value ? 1 : 0)))
  })

  it.each([
    ['it is switched off', aDocument({ qr: false })],
    ['it is a credit note', aCreditNote()],
    ['no bank takes the amount', aDocument({ lines: [aLine({ unitPriceCents: 1e12 })] })],
  ])('is left out when %s', async (_name, document) => {
    expect(await textOf(document)).not.toContain('Scan met')
  })
})

describe('long documents', () => {
  const many = (count: number, override: Partial<InvoiceDocument> = {}) =>
    aDocument({
      lines: Array.from({ length: count }, (_, i) => aLine({ description: `Regel ${i + 1}.` })),
      ...override,
    })

  it('carry head, table header, page number and identifiers on every page, and the totals once', async () => {
    const { text } = await read(many(85))
    expect(text).toHaveLength(4)
    text.forEach((page, i) => {
      expect(page).toContain(`Pagina ${i + 1} van 4`)
      expect(page).toContain('KVK 68750110')
      expect(page).toContain('Omschrijving | Aantal')
      if (i > 0) expect(page).toMatch(/^Factuur 2026-0042 \| Bakkerij De Korenaar V\.O\.F\./)
    })
    expect(text.filter((page) => page.includes('Totaal exclusief btw'))).toHaveLength(1)
    expect(text[3]).toContain('Te betalen')
  })

  it.each([1, 2, 11, 12, 13, 14, 15, 16, 17, 38, 39, 40])(
    'with %i lines lose none, and never leave the totals under a bare header',
    async (count) => {
      const { text } = await read(many(count))
      for (let i = 1; i <= count; i++) expect(text.join('\n')).toContain(`Regel ${i}.`)
      const totals = text.find((page) => page.includes('Totaal exclusief btw'))
      expect(totals).toMatch(/Regel \d+\./)
    },
  )

  it('hold ten thousand lines', async () => {
    const { text } = await read(many(10_000))
    expect(text.length).toBeGreaterThan(200)
    expect(text.at(-1)).toContain(`Pagina ${text.length} van ${text.length}`)
    expect(text.join('\n').match(/Regel \d+\./g)).toHaveLength(10_000)
  })

  it('split a description that is taller than a page, and nothing smaller', async () => {
    const words = Array.from({ length: 2000 }, (_, i) => `woord${i}`).join(' ')
    const { text } = await read(aDocument({ lines: [aLine({ description: words })] }))
    expect(text.length).toBeGreaterThan(2)
    expect(text.join('\n').match(/woord\d+/g)).toHaveLength(2000)
    const paragraph = Array.from({ length: 60 }, (_, i) => `zin${i}`).join(' ')
    const pages = (
      await read(
        many(12, { lines: Array.from({ length: 12 }, () => aLine({ description: paragraph })) }),
      )
    ).text
    for (const page of pages) {
      expect((page.match(/zin0 /g) ?? []).length).toBe((page.match(/zin59/g) ?? []).length)
    }
  })

  it('let a long note run on to the next page', async () => {
    const note = Array.from({ length: 1500 }, (_, i) => `noot${i}`).join(' ')
    const { text } = await read(aDocument({ note }))
    expect(text.length).toBeGreaterThan(1)
    expect(text.join('\n').match(/noot\d+/g)).toHaveLength(1500)
  })
})

describe('nothing runs off the paper', () => {
  const unbreakable = 'W'.repeat(300)
  const documents: [string, InvoiceDocument][] = [
    ['a word of 300 characters', aDocument({ lines: [aLine({ description: unbreakable })] })],
    [
      'endless names, addresses and e-mails',
      aDocument({
        number: 'F'.repeat(40),
        reference: 'R'.repeat(200),
        note: unbreakable,
        seller: aSeller({
          name: 'Verkopernaam'.repeat(15),
          email: `${'x'.repeat(64)}@${'y'.repeat(180)}.example`,
          website: `www.${'z'.repeat(200)}.example`,
        }),
        buyer: aBuyer({
          name: 'Naam'.repeat(60),
          attention: 'Afdeling'.repeat(30),
          clientNumber: '9'.repeat(80),
          address: {
            street: 'Straat'.repeat(40),
            houseNumber: '1'.repeat(30),
            postcode: '1234 AB',
            town: 'Plaats'.repeat(40),
            country: 'BE',
          },
        }),
      }),
    ],
    [
      'amounts of 100 billion, with discounts and minus signs',
      aDocument({
        pricesIncludeVat: true,
        discountCents: 1,
        lines: [
          aLine({ unitPriceCents: 1e13, discountBasisPoints: 1234 }),
          aLine({ unitPriceCents: 1e13 - 1, quantity: -1000, vatKind: 'zero' }),
          aLine({ unitPriceCents: 1, quantity: 1e12 - 1, vatKind: 'exempt' }),
        ],
      }),
    ],
  ]

  it.each(documents)('with %s', async (_name, document) => {
    const { pages } = await read(document)
    for (const { texts } of pages) {
      for (const { text, x, y, width } of texts) {
        expect(x, text).toBeGreaterThanOrEqual(left - 0.1)
        expect(x + width, text).toBeLessThanOrEqual(right + 0.6)
        expect(y, text).toBeLessThan(841.89 - 28)
      }
    }
  })
})

describe('any name can be written', () => {
  const names: [string, string][] = [
    ['Latin with every accent', 'Łódź Čapek Şahin Ștefan Nuñez Ærø Ðþ Nguyễn Thị Ánh'],
    ['Greek', 'Γιώργος Παπαδόπουλος'],
    ['Cyrillic', 'Йордан Щербачёв Їжак'],
    ['Hebrew', 'משה בן־דוד'],
    ['Arabic', 'شركة الأمل للتجارة'],
    ['Devanagari', 'क्षेत्रपाल शर्मा'],
    ['Thai', 'สมชาย ใจดี'],
    ['Chinese', '北京字节跳动科技有限公司'],
    ['Japanese', '髙橋の ウェブ株式会社'],
    ['Korean', '서울특별시 홍길동'],
    ['Georgian and Armenian', 'ქართული Հայերեն'],
    ['Ethiopic, Tamil and Cherokee', 'ኢትዮጵያ தமிழ் ᏣᎳᎩ'],
    ['emoji', '🚀 👩‍💻 🇳🇱 ☎️ ✔'],
    ['four-byte letters', '𠮷野家 𝔘𝔫𝔦'],
    ['what no font knows', '\u{10fffd}\ud800\udbff\u0378'],
    ['control characters', 'a\u0000b\u0007c\u200e\u2068d\u2069\ufeff\u00ad\u0301'],
  ]

  it.each(names)('%s', async (_name, name) => {
    const { pages, fontDescriptors } = await read(
      aDocument({ buyer: aBuyer({ name }), lines: [aLine({ description: name })], note: name }),
    )
    const glyphs = pages.flatMap(({ texts }) => texts.flatMap((text) => text.glyphs))
    // Glyph 0 is the empty box: PDF/A-3 (6.2.11.8) forbids it, and nobody can read it.
    expect(glyphs).not.toContain(0)
    for (const descriptor of fontDescriptors) expect(descriptor).toMatch(/\/FontFile2 \d+ 0 R/)
  })

  it('keeps the letters for copying and searching, each as written', async () => {
    const name = 'شركة الأمل للتجارة المحدودة'
    const { pages } = await read(aDocument({ buyer: aBuyer({ name, attention: null }) }))
    const letters = new Set(pages[0]?.texts.flatMap(({ text }) => [...text]))
    for (const letter of name.replace(/\s/g, '')) expect(letters).toContain(letter)
  })

  it('turns right-to-left text round and leaves the numbers in it', async () => {
    const { pages } = await read(aDocument({ buyer: aBuyer({ name: 'אבג 123 (דה)' }) }))
    const drawn =
      pages[0]?.texts.filter(({ text }) => /[א-ת123]/.test(text) && text.length < 6) ?? []
    const line = drawn.filter(({ y }) => y === drawn.find(({ text }) => text.includes('ג'))?.y)
    const visual = line
      .sort((a, b) => a.x - b.x)
      .map(({ text }) => text)
      .join('')
    expect(visual.replace(/[\s()]/g, '')).toBe('הד123גבא')
  })
})

describe('the file', () => {
  it('says what it is: PDF/A-3b with title, language and author', async () => {
    const bytes = await render(aDocument({ seller: aSeller({ name: 'Jansen & Zn <bv>' }) }))
    const { metadata, catalog } = readPdf(bytes)
    expect(Buffer.from(bytes).toString('latin1', 0, 8)).toBe('%PDF-1.7')
    expect(metadata).toContain('<pdfaid:part>3</pdfaid:part>')
    expect(metadata).toContain('<pdfaid:conformance>B</pdfaid:conformance>')
    expect(metadata).toContain('Factuur 2026-0042')
    expect(metadata).toContain('Jansen &#38; Zn &#60;bv&#62;')
    expect(catalog).toContain('/Lang (nl)')
    expect(catalog).toContain('/OutputIntents')
  })

  it('carries the e-invoice when it is given', async () => {
    const xml = new TextEncoder().encode('<Invoice/>')
    const bytes = await render(aDocument(), [
      { name: '2026-0042.xml', mime: 'text/xml', bytes: xml, description: 'UBL' },
    ])
    const { attachments, fileSpecs } = readPdf(bytes)
    expect(attachments.map(({ stream }) => stream?.toString())).toEqual(['<Invoice/>'])
    expect(fileSpecs[0]).toContain('/AFRelationship /Alternative')
    expect(fileSpecs[0]).toContain('(2026-0042.xml)')
  })

  describe('is the same bytes for the same document', () => {
    beforeEach(() => vi.resetModules())
    const document = aDocument({
      buyer: aBuyer({ name: 'شركة الأمل 北京 Ωμέγα 🚀' }),
      seller: aSeller({ logo: { mime: 'image/png', bytes: aPng() } }),
    })

    it('whatever was made before it', async () => {
      const cold = await import('../../../electron/office/invoices/pdf/pdf')
      const first = digest(await cold.renderInvoicePdf(document, { createdAt }))
      expect(digest(await cold.renderInvoicePdf(document, { createdAt }))).toBe(first)

      vi.resetModules()
      const warm = await import('../../../electron/office/invoices/pdf/pdf')
      await warm.renderInvoicePdf(aDocument({ buyer: aBuyer({ name: 'محمد حجازي 上海' }) }), {
        createdAt,
      })
      expect(digest(await warm.renderInvoicePdf(document, { createdAt }))).toBe(first)
    })

    it('and others for another moment', async () => {
      const at = (iso: string) => renderInvoicePdf(aDocument(), { createdAt: new Date(iso) })
      const [one, other] = [await at('2026-11-22T10:00:00Z'), await at('2026-11-22T10:00:01Z')]
      expect(digest(one)).not.toBe(digest(other))
    })
  })
})

describe('the logo', () => {
  const withLogo = (bytes: Uint8Array) =>
    aDocument({ seller: aSeller({ logo: { mime: 'image/png', bytes } }) })

  it('is drawn with its transparency', async () => {
    expect((await read(withLogo(aPng()))).images).toBe(2)
  })

  const png = aPng()
  const broken: [string, Uint8Array][] = [
    ['an empty file', new Uint8Array()],
    ['no picture', new TextEncoder().encode('not a picture at all')],
    ['a PNG cut off', png.slice(0, png.length - 20)],
    ['a PNG with damaged pixels', png.map((byte, i) => (i > 50 && i < 60 ? byte ^ 0xff : byte))],
    ['a PNG that promises more than it holds', png.map((byte, i) => (i === 18 ? 0x7f : byte))],
    ['half a JPEG', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
  ]
  it.each(broken)('that is %s gives way to the name', async (_name, bytes) => {
    const { images, text } = await read(withLogo(bytes))
    expect(images).toBe(0)
    expect(text[0]).toMatch(/^Studio Noorderlicht B\.V\./m)
  })
})

/** 8 × 8 pixels, RGBA, half of them transparent. */
function aPng(): Uint8Array {
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)])
  }
  const header = Buffer.from([0, 0, 0, 8, 0, 0, 0, 8, 8, 6, 0, 0, 0])
  const row = Buffer.from([
    0,
    ...Array.from({ length: 8 }, (_, i) => [9, 99, 199, i % 2 ? 255 : 0]).flat(),
  ])
  const pixels = deflateSync(Buffer.concat(Array.from({ length: 8 }, () => row)))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const parts = [
    signature,
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return new Uint8Array(Buffer.concat(parts))
}
