import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from '../../i18n/use-translation'
import type { KeysetList } from './use-list'

interface SearchBoxProps<Row> {
  /** what a screen reader calls it */
  label: string
  hint: string
  /** what the list is asked for now */
  text: string
  list: KeysetList<Row>
  autoFocus?: boolean
  onSearch: (text: string) => void
  /** Enter, once the list is the answer to exactly what was typed. */
  onOpenFirst: (row: Row) => void
}

/** Milliseconds between the last key and the question. */
const settling = 40
const longest = 200

/**
 * Searches while one types; the arrow down goes into the list, Enter opens the first of it, a slash
 * anywhere on the page leads here. Both keys wait for the answer to exactly what was typed.
 */
export function SearchBox<Row>(props: SearchBoxProps<Row>) {
  const { label, hint, text, list, autoFocus = false, onSearch, onOpenFirst } = props
  const { t } = useTranslation()
  const box = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(text)
  const waiting = useRef<'open' | 'list' | null>(null)
  const [, setWaits] = useState(0)
  const asked = useRef([text])
  const ask = (what: string) => {
    asked.current.push(what)
    onSearch(what)
  }
  const askSoon = useDebouncedCallback(ask, { delay: settling, flushOnUnmount: false })
  useHotkeys([['/', () => box.current?.focus()]])

  useEffect(() => {
    const place = asked.current.indexOf(text)
    asked.current.splice(0, place < 0 ? asked.current.length : place)
    if (place >= 0) return
    // Asked for from elsewhere: "show all", or the way back.
    asked.current.push(text)
    setTyped(text)
  }, [text])

  const answered = text === typed.slice(0, longest) && !list.isFormer && !list.isFetching
  useEffect(() => {
    const then = waiting.current
    if (then === null || !answered) return
    waiting.current = null
    const [first] = list.rows
    if (then === 'list') focusList()
    else if (first !== undefined && list.error === null) onOpenFirst(first)
  })

  const set = (next: string) => {
    waiting.current = null
    setTyped(next)
    askSoon(next.slice(0, longest))
  }
  const wait = (then: 'open' | 'list') => {
    waiting.current = then
    askSoon.flush()
    // With the answer there already nothing else would come to look.
    setWaits((times) => times + 1)
  }
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'ArrowDown') {
      event.preventDefault()
      wait('list')
    }
    if (event.key === 'Enter' && typed.trim() !== '') wait('open')
    if (event.key === 'Escape' && typed !== '') {
      // The first Escape is the search's own; what is open beside it stays.
      event.stopPropagation()
      set('')
    }
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
      onBlur={() => {
        waiting.current = null
        // Before whatever was pressed instead, which may lead elsewhere: asked later it would lead back.
        askSoon.flush()
      }}
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

const focusList = (): void =>
  document.querySelector<HTMLElement>('tr[data-index][tabindex="0"]')?.focus()
