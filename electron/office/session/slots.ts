/** Slots: how a password or the recovery key opens the office's secrets. */
import { z } from 'zod'
import {
  currentKdf,
  deriveKey,
  fromBase64,
  hash,
  randomBytes,
  saltBytes,
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

/** Makes a slot for `secrets` under a password (or the recovery key's text form). */
export const makeSlot = (input: {
  officeId: string
  slotId: string
  kind: Slot['kind']
  who: string | null
  password: string
  secrets: SlotSecrets
}): Slot => {
  const salt = randomBytes(saltBytes)
  const key = deriveKey(input.password, salt, currentKdf)
  const plain = new TextEncoder().encode(
    JSON.stringify({
      databaseKey: toBase64(input.secrets.databaseKey),
      archivePrivateKey: input.secrets.archivePrivateKey
        ? toBase64(input.secrets.archivePrivateKey)
        : null,
    }),
  )
  const box = wrap(plain, key, bound(input.officeId, input.slotId, input.kind))
  wipe(key)
  wipe(plain)
  return {
    id: input.slotId,
    kind: input.kind,
    who: input.who,
    kdf: { algorithm: 'argon2id13', ...currentKdf, salt: toBase64(salt) },
    box: toBase64(box),
    attempts: { wrong: 0, notBefore: null },
  }
}

/** The slot's secrets, or null when the password is not the slot's. */
export const openSlot = (officeId: string, slot: Slot, password: string): SlotSecrets | null => {
  const key = deriveKey(password, fromBase64(slot.kdf.salt), slot.kdf)
  const plain = unwrap(fromBase64(slot.box), key, bound(officeId, slot.id, slot.kind))
  wipe(key)
  if (!plain) return null
  const secrets = wrapped.parse(JSON.parse(new TextDecoder().decode(plain)))
  wipe(plain)
  return {
    databaseKey: fromBase64(secrets.databaseKey),
    archivePrivateKey: secrets.archivePrivateKey ? fromBase64(secrets.archivePrivateKey) : null,
  }
}

/** Spends the time of a real attempt, so that an unknown e-mail address answers no sooner. */
export const spendAttempt = (password: string): void => {
  wipe(deriveKey(password, randomBytes(saltBytes), currentKdf))
}
