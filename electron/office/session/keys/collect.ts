/** Which slots a password opens, in the key files that are known. */
import type { Desk } from '../../../../shared/desk'
import { AppError } from '../../../../shared/errors'
import { wipe } from '../../crypto'
import { readDesktopSecret } from './desktop-secret'
import { keyFileText, readKeyFiles, type KeyFile, type KeySource } from './key-file'
import { deriveSlotKey, openSlot, whoDigest, type Secrets, type Slot } from './slots'

/** Whose secret is typed: a person's password, or the recovery kit's key for the person named. */
export interface Whose {
  by: 'password' | 'kit'
  email: string
}

type Derivation = Pick<Slot, 'id' | 'kdf' | 'desktop'>

/** What was typed, and the keys derived from it so far: the same salt is never derived twice. */
export interface Typed {
  /** The key of a slot. Errors: other-desktop, keychain-unavailable. */
  keyFor(slot: Derivation): Promise<Uint8Array>
  /** The same when it was derived before. */
  known(slot: Derivation): Uint8Array | null
  /** Overwrites them all. */
  wipe(): void
}

const nameOf = ({ id, kdf, desktop }: Derivation): string =>
  [kdf.salt, kdf.ops, kdf.mem, desktop ? id : ''].join(' ')

/** `desk`: where it is typed. */
export const typed = (password: string, desk: Pick<Desk, 'readDesktopSecret'>): Typed => {
  const keys = new Map<string, Uint8Array>()
  return {
    keyFor: async (slot) => {
      const found = keys.get(nameOf(slot))
      if (found) return found
      const secret = slot.desktop ? await readDesktopSecret(desk, slot.id) : null
      const key = await deriveSlotKey(password, slot.kdf, secret)
      keys.set(nameOf(slot), key)
      return key
    },
    known: (slot) => keys.get(nameOf(slot)) ?? null,
    wipe: () => {
      for (const key of keys.values()) wipe(key)
      keys.clear()
    },
  }
}

/** A slot that was opened, and where its file lies. */
export interface Box extends KeySource {
  slot: Slot
  secrets: Secrets
}

export const slotFor = (file: KeyFile, { by, email }: Whose): Slot | null => {
  const who = by === 'kit' ? null : whoDigest(file, email)
  return file.slots.find((slot) => slot.who === who) ?? null
}

/**
 * The key files of a folder, and then the newest one of each backup folder: those are read only when
 * nothing in the folder itself was of use. Errors: those of `readKeyFiles`.
 */
export const keySources = async function* (
  dir: string,
  backups: () => AsyncIterable<KeyFile>,
): AsyncGenerator<KeySource> {
  const seen = new Set<string>()
  const isNew = ({ file }: KeySource): boolean => {
    const before = seen.size
    return seen.add(keyFileText(file)).size > before
  }
  yield* readKeyFiles(dir).filter(isNew)
  for await (const file of backups()) {
    const source: KeySource = { origin: 'backup', file }
    if (isNew(source)) yield source
  }
}

/**
 * Every box that what was typed opens, one at a time. Where a file has no slot for an address another
 * slot's work is done, so that nobody learns by the clock who works here. Errors: those of `sources`
 * and of `keyFor`.
 */
export const openBoxes = async function* (
  sources: AsyncIterable<KeySource> | Iterable<KeySource>,
  whose: Whose,
  tried: Typed,
): AsyncGenerator<Box> {
  for await (const source of sources) {
    const { file } = source
    const slot = slotFor(file, whose)
    const key = await tried.keyFor(slot ?? decoyIn(file, whose))
    const secrets = slot && openSlot(file.officeId, slot, key)
    if (secrets) yield { ...source, slot, secrets }
  }
}

/** Always the same slot for the same address; its desktop is not asked for anything. */
const decoyIn = (file: KeyFile, { email }: Whose): Derivation => {
  const place = Number.parseInt(whoDigest(file, email).slice(0, 8), 16) % file.slots.length
  const slot = file.slots[place]
  if (!slot) throw new AppError('keys-damaged', {})
  return { ...slot, desktop: false }
}
