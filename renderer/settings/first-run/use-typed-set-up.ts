import { useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { call } from '../../api'

const quietMilliseconds = 400

/** A form of the wizard, as far as what is typed in it is kept. */
interface TypedForm {
  values: object
  /** by the names of its own fields, which are looked up before */
  set: (name: never, value: never) => void
}

const value = z.union([z.string(), z.number(), z.boolean(), z.null()])
const typed = z.record(z.string(), z.record(z.string(), value))
type Typed = z.output<typeof typed>

/**
 * Keeps what was typed in the wizard's forms, by name, at the desk until the office is made, and puts
 * it back when the window opens again; never the fields named in `secret`, which stays the same list.
 * Gives whether it put anything back.
 */
export const useTypedSetUp = (
  forms: Readonly<Record<string, TypedForm>>,
  secret: readonly string[],
): boolean => {
  const [begun] = useState(forms)
  const kept = useRef('')
  const [ready, setReady] = useState(false)
  const [putBack, setPutBack] = useState(false)

  useEffect(() => {
    let gone = false
    const recall = async () => {
      const text = await call('session.recallSetUp', {}).then(
        (found) => found.text ?? '',
        () => '',
      )
      if (gone) return
      kept.current = text
      for (const [form, values] of Object.entries(readTyped(text))) {
        const known = begun[form]
        for (const [name, one] of Object.entries(values)) {
          if (!known || !(name in known.values) || secret.includes(name)) continue
          known.set(name as never, one as never)
          setPutBack(true)
        }
      }
      setReady(true)
    }
    void recall()
    return () => void (gone = true)
  }, [begun, secret])

  const text = textOf(forms, begun, secret)
  useEffect(() => {
    if (!ready || text === kept.current) return
    const keep = () => {
      kept.current = text
      void call('session.keepSetUp', { text }).catch(() => undefined)
    }
    const timer = setTimeout(keep, quietMilliseconds)
    window.addEventListener('beforeunload', keep)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('beforeunload', keep)
    }
  }, [ready, text])
  return putBack
}

/** What differs from how the forms began; empty when nothing does. */
const textOf = (
  forms: Readonly<Record<string, TypedForm>>,
  begun: Readonly<Record<string, TypedForm>>,
  secret: readonly string[],
): string => {
  const changed = Object.entries(forms).map(([form, { values }]) => {
    const before = Object.entries(begun[form]?.values ?? {})
    const own = Object.entries(values).filter(
      ([name, one]) =>
        !secret.includes(name) && before.some(([other, was]) => other === name && was !== one),
    )
    return [form, Object.fromEntries(own)] as const
  })
  const some = changed.filter(([, values]) => Object.keys(values).length > 0)
  return some.length === 0 ? '' : JSON.stringify(Object.fromEntries(some))
}

const readTyped = (text: string): Typed => {
  try {
    return typed.parse(JSON.parse(text))
  } catch {
    return {}
  }
}
