import { Button, Group, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useImperativeHandle, useRef, type KeyboardEvent, type Ref } from 'react'
import { useTranslation } from '../../i18n/use-translation'
import { mostLines } from '../../../shared/invoices/contract'
import type { Totals } from '../../../shared/invoices/totals'
import { Section } from '../../ui/section'
import { newLine, type InvoiceForm } from './invoice-values'
import { LineRow } from './line-row'
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
}

/** From here on only the lines in sight exist. */
const manyLines = 25

/**
 * The lines as a grid for the keyboard: Enter goes a line down and adds one at the end, Ctrl+Enter
 * adds one below, Alt with an arrow moves the line, Ctrl+Delete takes it away.
 */
export function LineGrid({ ref, form, totals, choices }: LineGridProps) {
  const { t } = useTranslation()
  const { lines, prices } = form.values
  const frame = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const wanted = useRef<string | null>(null)
  const many = lines.length > manyLines
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing here is memoized by a compiler
  const virtual = useVirtualizer({
    count: lines.length,
    enabled: many,
    getScrollElement: () => scroller.current,
    estimateSize: () => 46,
    overscan: 8,
  })
  const full = lines.length >= mostLines

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
    if (many) virtual.scrollToIndex(line)
    frame.current?.querySelector<HTMLElement>(`[data-field="${wanted.current}"]`)?.focus()
  }
  useImperativeHandle(ref, () => ({ focus }))
  const add = (at: number) => {
    if (full) return
    const before = lines[at - 1] ?? lines[0]
    form.insertRow('lines', newLine(before?.vatKind ?? choices[0]?.value ?? 'standard'), at)
    wanted.current = `lines.${at}.description`
    if (many) virtual.scrollToIndex(at)
  }
  const remove = (at: number) => {
    form.removeRow('lines', at)
    const next = Math.min(at, lines.length - 2)
    wanted.current = next < 0 ? null : `lines.${next}.description`
  }
  const move = (from: number, to: number, column: string) => {
    if (to < 0 || to >= lines.length) return
    form.moveRow('lines', from, to)
    wanted.current = `lines.${to}.${column}`
  }

  const keys = (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target instanceof HTMLElement ? event.target.dataset.field : undefined
    const [, index = '', column = ''] = /^lines\.(\d+)\.(\w+)$/.exec(target ?? '') ?? []
    if (index === '') return
    const at = Number(index)
    const chord = event.ctrlKey || event.metaKey
    if (event.key === 'Enter' && chord && !event.shiftKey) add(at + 1)
    else if (event.key === 'Delete' && chord) remove(at)
    else if (event.altKey && event.key === 'ArrowUp') move(at, at - 1, column)
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
      onRemove={() => remove(index)}
      onMove={(to) => move(index, to, 'description')}
    />
  )
  const items = virtual.getVirtualItems()
  return (
    <Section title={t('invoices.editor.lines')}>
      <div
        ref={frame}
        role="group"
        aria-label={t('invoices.grid.label')}
        className="kluis-lines"
        onKeyDown={keys}
      >
        {lines.length > 0 && (
          <div className="kluis-line kluis-line-head" data-many={many || undefined} aria-hidden>
            <span />
            <span>{t('invoices.grid.description')}</span>
            <span data-align="right">{t('invoices.grid.quantity')}</span>
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
        {many ? (
          <div ref={scroller} className="kluis-lines-scroll">
            <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
              {items.map((item) => (
                <div
                  key={item.key}
                  ref={virtual.measureElement}
                  data-index={item.index}
                  className="kluis-lines-placed"
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  {row(item.index)}
                </div>
              ))}
            </div>
          </div>
        ) : (
          lines.map((_, index) => row(index))
        )}
      </div>
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
