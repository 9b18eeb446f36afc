/** Invoices drawn on a thread of their own: one costs several milliseconds of a whole core. */
import type { PrintedDocument } from '../../../../shared/invoices/document'
import { threadFor } from '../../thread'

export interface Drawing {
  document: PrintedDocument
  /** moment of issue; stands in the file as its creation date */
  createdAt: Date
}

/** How long the thread is kept, with the fonts it read and the texts it shaped, in milliseconds. */
const idleMs = 15_000

const thread = threadFor<Drawing, Uint8Array>(import.meta.url, 'pdf-worker', idleMs)

/** The PDF of an issued invoice; see `renderInvoicePdf`. */
export const drawBeside = (drawing: Drawing): Promise<Uint8Array> => thread.ask(drawing)
