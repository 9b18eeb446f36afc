/** Open invoices of clients with a mandate, each with what keeps it out of a batch. */
import type { DebitCandidate, DebitProposal } from '../../../../shared/collection/debits'
import { nextSequence, type MandateScheme } from '../../../../shared/collection/mandate'
import type { FieldProblem } from '../../../../shared/errors'
import { addTargetDays, isTargetDay } from '../../../../shared/target-days'
import type { ReadableDatabase } from '../../database/driver'
import { debitSettings, problemsOf, type MandateRecord } from './mandates'

interface Row extends MandateRecord {
  invoiceId: number
  number: string
  clientName: string
  dueOn: string
  openCents: number
  disputed: number
  held: number
}

/** The newest mandate that was not revoked collects; an invoice under way is not shown at all. */
const select = `
  SELECT m.*, i.id AS invoiceId, i.number, c.name AS clientName, i.dueOn, i.openCents,
    EXISTS (SELECT 1 FROM holds h WHERE h.liftedAt IS NULL AND h.kind IN ('dispute', 'restriction')
      AND (h.invoiceId = i.id OR h.clientId = i.clientId)) AS disputed,
    EXISTS (SELECT 1 FROM heldDebits d WHERE d.invoiceId = i.id) AS held
  FROM mandates m
  JOIN clients c ON c.id = m.clientId
  JOIN invoices i ON i.clientId = m.clientId AND i.openCents <> 0
    AND i.openCents > 0
  WHERE m.scheme = $scheme AND c.erasedAt IS NULL AND i.sealedAt IS NULL AND i.kind = 'invoice'
    AND i.issuedAt IS NOT NULL
    AND m.id = (SELECT max(id) FROM mandates o WHERE o.clientId = m.clientId
      AND o.scheme = m.scheme AND (o.revokedOn IS NULL OR o.revokedOn > $collectOn))
    AND NOT EXISTS (SELECT 1 FROM debits d WHERE d.invoiceId = i.id AND d.returnedOn IS NULL)
  ORDER BY c.sortName, m.clientId, i.dueOn, i.id`

export interface Candidate extends DebitCandidate {
  record: MandateRecord
}

export const candidates = (
  db: ReadableDatabase,
  { scheme, collectOn }: { scheme: MandateScheme; collectOn: string },
): Candidate[] => {
  const before = new Map<number, number>()
  return db.all<Row>(select, { scheme, collectOn }).map((row) => {
    const place = before.get(row.id) ?? 0
    const problems: FieldProblem[] = problemsOf(row, collectOn)
    if ((row.once === 1 || row.last === 1) && place > 0)
      problems.push({ path: 'once', code: 'mandate-used-up' })
    if (row.disputed === 1) problems.push({ path: 'invoiceId', code: 'in-dispute' })
    if (row.held === 1) problems.push({ path: 'invoiceId', code: 'collected-before-restore' })
    if (problems.length === 0) before.set(row.id, place + 1)
    return {
      invoiceId: row.invoiceId,
      number: row.number,
      client: { id: row.clientId, name: row.clientName },
      dueOn: row.dueOn,
      openCents: row.openCents,
      mandate: { id: row.id, reference: row.reference, scheme: row.scheme },
      sequence: sequenceOf(row, place),
      problems,
      record: row,
    }
  })
}

/** In one batch the first of a new mandate is the first, and those after it recur. */
export const sequenceOf = (
  { once, last, lastCollectedOn }: Pick<MandateRecord, 'once' | 'last' | 'lastCollectedOn'>,
  place: number,
) =>
  place > 0 && once === 0
    ? ('RCUR' as const)
    : nextSequence({ once: once === 1, last: last === 1, lastCollectedOn })

export const proposeBatch = (
  db: ReadableDatabase,
  asked: { scheme: MandateScheme; collectOn: string | null; limit: number },
  today: string,
): DebitProposal => {
  const earliestOn = addTargetDays(today, 2)
  const collectOn = asked.collectOn ?? earliestOn
  const found = candidates(db, { scheme: asked.scheme, collectOn })
  const going = found.filter(({ problems }) => problems.length === 0)
  const problems: FieldProblem[] = []
  if (debitSettings(db).creditorId === null)
    problems.push({ path: 'creditorId', code: 'no-creditor-id' })
  if (!isTargetDay(collectOn)) problems.push({ path: 'collectOn', code: 'not-a-target-day' })
  else if (collectOn < addTargetDays(today, 1))
    problems.push({ path: 'collectOn', code: 'collection-too-early' })
  return {
    earliestOn,
    collectOn,
    problems,
    rows: found.slice(0, asked.limit).map(({ record: _, ...row }) => row),
    count: going.length,
    cents: going.reduce((sum, { openCents }) => sum + openCents, 0),
  }
}
