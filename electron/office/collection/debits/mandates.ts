/** Mandates of clients: what one must have, and what keeps it from being used. */
import type { z } from 'zod'
import type { DebitSettings, mandateInput, MandateRow } from '../../../../shared/collection/debits'
import { mandateProblems, type MandateScheme } from '../../../../shared/collection/mandate'
import { AppError } from '../../../../shared/errors'
import { refuseForbidden } from '../../clients/forbidden'
import { clientRow } from '../../clients/record'
import type { CommandContext } from '../../context'
import type { ReadableDatabase } from '../../database/driver'
import { personOf } from '../../who'

export interface MandateRecord {
  id: number
  version: number
  clientId: number
  reference: string
  scheme: MandateScheme
  once: number
  signedOn: string
  iban: string
  holder: string
  last: number
  lastCollectedOn: string | null
  revokedOn: string | null
  pausedAt: string | null
  pausedWhy: string | null
}

export const debitSettings = (db: ReadableDatabase): DebitSettings => {
  const row = db.get<DebitSettings>('SELECT version, creditorId, painVersion FROM debitSettings')
  if (!row) throw new Error('an office without settings for direct debit')
  return row
}

/** Errors: changed-meanwhile. */
export const saveDebitSettings = (
  { db, audit }: CommandContext,
  { version, creditorId, painVersion }: DebitSettings,
): void => {
  const before = debitSettings(db)
  if (before.version !== version)
    throw new AppError('changed-meanwhile', { entity: 'debitSettings', id: before.version })
  db.run(
    `UPDATE debitSettings SET version = version + 1, creditorId = $creditorId,
       painVersion = $painVersion`,
    { creditorId, painVersion },
  )
  audit({ entity: 'debitSettings', id: version + 1, code: painVersion })
}

export const problemsOf = (row: MandateRecord, on: string) =>
  mandateProblems({ ...row, id: row.reference, once: row.once === 1, last: row.last === 1 }, on)

/** The newest first. Errors: not-found. */
export const mandatesOf = (db: ReadableDatabase, clientId: number, today: string): MandateRow[] => {
  clientRow(db, clientId)
  return db
    .all<MandateRecord>('SELECT * FROM mandates WHERE clientId = $clientId ORDER BY id DESC', {
      clientId,
    })
    .map((row) => ({
      id: row.id,
      version: row.version,
      clientId,
      reference: row.reference,
      scheme: row.scheme,
      once: row.once === 1,
      signedOn: row.signedOn,
      iban: row.iban,
      holder: row.holder,
      last: row.last === 1,
      lastCollectedOn: row.lastCollectedOn,
      revokedOn: row.revokedOn,
      pausedAt: row.pausedAt,
      pausedWhy: row.pausedWhy,
      problems: problemsOf(row, today),
    }))
}

/** Errors: not-found, forbidden-content, invalid-input. */
export const addMandate = (
  { db, now, today, user, audit }: CommandContext,
  { signedOn, reference, ...given }: z.output<typeof mandateInput>,
): void => {
  const { clientId, scheme, once, iban, holder } = given
  clientRow(db, clientId)
  refuseForbidden({ holder })
  const count =
    db.get<{ n: number }>('SELECT count(*) AS n FROM mandates WHERE clientId = $clientId', {
      clientId,
    })?.n ?? 0
  const row = {
    id: reference ?? `M-${clientId}-${count + 1}`,
    scheme,
    once,
    signedOn,
    iban,
    holder,
    last: false,
    lastCollectedOn: null,
    revokedOn: null,
    pausedAt: null,
  }
  const problems = mandateProblems(row, today)
  const taken = db.get('SELECT 1 FROM mandates WHERE reference = $id', row)
  if (taken) problems.push({ path: 'id', code: 'taken' })
  if (problems.length > 0)
    throw new AppError('invalid-input', {
      problems: problems.map(({ path, code }) => ({
        path: path === 'id' ? 'reference' : path,
        code,
      })),
    })
  const id = db.insert(
    `INSERT INTO mandates (version, clientId, reference, scheme, once, signedOn, iban, holder,
       addedAt, userId)
     VALUES (1, $clientId, $id, $scheme, $once, $signedOn, $iban, $holder, $now, $userId)`,
    { ...row, clientId, once: once ? 1 : 0, now, userId: personOf(user).id },
  )
  audit({ entity: 'mandate', id, clientId, code: scheme })
}

/** Gives the client's number. Errors: not-found, changed-meanwhile. */
export const moveMandate = (
  { db, today, audit, ledger }: CommandContext,
  { id, version, move }: { id: number; version: number; move: 'revoke' | 'resume' | 'finish' },
): number => {
  const row = db.get<MandateRecord>('SELECT * FROM mandates WHERE id = $id', { id })
  if (!row) throw new AppError('not-found', { entity: 'mandate', id })
  if (row.version !== version) throw new AppError('changed-meanwhile', { entity: 'mandate', id })
  const change = {
    revoke: 'revokedOn = coalesce(revokedOn, $today)',
    resume: 'pausedAt = NULL, pausedWhy = NULL',
    finish: 'last = 1',
  }[move]
  db.run(`UPDATE mandates SET version = version + 1, ${change} WHERE id = $id`, { id, today })
  if (move === 'revoke') ledger({ kind: 'mandate-revoked', mandateId: id, on: today })
  audit({ entity: 'mandate', id, clientId: row.clientId, code: `mandate-${move}` })
  return row.clientId
}
