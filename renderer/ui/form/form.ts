/**
 * A form: what was typed, what is wrong with it, and where unsaved typing is kept. The contract's
 * own schema marks the fields before the door does.
 */
import { useCallback, useMemo, useRef, useState } from 'react'
import type { z } from 'zod'
import type { FieldProblem } from '../../../shared/errors'
import { problemSentence } from '../../i18n/problems/problems'
import { useLanguage } from '../../i18n/use-format'
import {
  isWithin,
  movedPath,
  readAt,
  same,
  writeAt,
  type At,
  type ListPath,
  type Path,
} from './form-path'
import { problemsFromError, problemsFromZod } from './form-problems'
import { without, type FormState } from './form-state'
import { useKeptForm } from './kept-form'
import { forgetTyping } from './kept-typing'
import { useRefusal } from './refusal'
import { moved, problemsAfter, replaced, rowsAt, unreadAfter, type Rearranged } from './rows'

export interface FormOptions<V extends object, S extends z.ZodType> {
  /** `clients/new`, `invoices/12`; null keeps nothing (passwords, or no office yet) */
  form: string | null
  /** whose data is typed here, so that erasure finds it */
  clientId?: number | null
  /** taken once, when the form appears */
  initial: V
  /** the schema of the operation that saves */
  schema: S
  /** when the form holds another shape than the schema wants; must not throw */
  toInput?: (values: V) => unknown
  /** where a problem of the schema belongs in the form, when the shapes differ */
  toPath?: (problemPath: string) => string
}

/** What a field gets by `{...form.field('name')}`. */
export interface Bound<T> {
  name: string
  value: T
  onChange: (value: T) => void
  error: string | null
  /** the form was sent since it was changed last, and refused because of it */
  refused: boolean
  /** typed text that could not be read as a value (an amount, a date); kept with the rest */
  unread: string | null
  onUnread: (text: string | null, code: string) => void
}

export const useForm = <V extends object, S extends z.ZodType>(options: FormOptions<V, S>) => {
  const { form: place, clientId = null, schema, toInput, toPath } = options
  const language = useLanguage()
  const [initial, setInitial] = useState(options.initial)
  const [state, setState] = useState<FormState<V>>({
    values: initial,
    unread: {},
    base: initial,
  })
  const { refusal, refuse, forgive, carry, accept } = useRefusal()
  const [discarded, setDiscarded] = useState<{ state: FormState<V>; at: string } | null>(null)
  const [busy, setBusy] = useState(false)
  /** at once, where `busy` waits for the next drawing: two keys in one breath save once */
  const saving = useRef(false)

  const dirty = useMemo(
    () => Object.keys(state.unread).length > 0 || !same(state.values, initial),
    [state, initial],
  )

  const { ready, restoredAt, setRestoredAt } = useKeptForm({
    place,
    clientId,
    state,
    setState,
    initial,
    dirty,
  })

  const set = useCallback(
    <P extends Path<V>>(path: P, value: At<V, P>) => {
      setState((now) => ({
        ...now,
        values: writeAt(now.values, path, value) as V,
        unread: without(now.unread, path),
      }))
      forgive(path)
    },
    [forgive],
  )

  const setUnread = useCallback(
    (path: string, text: string | null, code: string) => {
      setState((now) => ({
        ...now,
        unread:
          text === null ? without(now.unread, path) : { ...now.unread, [path]: { text, code } },
      }))
      forgive(path)
    },
    [forgive],
  )

  /** Replaces a list and takes the problems and unread texts of its rows along. */
  const rearrange = <P extends ListPath<V>>(list: P, { items, to }: Rearranged) => {
    const move = (path: string) => movedPath(path, list, to)
    setState((now) => ({
      ...now,
      values: writeAt(now.values, list, items) as V,
      unread: unreadAfter(now.unread, move),
    }))
    carry((problems) => problemsAfter(problems, move))
  }

  const rows = (list: string): readonly unknown[] => rowsAt(state.values, list)

  const problemAt = (path: string): FieldProblem | null => {
    const unread = state.unread[path]
    if (unread) return { path, code: unread.code }
    return refusal.problems.find((one) => one.path === path) ?? null
  }

  const inputOf = (values: V): unknown => (toInput ? toInput(values) : values)

  const problemsNow = (): FieldProblem[] => {
    const input = inputOf(state.values)
    const unread = Object.entries(state.unread).map(([path, { code }]) => ({ path, code }))
    const checked = schema.safeParse(input)
    if (checked.success) return unread
    const found = problemsFromZod(checked.error, input)
    return [
      ...unread,
      ...found.map((one) => ({ ...one, path: toPath ? toPath(one.path) : one.path })),
    ]
  }

  /** Runs the schema; marks the fields and gives null when something is wrong. */
  const check = (): z.input<S> | null => {
    const problems = problemsNow()
    if (problems.length > 0) {
      refuse(problems, null)
      return null
    }
    // The schema accepted it a line ago, so this is an input of that schema.
    return inputOf(state.values) as z.input<S>
  }

  /** Checks these fields only, as a step of a wizard does; marks them. True when all are right. */
  const checkFields = (names: readonly Path<V>[]): boolean => {
    const problems = problemsNow().filter(({ path }) => names.some((name) => isWithin(path, name)))
    if (problems.length > 0) refuse(problems, null)
    return problems.length === 0
  }

  /** Back to what was saved, or to `values`; kept typing is forgotten. */
  const reset = (values: V = initial) => {
    setInitial(values)
    setState({ values, unread: {}, base: values })
    accept()
    setRestoredAt(null)
    if (place !== null) void forgetTyping(place)
  }

  return {
    values: state.values,
    base: state.base,
    problems: refusal.problems,
    unread: state.unread,
    error: refusal.error,
    attempt: refusal.attempt,
    ready,
    dirty,
    busy,
    restoredAt,
    /** what was put back was thrown away, and nothing typed since */
    discarded: discarded !== null && !dirty,
    set,
    check,
    checkFields,

    /** Ready to spread onto a field of the kit. */
    field: <P extends Path<V>>(path: P): Bound<At<V, P>> => {
      const problem = problemAt(path)
      return {
        name: path,
        value: readAt(state.values, path) as At<V, P>,
        onChange: (value) => set(path, value),
        error: problem === null ? null : problemSentence(problem, language),
        refused: refusal.problems.some((one) => one.path === path),
        unread: state.unread[path]?.text ?? null,
        onUnread: (text, code) => setUnread(path, text, code),
      }
    },

    /** The sentence at a path that is no field of the kit, or null. */
    errorAt: (path: string): string | null => {
      const problem = problemAt(path)
      return problem === null ? null : problemSentence(problem, language)
    },

    insertRow: <P extends ListPath<V>>(
      list: P,
      row: At<V, P> extends readonly (infer Item)[] ? Item : never,
      at: number = rows(list).length,
    ) => rearrange(list, replaced(rows(list), at, 0, [row])),
    removeRow: <P extends ListPath<V>>(list: P, at: number) =>
      rearrange(list, replaced(rows(list), at, 1, [])),
    /** `gone` rows from `at` on give way to others. */
    replaceRows: <P extends ListPath<V>>(
      list: P,
      at: number,
      gone: number,
      others: readonly (At<V, P> extends readonly (infer Item)[] ? Item : never)[],
    ) => rearrange(list, replaced(rows(list), at, gone, others)),
    moveRow: <P extends ListPath<V>>(list: P, from: number, to: number) =>
      rearrange(list, moved(rows(list), from, to)),

    /**
     * Checks, then saves. A refusal marks its fields and nothing typed is lost; after success the
     * kept typing is forgotten. Gives what `save` gave, or null when refused. `answered`: says
     * whether a refusal was answered in another way than by its sentence.
     */
    submit: async <T>(
      save: (input: z.input<S>) => Promise<T>,
      answered: (error: unknown) => Promise<boolean> = async () => false,
    ): Promise<{ value: T } | null> => {
      if (saving.current) return null
      const input = check()
      if (input === null) return null
      saving.current = true
      setBusy(true)
      try {
        const value = await save(input)
        accept()
        setRestoredAt(null)
        setDiscarded(null)
        setInitial(state.values)
        setState((now) => ({ ...now, base: state.values }))
        if (place !== null) await forgetTyping(place)
        return { value }
      } catch (error) {
        if (await answered(error)) {
          accept()
          return null
        }
        const problems = problemsFromError(error).map((one) => ({
          ...one,
          path: toPath ? toPath(one.path) : one.path,
        }))
        refuse(problems, problems.length > 0 ? null : error)
        return null
      } finally {
        saving.current = false
        setBusy(false)
      }
    },

    /** Shows a failure of a neighbouring action at this form. */
    refuse,

    /** Goes on over what stands there now; what was typed is merged into it. */
    meet: (theirs: V, merge: (mine: V) => V) => {
      setInitial(theirs)
      setState((now) => ({ ...now, values: merge(now.values), base: theirs }))
    },

    reset,

    /** Throws away what was put back; until something is typed it can be taken back. */
    discardRestored: () => {
      if (restoredAt !== null) setDiscarded({ state, at: restoredAt })
      reset()
    },
    takeBack: () => {
      if (discarded === null) return
      setState(discarded.state)
      setRestoredAt(discarded.at)
      setDiscarded(null)
    },
  }
}

/** What `useForm` gives; `Form` and `SaveBar` need only this much of it. */
export type AnyForm = Pick<
  ReturnType<typeof useForm<object, z.ZodType>>,
  | 'problems'
  | 'error'
  | 'attempt'
  | 'ready'
  | 'dirty'
  | 'busy'
  | 'restoredAt'
  | 'discarded'
  | 'discardRestored'
  | 'takeBack'
> & { reset: () => void }
