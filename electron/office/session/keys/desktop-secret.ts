/** The second secret of "require this desktop", which the desk it was made on keeps. */
import type { Desk } from '../../../../shared/desk'
import { AppError } from '../../../../shared/errors'
import { fromBase64 } from '../../crypto'

/** Errors: keychain-unavailable, other-desktop (no secret here; never made anew by itself). */
export const readDesktopSecret = async (
  desk: Pick<Desk, 'readDesktopSecret'>,
  slotId: string,
): Promise<Uint8Array> => {
  const text = await desk.readDesktopSecret(slotId)
  if (text === null) throw new AppError('other-desktop', {})
  return fromBase64(text)
}

/** Errors: keychain-unavailable. */
export const newDesktopSecret = async (desk: Desk, slotId: string): Promise<Uint8Array> =>
  fromBase64(await desk.newDesktopSecret(slotId))
