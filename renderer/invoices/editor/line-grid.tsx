import { Button, Group, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type Ref,
} from 'react'
import { useTranslation } from '../../i18n/use-translation'
import { mostLines } from '../../../shared/invoices/contract'
import type { Totals } from '../../../shared/invoices/totals'
import { Section } from '../../ui/section'
import { newLine, type InvoiceForm } from './invoice-values'
import { LineRow } from './line-row'
import { useLinePaste } from './use-line-paste'
import type { VatChoices } from './vat-choices'
import '../invoices.css'

/** Brings a field into sight, also of a line that is not drawn just now. */
export interface LineGridHandle {
  focus(line: number, column: string): void
}

interface LineGridProps {
  ref: Ref<LineGridHandle>
  form: InvoiceForm
  totals: Totals | null
  choices: VatChoices
  /** whose rates count */
  day: string
}

/** From here on only the lines in sight exist, and the one that is typed in. */
const manyLines = 25

const withLine = (inSight: number[], line: number, count: number): number[] =>
  line >= count || inSight.includes(line) ? inSight : [...inSight, line].sort((a, b) => a - b)

/**
 * The lines as a grid for the keyboard: Enter goes a line down and adds one at the end, Ctrl+Enter
 * adds one below, Alt with an arrow moves the line, Ctrl+Delete takes it away. Rows pasted from a
 * spreadsheet become lines.
 */
export function LineGrid({ ref, form, totals, choices, day }: LineGridProps) {
  const { t } = useTranslation()
  const { lines, prices } = form.values
  const frame = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const wanted = useRef<string | null>(null)
  const many = lines.length > manyLines
  /** the line the keyboard is in: it exists wherever the list was scrolled to */
  const [typingIn, setTypingIn] = useState(0)
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing here is memoized by a compiler
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 46,
    overscan: 8,
    rangeExtractor: (range) => withLine(defaultRangeExtractor(range), typingIn, lines.length),
  })
  const shown = many ? virtual.getVirtualItems() : lines.map((_, index) => ({ index, start: 0 }))
  const full = lines.length >= mostLines
  const { paste, undo, notice } = useLinePaste(form, choices, day)

  // The field to go to may be drawn only after the change that asked for it.
  useEffect(() => {
    const path = wanted.current
    const field = path && frame.current?.querySelector<HTMLElement>(`[data-field="${path}"]`)
    if (!field) return
    wanted.current = null
    field.focus()
  })

  const focus = (line: number, column: string) => {
    wanted.current = `lines.${line}.${column}`
    setTypingIn(line)
    frame.current?.querySelector<HTMLElement>(`[data-field="${wanted.current}"]`)?.focus()
  }
  useImperativeHandle(ref, () => ({ focus }))
  const add = (at: number) => {
    if (full) return
    const before = lines[at - 1] ?? lines[0]
    form.insertRow('lines', newLine(before?.vatKind ?? choices[0]?.value ?? 'standard'), at)
    wanted.current = `lines.${at}.description`
    setTypingIn(at)
  }
  const remove = (at: number) => {
    form.removeRow('lines', at)
    const next = Math.min(at, lines.length - 2)
    wanted.current = next < 0 ? null : `lines.${next}.description`
    setTypingIn(Math.max(next, 0))
  }
  const move = (from: number, to: number, column: string) => {
    if (to < 0 || to >= lines.length) return
    form.moveRow('lines', from, to)
    wanted.current = `lines.${to}.${column}`
    setTypingIn(to)
  }
  // Rows that did not change are not drawn anew, and still do what these do now.
  const work = useRef({ remove, move })
  useLayoutEffect(() => {
    work.current = { remove, move }
  })
  const onRemove = useCallback((at: number) => work.current.remove(at), [])
  const onMove = useCallback(
    (from: number, to: number) => work.current.move(from, to, 'description'),
    [],
  )

  const keys = (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target instanceof HTMLElement ? event.target.dataset.field : undefined
    const [, index = '', column = ''] = /^lines\.(\d+)\.(\w+)$/.exec(target ?? '') ?? []
    if (index === '') return
    const at = Number(index)
    const chord = event.ctrlKey || event.metaKey
    if (event.key === 'Enter' && chord && !event.shiftKey) add(at + 1)
    else if (event.key === 'Delete' && chord) remove(at)
    else if (event.key === 'z' && chord && !event.shiftKey) {
      if (!undo()) return
      focus(Math.min(at, lines.length - 1), 'description')
    } else if (event.altKey && event.key === 'ArrowUp') move(at, at - 1, column)
    else if (event.altKey && event.key === 'ArrowDown') move(at, at + 1, column)
    else if (event.key === 'Enter' && !event.shiftKey && column !== 'description') {
      if (at === lines.length - 1) add(at + 1)
      else focus(at + 1, column)
    } else return
    event.preventDefault()
  }

  const row = (index: number) => (
    <LineRow
      key={index}
      form={form}
      index={index}
      count={lines.length}
      amountCents={totals && (totals.lines[index]?.amountCents ?? 0)}
      choices={choices}
      onRemove={onRemove}
      onMove={onMove}
    />
  )
  return (
    <Section title={t('invoices.editor.lines')}>
      <div
        ref={frame}
        role="group"
        aria-label={t('invoices.grid.label')}
        className="kluis-lines"
        onKeyDown={keys}
        onPaste={(event) => void paste(event, typingIn)}
        onFocus={({ target }) => {
          const at = Number(target.closest<HTMLElement>('[data-index]')?.dataset.index ?? NaN)
          if (!Number.isNaN(at)) setTypingIn(at)
        }}
      >
        {lines.length > 0 && (
          <div className="kluis-line kluis-line-head" data-many={many || undefined} aria-hidden>
            <span />
            <span>{t('invoices.grid.description')}</span>
            <span data-align="right">{t('invoices.grid.quantity')}</span>
            <span>{t('invoices.grid.unit')}</span>
            <span data-align="right">
              {t(prices === 'incl' ? 'invoices.grid.priceIncl' : 'invoices.grid.price')}
            </span>
            <span data-align="right">{t('invoices.grid.discount')}</span>
            <span>{t('invoices.grid.vat')}</span>
            <span data-align="right">{t('invoices.grid.amount')}</span>
            <span />
          </div>
        )}
        {lines.length === 0 && <Text c="dimmed">{t('invoices.grid.empty')}</Text>}
        <div ref={scroller} className="kluis-lines-scroll" data-many={many || undefined}>
          <div style={many ? { height: virtual.getTotalSize(), position: 'relative' } : undefined}>
            {shown.map((item) => (
              <div
                key={item.index}
                ref={virtual.measureElement}
                data-index={item.index}
                className={many ? 'kluis-lines-placed' : 'kluis-lines-flowing'}
                style={many ? { transform: `translateY(${item.start}px)` } : undefined}
              >
                {row(item.index)}
              </div>
            ))}
          </div>
        </div>
      </div>
      {notice}
      <Group justify="space-between" gap="sm">
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconPlus size={16} aria-hidden />}
          disabled={full}
          onClick={() => add(lines.length)}
        >
          {t('invoices.grid.add')}
        </Button>
        <Text size="xs" c="dimmed">
          {full ? t('invoices.grid.tooMany', { count: mostLines }) : t('invoices.grid.keys')}
        </Text>
      </Group>
      {form.errorAt('lines') !== null && (
        <Text c="var(--mantine-color-error)" role="alert" tabIndex={-1} data-field="lines">
          {form.errorAt('lines')}
        </Text>
      )}
    </Section>
  )
}
