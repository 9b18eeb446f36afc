/** `--verify`: the password, and whether keys and database belong together. */
import type { Desk } from '../../../shared/desk'
import { AppError, isAppError } from '../../../shared/errors'
import type { ReadableDatabase } from '../database/driver'
import type { Guard } from '../session/guesses/guard'
import { openBoxes, typed, type Box, type Typed, type Whose } from '../session/keys/collect'
import { judge, rowFor } from '../session/keys/judge'
import { readKeyFiles } from '../session/keys/key-file'
import { openSlot } from '../session/keys/slots'

export interface VerifyAccess {
  /** null: whichever account the password is for */
  email: string | null
  password: string
  /** where it is asked; without one nothing is remembered, and slots that require a desktop stay shut */
  desk?: Pick<Desk, 'readDesktopSecret' | 'readWitness'> & {
    /** Errors: desk-damaged. */
    id(): string | null
  }
}

export interface OpenedForVerify {
  box: Box
  whose: Whose
  tried: Typed
}

const noDesk = {
  id: () => null,
  readDesktopSecret: () => Promise.resolve(null),
  readWitness: () => Promise.resolve(null),
}
/** Nothing is made by looking: at a desk that is none yet, guesses are counted apart. */
const noDeskYet = 'none'

/** A guess like any other. Errors: keys-…, wait-first, wrong-password, desk-damaged. */
export const openForVerify = (
  dir: string,
  guard: Guard,
  { email, password, desk = noDesk }: VerifyAccess,
): Promise<OpenedForVerify> => {
  const tried = typed(password, desk)
  const whose: Whose = { by: 'password', email: email ?? '' }
  return guard.guess(
    { subject: 'verify', desk: desk.id() ?? noDeskYet },
    async () => {
      const boxes =
        email === null ? anyBoxes(dir, tried) : openBoxes(readKeyFiles(dir), whose, tried)
      for await (const box of boxes) return { right: { box, whose, tried } }
      return { wrong: null }
    },
    (waitSeconds) => new AppError('wrong-password', { waitSeconds }),
  )
}

const anyBoxes = async function* (dir: string, tried: Typed): AsyncGenerator<Box> {
  for (const source of readKeyFiles(dir)) {
    const { officeId, slots } = source.file
    for (const slot of slots) {
      if (slot.kind !== 'user') continue
      const key = await tried.keyFor(slot).catch((error: unknown) => {
        // Of another desktop: the password may still be somebody else's.
        if (isAppError(error)) return null
        throw error
      })
      const secrets = key && openSlot(officeId, slot, key)
      if (secrets) yield { ...source, slot, secrets }
    }
  }
}

/** Errors: keys-older, keys-disagree, archive-foreign, change-not-done, forbidden, other-desktop. */
export const verifyKeys = async (
  db: ReadableDatabase,
  { box, whose, tried }: OpenedForVerify,
): Promise<object> => {
  const row = rowFor(db, box)
  if (row) await tried.keyFor(row)
  if (judge(db, box, whose, tried).is !== 'entry') throw new AppError('change-not-done', {})
  return {}
}
