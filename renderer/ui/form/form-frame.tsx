import { Box, Button } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useCallback, useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import { useTranslation } from '../../i18n/use-translation'
import { AppError, type FieldProblem } from '../../../shared/errors'
import { errorSentence } from '../../i18n/errors/errors'
import { problemSentence } from '../../i18n/problems/problems'
import { useFormat } from '../../i18n/use-format'
import { LoadingState } from '../data-state'
import type { AnyForm } from './form'
import { isWithin } from './form-path'
import { Notice } from '../notice'

interface FormProps {
  form: AnyForm
  onSubmit: () => unknown
  /** what a screen reader calls the form */
  label: string
  children: ReactNode
}

/**
 * The element around a form's fields: notice of restored typing, summary of a refusal, focus on the
 * first wrong field, Ctrl+S saves. Fields appear once kept typing was looked up.
 */
export function Form({ form, onSubmit, label, children }: FormProps) {
  const element = useRef<HTMLFormElement>(null)
  const { problems, error, attempt } = form

  useEffect(() => {
    if (attempt === 0 || !element.current) return
    const wrong = fieldsIn(element.current).find((field) =>
      problems.some((problem) => belongs(problem, field)),
    )
    const target = wrong ?? element.current.querySelector<HTMLElement>('[data-refusal]')
    target?.focus()
    target?.scrollIntoView({ block: 'center' })
    // Only a new refusal moves the focus, not the mending of a field.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- problems change while one is typing
  }, [attempt])

  useSaveKey(element)
  if (!form.ready) return <LoadingState rows={6} />
  return (
    <form
      ref={element}
      noValidate
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault()
        event.stopPropagation()
        onSubmit()
      }}
    >
      {form.restoredAt !== null && (
        <Restored at={form.restoredAt} onDiscard={form.discardRestored} />
      )}
      {form.discarded && <Discarded onTakeBack={form.takeBack} />}
      {(problems.length > 0 || error !== null) && (
        <Refusal key={attempt} problems={problems} error={error} />
      )}
      {children}
    </form>
  )
}

/** Ctrl+S saves the form one is in; with the focus elsewhere the topmost one: a dialog's before the page's. */
const useSaveKey = (element: RefObject<HTMLFormElement | null>) => {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey)
        return
      const own = element.current
      const around = event.target instanceof Element ? event.target.closest('form') : null
      if (!own || own !== (around ?? [...document.forms].at(-1))) return
      event.preventDefault()
      own.requestSubmit()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [element])
}

const fieldsIn = (form: HTMLElement): HTMLElement[] => [
  ...form.querySelectorAll<HTMLElement>('[data-field]'),
]

const belongs = (problem: FieldProblem, field: HTMLElement): boolean => {
  const path = field.dataset.field ?? ''
  return path !== '' && isWithin(problem.path, path)
}

function Restored({ at, onDiscard }: { at: string; onDiscard: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Box mb="md">
      <Notice
        tone="info"
        icon={IconHistory}
        role="status"
        action={
          <Button variant="subtle" size="compact-sm" onClick={onDiscard}>
            {t('ui.discard')}
          </Button>
        }
      >
        {t('ui.restored')} · {t('ui.restoredAt', { moment: format.moment(at) })}
      </Notice>
    </Box>
  )
}

function Discarded({ onTakeBack }: { onTakeBack: () => void }) {
  const { t } = useTranslation()
  return (
    <Box mb="md">
      <Notice
        tone="plain"
        icon={IconHistory}
        role="status"
        action={
          <Button variant="subtle" size="compact-sm" autoFocus onClick={onTakeBack}>
            {t('ui.takeBack')}
          </Button>
        }
      >
        {t('ui.discarded')}
      </Notice>
    </Box>
  )
}

/**
 * What stands in the way, in a sentence. Each field says its own; listed here is only what no field
 * on this screen can say.
 */
function Refusal({ problems, error }: { problems: readonly FieldProblem[]; error: unknown }) {
  const { language } = useFormat()
  const [homeless, setHomeless] = useState<ReadonlySet<string> | null>(null)
  const look = useCallback((notice: HTMLElement | null) => {
    const form = notice?.closest('form')
    if (!form) return
    const fields = fieldsIn(form)
    setHomeless(
      new Set(
        problems
          .filter((problem) => !fields.some((field) => belongs(problem, field)))
          .map(({ path }) => path),
      ),
    )
    // The notice is made anew at every refusal.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- problems only shrink until the next one
  }, [])
  const alone = problems.filter(({ path }) => homeless?.has(path))
  // One wrong field has the focus and its sentence: that is enough said.
  if (error === null && problems.length === 1 && homeless?.size === 0) return null
  return (
    <Box mb="md">
      <Notice tone="bad" role="alert" ref={look}>
        {errorSentence(
          error ?? new AppError('invalid-input', { problems: [...problems] }),
          language,
        )}
        {alone.length > 0 && (
          <ul>
            {alone.map((problem) => (
              <li key={problem.path}>{problemSentence(problem, language)}</li>
            ))}
          </ul>
        )}
      </Notice>
    </Box>
  )
}
