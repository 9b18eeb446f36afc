import type { DocumentLanguage, PrintedDocument } from './document'

const names = {
  nl: { invoice: 'Factuur', credit: 'Creditfactuur', quote: 'Offerte' },
  en: { invoice: 'Invoice', credit: 'Credit-note', quote: 'Quote' },
} as const satisfies Record<DocumentLanguage, Record<PrintedDocument['kind'], string>>

/** "Factuur-2026-0001.pdf": numbers may hold slashes, file names may not. */
export const invoiceFileName = (
  document: Pick<PrintedDocument, 'kind' | 'language' | 'number'>,
  extension: 'pdf' | 'xml' | 'eml',
): string => {
  const { kind, language, number } = document
  return `${names[language][kind]}-${number.replace(/[^A-Za-z0-9._-]+/g, '-')}.${extension}`
}
