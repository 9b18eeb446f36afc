/**
 * What was typed in a set-up that is not finished. There is no office yet to keep it in, so the desk
 * remembers it, in its keychain; passwords are not among it. Without a keychain it is not kept.
 */
import { mostWitnessBytes } from '../../../shared/desk'
import { AppError } from '../../../shared/errors'
import type { ActionContext } from '../context'

type Context = Pick<ActionContext, 'session' | 'desk'>

/** What is on its way to the keychain: a program that is closed waits for it. */
let underway: Promise<unknown> = Promise.resolve()

/** Whether it is kept now. Errors: already-set-up. */
export const keepTyped = async ({ session, desk }: Context, text: string): Promise<boolean> => {
  if (session.exists()) throw new AppError('already-set-up', {})
  if (Buffer.byteLength(text) > mostWitnessBytes) return false
  const keeping = placeAt(desk).then((place) => desk.writeWitness(place, text))
  underway = Promise.allSettled([underway, keeping])
  return keeping
}

/** Null when there is nothing. Errors: already-set-up. */
export const recallTyped = async ({ session, desk }: Context): Promise<string | null> => {
  if (session.exists()) throw new AppError('already-set-up', {})
  return (await desk.readWitness(await placeAt(desk))) || null
}

/** The office is made: what it was made of stands there. */
export const forgetTyped = async ({ desk }: Context): Promise<void> => {
  await underway
  const place = await placeAt(desk)
  if (await desk.readWitness(place)) await desk.writeWitness(place, '')
}

/** Once what was asked to be kept is kept, or was refused. */
export const typedIsKept = (): Promise<unknown> => underway

const placeAt = async (desk: Context['desk']): Promise<string> =>
  `set-up:${(await desk.identify()).id}`
