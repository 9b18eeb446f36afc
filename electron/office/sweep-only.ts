/** `--sweep`: what it answers, on the command line and at desktop sign-in. */
import type { Swept } from '../../shared/credentials/contract'
import { isAppError, type ErrorCode } from '../../shared/errors'
import type { Office } from './office'

/** `office-in-use`: Kluis is running and does it by itself. */
export type SweepAnswer = { ok: true; value: Swept } | { ok: false; code: ErrorCode }

/**
 * Waits for what the office does at its start, and then looks through the whole keychain: it has the
 * time. `refused` says why there is no office.
 */
export const sweepOnly = async (
  office: Office | null,
  refused: ErrorCode | null,
): Promise<SweepAnswer> => {
  if (!office) return { ok: false, code: refused ?? 'internal' }
  try {
    const first = await office.sweptAtStart
    const { destroyed, gone, ...rest } = await office.sweptWhole
    const value = { ...rest, destroyed: first.destroyed + destroyed, gone: first.gone + gone }
    return value.state === 'ok' ? { ok: true, value } : { ok: false, code: 'keychain-unavailable' }
  } catch (error) {
    return { ok: false, code: isAppError(error) ? error.code : 'internal' }
  }
}

/** Nothing is wrong when nothing had to be done here. */
export const sweepExitCode = (answer: SweepAnswer): number =>
  answer.ok || answer.code === 'office-in-use' ? 0 : 1
