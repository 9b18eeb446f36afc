/** The second secret of "require this desktop", in the keychain of the desktop it was made on. */
import { AppError } from '../../../../shared/errors'
import { fromBase64, keyBytes, randomBytes, toBase64 } from '../../crypto'
import { deleteText, readText, writeText } from '../../credentials/keychain'

const service = 'Kluis desktop'

/** Errors: keychain-unavailable, other-desktop (no secret here; never made anew by itself). */
export const readDesktopSecret = async (slotId: string): Promise<Uint8Array> => {
  const text = await readText(slotId, service)
  if (text === null) throw new AppError('other-desktop', {})
  return fromBase64(text)
}

/** Makes and keeps a secret, and reads it back: a keychain that only pretends is found out now. */
export const newDesktopSecret = async (slotId: string): Promise<Uint8Array> => {
  const secret = randomBytes(keyBytes)
  await writeText(slotId, toBase64(secret), service)
  const kept = await readDesktopSecret(slotId)
  if (toBase64(kept) !== toBase64(secret)) {
    throw new AppError('keychain-unavailable', { reason: 'denied' })
  }
  return secret
}

export const forgetDesktopSecret = async (slotId: string): Promise<void> => {
  await deleteText(slotId, service)
}
