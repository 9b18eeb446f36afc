/** Lines of the audit log in bulk, chained as the door chains them. */
import { appendAudit } from '../../../electron/office/audit/chain'
import type { Connection } from '../../../electron/office/database/driver'

const operations = ['clients.save', 'invoices.issue', 'payments.book', 'session.unlock']

/** Adds `count` lines, `stepSeconds` apart from `from` (UTC ISO) on; user 1, clients 1–500. */
export const addAuditLines = (
  db: Connection,
  count: number,
  { from, stepSeconds = 60 }: { from: string; stepSeconds?: number },
): void => {
  const start = Date.parse(from)
  db.transaction(() => {
    for (let n = 0; n < count; n++) {
      const operation = operations[n % operations.length] ?? ''
      appendAudit(db, {
        at: new Date(start + n * stepSeconds * 1000).toISOString(),
        userId: 1,
        operation,
        lines: [
          {
            entity: operation.slice(0, operation.indexOf('.') - 1),
            id: n + 1,
            clientId: (n % 500) + 1,
            fields: n % 3 === 0 ? ['street', 'houseNumber', 'postcode'] : [],
          },
        ],
      })
    }
  })
}
