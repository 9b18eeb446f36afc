/** Rules for entries that come back: made from an entry, tried on the past, and ended. */
import { addMonths } from '../../../../shared/dates'
import { AppError } from '../../../../shared/errors'
import type { EntryRuleRow, SetAsideReason, TriedRule } from '../../../../shared/payments/contract'
import {
  mostRuleSamples,
  nameOf,
  ruleFits,
  ruleLike,
  rulePastMonths,
  type EntryRule,
} from '../../../../shared/payments/rules'
import type { CommandContext, QueryContext } from '../../context'
import type { ReadableDatabase } from '../../database/driver'
import { requireEntry, showRows, type EntryRecord } from '../entries'
import { clientNames } from '../matching/client-names'
import { mayBeAside } from '../set-aside'

export const listRules = (db: ReadableDatabase): EntryRuleRow[] =>
  db.all(
    `SELECT r.id, r.iban, r.name, r.words, r.direction, r.reason, r.addedAt, u.name AS addedBy,
       count(e.id) AS entries, max(e.bookedOn) AS lastOn
     FROM entryRules r JOIN users u ON u.id = r.userId
     LEFT JOIN bankEntries e ON e.ruleId = r.id
     GROUP BY r.id ORDER BY lower(coalesce(r.name, r.iban)), r.id`,
  )

interface Base {
  entryId: number
  words: string
}

/** Errors: not-found, no-counterparty. */
export const tryRule = ({ db, today }: QueryContext, base: Base): TriedRule => {
  const rule = ruleOf(db, base)
  const past = pastOf(db, rule, addMonths(today, -rulePastMonths))
  const settled = past.filter(({ allocatedCents, clientId }) => allocatedCents !== 0 || clientId)
  return {
    ...rule,
    toDo: past.filter(mayBeAside).length,
    aside: past.filter(({ setAsideAt }) => setAsideAt !== null).length,
    settled: settled.length,
    samples: showRows(
      db,
      past.slice(0, mostRuleSamples).map(({ id }) => id),
    ),
  }
}

/**
 * What fits and is to do is set aside with it. Errors: not-found, no-counterparty, entry-matched,
 * rule-exists, account-of-client.
 */
export const addRule = (
  context: CommandContext,
  { reason, ...base }: Base & { reason: SetAsideReason },
): number => {
  const { db, now, today, user, audit } = context
  const rule = ruleOf(db, base)
  const entry = requireEntry(db, base.entryId)
  if (entry.setAsideAt === null && !mayBeAside(entry)) throw new AppError('entry-matched', {})
  refuseClients(db, rule)
  const known = db.get(
    `SELECT 1 FROM entryRules WHERE iban IS $iban AND (iban IS NOT NULL OR name IS $name)
       AND words = $words AND direction = $direction`,
    { ...rule },
  )
  if (known) throw new AppError('rule-exists', {})
  const id = db.insert(
    `INSERT INTO entryRules (iban, name, words, direction, reason, addedAt, userId)
     VALUES ($iban, $name, $words, $direction, $reason, $now, $userId)`,
    { ...rule, reason, now, userId: user.id },
  )
  audit({ entity: 'entryRule', id, code: reason })
  const fitting = pastOf(db, rule, addMonths(today, -rulePastMonths)).filter(mayBeAside)
  putAside(context, { id, reason }, fitting)
  for (const { id: entryId } of fitting) audit({ entity: 'entry', id: entryId, code: reason })
  // It ends with what it was made from, when nothing else of its kind is kept.
  db.run('UPDATE bankEntries SET ruleId = $id WHERE id = $entryId AND setAsideAt IS NOT NULL', {
    id,
    entryId: base.entryId,
  })
  return fitting.length
}

/** Errors: not-found. */
export const endRule = ({ db, audit }: CommandContext, id: number): void => {
  if (db.run('DELETE FROM entryRules WHERE id = $id', { id }) === 0)
    throw new AppError('not-found', { entity: 'entryRule', id })
  audit({ entity: 'entryRule', id, code: 'ended' })
}

/** Sets aside what rules fit among entries with a higher id than `after`; gives how many. */
export const applyRules = (context: CommandContext, after: number): number => {
  const { db } = context
  const rules = db.all<EntryRule & { id: number; reason: SetAsideReason }>(
    'SELECT id, iban, name, words, direction, reason FROM entryRules ORDER BY id',
  )
  if (rules.length === 0) return 0
  let all = 0
  for (const rule of rules) {
    const fitting = candidates(db, rule, { after }).filter(
      (entry) => ruleFits(rule, entry) && mayBeAside(entry),
    )
    putAside(context, rule, fitting)
    all += fitting.length
  }
  return all
}

const ruleOf = (db: ReadableDatabase, { entryId, words }: Base): EntryRule => {
  const rule = ruleLike(requireEntry(db, entryId), words)
  if (!rule) throw new AppError('no-counterparty', {})
  return rule
}

/** A client's payments are never set aside unseen. */
const refuseClients = (db: ReadableDatabase, { iban, name }: EntryRule): void => {
  const account = db.get('SELECT 1 FROM clientAccounts WHERE iban = $iban', { iban })
  if (account) throw new AppError('account-of-client', {})
  if (iban !== null) return
  for (const { names } of clientNames(db)) {
    if (names.some((one) => nameOf(one) === nameOf(name)))
      throw new AppError('account-of-client', {})
  }
}

/** What the rule fits since a day, the latest first. */
const pastOf = (db: ReadableDatabase, rule: EntryRule, since: string): EntryRecord[] =>
  candidates(db, rule, { since }).filter((entry) => ruleFits(rule, entry))

/** Entries that may fit: by the account, or those of which the bank told no account. */
const candidates = (
  db: ReadableDatabase,
  { iban }: EntryRule,
  { since = '', after = 0 }: { since?: string; after?: number },
): EntryRecord[] =>
  db.all(
    `SELECT * FROM bankEntries e
     WHERE ${iban === null ? 'counterpartyIban IS NULL AND counterpartyName IS NOT NULL' : 'counterpartyIban = $iban'}
       AND bookedOn >= $since AND id > $after AND settlementKind IS NULL
       AND NOT EXISTS (SELECT 1 FROM bankEntries back WHERE back.returnedById = e.id)
     ORDER BY bookedOn DESC, id DESC`,
    { iban, since, after },
  )

const putAside = (
  { db, now }: CommandContext,
  { id, reason }: { id: number; reason: SetAsideReason },
  entries: readonly EntryRecord[],
): void => {
  db.run(
    `UPDATE bankEntries SET setAsideReason = $reason, setAsideAt = $now, ruleId = $id
     WHERE id IN (SELECT value FROM json_each($ids))`,
    { id, reason, now, ids: JSON.stringify(entries.map((entry) => entry.id)) },
  )
}
