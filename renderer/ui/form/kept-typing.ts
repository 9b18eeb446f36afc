/**
 * Unsaved typing on its way to the encrypted office. It is sent a moment after the last keystroke,
 * and at once when a form closes, the window closes or the person locks. What a sudden lock catches
 * in between waits here and goes in when the same person unlocks.
 */
import { call } from '../../api'

interface Kept {
  form: string
  clientId: number | null
  /** made when it is sent: a long form is not written out at each keystroke */
  value: () => string
}

const quietMilliseconds = 400
const waiting = new Map<string, Kept>()
const timers = new Map<string, ReturnType<typeof setTimeout>>()
const underway = new Map<string, Promise<unknown>>()
/** Forms of which the office may hold something. */
const held = new Set<string>()

const stopTimer = (form: string) => {
  clearTimeout(timers.get(form))
  timers.delete(form)
}

const send = async (kept: Kept): Promise<void> => {
  stopTimer(kept.form)
  held.add(kept.form)
  const sending = call('typing.keep', { ...kept, value: kept.value() }).then(
    () => {
      if (waiting.get(kept.form) === kept) waiting.delete(kept.form)
    },
    // Locked meanwhile, or the disk is full: it stays waiting and the form still shows it.
    () => undefined,
  )
  underway.set(kept.form, sending)
  await sending
  if (underway.get(kept.form) === sending) underway.delete(kept.form)
}

/** Keeps this soon; typing on replaces it. */
export const keepSoon = (kept: Kept): void => {
  waiting.set(kept.form, kept)
  stopTimer(kept.form)
  timers.set(
    kept.form,
    setTimeout(() => void send(kept), quietMilliseconds),
  )
}

/** Sends all that waits, or what waits of one form. */
export const keepNow = async (form?: string): Promise<void> => {
  const due = [...waiting.values()].filter((kept) => form === undefined || kept.form === form)
  await Promise.all(due.map(send))
}

/** What the office kept of a form before, or null. Never throws. */
export const recallTyping = async (form: string) => {
  // What this form sent last may still be on its way.
  await keepNow(form)
  const kept = await call('typing.recall', { form }).catch(() => null)
  if (kept) held.add(form)
  return kept
}

/** Forgets what was kept of a form: it was saved, or thrown away on purpose. Never throws. */
export const forgetTyping = async (
  form: string,
  { onlyIfKept = false }: { onlyIfKept?: boolean } = {},
): Promise<void> => {
  stopTimer(form)
  waiting.delete(form)
  if (onlyIfKept && !held.has(form)) return
  await underway.get(form)
  held.delete(form)
  await call('typing.discard', { form }).catch(() => undefined)
}

/** Whether anything typed is not saved yet. */
export const hasTyping = (): boolean => waiting.size > 0 || held.size > 0

/** The office is locked: nothing can be sent until someone unlocks. */
export const pauseTyping = (): void => {
  for (const form of [...timers.keys()]) stopTimer(form)
}

/** Someone else sat down: what the last person had not sent is not theirs to see. */
export const dropTyping = (): void => {
  pauseTyping()
  waiting.clear()
  held.clear()
}

window.addEventListener('beforeunload', () => void keepNow())
