/** Staged files of payment providers go into the books: whole, in one transaction, nothing twice. */
import { AppError } from '../../../../shared/errors'
import type { BookedSettlements } from '../../../../shared/payments/settlements'
import type { CommandContext } from '../../context'
import { ensureAccount } from '../accounts'
import { dropBooked, requireStaged } from '../import/readings'
import type { StagedSettlement } from '../import/staged'
import { rememberSettlement } from './mappings'
import { findPayouts, letGoOfChanged } from './payouts'
import { payoutsIn, placesThatDiffer } from './preview'

/** Errors: preview-gone, settlement-does-not-add-up, nothing-new; nothing is written then. */
export const bookSettlements = (
  context: CommandContext,
  { preview, despiteMismatch }: { preview: string; despiteMismatch: boolean },
): BookedSettlements => {
  const { db } = context
  const staged = requireStaged(db, 'settlement', preview)
  // Counted anew: somebody else may have booked part of it since it was shown.
  const payouts = payoutsIn(db, staged)
  const places = placesThatDiffer(staged, payouts)
  if (places > 0 && !despiteMismatch) throw new AppError('settlement-does-not-add-up', { places })
  if (payouts.every(({ newRows }) => newRows === 0)) throw new AppError('nothing-new', {})
  const before = db.get<{ id: number | null }>('SELECT max(id) AS id FROM bankEntries')?.id ?? 0
  let at = staged.base
  let newRows = 0
  for (const part of staged.parts) {
    const span = { first: at + 1, last: at + part.summary.rows }
    at = span.last
    newRows += bookFile(context, part, { ...span, addsUp: places === 0 })
  }
  if (newRows === 0) throw new AppError('nothing-new', {})
  letGoOfChanged(context, before)
  const found = findPayouts(context)
  dropBooked(db, staged)
  return { newRows, found }
}

interface Span {
  first: number
  last: number
  addsUp: boolean
}

/** How many rows are new. */
const bookFile = (
  { db, now, user, audit }: CommandContext,
  { sha256, account, mapping, summary }: StagedSettlement,
  { first, last, addsUp }: Span,
): number => {
  const currencies = db.all<{ currency: string; fromOn: string; toOn: string; entries: number }>(
    `SELECT currency, min(bookedOn) AS fromOn, max(bookedOn) AS toOn, count(*) AS entries
     FROM bankStaging WHERE position BETWEEN $first AND $last AND EXISTS (
       SELECT 1 FROM bankStaging WHERE position BETWEEN $first AND $last AND known = 0)
     GROUP BY currency`,
    { first, last },
  )
  if (currencies.length === 0) return 0
  const { provider, rows } = summary
  const fileId = db.insert(
    `INSERT INTO bankFiles (sha256, format, bookedAt, userId, entries, newEntries, addsUp)
     VALUES ($sha256, $provider, $now, $userId, $rows, 0, $addsUp)`,
    { sha256, provider, now, userId: user.id, rows, addsUp: addsUp ? 1 : 0 },
  )
  let all = 0
  for (const { currency, ...told } of currencies) {
    const accountId = ensureAccount(db, account, currency)
    const statementId = db.insert(
      `INSERT INTO bankStatements (fileId, accountId, number, fromOn, toOn, entries, newEntries,
         addsUp)
       VALUES ($fileId, $accountId, '', $fromOn, $toOn, $entries, 0, $addsUp)`,
      { ...told, fileId, accountId, addsUp: addsUp ? 1 : 0 },
    )
    const place = { first, last, currency, accountId }
    db.run(
      `INSERT INTO payouts (accountId, reference)
       SELECT DISTINCT $accountId, payout FROM bankStaging
       WHERE position BETWEEN $first AND $last AND currency = $currency AND known = 0
         AND payout IS NOT NULL
       ON CONFLICT (accountId, reference) DO NOTHING`,
      place,
    )
    const newEntries = db.run(insert, { ...place, statementId, provider, now })
    db.run('UPDATE bankStatements SET newEntries = $newEntries WHERE id = $statementId', {
      newEntries,
      statementId,
    })
    all += newEntries
  }
  db.run('UPDATE bankFiles SET newEntries = $all WHERE id = $fileId', { all, fileId })
  if (mapping) rememberSettlement(db, mapping.header, mapping.of)
  audit({ entity: 'bankFile', id: fileId, code: provider })
  if (!addsUp) audit({ entity: 'bankFile', id: fileId, code: 'despite-mismatch' })
  return all
}

/**
 * Costs, payouts and what moves between currencies are no client's, and out of the way at once. What
 * else a provider whose words are known does is so too; of another it may be a client's.
 */
const insert = `
  INSERT INTO bankEntries (statementId, accountId, identity, bookedOn, amountCents, currency,
    counterpartyName, description, endToEndId, bankReference, reversal, settlementKind, feeCents,
    payoutId, setAsideReason, setAsideAt)
  SELECT $statementId, $accountId, identity, bookedOn, amountCents, currency, counterpartyName,
    description, endToEndId, bankReference, reversal, settlementKind, feeCents,
    (SELECT id FROM payouts WHERE accountId = $accountId AND reference = payout),
    reason, iif(reason IS NULL, NULL, $now)
  FROM (
    SELECT *, CASE settlementKind WHEN 'fee' THEN 'bank-costs' WHEN 'payout' THEN 'own-transfer'
      WHEN 'conversion' THEN 'own-transfer'
      WHEN 'other' THEN iif($provider = 'generic', NULL, 'other') END AS reason
    FROM bankStaging
    WHERE position BETWEEN $first AND $last AND currency = $currency AND known = 0)
  ORDER BY position
  ON CONFLICT (accountId, identity) DO NOTHING`
