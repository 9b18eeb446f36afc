/** Draws invoices beside the office, so that it can answer meanwhile. */
import { parentPort } from 'node:worker_threads'
import type { Told } from '../../thread'
import type { Drawing } from './beside'
import { renderInvoicePdf } from './pdf'

const draw = async ({ document, createdAt }: Drawing): Promise<void> => {
  const bytes = await renderInvoicePdf(document, { createdAt })
  const told: Told<Uint8Array> = { result: bytes }
  parentPort?.postMessage(told, [bytes.buffer as ArrayBuffer])
}

parentPort?.on('message', (drawing: Drawing) => {
  draw(drawing).catch((error: unknown) => {
    // Never the message: it may carry what stands on the invoice.
    const told: Told<never> = { failure: error instanceof Error ? error.name : typeof error }
    parentPort?.postMessage(told)
  })
})
