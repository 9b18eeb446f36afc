/** After each issuing the program makes the PDF: nobody waits for it, and nothing hangs on it. */
import type { AuditLine } from './audit/line'
import type { Door } from './door'

/** At most so many are asked for at a time: a run may issue thousands. */
const most = 200

/**
 * Hears what was recorded, and has the PDFs of what was issued made, one run at a time. Left out by a
 * lock, a busy office or a crash, they are made at the next sign-in or when they are needed.
 */
export const pdfsAfterIssue = (
  door: Door,
  on: boolean,
): ((lines: readonly AuditLine[]) => void) => {
  const waiting = new Set<number>()
  let running = false
  const make = async (): Promise<void> => {
    if (running) return
    running = true
    while (waiting.size > 0) {
      const ids = [...waiting].slice(0, most)
      for (const id of ids) waiting.delete(id)
      await door.call('invoices.makePdfs', { ids })
    }
    running = false
  }
  return (lines) => {
    if (!on) return
    for (const { entity, code, id } of lines) {
      if (entity === 'invoice' && code === 'issued' && typeof id === 'number') waiting.add(id)
    }
    if (waiting.size > 0 && !running) setImmediate(() => void make())
  }
}
