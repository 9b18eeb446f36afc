/**
 * What a desk remembers of the office in its own keychain: how far it was when somebody last came in
 * or left there. A folder rolled back together with every copy of its ledger is known by it, at that
 * desk. It can only object; it lets nobody in.
 */
import { z } from 'zod'
import { hash, toHex } from '../crypto'
import type { ReadableDatabase } from '../database/driver'
import { compareMarks, markOf, type Mark } from './branch'
import { keyAt, ledgerKeysOf, type LedgerKey } from './keys'
import type { LedgerLine } from './line'
import { headOf, linesAfter } from './table'

const hex = z.string().regex(/^[0-9a-f]{64}$/)
const whole = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

const facts = z.strictObject({
  /** of the slots, and of the computer that has the office */
  epoch: whole,
  term: whole,
  /** what the last owner who closed a history wrote down */
  closed: z.strictObject({ term: whole, epoch: whole }),
  /** the ledger's last line */
  n: whole,
  head: hex,
  /** the last sealed item that was opened to see whether it is the office's own */
  archive: whole,
})
export type Witness = z.output<typeof facts>

const schema = facts.extend({ mac: hex })

/** A line that both know has a key that both know: an older database can still tell who wrote it. */
const macOf = (officeId: string, keys: readonly LedgerKey[], one: Witness): string => {
  const { epoch, term, closed, n, head, archive } = one
  const told = ['kluis-witness-1', officeId, epoch, term, closed.term, closed.epoch]
  return toHex(hash(JSON.stringify([...told, n, head, archive]), keyAt(keys, Math.max(n, 1))))
}

/**
 * The text to remember. `archive`: the last sealed item that this desk knows to have been looked at,
 * whatever a row says; null when it knows nothing of that.
 */
export const witnessText = (db: ReadableDatabase, archive: number | null): string => {
  const { officeId, ...own } = factsOf(db)
  const { n, mac: head } = headOf(db)
  own.archive = Math.min(own.archive, archive ?? own.archive)
  const one = { ...own, closed: markOf(linesAfter(db, 0)), n, head }
  return JSON.stringify({ ...one, mac: macOf(officeId, ledgerKeysOf(db), one) })
}

/** null: nothing is remembered, or not by this office; then nothing is held against anything. */
export const readWitnessText = (
  text: string | null,
  officeId: string,
  keys: readonly LedgerKey[],
): Witness | null => {
  if (text === null) return null
  const parsed = schema.safeParse(parsedOrNull(text))
  if (!parsed.success) return null
  const { mac, ...one } = parsed.data
  return mac === macOf(officeId, keys, one) ? one : null
}

const parsedOrNull = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** What the database says of the same things. */
export interface Present extends Pick<Witness, 'epoch' | 'term'> {
  rows: readonly LedgerLine[]
}

/**
 * `older`, `forked`: the database is not the one this desk knew. `closed`: neither is it, and an owner
 * closed that other history since, by a restore, a take-over or a rotation.
 */
export type Testimony = 'fits' | 'closed' | 'older' | 'forked'

export const testify = (one: Witness, { rows, epoch, term }: Present): Testimony => {
  const there = one.n === 0 || rows[one.n - 1]?.mac === one.head
  if (there && one.epoch <= epoch && one.term <= term) return 'fits'
  if (isClosedSince(one.closed, rows)) return 'closed'
  return one.n > rows.length || there ? 'older' : 'forked'
}

const isClosedSince = (before: Mark, rows: readonly LedgerLine[]): boolean =>
  compareMarks(before, markOf(rows)) < 0

interface Facts extends Pick<Witness, 'epoch' | 'term' | 'archive'> {
  officeId: string
}

const factsOf = (db: ReadableDatabase): Facts => {
  const row = db.get<Facts>(
    'SELECT officeId, keyEpoch AS epoch, term, archiveLookedTo AS archive FROM settings',
  )
  if (!row) throw new Error('an office without settings')
  return row
}

/** What a desk's text says of this database; null: it says nothing. */
export const testimonyOf = (
  db: ReadableDatabase,
  text: string | null,
): { witness: Witness; says: Testimony; missing: number } | null => {
  const { officeId, epoch, term } = factsOf(db)
  const witness = readWitnessText(text, officeId, ledgerKeysOf(db))
  if (!witness) return null
  const rows = linesAfter(db, 0)
  const says = testify(witness, { rows, epoch, term })
  // A change of access may leave no line and still be one.
  return { witness, says, missing: Math.max(1, witness.n - rows.length) }
}
