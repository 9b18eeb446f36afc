import { useData } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { AnchorLink } from '../ui/links'

/** The quote an invoice bills a part of, as one of its facts; nothing for any other invoice. */
export function QuoteOfLink({ invoiceId }: { invoiceId: number }) {
  const { t } = useTranslation()
  const quote = useData('quotes.ofInvoice', { invoiceId }).data
  if (!quote) return null
  return (
    <div>
      <dt>{t('quotes.ofInvoice')}</dt>
      <dd>
        <AnchorLink to="/quotes/$quoteId" params={{ quoteId: String(quote.id) }}>
          {quote.number}
        </AnchorLink>
      </dd>
    </div>
  )
}
