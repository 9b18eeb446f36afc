import type { ReactNode } from 'react'

/** What every field takes beside `{...form.field('name')}`. */
export interface FieldProps {
  label: string
  /** a line of help under the label */
  description?: ReactNode
  /** shows the mark; the schema does the checking */
  required?: boolean
  disabled?: boolean
  placeholder?: string
  autoFocus?: boolean
  /** hides the label from the eye only: in a table whose heading says the same */
  hideLabel?: boolean
  w?: string | number
}

interface Told extends FieldProps {
  name: string
  error: string | null
}

/**
 * The part of a field that is the same everywhere: visible label, required mark, help and error
 * linked by aria-describedby, and the name by which a refusal finds it.
 */
export const fieldFrame = ({
  name,
  label,
  description,
  error,
  required = false,
  disabled = false,
  placeholder,
  autoFocus = false,
  hideLabel = false,
  w,
}: Told) => {
  return {
    label: hideLabel ? undefined : label,
    'aria-label': hideLabel ? label : undefined,
    description,
    error: error ?? undefined,
    withAsterisk: required,
    'aria-required': required || undefined,
    disabled,
    placeholder,
    'data-field': name,
    'data-autofocus': autoFocus || undefined,
    autoFocus,
    w,
    errorProps: { 'aria-live': 'polite' as const },
  }
}
