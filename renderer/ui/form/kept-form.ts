/** A form whose unsaved typing is kept in the office, and put back when the form appears again. */
import { useEffect, useState, type Dispatch, type SetStateAction } from 'react'
import { recalled, type FormState } from './form-state'
import { forgetTyping, keepNow, keepSoon, recallTyping } from './kept-typing'

interface Keeping<V> {
  /** null keeps nothing */
  place: string | null
  clientId: number | null
  state: FormState<V>
  setState: Dispatch<SetStateAction<FormState<V>>>
  /** what was saved last */
  initial: V
  dirty: boolean
}

/** `ready`: what was kept stands there again; `restoredAt`: when that was typed. */
export const useKeptForm = <V extends object>(keeping: Keeping<V>) => {
  const { place, clientId, state, setState, initial, dirty } = keeping
  const [ready, setReady] = useState(place === null)
  const [restoredAt, setRestoredAt] = useState<string | null>(null)

  useEffect(() => {
    if (place === null) return
    let gone = false
    const recall = async () => {
      const kept = await recallTyping(place)
      if (gone) return
      if (kept) {
        setState((now) => recalled(now.values, kept.value) ?? now)
        setRestoredAt(kept.keptAt)
      }
      setReady(true)
    }
    void recall()
    return () => {
      gone = true
      void keepNow(place)
    }
  }, [place, setState])

  useEffect(() => {
    if (place === null || !ready) return
    if (dirty) keepSoon({ form: place, clientId, value: () => JSON.stringify(state) })
    else void forgetTyping(place, { onlyIfKept: true })
    // `initial` as well: what was typed on during a save is kept anew once the save forgot it.
  }, [place, clientId, ready, dirty, state, initial])

  return { ready, restoredAt, setRestoredAt }
}
