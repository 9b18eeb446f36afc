import type { Hands } from '../../../shared/desk'
import type { Shelf } from './shelf'

/** The desktop's notices speak the desktop's language; Dutch unless that is English. */
const english = (): boolean => /^en\b/i.test(Intl.DateTimeFormat().resolvedOptions().locale)

/** Tells once that logins are about to end; how many, and nothing else: anybody may be looking. */
export const warn = (shelf: Shelf, hands: Pick<Hands, 'notify'>, now: string): void => {
  const due = shelf.index.logins.filter(
    ({ phase, missing, warnAt }) =>
      phase === 'kept' && !missing && warnAt !== null && warnAt <= now,
  )
  if (due.length === 0) return
  const running = due.filter(({ expiresAt }) => expiresAt > now).length
  shelf.change(() => {
    for (const entry of due) entry.warnAt = null
  })
  if (running === 0) return
  const body = english()
    ? running === 1
      ? 'A short-lived login is about to be destroyed. Finish the job, or extend it in Kluis.'
      : `${running} short-lived logins are about to be destroyed. Finish the jobs, or extend them in Kluis.`
    : running === 1
      ? 'Een tijdelijke login wordt straks vernietigd. Rond de klus af of verleng hem in Kluis.'
      : `${running} tijdelijke logins worden straks vernietigd. Rond de klussen af of verleng ze in Kluis.`
  void hands.notify({ title: 'Kluis', body }).catch(() => undefined)
}
