/** What the file says about itself: title, language, author (XMP, ISO 19005-3 section 6.6). */
import type { PrintedDocument } from '../../../../shared/invoices/document'
import type { Pdf } from '../../paper/page'
import { clean } from '../../paper/text'
import { wordsIn } from './words'

export function titleOf({ kind, number, language }: PrintedDocument): string {
  return clean(`${wordsIn(language).documentName[kind]} ${number}`)
}

/** pdfkit copies the info dictionary into XML as it is, so only text that needs no escape may go in. */
export function safeInInfo(text: string): boolean {
  return !/[<>&]/.test(text)
}

/** The author, and a title that the info dictionary cannot hold, as XMP of our own. */
export function appendMetadata(pdf: Pdf, document: PrintedDocument): void {
  const title = titleOf(document)
  const own = safeInInfo(title)
    ? ''
    : `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escape(title)}</rdf:li></rdf:Alt></dc:title>`
  const author = clean(document.seller.name).replaceAll('\n', ' ')
  pdf.appendXML(
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">' +
      own +
      `<dc:creator><rdf:Seq><rdf:li>${escape(author)}</rdf:li></rdf:Seq></dc:creator>` +
      `<dc:language><rdf:Bag><rdf:li>${document.language}</rdf:li></rdf:Bag></dc:language>` +
      '</rdf:Description>',
  )
}

function escape(text: string): string {
  return text.replace(/[<>&]/g, (character) => `&#${character.charCodeAt(0)};`)
}
