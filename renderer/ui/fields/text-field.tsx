import { Textarea, TextInput } from '@mantine/core'
import type { HTMLInputAutoCompleteAttribute, ReactNode } from 'react'
import { fieldFrame, type FieldProps } from './field'

interface TextFieldProps extends FieldProps {
  name: string
  value: string | null
  onChange: (value: string) => void
  error: string | null
  unread?: unknown
  onUnread?: unknown
  type?: 'text' | 'email' | 'tel' | 'url' | 'search'
  /** other than off only where the person types about themselves */
  autoComplete?: HTMLInputAutoCompleteAttribute
  maxLength?: number
  leftSection?: ReactNode
  rightSection?: ReactNode
  /** figures and capitals of equal width: IBAN, keys */
  mono?: boolean
  onBlur?: () => void
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { value, onChange, type = 'text', autoComplete = 'off', mono = false } = props
  return (
    <TextInput
      {...fieldFrame(props)}
      name={props.name}
      type={type}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={props.onBlur}
      autoComplete={autoComplete}
      spellCheck={false}
      maxLength={props.maxLength}
      leftSection={props.leftSection}
      rightSection={props.rightSection}
      {...(mono ? { classNames: { input: 'kluis-mono' } } : {})}
    />
  )
}

interface TextAreaFieldProps extends FieldProps {
  name: string
  value: string | null
  onChange: (value: string) => void
  error: string | null
  unread?: unknown
  onUnread?: unknown
  minRows?: number
  maxRows?: number
}

/** Several lines of text; grows with what is typed. */
export function TextAreaField(props: TextAreaFieldProps) {
  return (
    <Textarea
      {...fieldFrame(props)}
      name={props.name}
      value={props.value ?? ''}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      autosize
      minRows={props.minRows ?? 2}
      maxRows={props.maxRows ?? 12}
      spellCheck={false}
    />
  )
}
