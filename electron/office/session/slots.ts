/** Slots: how a password or the recovery key opens the office's secrets. */
import { z } from 'zod'
import {
  currentKdf,
  deriveKey,
  fromBase64,
  hash,
  newSealingKeys,
  openSealed,
  randomBytes,
  saltBytes,
  seal,
  type KdfParameters,
  type SealingKeys,
  toBase64,
  toHex,
  unwrap,
  wipe,
  wrap,
} from '../crypto'
import type { KeyFile, Slot } from './key-file'

/** What a slot wraps. Staff slots hold no archive key: they can seal, never open. */
export interface SlotSecrets {
  databaseKey: Uint8Array
  archivePrivateKey: Uint8Array | null
}

const wrapped = z.strictObject({
  databaseKey: z.string(),
  archivePrivateKey: z.string().nullable(),
})

const bound = (officeId: string, slotId: string, kind: Slot['kind']): string =>
  `kluis-slot-1|${officeId}|${slotId}|${kind}`

/** Keyed digest of an e-mail address, so that the key file names nobody. */
export const whoDigest = (file: Pick<KeyFile, 'digestKey'>, email: string): string =>
  toHex(hash(email.normalize('NFKC').trim().toLowerCase(), fromBase64(file.digestKey)))

const sealSecrets = (secrets: SlotSecrets, publicKey: Uint8Array): string => {
  const plain = new TextEncoder().encode(
    JSON.stringify({
      databaseKey: toBase64(secrets.databaseKey),
      archivePrivateKey: secrets.archivePrivateKey ? toBase64(secrets.archivePrivateKey) : null,
    }),
  )
  const sealed = toBase64(seal(plain, publicKey))
  wipe(plain)
  return sealed
}

const readSecrets = (sealed: string, keys: SealingKeys): SlotSecrets | null => {
  const plain = openSealed(fromBase64(sealed), keys)
  if (!plain) return null
  const secrets = wrapped.parse(JSON.parse(new TextDecoder().decode(plain)))
  wipe(plain)
  return {
    databaseKey: fromBase64(secrets.databaseKey),
    archivePrivateKey: secrets.archivePrivateKey ? fromBase64(secrets.archivePrivateKey) : null,
  }
}

/** The password's key, with the desktop's secret mixed in (keyed BLAKE2b) where one is required. */
const slotKey = (
  password: string,
  salt: Uint8Array,
  kdf: KdfParameters,
  desktopSecret: Uint8Array | null,
): Uint8Array => {
  const key = deriveKey(password, salt, kdf)
  if (!desktopSecret) return key
  const mixed = hash(key, desktopSecret)
  wipe(key)
  return mixed
}

/** Makes a slot for `secrets` under a password (or the recovery key's text form). */
export const makeSlot = (input: {
  officeId: string
  slotId: string
  kind: Slot['kind']
  who: string | null
  password: string
  secrets: SlotSecrets
  /** the secret of the one desktop this slot opens on; null for any desktop */
  desktopSecret?: Uint8Array | null
}): Slot => {
  const salt = randomBytes(saltBytes)
  const desktopSecret = input.desktopSecret ?? null
  const key = slotKey(input.password, salt, currentKdf, desktopSecret)
  const pair = newSealingKeys()
  const box = wrap(pair.privateKey, key, bound(input.officeId, input.slotId, input.kind))
  const sealed = sealSecrets(input.secrets, pair.publicKey)
  wipe(key)
  wipe(pair.privateKey)
  return {
    id: input.slotId,
    kind: input.kind,
    who: input.who,
    kdf: { algorithm: 'argon2id13', ...currentKdf, salt: toBase64(salt) },
    publicKey: toBase64(pair.publicKey),
    desktop: desktopSecret !== null,
    box: toBase64(box),
    sealed,
    sealedNext: null,
    attempts: { wrong: 0, notBefore: null },
  }
}

export interface OpenedSlot {
  secrets: SlotSecrets
  /** after an unfinished rotation: the secrets with the new database key */
  next: SlotSecrets | null
}

/** The slot's secrets, or null when the password is not the slot's. */
export const openSlot = (
  officeId: string,
  slot: Slot,
  password: string,
  desktopSecret: Uint8Array | null = null,
): OpenedSlot | null => {
  const key = slotKey(password, fromBase64(slot.kdf.salt), slot.kdf, desktopSecret)
  const privateKey = unwrap(fromBase64(slot.box), key, bound(officeId, slot.id, slot.kind))
  wipe(key)
  if (!privateKey) return null
  const keys = { publicKey: fromBase64(slot.publicKey), privateKey }
  const secrets = readSecrets(slot.sealed, keys)
  const next = slot.sealedNext === null ? null : readSecrets(slot.sealedNext, keys)
  wipe(privateKey)
  return secrets ? { secrets, next } : null
}

/** Whether the slot was made when Argon2id was asked for less than it is now. */
export const isWeakerThanNow = ({ kdf }: Slot): boolean =>
  kdf.ops < currentKdf.ops || kdf.mem < currentKdf.mem

/**
 * The same slot with its private key wrapped anew, under a key of the same password with a fresh salt
 * and these parameters; null when the password is not the slot's. What is sealed to the slot stays.
 */
export const rewrapSlot = (
  officeId: string,
  slot: Slot,
  password: string,
  desktopSecret: Uint8Array | null,
  kdf: KdfParameters = currentKdf,
): Slot | null => {
  const name = bound(officeId, slot.id, slot.kind)
  const oldKey = slotKey(password, fromBase64(slot.kdf.salt), slot.kdf, desktopSecret)
  const privateKey = unwrap(fromBase64(slot.box), oldKey, name)
  wipe(oldKey)
  if (!privateKey) return null
  const salt = randomBytes(saltBytes)
  const key = slotKey(password, salt, kdf, desktopSecret)
  const box = toBase64(wrap(privateKey, key, name))
  wipe(key)
  wipe(privateKey)
  return { ...slot, kdf: { algorithm: 'argon2id13', ...kdf, salt: toBase64(salt) }, box }
}

/**
 * Seals a new database key to a slot, beside the present one. The archive's key goes only to slots
 * that had it: the owner's and the recovery kit's, as `mayOpenArchive` says.
 */
export const sealNext = (slot: Slot, secrets: SlotSecrets, mayOpenArchive: boolean): Slot => ({
  ...slot,
  sealedNext: sealSecrets(
    { ...secrets, archivePrivateKey: mayOpenArchive ? secrets.archivePrivateKey : null },
    fromBase64(slot.publicKey),
  ),
})

/** Spends the time of a real attempt, so that an unknown e-mail address answers no sooner. */
export const spendAttempt = (password: string): void => {
  wipe(deriveKey(password, randomBytes(saltBytes), currentKdf))
}
