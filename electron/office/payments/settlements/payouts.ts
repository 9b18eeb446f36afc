/**
 * Payouts, and the entries at the bank by which they came in. Such an entry is no client's payment: it
 * is set aside with the payout it is, equal to the cent.
 */
import { AppError } from '../../../../shared/errors'
import { isPaymentService } from '../../../../shared/payments/payment-services'
import type { EntryPayout } from '../../../../shared/payments/contract'
import type { FeeMonth, PayoutRow } from '../../../../shared/payments/settlements'
import type { CommandContext } from '../../context'
import type { ReadableDatabase, WritableDatabase } from '../../database/driver'
import { requireEntry, type EntryRecord } from '../entries'
import { amountOf, differenceOf, sums, type Sums } from './sums'

const mostShown = 200
const mostCandidates = 5
/** At the bank a payout comes in from its last row on, at the latest in so many days. */
const longestWay = 21

type Waiting = Sums & {
  id: number
  account: string
  currency: string
  reference: string
  fromOn: string
  toOn: string
  entryId: number | null
  /** of the entry at the bank */
  bookedOn: string | null
  bankCents: number | null
  sealedAt: string | null
}

/** @param which SQL behind the table's own name: a condition, or the latest */
const select = (which: string): string => `
  SELECT p.id, a.account, a.currency, p.reference, p.entryId, s.*, e.bookedOn,
    e.amountCents AS bankCents, e.sealedAt
  FROM payouts p JOIN bankAccounts a ON a.id = p.accountId
  LEFT JOIN bankEntries e ON e.id = p.entryId
  JOIN (SELECT payoutId, min(bookedOn) AS fromOn, max(bookedOn) AS toOn, ${sums}
    FROM bankEntries WHERE payoutId IN (SELECT id FROM payouts ${which}) GROUP BY payoutId) s
    ON s.payoutId = p.id`

/** The latest first. */
export const listPayouts = (db: ReadableDatabase): PayoutRow[] =>
  db
    .all<Waiting>(
      `${select(`ORDER BY id DESC LIMIT ${mostShown}`)} ORDER BY s.toOn DESC, p.id DESC`,
    )
    .map((row) => ({
      id: row.id,
      account: row.account,
      currency: row.currency,
      reference: row.reference,
      fromOn: row.fromOn,
      toOn: row.toOn,
      rows: row.rows,
      grossCents: row.grossCents,
      feeCents: row.feeCents,
      netCents: row.netCents,
      amountCents: amountOf(row),
      differenceCents: differenceOf(row),
      told: row.paidOutCents !== null && row.rows > 0,
      entry: row.entryId === null ? null : { id: row.entryId, bookedOn: row.bookedOn ?? '' },
    }))

/** @param since the first day of the earliest month */
export const feesSince = (db: ReadableDatabase, since: string): FeeMonth[] =>
  db.all(
    `SELECT substr(e.bookedOn, 1, 7) AS month, a.account, a.currency,
       sum(iif(settlementKind IN ('fee', 'payout', 'conversion', 'other'), 0, amountCents))
         AS grossCents,
       sum(iif(settlementKind = 'fee', -amountCents, feeCents)) AS feeCents
     FROM bankEntries e JOIN bankAccounts a ON a.id = e.accountId
     WHERE e.settlementKind IS NOT NULL AND e.bookedOn >= $since
     GROUP BY 1, a.id ORDER BY 1 DESC, a.account, a.currency`,
    { since },
  )

/** What an entry's own pane shows. */
export const payoutsOf = (
  db: ReadableDatabase,
  entry: EntryRecord,
): { payout: EntryPayout | null; maybePayouts: EntryPayout[] } => {
  const payout =
    db.get<EntryPayout>(
      `SELECT p.id, a.account, p.reference FROM payouts p JOIN bankAccounts a ON a.id = p.accountId
       WHERE p.id = $payoutId OR p.entryId = $id`,
      { payoutId: entry.payoutId, id: entry.id },
    ) ?? null
  if (payout || !isFree(entry)) return { payout, maybePayouts: [] }
  return {
    payout,
    maybePayouts: waiting(db)
      .filter((one) => amountOf(one) === entry.amountCents && one.currency === entry.currency)
      .slice(0, mostCandidates)
      .map(({ id, account, reference }) => ({ id, account, reference })),
  }
}

const waiting = (db: ReadableDatabase): Waiting[] =>
  db.all<Waiting>(`${select('WHERE entryId IS NULL')} ORDER BY p.id`)

/** At a bank, came in, and nobody's yet. */
const isFree = (entry: EntryRecord): boolean =>
  entry.settlementKind === null &&
  entry.amountCents > 0 &&
  entry.allocatedCents === 0 &&
  entry.clientId === null &&
  entry.setAsideAt === null &&
  entry.returnedById === null &&
  entry.sealedAt === null

/**
 * Finds payouts at the bank, where nothing else can be meant; gives how many. The amount is equal to
 * the cent, and either the bank's text names the payout, or the provider is the one who pays and this
 * is the only payout and the only entry of that amount in that time.
 */
export const findPayouts = (context: CommandContext): number => {
  const { db } = context
  const open = waiting(db).filter((one) => amountOf(one) > 0 && differenceOf(one) === 0)
  let found = 0
  for (const payout of open) {
    const entries = candidates(db, payout)
    const named = entries.filter((entry) => names(entry, payout.reference))
    const paid = entries.filter((entry) => isFrom(entry, payout.account))
    const equal = open.filter(
      (other) =>
        other.account === payout.account &&
        other.currency === payout.currency &&
        amountOf(other) === amountOf(payout),
    )
    const [entry, ...more] = named.length > 0 ? named : equal.length === 1 ? paid : []
    if (!entry || more.length > 0) continue
    pair(context, payout.id, entry.id)
    found += 1
  }
  return found
}

const candidates = (db: ReadableDatabase, payout: Waiting): EntryRecord[] =>
  db.all(
    `SELECT * FROM bankEntries e
     WHERE phase = 1 AND settlementKind IS NULL AND amountCents = $amount AND currency = $currency
       AND allocatedCents = 0 AND returnedById IS NULL AND reversal = 0
       AND bookedOn BETWEEN $fromOn AND date($toOn, '+' || $way || ' days')
       AND NOT EXISTS (SELECT 1 FROM clientAccounts c WHERE c.iban = e.counterpartyIban)`,
    { ...payout, amount: amountOf(payout), way: longestWay },
  )

/** Shorter ones may stand in any text. */
const shortestName = 6

const names = (entry: EntryRecord, reference: string): boolean =>
  reference.length >= shortestName &&
  [entry.description, entry.structuredReference, entry.endToEndId, entry.bankReference].some(
    (text) => plain(text).includes(plain(reference)),
  )

/** Banks break lines where they like. */
const plain = (text: string | null): string => (text ?? '').replace(/\s/g, '').toLowerCase()

const isFrom = ({ counterpartyName }: EntryRecord, account: string): boolean =>
  plain(counterpartyName).includes(plain(account)) && isPaymentService(counterpartyName ?? '')

/** Errors: not-found, payout-found, payout-differs, entry-matched, entry-sealed. */
export const pairPayout = (
  context: CommandContext,
  { payoutId, entryId }: { payoutId: number; entryId: number },
): void => {
  const { db } = context
  const [payout] = db.all<Waiting>(select('WHERE id = $payoutId'), { payoutId })
  if (!payout) throw new AppError('not-found', { entity: 'payout', id: payoutId })
  const entry = requireEntry(db, entryId)
  const taken = db.get('SELECT 1 FROM payouts WHERE entryId = $entryId', { entryId })
  if (payout.entryId !== null || taken) throw new AppError('payout-found', {})
  if (entry.sealedAt !== null) throw new AppError('entry-sealed', {})
  if (!isFree(entry)) throw new AppError('entry-matched', {})
  const differenceCents = entry.amountCents - amountOf(payout)
  if (entry.currency !== payout.currency || differenceCents !== 0)
    throw new AppError('payout-differs', { differenceCents })
  pair(context, payoutId, entryId)
}

const pair = ({ db, now, audit }: CommandContext, id: number, entryId: number): void => {
  db.run('UPDATE payouts SET entryId = $entryId WHERE id = $id', { id, entryId })
  db.run(
    `UPDATE bankEntries SET setAsideReason = 'own-transfer', setAsideAt = $now, ruleId = NULL
     WHERE id = $entryId`,
    { entryId, now },
  )
  audit({ entity: 'payout', id, code: 'found' })
  audit({ entity: 'entry', id: entryId, code: 'own-transfer' })
}

/** The entry is looked at anew: it is no payout any more. */
export const letGoOf = (db: WritableDatabase, entryId: number): void => {
  db.run('UPDATE payouts SET entryId = NULL WHERE entryId = $entryId', { entryId })
}

/** Payouts that rows with a higher id than `after` made another amount: their entries are to do again. */
export const letGoOfChanged = ({ db, audit }: CommandContext, after: number): void => {
  const changed = db.all<Waiting>(
    select(`WHERE entryId IS NOT NULL AND id IN (
      SELECT payoutId FROM bankEntries WHERE id > $after)`),
    { after },
  )
  for (const payout of changed) {
    const { entryId, bankCents, sealedAt } = payout
    if (entryId === null || sealedAt !== null || amountOf(payout) === bankCents) continue
    letGoOf(db, entryId)
    db.run('UPDATE bankEntries SET setAsideReason = NULL, setAsideAt = NULL WHERE id = $entryId', {
      entryId,
    })
    audit({ entity: 'payout', id: payout.id, code: 'changed' })
    audit({ entity: 'entry', id: entryId, code: 'put-back' })
  }
}
