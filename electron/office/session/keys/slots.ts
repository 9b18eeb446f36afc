/**
 * A slot: the office's secrets, sealed under one person's password or the recovery key. Nothing is
 * ever sealed to a public key that lies in a file, so that nothing can be planted or swapped there:
 * who does not know the password cannot make a slot that it opens.
 */
import { z } from 'zod'
import {
  currentKdf,
  fromBase64,
  hash,
  keyBytes,
  randomBytes,
  saltBytes,
  toBase64,
  toHex,
  unwrap,
  wipe,
  wrap,
  type KdfParameters,
} from '../../crypto'
import type { LedgerKey } from '../../ledger/keys'
import { deriveBeside, kdfSchema, type Kdf } from './argon2'

const longestBox = 256 * 1024
const slotId = z.string().regex(/^[0-9a-zA-Z-]{8,64}$/)
const shared = { id: slotId, kdf: kdfSchema, box: z.base64().max(longestBox) }

export const slotSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...shared,
    kind: z.literal('user'),
    /** an owner's box holds the keys that open the archive, a member's does not */
    class: z.enum(['owner', 'member']),
    /** keyed digest of the e-mail address */
    who: z.string().regex(/^[0-9a-f]{64}$/),
    /** a second secret in the keychain of one desktop is mixed into the slot's key */
    desktop: z.boolean(),
  }),
  z.strictObject({
    ...shared,
    kind: z.literal('recovery'),
    class: z.literal('owner'),
    who: z.null(),
    desktop: z.literal(false),
  }),
])
export type Slot = z.output<typeof slotSchema>

/** What a slot's box holds. */
export interface Secrets {
  /** rises at each change of slots */
  epoch: number
  databaseKey: Uint8Array
  /** public: what is erased is sealed to it */
  archiveKey: Uint8Array
  /** newest first; none in a member's */
  archivePrivateKeys: Uint8Array[]
  /** oldest first */
  ledgerKeys: LedgerKey[]
}

const key = z
  .base64()
  .transform(fromBase64)
  .refine((bytes) => bytes.length === keyBytes)

const contents = z.strictObject({
  epoch: z.number().int().min(1),
  databaseKey: key,
  archiveKey: key,
  archivePrivateKeys: z.array(key),
  ledgerKeys: z.array(z.strictObject({ firstLine: z.number().int().min(1), key })).min(1),
})

type Head = Pick<Slot, 'id' | 'kind' | 'class'>

const boundTo = (officeId: string, { id, kind, class: rank }: Head): string =>
  `kluis-slot-2|${officeId}|${id}|${kind}|${rank}`

/** Keyed digest of an e-mail address, so that the key file names nobody. */
export const whoDigest = ({ digestKey }: { digestKey: string }, email: string): string =>
  toHex(hash(email.normalize('NFKC').trim().toLowerCase(), fromBase64(digestKey)))

/** A key that a slot is made with, derived beforehand: sealing itself then takes no time. */
export interface SlotKey {
  kdf: Kdf
  desktop: boolean
  key: Uint8Array
}

/** The key of a password, with the desktop's secret mixed in (keyed BLAKE2b) where one is required. */
export const deriveSlotKey = async (
  password: string,
  kdf: Kdf,
  desktopSecret: Uint8Array | null,
): Promise<Uint8Array> => {
  const derived = await deriveBeside(password, fromBase64(kdf.salt), kdf)
  return desktopSecret ? mixIn(derived, desktopSecret) : derived
}

/** Wipes `derived`: what opens the slot is the mixture. */
const mixIn = (derived: Uint8Array, desktopSecret: Uint8Array): Uint8Array => {
  const mixed = hash(derived, desktopSecret)
  wipe(derived)
  return mixed
}

/** A key for a new slot: of a password, or of the recovery key's text form. */
export const newSlotKey = async (
  password: string,
  desktopSecret: Uint8Array | null = null,
  parameters: KdfParameters = currentKdf,
): Promise<SlotKey> => {
  const { ops, mem } = parameters
  const kdf: Kdf = { algorithm: 'argon2id13', ops, mem, salt: toBase64(randomBytes(saltBytes)) }
  const derived = await deriveSlotKey(password, kdf, desktopSecret)
  return { kdf, desktop: desktopSecret !== null, key: derived }
}

/** A slot of a user (`who`: the digest of the address) or, without one, of the recovery kit. */
export const makeSlot = (
  officeId: string,
  head: { id: string; class: Slot['class']; who: string | null },
  { kdf, desktop, key: slotKey }: SlotKey,
  secrets: Secrets,
): Slot => {
  const kind = head.who === null ? 'recovery' : 'user'
  const box = sealBox(officeId, { ...head, kind }, slotKey, secrets)
  return slotSchema.parse({ ...head, kind, kdf, desktop, box })
}

const sealBox = (officeId: string, head: Head, slotKey: Uint8Array, secrets: Secrets): string => {
  const plain = new TextEncoder().encode(
    JSON.stringify({
      epoch: secrets.epoch,
      databaseKey: toBase64(secrets.databaseKey),
      archiveKey: toBase64(secrets.archiveKey),
      archivePrivateKeys: head.class === 'owner' ? secrets.archivePrivateKeys.map(toBase64) : [],
      ledgerKeys: secrets.ledgerKeys.map((one) => ({ ...one, key: toBase64(one.key) })),
    }),
  )
  const box = toBase64(wrap(plain, slotKey, boundTo(officeId, head)))
  wipe(plain)
  return box
}

/** The slot's secrets; null when this is not the slot's key, or its box not of this office and slot. */
export const openSlot = (officeId: string, slot: Slot, slotKey: Uint8Array): Secrets | null => {
  const plain = unwrap(fromBase64(slot.box), slotKey, boundTo(officeId, slot))
  if (!plain) return null
  const secrets = contents.parse(JSON.parse(new TextDecoder().decode(plain)))
  wipe(plain)
  return secrets
}

/** The same slot with other secrets (of another epoch) under the same key. */
export const resealSlot = (
  officeId: string,
  slot: Slot,
  slotKey: Uint8Array,
  secrets: Secrets,
): Slot => ({ ...slot, box: sealBox(officeId, slot, slotKey, secrets) })

/** Whether the slot was made when Argon2id was asked for less than it is now. */
export const isWeakerThanNow = ({ kdf }: Slot): boolean =>
  kdf.ops < currentKdf.ops || kdf.mem < currentKdf.mem

export const wipeSecrets = ({ databaseKey, archivePrivateKeys, ledgerKeys }: Secrets): void => {
  wipe(databaseKey)
  archivePrivateKeys.forEach(wipe)
  ledgerKeys.forEach((one) => wipe(one.key))
}
