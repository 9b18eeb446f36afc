/** One client, one transaction: seal what the law keeps, erase the rest, put it on record. */
import type { DestructionRule } from '../../../shared/retention/clocks'
import type { CommandContext } from '../context'
import { eraseDrafts } from '../invoices/personal-data'
import { erasedFirst, erasers, reducers } from './domains'
import { dueClients, stepFor, type DueClient } from './plan'
import { identifiersOf, residueOf, type Residue } from './residue'
import { entriesToSeal, invoicesToSeal, sealEntry, sealInvoice, sealTo } from './seal-client'

/** Counts and codes only: this goes into the certificate. */
export interface ErasureReport {
  kind: 'whole' | 'reduced'
  rule: 'termination-date' | 'replayed'
  terminatedOn: string
  invoicesSealed: number
  paymentsSealed: number
  draftsErased: number
  /** logins whose keychain could not be reached: destroyed as soon as it can be */
  loginsWaiting: number
  /** per fiscal year of what was sealed: how many, and the last day they are kept */
  archive: {
    fiscalYear: number
    kind: 'invoice' | 'payment'
    items: number
    destroyAfter: string
    rule: DestructionRule
  }[]
  /** where identifiers of the person were still found in live data, by table */
  residue: Residue[]
}

/**
 * Erases a due client, or reduces it to what collecting an open debt needs. Returns null when
 * nothing is to be done (held, or already reduced). The invoices' PDFs must have been made before.
 */
export const eraseClient = (
  context: CommandContext,
  publicKey: Uint8Array,
  client: DueClient,
  rule: ErasureReport['rule'] = 'termination-date',
): ErasureReport | null => {
  const { db, now } = context
  const kind = stepFor(client)
  if (kind === 'held' || (kind === 'reduced' && client.reducedAt !== null)) return null
  const { clientId, terminatedOn } = client
  const identifiers = identifiersOf(db, clientId)
  const to = sealTo(db, publicKey, terminatedOn, now)
  const before = lastArchiveId(db)

  const draftsErased = eraseDrafts(db, clientId)
  if (kind === 'whole') for (const domain of erasedFirst) domain.erase(db, clientId, now)
  // Entries first: they are this client's by the invoices they settle.
  const entries = kind === 'whole' ? entriesToSeal(db, clientId) : []
  const invoices = invoicesToSeal(db, clientId, kind === 'reduced')
  for (const entry of entries) sealEntry(db, entry, to)
  for (const invoice of invoices) sealInvoice(db, invoice, to)
  if (kind === 'whole') for (const domain of erasers) domain.erase(db, clientId, now)
  else for (const domain of reducers) domain.reduce(db, clientId, now)

  const report: ErasureReport = {
    kind,
    rule,
    terminatedOn,
    invoicesSealed: invoices.length,
    paymentsSealed: entries.length,
    draftsErased,
    loginsWaiting: kind === 'whole' ? openLogins(db, clientId) : 0,
    archive: db.all(
      `SELECT fiscalYear, kind, count(*) AS items, max(destroyAfter) AS destroyAfter,
         max(rule) AS rule
       FROM archive WHERE id > $before GROUP BY fiscalYear, kind ORDER BY fiscalYear, kind`,
      { before },
    ),
    residue: kind === 'whole' ? residueOf(db, identifiers) : [],
  }
  context.ledger({ kind: 'erasure', clientId, erasure: kind })
  context.audit({ entity: 'client', id: clientId, clientId, code: `erased-${kind}` })
  record(context, clientId, report)
  return report
}

const lastArchiveId = (db: CommandContext['db']): number =>
  db.get<{ id: number | null }>('SELECT max(id) AS id FROM archive')?.id ?? 0

const openLogins = (db: CommandContext['db'], clientId: number): number =>
  db.get<{ n: number }>(
    'SELECT count(*) AS n FROM logins WHERE clientId = $clientId AND destroyedAt IS NULL',
    { clientId },
  )?.n ?? 0

/** The audit line of this erasure is written at the end of the transaction: the next one. */
const record = (
  { db, now, user }: CommandContext,
  clientId: number,
  report: ErasureReport,
): void => {
  const audit = db.get<{ id: number | null }>('SELECT max(id) AS id FROM audit')?.id ?? 0
  db.insert(
    `INSERT INTO erasures (clientId, kind, erasedAt, userId, rule, report, auditId)
     VALUES ($clientId, $kind, $now, $userId, $rule, $report, $auditId)`,
    {
      clientId,
      kind: report.kind,
      now,
      userId: user.id,
      rule: report.rule,
      report: JSON.stringify(report),
      auditId: audit + 1,
    },
  )
}

/** A due client by id, or null when it is not due (any more). */
export const dueClient = (
  { db, today }: Pick<CommandContext, 'db' | 'today'>,
  clientId: number,
): DueClient | null => {
  const [client] = dueClients(db, today, clientId - 1, 1)
  return client?.clientId === clientId ? client : null
}
