/** The second secret of "require this desktop", in the keychain of the desktop it was made on. */
import { randomBytes } from 'node:crypto'
import { AppError } from '../../../shared/errors'
import { deleteText, readText, serviceOf, writeText, type Space } from './keychain'

const secretBytes = 32

/** Base 64; null when there is none here: it is never made anew by itself. */
export const readDesktopSecret = (slotId: string, space: Space): Promise<string | null> =>
  readText(slotId, serviceOf('desktop', space))

/** Makes and keeps a secret, and reads it back: a keychain that only pretends is found out now. */
export const newDesktopSecret = async (slotId: string, space: Space): Promise<string> => {
  const secret = randomBytes(secretBytes).toString('base64')
  await writeText(slotId, secret, serviceOf('desktop', space))
  if ((await readDesktopSecret(slotId, space)) !== secret)
    throw new AppError('keychain-unavailable', { reason: 'denied' })
  return secret
}

export const forgetDesktopSecret = async (slotId: string, space: Space): Promise<void> => {
  await deleteText(slotId, serviceOf('desktop', space))
}
