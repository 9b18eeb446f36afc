import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from '../../i18n/use-translation'

interface SearchBoxProps {
  /** what a screen reader calls it */
  label: string
  hint: string
  initial: string
  autoFocus?: boolean
  onSearch: (text: string) => void
  onOpenFirst: () => void
}

/**
 * Searches while one types; the arrow down goes into the list, Enter opens the first of it, a slash
 * anywhere on the page leads here.
 */
export function SearchBox(props: SearchBoxProps) {
  const { label, hint, initial, autoFocus = false, onSearch, onOpenFirst } = props
  const { t } = useTranslation()
  const box = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(initial)
  const search = useDebouncedCallback(onSearch, { delay: 120, flushOnUnmount: false })
  useHotkeys([['/', () => box.current?.focus()]])
  const set = (text: string) => {
    setTyped(text)
    search(text.slice(0, 200))
  }
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'ArrowDown') {
      const row = document.querySelector<HTMLElement>('tr[data-index][tabindex="0"]')
      if (row) event.preventDefault()
      row?.focus()
    }
    if (event.key === 'Enter' && typed.trim() !== '') onOpenFirst()
    if (event.key === 'Escape' && typed !== '') set('')
  }
  return (
    <TextInput
      ref={box}
      type="search"
      aria-label={label}
      placeholder={hint}
      value={typed}
      onChange={(event) => set(event.currentTarget.value)}
      onKeyDown={keys}
      autoComplete="off"
      spellCheck={false}
      autoFocus={autoFocus}
      flex="1 1 18rem"
      maw="34rem"
      leftSection={<IconSearch size={18} stroke={1.75} aria-hidden />}
      rightSection={
        typed === '' ? undefined : (
          <CloseButton size="sm" aria-label={t('ui.clearSearch')} onClick={() => set('')} />
        )
      }
    />
  )
}
