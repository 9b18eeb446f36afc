import { Button } from '@mantine/core'
import { useState, type ClipboardEvent, type ReactNode } from 'react'
import { mostLines } from '../../../shared/invoices/contract'
import { problemSentence } from '../../i18n/problems/problems'
import { useLanguage } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { Notice } from '../../ui/notice'
import { isBlank, knownRate, newLine, type InvoiceForm, type LineValues } from './invoice-values'
import { pastedLines, type BadCell, type PastedColumn } from './pasted-lines'
import type { VatChoices } from './vat-choices'

const codes: Record<PastedColumn, string> = {
  description: 'too-long',
  quantity: 'not-a-quantity',
  unit: 'not-a-unit',
  price: 'not-a-price',
  discount: 'not-a-percentage',
  vat: 'not-a-vat-kind',
}

interface PastedRows {
  at: number
  added: LineValues[]
  /** the blank line they came in the place of */
  gone: LineValues[]
  /** all lines as they were right after */
  after: LineValues[]
}

type Outcome = { pasted: PastedRows } | { bad: BadCell } | { many: true }

interface LinePaste {
  /** `at`: the line the keyboard is in. True when the clipboard held rows: they are in, or refused. */
  paste: (event: ClipboardEvent, at: number) => boolean
  /** Takes the rows out again, as long as nothing was changed since; false when there are none. */
  undo: () => boolean
  /** what became of it, to stand under the lines */
  notice: ReactNode
}

/** Rows of a spreadsheet as invoice lines, all or none, that can be taken back. */
export const useLinePaste = (form: InvoiceForm, choices: VatChoices, day: string): LinePaste => {
  const { t } = useTranslation()
  const language = useLanguage()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const { lines } = form.values
  const pasted = outcome !== null && 'pasted' in outcome ? outcome.pasted : null
  const untouched =
    pasted !== null && pasted.added.every((line, index) => lines[pasted.at + index] === line)

  const takeOut = ({ at, added, gone }: PastedRows) => {
    form.replaceRows('lines', at, added.length, gone)
    setOutcome(null)
  }
  const undo = (): boolean => {
    const same =
      pasted?.after.length === lines.length &&
      pasted.after.every((line, index) => lines[index] === line)
    if (pasted && same) takeOut(pasted)
    return pasted !== null && same
  }
  const paste = (event: ClipboardEvent, typingIn: number): boolean => {
    const kinds = choices.map(({ value }) => ({ kind: value, rate: knownRate(value, day, null) }))
    const blank = newLine(lines[typingIn]?.vatKind ?? kinds[0]?.kind ?? 'standard')
    const text = event.clipboardData.getData('text/plain')
    const read = pastedLines(text, { language, kinds, blank })
    if (read === null) return false
    event.preventDefault()
    if ('bad' in read) {
      setOutcome(read)
      return true
    }
    const here = lines[typingIn]
    const gone = here && isBlank(here) ? [here] : []
    const at = here ? typingIn + 1 - gone.length : lines.length
    const after = [...lines.slice(0, at), ...read.lines, ...lines.slice(at + gone.length)]
    if (after.length > mostLines) {
      setOutcome({ many: true })
      return true
    }
    form.replaceRows('lines', at, gone.length, read.lines)
    setOutcome({ pasted: { at, added: read.lines, gone, after } })
    return true
  }

  const notice = (): ReactNode => {
    if (outcome === null) return null
    if ('many' in outcome) {
      return (
        <Notice tone="bad" role="alert">
          {t('invoices.grid.tooMany', { count: mostLines })} {t('invoices.paste.nothing')}
        </Notice>
      )
    }
    if ('bad' in outcome) {
      const { row, column, text } = outcome.bad
      return (
        <Notice tone="bad" role="alert">
          {t('invoices.paste.bad', {
            row,
            column: t(`invoices.grid.${column}`).toLowerCase(),
            text: text.length > 40 ? `${text.slice(0, 40)}…` : text,
          })}{' '}
          {problemSentence({ path: '', code: codes[column] }, language)}{' '}
          {t('invoices.paste.nothing')}
        </Notice>
      )
    }
    if (!untouched) return null
    return (
      <Notice
        tone="good"
        role="status"
        action={
          <Button variant="subtle" size="compact-sm" onClick={() => takeOut(pasted)}>
            {t('invoices.paste.undo')}
          </Button>
        }
      >
        {t('invoices.paste.done', { count: pasted.added.length })}
      </Notice>
    )
  }
  return { paste, undo, notice: notice() }
}
