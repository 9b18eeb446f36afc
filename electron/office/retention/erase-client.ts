/** One client, one transaction: seal what the law keeps, erase the rest, put it on record. */
import type { Stays } from '../../../shared/retention/contract'
import type { CommandContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { openTerminationTasks } from '../elsewhere/tasks'
import { eraseDrafts } from '../invoices/personal-data'
import { keepForClient } from '../payments/personal-data'
import { erasedFirst, erasers, reducedFirst, reducers } from './domains'
import { buyersOf, listedStill } from '../vat/personal-data'
import { endedEntries, entriesOf, sharedEntries } from './fate'
import { recordErasure } from './certificate/record'
import type { Erased } from './check/record'
import { soughtOf } from './check/sought'
import type { ErasureReport } from './certificate/report'
import { entryEnd, invoiceEnd, sealEntry, sealInvoice } from './seal'
import { invoicesToSeal, overPayments, type Standing } from './standing'
import { extentOf, ownThen, staysOf, stepFor, type Extent } from './step'

/**
 * Erases a due client, or reduces it to what is still needed. Returns null when nothing is to be done
 * (held, or waiting for what keeps it). The invoices' PDFs must have been made before.
 */
export const eraseClient = (
  context: CommandContext,
  publicKey: Uint8Array,
  client: Standing,
): Outcome | null => {
  const step = stepFor(client)
  if (step === 'held' || step === 'waits') return null
  const { db, today } = context
  return carryOut(context, publicKey, {
    clientId: client.clientId,
    terminatedOn: client.terminatedOn,
    extent: extentOf(client),
    rule: 'termination-date',
    invoices: invoicesToSeal(db, today, client),
    stays: staysOf(client),
  })
}

/** What nobody looked at of its payments is the client's, and to be paid back. */
export const keepRests = ({ db, audit }: CommandContext, clientId: number): void => {
  const entries = overPayments(db, clientId)
  keepForClient(db, entries, clientId)
  for (const id of entries) audit({ entity: 'entry', id, clientId, code: 'payment' })
}

/** `erased`: for the look afterwards, of who went whole. */
interface Outcome {
  kind: ErasureReport['kind']
  erased: Erased | null
}

interface Erasing extends Pick<ErasureReport, 'terminatedOn' | 'rule' | 'stays'> {
  clientId: number
  extent: Extent
  invoices: readonly number[]
}

/** Does it, whatever the database says of how the client stands. */
export const carryOut = (
  context: CommandContext,
  publicKey: Uint8Array,
  { clientId, terminatedOn, extent, rule, invoices, stays }: Erasing,
): Outcome => {
  const { db, now, today } = context
  const whole = extent === 'whole'
  const sought = whole ? soughtOf(db, clientId) : null
  const before = lastArchiveId(db)

  if (whole) for (const domain of erasedFirst) domain.erase(db, clientId, now)
  else for (const domain of reducedFirst) domain.reduce(db, clientId, now, extent)
  const draftsErased = eraseDrafts(db, clientId, whole ? null : today)
  keepRests(context, clientId)
  // Found while the documents still are the client's; they end when those have.
  const candidates = new Set([
    ...entriesOf(db, invoices),
    // Done again, they have lines of their own in the ledger.
    ...(rule === 'replayed' && !whole ? [] : ownThen(db, { clientId, extent })),
  ])
  const buyers = buyersOf(db, invoices)
  for (const id of invoices) sealInvoice(context, publicKey, id, invoiceEnd(db, id, terminatedOn))
  const entries = endedEntries(db, today, candidates, { evenHeld: true })
  const shared = sharedEntries(db, clientId, candidates).length
  for (const id of entries) sealEntry(context, publicKey, id, entryEnd(db, id, terminatedOn))
  if (whole) for (const domain of erasers) domain.erase(db, clientId, now)
  else for (const domain of reducers) domain.reduce(db, clientId, now, extent)

  const report: ErasureReport = {
    kind: whole ? 'whole' : 'reduced',
    rule,
    terminatedOn,
    invoicesSealed: invoices.length,
    paymentsSealed: entries.length,
    draftsErased,
    loginsWaiting: openLogins(db, clientId),
    archive: sealedSince(db, before),
    stays: [...stays, ...staysForAnother(shared), ...staysForList(listedStill(db, buyers))],
  }
  context.ledger({ kind: 'erasure', clientId, erasure: extent, terminatedOn })
  // Also what came into use since the day was registered, or of whom a backup knew no day.
  openTerminationTasks(db, clientId)
  const erasureId = recordErasure(context, clientId, report)
  return { kind: report.kind, erased: sought && { erasureId, clientId, sought } }
}

/** Without an amount: what the other client paid with it is not for this one's certificate. */
const staysForAnother = (items: number): Stays[] =>
  items === 0 ? [] : [{ why: 'other-client', items, cents: null, until: null }]

/** A btw-id stands on a list that was not declared yet (Wet OB art. 37a). */
const staysForList = (items: number): Stays[] =>
  items === 0 ? [] : [{ why: 'vat-list', items, cents: null, until: null }]

const lastArchiveId = (db: ReadableDatabase): number =>
  db.get<{ id: number | null }>('SELECT max(id) AS id FROM archive')?.id ?? 0

const sealedSince = (db: ReadableDatabase, before: number): ErasureReport['archive'] =>
  db.all(
    `SELECT fiscalYear, kind, count(*) AS items, destroyAfter, rule FROM archive
     WHERE id > $before GROUP BY fiscalYear, kind, destroyAfter, rule
     ORDER BY fiscalYear, kind, destroyAfter`,
    { before },
  )

const openLogins = (db: ReadableDatabase, clientId: number): number =>
  db.get<{ n: number }>(
    'SELECT count(*) AS n FROM logins WHERE clientId = $clientId AND destroyedAt IS NULL',
    { clientId },
  )?.n ?? 0
