import { TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { fieldFrame, type FieldProps } from './field'

/** What a field over a value that is typed as text takes: amounts, quantities, dates. */
export interface ReadFieldProps<T> extends FieldProps {
  name: string
  value: T | null
  onChange: (value: T | null) => void
  error: string | null
  unread: string | null
  onUnread: (text: string | null, code: string) => void
  /** the form was sent since it was typed in last, and refused because of it */
  refused?: boolean
  /** a short field under a long label */
  inputWidth?: string
}

interface ReadingProps<T> extends ReadFieldProps<T> {
  /** the value, or null for text that is none */
  read: (text: string) => T | null
  write: (value: T) => string
  /** the problem of text that is no value */
  code: string
  align?: 'left' | 'right'
  rightSection?: ReactNode
  inputMode?: 'decimal' | 'numeric' | 'text'
}

/**
 * Shows the value as this language writes it, leaves the text alone while one types, reads it on
 * every keystroke, tidies it when the field is left, and keeps text it cannot read with an error.
 */
export function ReadField<T>(props: ReadingProps<T>) {
  const { value, onChange, unread, onUnread, read, write, code, align = 'right' } = props
  const [typing, setTyping] = useState<string | null>(null)
  const shown = typing ?? unread ?? (value === null ? '' : write(value))

  const take = (text: string): void => {
    const next = text.trim() === '' ? null : read(text)
    if (next === null && text.trim() !== '') onUnread(text, code)
    else {
      onUnread(null, code)
      if (next !== value || unread !== null) onChange(next)
    }
  }

  // While a number is half typed ("1.") it is no mistake yet; the mark waits until the field is left
  // or the form is sent.
  const error = typing === null || (props.refused ?? false) ? props.error : null
  return (
    <TextInput
      {...fieldFrame({ ...props, error })}
      name={props.name}
      value={shown}
      inputMode={props.inputMode ?? 'decimal'}
      autoComplete="off"
      spellCheck={false}
      classNames={{ input: align === 'right' ? 'kluis-money' : 'kluis-figures' }}
      styles={{ input: { textAlign: align }, wrapper: { maxWidth: props.inputWidth } }}
      rightSection={props.rightSection}
      onFocus={(event) => {
        setTyping(shown)
        event.currentTarget.select()
      }}
      onChange={(event) => {
        setTyping(event.currentTarget.value)
        take(event.currentTarget.value)
      }}
      onBlur={() => setTyping(null)}
    />
  )
}
