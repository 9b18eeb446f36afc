/** After a replay: what each line of the ledger tells of is so, whatever the backup said of it. */
import type { ReadableDatabase } from '../../database/driver'
import type { LedgerEntry } from '../../ledger/entry'
import type { ReadableLine } from '../../ledger/readable'
import { isQuoteHeld } from '../../quotes/held'
import { isHeld } from '../../services/held'
import { isWorkHeld } from '../../services/hours/bill'

interface Place {
  n: number
  /** when the line was written, UTC */
  at: string
  /** all keys became new after it */
  isRotated: boolean
}

type Checks = {
  [Kind in LedgerEntry['kind']]: (
    db: ReadableDatabase,
    entry: Extract<LedgerEntry, { kind: Kind }>,
    place: Place,
  ) => boolean
}

const none = (db: ReadableDatabase, sql: string, parameters: Record<string, unknown>): boolean =>
  db.get(sql, parameters) === undefined

const noSlot = (db: ReadableDatabase, id: string): boolean =>
  none(db, 'SELECT 1 FROM slots WHERE id = $id', { id })

/** The kit in use is not the one named: allowed only once all keys were made anew. */
const isOtherKit = (db: ReadableDatabase, id: string): boolean =>
  !none(db, `SELECT 1 FROM slots WHERE json_extract(json, '$.kind') = 'recovery' AND id <> $id`, {
    id,
  })

const isAhead = (db: ReadableDatabase, epoch: number): boolean =>
  !none(db, 'SELECT 1 FROM settings WHERE keyEpoch < $epoch', { epoch })

/** Whether it is so. What the backup never knew is so. */
const checks: Checks = {
  erasure: (db, { clientId: id, erasure }) =>
    erasure === 'whole'
      ? none(db, 'SELECT 1 FROM clients WHERE id = $id AND erasedAt IS NULL', { id }) &&
        none(db, 'SELECT 1 FROM clientSearch WHERE rowid = $id', { id })
      : none(db, 'SELECT 1 FROM clients WHERE id = $id AND coalesce(erasedAt, reducedAt) IS NULL', {
          id,
        }),
  seal: (db, { archive, sourceId: id }) =>
    none(
      db,
      archive === 'invoice'
        ? 'SELECT 1 FROM invoices WHERE id = $id AND issuedAt IS NOT NULL AND sealedAt IS NULL'
        : 'SELECT 1 FROM bankEntries WHERE id = $id AND sealedAt IS NULL',
      { id },
    ),
  destruction: (db, { archive: kind, sourceId }) =>
    none(
      db,
      'SELECT 1 FROM archive WHERE kind = $kind AND sourceId = $sourceId AND sealed IS NOT NULL',
      { kind, sourceId },
    ),
  scrub: (db, { invoiceId: id }) =>
    none(
      db,
      `SELECT 1 FROM invoices WHERE id = $id AND issuedAt IS NOT NULL
         AND (sealedAt IS NULL OR buyerName IS NOT NULL OR clientId IS NOT NULL)`,
      { id },
    ) &&
    none(db, 'SELECT 1 FROM invoiceDocuments WHERE invoiceId = $id', { id }) &&
    none(db, 'SELECT 1 FROM invoiceLines WHERE invoiceId = $id AND description IS NOT NULL', {
      id,
    }),
  'scrub-entry': (db, { entryId: id }) =>
    none(
      db,
      `SELECT 1 FROM bankEntries WHERE id = $id
         AND (sealedAt IS NULL OR counterpartyName IS NOT NULL OR description IS NOT NULL)`,
      { id },
    ),
  'part-erased': (db, { clientId, part, id }, { at }) =>
    none(
      db,
      `SELECT 1 FROM clients c WHERE c.id = $clientId AND c.erasedAt IS NULL AND NOT EXISTS (
         SELECT 1 FROM erasedParts e WHERE e.clientId = c.id AND e.part = $part
           AND e.partId IS $id AND e.erasedAt = $at)`,
      { clientId, part, id, at },
    ),
  objection: (db, { clientId, purpose, objects }) =>
    none(
      db,
      `SELECT 1 FROM clients c WHERE c.id = $clientId AND c.erasedAt IS NULL
         AND $objects <> EXISTS (SELECT 1 FROM objections o
           WHERE o.clientId = c.id AND o.purpose = $purpose)`,
      { clientId, purpose, objects: objects ? 1 : 0 },
    ),
  'request-closed': (db, { requestId: id }) =>
    none(db, 'SELECT 1 FROM privacyRequests WHERE id = $id AND closedOn IS NULL', { id }) &&
    none(db, 'SELECT 1 FROM rectifications WHERE requestId = $id', { id }) &&
    none(db, 'SELECT 1 FROM privacyTasks WHERE requestId = $id', { id }),
  'request-decided': (db, { requestId: id, file }) =>
    none(
      db,
      'SELECT 1 FROM clientRequests WHERE id = $id AND decidedAt IS NULL AND heldAt IS NULL',
      { id },
    ) &&
    (file === null ||
      !none(
        db,
        `SELECT 1 FROM decidedWishes
         WHERE portalFile = $portalFile AND request = $request AND place = $place`,
        { ...file },
      )),
  'order-handed-over': (db, { orderId: id }) =>
    none(db, 'SELECT 1 FROM orders WHERE id = $id AND handedOverAt IS NULL', { id }),
  'mandate-revoked': (db, { mandateId: id }) =>
    none(db, 'SELECT 1 FROM mandates WHERE id = $id AND revokedOn IS NULL', { id }),
  'portal-withdrawn': (db, { portalFile }) =>
    none(db, 'SELECT 1 FROM portalFiles WHERE ownId = $portalFile AND privateKey IS NOT NULL', {
      portalFile,
    }),
  number: (db, { seriesId, year, last }) =>
    none(
      db,
      `SELECT 1 FROM invoiceSeries s
       LEFT JOIN invoiceNumbers n ON n.seriesId = s.id AND n.year = $year
       WHERE s.id = $seriesId AND coalesce(n.last, 0) < $last`,
      { seriesId, year, last },
    ),
  'quote-number': (db, { year, last }) =>
    !none(db, 'SELECT 1 FROM quoteNumbers WHERE year = $year AND last >= $last', { year, last }),
  'quote-billed': (db, entry) => isQuoteHeld(db, entry),
  billed: (db, entry) => isHeld(db, entry),
  debited: (db, { messageId, invoiceIds }) =>
    none(
      db,
      `SELECT 1 FROM json_each($ids) j JOIN invoices i ON i.id = j.value
       WHERE i.sealedAt IS NULL
         AND NOT EXISTS (SELECT 1 FROM debitBatches b WHERE b.messageId = $messageId)
         AND NOT EXISTS (SELECT 1 FROM heldDebits h WHERE h.invoiceId = i.id)`,
      { messageId, ids: JSON.stringify(invoiceIds) },
    ),
  'debits-dropped': (db, { messageId }) =>
    none(db, 'SELECT 1 FROM debitBatches WHERE messageId = $messageId', { messageId }),
  reminder: (db, { invoiceId: id, step, sent }) =>
    none(
      db,
      `SELECT 1 FROM invoices i WHERE i.id = $id AND i.issuedAt IS NOT NULL AND i.sealedAt IS NULL
         AND i.clientId IS NOT NULL AND $sent <> EXISTS (
           SELECT 1 FROM reminders r WHERE r.invoiceId = i.id AND r.step = $step)`,
      { id, step, sent: sent ? 1 : 0 },
    ),
  'billed-work': (db, entry) => isWorkHeld(db, entry),
  // Of a person the last line counts alone.
  'slot-gone': (db, { user: id, slot }) =>
    noSlot(db, slot) &&
    none(db, 'SELECT 1 FROM users WHERE id = $id AND disabledAt IS NULL', { id }),
  // Whoever has another password than the one of the line must choose a new one, or has none.
  'slot-new': (db, { user: id, slot, class: rank }, { isRotated }) =>
    id === null
      ? isRotated || !isOtherKit(db, slot)
      : none(
          db,
          `SELECT 1 FROM users u JOIN slots s ON s.id = u.slotId
           WHERE u.id = $id AND u.disabledAt IS NULL
             AND ((u.mustChangePassword = 0 AND u.slotId <> $slot)
               OR (u.role = 'owner' AND $rank = 'member'))`,
          { id, slot, rank },
        ),
  rotated: (db, { epoch }, { n }) =>
    !isAhead(db, epoch) &&
    !none(db, 'SELECT 1 FROM ledgerKeys WHERE firstLine = $after', { after: n + 1 }),
  continued: (db, { epoch }) => !isAhead(db, epoch),
}

const isSo = <Kind extends LedgerEntry['kind']>(
  db: ReadableDatabase,
  entry: Extract<LedgerEntry, { kind: Kind }>,
  place: Place,
): boolean => checks[entry.kind](db, entry, place)

const access: readonly LedgerEntry['kind'][] = ['slot-gone', 'slot-new', 'rotated', 'continued']
const isAccess = ({ entry }: ReadableLine): boolean => access.includes(entry.kind)

const check = (db: ReadableDatabase, lines: readonly ReadableLine[], rotations: number[]): void => {
  for (const { n, at, entry } of lines) {
    const isRotated = rotations.some((rotation) => rotation > n)
    if (!isSo(db, entry, { n, at, isRotated })) throw new Error(`line ${n} of the ledger is not so`)
  }
}

/** Of what is said again and again about one thing the last line counts; null: every line does. */
const subjectOf = ({ entry }: ReadableLine): string | null => {
  if (entry.kind === 'objection') return `objection ${entry.clientId} ${entry.purpose}`
  if (entry.kind === 'reminder') return `reminder ${entry.invoiceId} ${entry.step}`
  if (entry.kind === 'debited' || entry.kind === 'debits-dropped') return `batch ${entry.messageId}`
  return null
}

export const standing = (lines: readonly ReadableLine[]): ReadableLine[] => {
  const last = new Map<string, ReadableLine>()
  for (const line of lines) {
    const subject = subjectOf(line)
    if (subject !== null) last.set(subject, line)
  }
  return lines.filter((line) => {
    const subject = subjectOf(line)
    return subject === null || last.get(subject) === line
  })
}

/**
 * Of requests that went on in a case this copy does not know and that never was closed: nobody would
 * answer them, so they stay open themselves.
 */
export const goesOn = (
  db: ReadableDatabase,
  lines: readonly ReadableLine[],
): ((line: ReadableLine) => boolean) => {
  const into = new Map(
    lines.flatMap(({ entry }) =>
      entry.kind === 'request-closed' ? [[entry.requestId, entry.mergedInto] as const] : [],
    ),
  )
  return ({ entry }) => {
    if (entry.kind !== 'request-closed' || entry.mergedInto === null) return false
    let last = entry.mergedInto
    for (let next = into.get(last); typeof next === 'number'; next = into.get(last)) last = next
    return !into.has(last) && none(db, 'SELECT 1 FROM privacyRequests WHERE id = $last', { last })
  }
}

/** Throws when the copy still shows what the ledger says is gone. */
export const checkReplay = (db: ReadableDatabase, lines: readonly ReadableLine[]): void => {
  const staysOpen = goesOn(db, lines)
  const wanted = standing(lines).filter((line) => !isAccess(line) && !staysOpen(line))
  check(db, wanted, [])
}

/** Throws when somebody may come in, or with a key, of whom the ledger says otherwise. */
export const checkAccess = (db: ReadableDatabase, lines: readonly ReadableLine[]): void => {
  const last = new Map<string, ReadableLine>()
  for (const line of lines.filter(isAccess)) {
    const { n, entry } = line
    last.set('user' in entry ? `user ${entry.user}` : `line ${n}`, line)
  }
  const rotations = lines.filter(({ entry }) => entry.kind === 'rotated').map(({ n }) => n)
  check(db, [...last.values()], rotations)
}
