/**
 * How long nobody touched anything. Not every desktop tells a program: under Wayland the number stays
 * 0 for good. There the silence of Kluis's own window counts, and it says so.
 */
import type { Idle } from '../../shared/desk'

export interface IdleWatch {
  /** Somebody pressed a key, moved or touched something in the window. */
  touched(): void
  read(): Idle
}

/** A machine that tells shows more than 0 at some moment within this long of silence in the window. */
const believedSeconds = 5 * 60

/**
 * `machine`: seconds as the system counts them; `tells`: whether this desktop tells them to programs at
 * all; `now` in milliseconds that only go forward.
 */
export const watchIdle = (parts: {
  machine: () => number
  tells: boolean
  now: () => number
}): IdleWatch => {
  let touchedAt = parts.now()
  /** since when the machine has said 0 and nothing else; null: it has said more */
  let zeroSince: number | null = touchedAt
  return {
    touched: () => (touchedAt = parts.now()),
    read: () => {
      const now = parts.now()
      const silent = Math.floor((now - touchedAt) / 1000)
      const seconds = parts.tells ? parts.machine() : 0
      if (seconds > 0) zeroSince = null
      const mute = zeroSince !== null && now - zeroSince >= believedSeconds * 1000
      return !parts.tells || (mute && silent >= believedSeconds)
        ? { seconds: silent, of: 'window' }
        : // Hands from afar (a remote desktop, an aid for input) are no input to every display.
          { seconds: Math.min(seconds, silent), of: 'machine' }
    },
  }
}

/** Whether programs are told on this desktop: under Wayland they are not, nor through its X server. */
export const isTold = (
  platform: string,
  env: Readonly<Record<string, string | undefined>>,
): boolean => platform !== 'linux' || (env.XDG_SESSION_TYPE !== 'wayland' && !env.WAYLAND_DISPLAY)
