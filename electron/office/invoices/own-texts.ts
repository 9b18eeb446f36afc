/**
 * The agency's own small print on a document: kept as it was on the day it was issued or sent, so that
 * a PDF that is made later says the same.
 */
import { daysBetween } from '../../../shared/dates'
import type { DocumentLanguage, PrintedDocument } from '../../../shared/invoices/document'
import { formatIban } from '../../../shared/clients/identifiers'
import { formatDateLong } from '../../../shared/dates'
import { fillIn } from '../../../shared/letters/template'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import { textOf } from '../letters/texts'

interface Texts {
  terms: string | null
  footer: string | null
}

const bodyOf = (
  db: ReadableDatabase,
  kind: 'document-terms' | 'quote-terms' | 'document-footer',
  language: DocumentLanguage,
): string | null => textOf(db, { kind, language }).body.trim() || null

/**
 * The texts in force, as they stand with their placeholders; gives their number, null when there are
 * none. A credit note has no terms: nothing is to be paid.
 */
export const keepTexts = (
  db: WritableDatabase,
  kind: PrintedDocument['kind'],
  language: DocumentLanguage,
): number | null => {
  const texts: Texts = {
    terms:
      kind === 'credit'
        ? null
        : bodyOf(db, kind === 'quote' ? 'quote-terms' : 'document-terms', language),
    footer: bodyOf(db, 'document-footer', language),
  }
  if (texts.terms === null && texts.footer === null) return null
  const known = db.get<{ id: number }>(
    `SELECT id FROM documentTexts
     WHERE language = $language AND terms IS $terms AND footer IS $footer`,
    { language, ...texts },
  )
  return (
    known?.id ??
    db.insert(
      `INSERT INTO documentTexts (language, terms, footer) VALUES ($language, $terms, $footer)`,
      { language, ...texts },
    )
  )
}

/** The document with the texts that were kept for it, filled in. */
export const withTexts = <D extends PrintedDocument>(
  db: ReadableDatabase,
  document: D,
  textsId: number | null,
): D => {
  const kept = db.get<Texts>('SELECT terms, footer FROM documentTexts WHERE id = $textsId', {
    textsId,
  })
  if (!kept) return document
  const { language, seller, issuedOn, dueOn } = document
  const days = daysBetween(issuedOn, dueOn)
  const values = {
    agency: seller.name,
    agencyEmail: seller.email,
    agencyPhone: seller.phone,
    agencyWebsite: seller.website,
    kvkNumber: seller.kvkNumber,
    vatId: seller.vatId,
    iban: formatIban(seller.iban),
    accountHolder: seller.accountHolder,
    validUntil: formatDateLong(dueOn, language),
    paymentTerm:
      language === 'nl'
        ? `${days} ${days === 1 ? 'dag' : 'dagen'}`
        : `${days} ${days === 1 ? 'day' : 'days'}`,
  }
  const filled = (body: string | null): string | null =>
    body === null ? null : fillIn({ subject: null, body }, language, values).text || null
  return { ...document, terms: filled(kept.terms), footer: filled(kept.footer) }
}
