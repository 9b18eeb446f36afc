/**
 * `office.keys.json` beside the database: one slot per user and one for the recovery kit. It holds no
 * secret in the clear and no e-mail address, only keyed digests of addresses.
 */
import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../../shared/errors'
import { hashHex } from '../crypto'
import { writeDurably, writeFailure } from '../durable'

const attempts = z.strictObject({
  /** wrong attempts since the last right one */
  wrong: z.number().int().min(0),
  /** UTC ISO; no attempt is looked at before it */
  notBefore: z.string().nullable(),
})

const slot = z.strictObject({
  id: z.string(),
  kind: z.enum(['user', 'recovery']),
  /** keyed digest of the e-mail address; null for the recovery slot */
  who: z.string().nullable(),
  kdf: z.strictObject({
    algorithm: z.literal('argon2id13'),
    ops: z.number().int().min(1).max(20),
    mem: z
      .number()
      .int()
      .min(8 * 1024 * 1024)
      .max(2 ** 31),
    salt: z.string(),
  }),
  /** the slot's own key pair: secrets are sealed to the public one, so that an owner can seal a new
   * database key to everybody without knowing their passwords */
  publicKey: z.string(),
  /** a second secret in the keychain of one desktop is mixed into the slot's key */
  desktop: z.boolean().default(false),
  /** the private key, XChaCha20-Poly1305 under the password's key, bound to office and slot */
  box: z.string(),
  /** the office's secrets, sealed to `publicKey` */
  sealed: z.string(),
  /** the secrets after a rotation of the database key that is not finished yet */
  sealedNext: z.string().nullable().default(null),
  attempts,
})

const keyFile = z.strictObject({
  format: z.literal('kluis-keys'),
  version: z.literal(1),
  officeId: z.string(),
  /** keys the digests of e-mail addresses; not a secret */
  digestKey: z.string(),
  archivePublicKey: z.string(),
  slots: z.array(slot),
  /** attempts with addresses that have no slot, by digest: they wait just as long as the others */
  strangers: z.record(z.string(), attempts),
})

export type Slot = z.output<typeof slot>
export type KeyFile = z.output<typeof keyFile>
export type Attempts = z.output<typeof attempts>

export const keyFileName = 'office.keys.json'
export const previousKeyFileName = 'office.keys.previous.json'

const parse = (path: string): KeyFile | null => {
  try {
    const text = readFileSync(path, 'utf8')
    const at = text.lastIndexOf('\n//')
    if (at < 0 || text.slice(at + 3).trim() !== hashHex(text.slice(0, at))) return null
    return keyFile.parse(JSON.parse(text.slice(0, at)))
  } catch {
    return null
  }
}

/**
 * Reads the key file; a damaged one is replaced by the previous one, which still opens the office.
 * Errors: keys-missing, keys-damaged.
 */
export const readKeyFile = (dir: string): KeyFile => {
  const path = join(dir, keyFileName)
  const previous = join(dir, previousKeyFileName)
  const found = parse(path) ?? parse(previous)
  if (found) return found
  throw existsSync(path) || existsSync(previous)
    ? new AppError('keys-damaged', {})
    : new AppError('keys-missing', {})
}

/**
 * Writes durably and keeps the one before. The last line is a checksum, so damage is told apart.
 * `forgetPrevious`: a slot was taken away, so no earlier file may bring it back.
 */
export const writeKeyFile = (
  dir: string,
  file: KeyFile,
  options: { forgetPrevious?: boolean } = {},
): void => {
  const path = join(dir, keyFileName)
  if (!options.forgetPrevious && parse(path)) {
    try {
      copyFileSync(path, join(dir, previousKeyFileName))
    } catch (error) {
      throw writeFailure(error)
    }
  }
  const text = JSON.stringify(file, null, 1)
  const whole = `${text}\n//${hashHex(text)}\n`
  writeDurably(path, whole)
  if (options.forgetPrevious) writeDurably(join(dir, previousKeyFileName), whole)
}
