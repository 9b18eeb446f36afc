import { Stack } from '@mantine/core'
import { useDeferredValue, useMemo, type ReactNode } from 'react'
import { useData } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { Section } from '../ui/section'
import { DiscountFields } from './editor/discount-fields'
import { Prices } from './editor/head-fields'
import {
  inputOf,
  newInvoice,
  totalsOf,
  type InvoiceForm,
  type InvoiceValues,
} from './editor/invoice-values'
import { LineGrid } from './editor/line-grid'
import { TotalsRows } from './editor/totals-panel'
import { useVatChoices } from './editor/vat-choices'

export type LinesValues = InvoiceValues
export type LinesForm = InvoiceForm

/** One empty line, for another document that has such lines. */
export const noLines = (smallBusiness: boolean, clientId: number | null): LinesValues =>
  newInvoice({ clientId, today: '', vatKind: smallBusiness ? 'small-business' : 'standard' })

/** What of it is typed in the lines, and about all of them. */
export const linesInput = (values: LinesValues) => {
  const { lines, discount, pricesIncludeVat } = inputOf(values)
  return { lines, discount, pricesIncludeVat }
}

interface LinesPickerProps {
  form: LinesForm
  today: string
  smallBusiness: boolean
  /** beside the totals */
  children: ReactNode
}

/** The lines of a document as they are typed, how prices are meant, and what it adds up to. */
export function LinesPicker({ form, today, smallBusiness, children }: LinesPickerProps) {
  const { t } = useTranslation()
  const settled = useDeferredValue(form.values)
  const { clientId } = form.values
  const check = useData('invoices.check', { draft: { clientId } })
  const countryRate = check.data?.countryRate ?? null
  const totals = useMemo(() => totalsOf(settled, today, countryRate), [settled, today, countryRate])
  const choices = useVatChoices(today, smallBusiness, countryRate)
  return (
    <>
      <LineGrid ref={null} form={form} totals={totals} choices={choices} day={today} />
      <div className="kluis-invoice-foot">
        <Stack gap="md">{children}</Stack>
        <Section title={t('invoices.totals.title')}>
          <Prices form={form} />
          <DiscountFields form={form} />
          <TotalsRows
            totals={totals}
            offer
            subtotalCents={totals?.lines.reduce((sum, line) => sum + line.amountCents, 0) ?? 0}
          />
        </Section>
      </div>
    </>
  )
}
