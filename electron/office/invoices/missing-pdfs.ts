/** PDFs made by the program itself, right after issuing, where nobody waits for them. */
import type { ActionContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { documentOf } from './document'
import { keepDocument } from './documents'
import { drawBeside, type Drawing } from './pdf/beside'
import { requireIssued } from './rows'

/** So many are kept in one transaction: screens look again once for all of them. */
const batch = 10

/** How far back is looked for what was left when the program stopped; the rest is made when asked for. */
const latest = 200

/**
 * Makes the PDFs that are not there yet: of these invoices, or of the latest. One that cannot be made
 * is left for whoever asks for it. Errors: cancelled, locked, busy.
 */
export const makePdfs = async (
  context: Pick<ActionContext, 'read' | 'write' | 'checkpoint'>,
  ids: readonly number[] | null,
): Promise<{ made: number }> => {
  const wanted = context.read(({ db }) => withoutPdf(db, ids ?? latestIssued(db)))
  let made = 0
  for (let done = 0; done < wanted.length; done += batch) {
    const drawn = new Map<number, Uint8Array>()
    for (const id of wanted.slice(done, done + batch)) {
      context.checkpoint()
      const drawing = context.read(({ db }) => drawingOf(db, id))
      const bytes = drawing && (await drawBeside(drawing).catch(() => null))
      if (bytes) drawn.set(id, bytes)
    }
    // Somebody may have been erased meanwhile, or have asked for it.
    const still = new Set(context.read(({ db }) => withoutPdf(db, [...drawn.keys()])))
    if (still.size === 0) continue
    context.write((command) => {
      for (const [id, bytes] of drawn) {
        if (still.has(id)) keepDocument(command, id, 'pdf', bytes)
      }
    })
    made += still.size
  }
  return { made }
}

const drawingOf = (db: ReadableDatabase, id: number): Drawing | null =>
  withoutPdf(db, [id]).length === 0
    ? null
    : { document: documentOf(db, id), createdAt: new Date(requireIssued(db, id).issuedAt) }

/** Which of these were issued, are still in the live rows, and have no PDF. */
export const withoutPdf = (db: ReadableDatabase, ids: readonly number[]): number[] =>
  ids.filter((id) =>
    db.get(
      `SELECT 1 FROM invoices WHERE id = $id AND issuedAt IS NOT NULL AND sealedAt IS NULL
         AND NOT EXISTS (SELECT 1 FROM invoiceDocuments WHERE invoiceId = $id AND kind = 'pdf')`,
      { id },
    ),
  )

const latestIssued = (db: ReadableDatabase): number[] =>
  db
    .all<{ id: number }>(
      `SELECT id FROM invoices WHERE issuedOn IS NOT NULL
       ORDER BY issuedOn DESC, id DESC LIMIT $latest`,
      { latest },
    )
    .map(({ id }) => id)
