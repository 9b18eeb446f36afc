import type { Quote } from '../../../shared/quotes/contract'
import { quoteInput, type QuoteInput } from '../../../shared/quotes/contract'
import { linesInput, noLines, type LinesForm, type LinesValues } from '../../invoices/lines-picker'
import { useForm } from '../../ui/form/form'

/** What is typed about a quote; its closing text is the note of the lines. */
export interface QuoteValues extends LinesValues {
  intro: string
  /** null: the usual number of days */
  validUntil: string | null
}

export const newQuote = (smallBusiness: boolean, clientId: number | null): QuoteValues => ({
  ...noLines(smallBusiness, clientId),
  supplyFrom: null,
  intro: '',
  validUntil: null,
})

export const valuesOf = (quote: Quote, smallBusiness: boolean): QuoteValues => {
  const { discount } = quote
  return {
    ...newQuote(smallBusiness, quote.clientId),
    reference: quote.reference ?? '',
    attention: quote.attention ?? '',
    intro: quote.intro ?? '',
    note: quote.closing ?? '',
    validUntil: quote.validUntil,
    prices: quote.pricesIncludeVat ? 'incl' : 'excl',
    discountKind: discount === null ? 'none' : 'cents' in discount ? 'amount' : 'share',
    discountShare: discount !== null && 'basisPoints' in discount ? discount.basisPoints : null,
    discountAmount: discount !== null && 'cents' in discount ? discount.cents : null,
    lines: quote.lines.map((line) => ({
      description: line.description ?? '',
      quantity: line.quantity,
      unit: line.unit ?? '',
      unitPriceCents: line.unitPriceCents,
      unitPriceHundredths: line.unitPriceHundredths,
      discountBasisPoints: line.discountBasisPoints === 0 ? null : line.discountBasisPoints,
      vatKind: line.vatKind,
      periodId: null,
      periodFrom: null,
      periodTo: null,
      workId: null,
      deductsId: null,
    })),
    updatedAt: quote.updatedAt,
  }
}

const inputOf = (values: QuoteValues): unknown =>
  ({
    ...linesInput(values),
    clientId: values.clientId ?? undefined,
    reference: values.reference,
    attention: values.attention,
    validUntil: values.validUntil,
    intro: values.intro,
    closing: values.note,
  }) satisfies Omit<QuoteInput, 'clientId'> & { clientId: number | undefined }

/** Where a problem of the office belongs in the form. */
const toPath = (path: string): string => {
  if (path === 'closing') return 'note'
  if (path === 'discount.basisPoints') return 'discountShare'
  return path.startsWith('discount') ? 'discountAmount' : path
}

export const useQuoteForm = (id: number | null, initial: QuoteValues) =>
  useForm({
    form: id === null ? 'quotes/new' : `quotes/${id}`,
    clientId: initial.clientId,
    initial,
    schema: quoteInput,
    toInput: inputOf,
    toPath,
  })
export type QuoteForm = ReturnType<typeof useQuoteForm>

/** The same form, as the lines know it: all that an invoice's lines have, a quote's have. */
export const asLines = (form: QuoteForm): LinesForm => form as unknown as LinesForm
