/** The office's clock on screen, a second at a time: one interval for all that counts down. */
import { useSyncExternalStore } from 'react'
import { useData } from '../api'

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | null = null
let shown = Date.now()

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  timer ??= setInterval(() => {
    shown = Date.now()
    for (const one of listeners) one()
  }, 1000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0 || timer === null) return
    clearInterval(timer)
    timer = null
  }
}

const seconds = (): number => {
  // Between two ticks everybody sees the same moment.
  if (timer === null) shown = Date.now()
  return shown
}

/** The office's moment now (ms), by what it said last and the time that passed since. */
export const useOfficeClock = (): number => {
  // Asked again now and then: somebody may set the computer's clock meanwhile.
  const counts = useData('credentials.counts', {}, { refetchInterval: 60_000 })
  const now = useSyncExternalStore(subscribe, seconds)
  const said = counts.data ? Date.parse(counts.data.now) - counts.dataUpdatedAt : 0
  return now + said
}
