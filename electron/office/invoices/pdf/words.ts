/** What the invoice says, in Dutch and English. Legal wording of VAT comes from `vatReason`. */
import type { DocumentLanguage, PrintedDocument } from '../../../../shared/invoices/document'
import type { VatKind } from '../../../../shared/invoices/vat'

const dutch = {
  title: { invoice: 'FACTUUR', credit: 'CREDITFACTUUR', quote: 'OFFERTE' },
  documentName: { invoice: 'Factuur', credit: 'Creditfactuur', quote: 'Offerte' },
  number: {
    invoice: 'Factuurnummer',
    credit: 'Creditfactuurnummer',
    quote: 'Offertenummer',
  },
  date: { invoice: 'Factuurdatum', credit: 'Datum', quote: 'Datum' },
  dueDate: 'Vervaldatum',
  validUntil: 'Geldig tot en met',
  clientNumber: 'Klantnummer',
  supplyDate: 'Leverdatum',
  supplyPeriod: 'Periode',
  to: 't/m',
  reference: 'Uw referentie',
  orderNumber: 'Uw ordernummer',
  deliveryCountry: 'Land van levering',
  buyerVatId: 'Uw btw-id',
  credits: 'Betreft factuur',
  of: 'van',
  attention: 'T.a.v.',
  description: 'Omschrijving',
  quantity: 'Aantal',
  price: { net: 'Prijs (€)', gross: 'Prijs incl. btw (€)' },
  discount: 'Korting',
  vat: 'Btw',
  amount: { net: 'Bedrag (€)', gross: 'Bedrag incl. btw (€)' },
  subtotal: { net: 'Subtotaal', gross: 'Subtotaal inclusief btw' },
  documentDiscount: 'Korting',
  netTotal: 'Totaal exclusief btw',
  over: 'over',
  total: { invoice: 'Te betalen', credit: 'Te ontvangen', quote: 'Totaal', other: 'Totaal' },
  payment: 'Betaling',
  refund: 'Terugbetaling',
  agreement: 'Akkoord',
  signedBy: 'Naam en datum',
  signature: 'Handtekening',
  iban: 'IBAN',
  bic: 'BIC',
  accountName: 'Ten name van',
  remittance: 'Onder vermelding van',
  scan: 'Scan met de app van uw bank',
  page: 'Pagina',
  pageOf: 'van',
  kvk: 'KVK',
  vatId: 'Btw-id',
}

type Words = typeof dutch

const english: Words = {
  title: { invoice: 'INVOICE', credit: 'CREDIT NOTE', quote: 'QUOTE' },
  documentName: { invoice: 'Invoice', credit: 'Credit note', quote: 'Quote' },
  number: { invoice: 'Invoice number', credit: 'Credit note number', quote: 'Quote number' },
  date: { invoice: 'Invoice date', credit: 'Date', quote: 'Date' },
  dueDate: 'Due date',
  validUntil: 'Valid until',
  clientNumber: 'Client number',
  supplyDate: 'Date of supply',
  supplyPeriod: 'Period',
  to: 'to',
  reference: 'Your reference',
  orderNumber: 'Your order number',
  deliveryCountry: 'Country of delivery',
  buyerVatId: 'Your VAT ID',
  credits: 'Credits invoice',
  of: 'of',
  attention: 'Attn.',
  description: 'Description',
  quantity: 'Quantity',
  price: { net: 'Price (€)', gross: 'Price incl. VAT (€)' },
  discount: 'Discount',
  vat: 'VAT',
  amount: { net: 'Amount (€)', gross: 'Amount incl. VAT (€)' },
  subtotal: { net: 'Subtotal', gross: 'Subtotal including VAT' },
  documentDiscount: 'Discount',
  netTotal: 'Total excluding VAT',
  over: 'on',
  total: { invoice: 'Total to pay', credit: 'Total credited', quote: 'Total', other: 'Total' },
  payment: 'Payment',
  refund: 'Refund',
  agreement: 'Agreement',
  signedBy: 'Name and date',
  signature: 'Signature',
  iban: 'IBAN',
  bic: 'BIC',
  accountName: 'Account holder',
  remittance: 'Payment reference',
  scan: "Scan with your bank's app",
  page: 'Page',
  pageOf: 'of',
  kvk: 'KVK',
  vatId: 'VAT ID',
}

export function wordsIn(language: DocumentLanguage): Words {
  return language === 'nl' ? dutch : english
}

/** In the VAT column, where no rate is charged. */
const shortKinds = {
  nl: {
    exempt: 'vrijgesteld',
    'small-business': 'vrijgesteld',
    'reverse-domestic': 'verlegd',
    'reverse-eu': 'verlegd',
    'goods-eu': '0%',
    export: 'export',
  },
  en: {
    exempt: 'exempt',
    'small-business': 'exempt',
    'reverse-domestic': 'reverse',
    'reverse-eu': 'reverse',
    'goods-eu': '0%',
    export: 'export',
  },
} satisfies Record<DocumentLanguage, Partial<Record<VatKind, string>>>

/** In the totals, before "over € …". */
const longKinds = {
  nl: {
    exempt: 'Vrijgesteld van btw',
    'small-business': 'Vrijgesteld van btw',
    'reverse-domestic': 'Btw verlegd',
    'reverse-eu': 'Btw verlegd',
    'goods-eu': '0% btw (levering binnen de EU)',
    export: 'Geen btw (export)',
  },
  en: {
    exempt: 'Exempt from VAT',
    'small-business': 'Exempt from VAT',
    'reverse-domestic': 'VAT reverse charged',
    'reverse-eu': 'VAT reverse charged',
    'goods-eu': '0% VAT (goods within the EU)',
    export: 'No VAT (export)',
  },
} satisfies Record<DocumentLanguage, Partial<Record<VatKind, string>>>

export function vatColumn(kind: VatKind, rate: string, language: DocumentLanguage): string {
  const words: Partial<Record<VatKind, string>> = shortKinds[language]
  return words[kind] ?? rate
}

/** `country`: of the buyer, named where its VAT is charged. */
export function vatLabel(
  kind: VatKind,
  rate: string,
  language: DocumentLanguage,
  country: string,
): string {
  const words: Partial<Record<VatKind, string>> = longKinds[language]
  const taxed = language === 'nl' ? `Btw ${rate}` : `VAT ${rate}`
  return words[kind] ?? (kind === 'consumer-eu' ? `${taxed} (${country})` : taxed)
}

/** What happens with the money, in one sentence. */
export function settlement(document: PrintedDocument, amount: string, due: string): string {
  const dutch = document.language === 'nl'
  if (document.kind === 'quote') {
    return dutch
      ? `Deze offerte is geldig tot en met ${due}. Gaat u akkoord? Laat het ons weten, of stuur deze offerte ondertekend terug.`
      : `This quote is valid up to and including ${due}. If you agree, let us know, or return this quote signed.`
  }
  if (document.grossCents === 0) {
    return dutch ? 'Er hoeft niets te worden betaald.' : 'No payment is due.'
  }
  if (document.kind === 'credit') {
    const original = document.credits?.number
    if (dutch) {
      return original === undefined
        ? `Wij verrekenen ${amount} met openstaande facturen of maken het bedrag aan u over.`
        : `Wij verrekenen ${amount} met factuur ${original}, of maken het bedrag aan u over als die al is betaald.`
    }
    return original === undefined
      ? `We will set off ${amount} against open invoices or pay it back to you.`
      : `We will set off ${amount} against invoice ${original}, or pay it back to you if that has been paid.`
  }
  if (document.grossCents < 0) {
    return dutch
      ? `Wij maken ${amount} aan u over of verrekenen het bedrag met openstaande facturen.`
      : `We will pay ${amount} back to you or set it off against open invoices.`
  }
  return dutch
    ? `Wilt u dit bedrag uiterlijk ${due} overmaken, onder vermelding van het factuurnummer?`
    : `Please transfer this amount no later than ${due}, quoting the invoice number.`
}
