/** `--sweep`: what it answers, on the command line and at desktop sign-in. It needs no office. */
import type { Swept } from '../../shared/credentials/contract'
import { isAppError, type ErrorCode } from '../../shared/errors'
import { openDesk, type DeskOptions } from './desk'

/** `office-in-use`: Kluis is running and does it by itself. */
export type SweepAnswer = { ok: true; value: Swept } | { ok: false; code: ErrorCode }

/** Does what a desk does at its start, and then looks through the whole keychain: it has the time. */
export const sweepOnly = async (options: DeskOptions): Promise<SweepAnswer> => {
  try {
    const desk = openDesk(options)
    try {
      const first = await desk.sweptAtStart
      const { destroyed, gone, ...rest } = await desk.sweptWhole
      const value = { ...rest, destroyed: first.destroyed + destroyed, gone: first.gone + gone }
      return value.state === 'ok'
        ? { ok: true, value }
        : { ok: false, code: 'keychain-unavailable' }
    } finally {
      desk.close()
    }
  } catch (error) {
    return { ok: false, code: isAppError(error) ? error.code : 'internal' }
  }
}

/** Nothing is wrong when nothing had to be done here. */
export const sweepExitCode = (answer: SweepAnswer): number =>
  answer.ok || answer.code === 'office-in-use' ? 0 : 1
