/**
 * From what was typed to who may come in: which boxes it opens, which of their keys opens the
 * database, and what the database itself says of that. Nothing is migrated and nothing written.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { AppError, isAppError } from '../../../../shared/errors'
import { sameBytes } from '../../crypto'
import { connect, type ReadableDatabase } from '../../database/driver'
import { requireKnown } from '../../database/migrate'
import { migrations } from '../../database/migrations/all'
import { quickCheck } from '../../database/quick-check'
import { heardFrom, misfitError, misfitOf, type Heard } from '../../ledger/history'
import type { OfficeKeys } from '../office-keys'
import { keySources, openBoxes, slotFor, type Box, type Typed, type Whose } from '../keys/collect'
import { exportKeys } from '../keys/directory'
import { isToCome, judge, rowFor, type Entry, type Verdict } from '../keys/judge'
import { nextKeyFileName, readKeyFile, readKeyFiles, removeNext } from '../keys/key-file'
import { wipeSecrets, type Slot } from '../keys/slots'
import { databaseFileName } from '../office-files'

export interface Found {
  box: Box
  entry: Entry
  heard: Heard
}

/** What the desk of who signs in remembers of an office. */
type ReadWitness = (officeId: string) => Promise<string | null>

/**
 * null: what was typed opens nothing anywhere. Errors: older-database, two-histories, wrong-key, keys-older, keys-disagree,
 * archive-foreign, change-not-done, forbidden, other-desktop, keychain-unavailable, those of the key
 * files and of opening the database (database-newer before anything of it is read).
 */
export const findEntry = async (
  keys: OfficeKeys,
  whose: Whose,
  tried: Typed,
  readWitness: ReadWitness,
): Promise<Found | null> => {
  const { dir, backups } = keys
  const { officeId } = readKeyFile(dir)
  const witness = await readWitness(officeId)
  const sources = keySources(dir, () => backups.keyFiles(dir, officeId))
  const opened: Box['origin'][] = []
  let notDone = false
  for await (const box of openBoxes(sources, whose, tried)) {
    const answer = await ask(keys, box, { whose, tried, witness })
    // A backup of before the office got new keys opens nothing here: its passwords are wrong ones.
    const past = answer?.is === 'outdated' || (answer === null && box.origin === 'backup')
    if (!past) opened.push(box.origin)
    if (answer?.is === 'entry') return { box, entry: answer.entry, heard: answer.heard }
    if (answer?.is === 'not-done') notDone = true
    wipeSecrets(box.secrets)
  }
  if (opened.length === 0) return null
  if (notDone) removeNext(dir)
  // A key to come that does not open the database: its change was to change that key too.
  if (notDone || opened.every((origin) => origin === 'next')) {
    throw new AppError('change-not-done', {})
  }
  const changing = existsSync(join(dir, nextKeyFileName))
  throw new AppError(changing ? 'keys-older' : 'wrong-key', {})
}

/**
 * `outdated`: the password of an older file, where the file of today is the right one: that is a wrong
 * password like any other.
 */
type Answer = (Verdict & { heard: Heard }) | { is: 'outdated' | 'not-done' }

/** null: the box's key does not open the database. */
const ask = async (
  keys: OfficeKeys,
  box: Box,
  { whose, tried, witness }: { whose: Whose; tried: Typed; witness: string | null },
): Promise<Answer | null> => {
  const looking = lookWith(keys, box.secrets.databaseKey)
  if (!looking) return null
  try {
    const heard = await requireNewest(keys, looking.db, box, witness)
    if (isToCome(looking.db, box)) return { is: 'not-done' }
    const row = rowFor(looking.db, box)
    // A start password comes with a slot of another name.
    const today = row ?? slotFor(exportKeys(looking.db), whose)
    const isOld = today && box.origin !== 'current' && !same(today, box.slot)
    if (isOld && isInFile(keys.dir, today)) return { is: 'outdated' }
    if (row) await tried.keyFor(row)
    return { ...judge(looking.db, box, whose, tried), heard }
  } finally {
    looking.done()
  }
}

/**
 * Nothing is written into an office that is not the newest, and its rows say nothing yet of who may do
 * what about it: that an owner asks is known by the key file. Errors: older-database, two-histories.
 */
const requireNewest = async (
  { dir, backups }: OfficeKeys,
  db: ReadableDatabase,
  { file, slot }: Box,
  witness: string | null,
): Promise<Heard> => {
  const copies = await backups.ledgerCopies(dir, file.officeId)
  const heard = heardFrom(db, witness)
  const misfit = (await misfitOf(dir, db, copies)) ?? heard.misfit
  if (misfit) throw misfitError(misfit, slot.class === 'owner')
  return heard
}

const same = (one: Slot, other: Slot): boolean => JSON.stringify(one) === JSON.stringify(other)

const isInFile = (dir: string, row: Slot): boolean => {
  const current = readKeyFiles(dir).find(({ origin }) => origin === 'current')
  return current?.file.slots.some((slot) => same(slot, row)) ?? false
}

interface Looking {
  db: ReadableDatabase
  done(): void
}

/** Reads with a key, without migrating; null when it is not the database's. */
const lookWith = (keys: OfficeKeys, databaseKey: Uint8Array): Looking | null => {
  const open = keys.opened()
  if (open) {
    const same = sameBytes(open.databaseKey, databaseKey)
    return same ? { db: open.database.reader, done: () => undefined } : null
  }
  const path = join(keys.dir, databaseFileName)
  if (!existsSync(path)) throw new AppError('database-missing', {})
  const db = connect(path, keys.fileKey(databaseKey))
  try {
    db.pragma('query_only = ON')
    db.get('SELECT count(*) AS n FROM sqlite_master')
    requireKnown(db, migrations)
    quickCheck(db, path)
    return { db, done: () => db.close() }
  } catch (error) {
    db.close()
    if (isAppError(error) && error.code === 'wrong-key') return null
    throw error
  }
}
