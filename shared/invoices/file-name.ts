import type { DocumentLanguage } from './document'

const names = {
  nl: { invoice: 'Factuur', credit: 'Creditfactuur' },
  en: { invoice: 'Invoice', credit: 'Credit-note' },
} as const satisfies Record<DocumentLanguage, Record<'invoice' | 'credit', string>>

/** "Factuur-2026-0001.pdf": numbers may hold slashes, file names may not. */
export const invoiceFileName = (
  document: { kind: 'invoice' | 'credit'; language: DocumentLanguage; number: string },
  extension: 'pdf' | 'xml' | 'eml',
): string => {
  const { kind, language, number } = document
  return `${names[language][kind]}-${number.replace(/[^A-Za-z0-9._-]+/g, '-')}.${extension}`
}
