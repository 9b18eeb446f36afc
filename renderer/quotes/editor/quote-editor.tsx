import { Button } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Quote } from '../../../shared/quotes/contract'
import { useCall, useData } from '../../api'
import { useToday } from '../../api/use-today'
import { useTranslation } from '../../i18n/use-translation'
import { confirm } from '../../ui/confirm'
import { DataState } from '../../ui/data-state'
import { AnchorLink } from '../../ui/links'
import { Page } from '../../ui/page'
import { toast } from '../../ui/toast'
import { QuoteBadge } from '../quote-badge'
import { QuoteForm } from './quote-form'
import { newQuote, valuesOf } from './quote-values'

/** A new quote, begun for a client or for nobody yet. */
export function NewQuote() {
  const { t } = useTranslation()
  const { clientId } = useSearch({ from: '/quotes/new' })
  const agency = useData('settings.agency', {})
  const today = useToday()
  return (
    <Page
      title={t('quotes.new')}
      breadcrumbs={[<ToQuotes key="list" />]}
      badge={<QuoteBadge state="draft" mailed={false} />}
    >
      <DataState of={agency}>
        {({ vatPosition }) => {
          const smallBusiness = vatPosition === 'small-business'
          return (
            <QuoteForm
              quote={null}
              initial={newQuote(smallBusiness, clientId)}
              today={today}
              smallBusiness={smallBusiness}
            />
          )
        }}
      </DataState>
    </Page>
  )
}

/** A draft that was saved before. */
export function QuoteEditor({ quote }: { quote: Quote }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const agency = useData('settings.agency', {})
  const today = useToday()
  const discard = useCall('quotes.discard')
  const throwAway = async () => {
    const sure = await confirm({
      title: t('quotes.form.discardTitle'),
      body: t('quotes.form.discardBody'),
      confirm: t('quotes.form.discard'),
      danger: true,
    })
    if (!sure) return
    discard.mutate(
      { id: quote.id },
      {
        onError: toast.failed,
        onSuccess: () => {
          toast.done(t('quotes.form.discarded'))
          void navigate({ to: '/quotes' })
        },
      },
    )
  }
  return (
    <Page
      title={t('quotes.draft')}
      breadcrumbs={[<ToQuotes key="list" />]}
      badge={<QuoteBadge state="draft" mailed={false} />}
      actions={
        <Button
          variant="default"
          loading={discard.isPending}
          leftSection={<IconTrash size={18} stroke={1.75} aria-hidden />}
          onClick={() => void throwAway()}
        >
          {t('quotes.form.discard')}
        </Button>
      }
    >
      <DataState of={agency}>
        {({ vatPosition }) => {
          const smallBusiness = vatPosition === 'small-business'
          return (
            <QuoteForm
              quote={quote}
              initial={valuesOf(quote, smallBusiness)}
              today={today}
              smallBusiness={smallBusiness}
            />
          )
        }}
      </DataState>
    </Page>
  )
}

export function ToQuotes() {
  const { t } = useTranslation()
  return (
    <AnchorLink to="/quotes" inherit>
      {t('quotes.title')}
    </AnchorLink>
  )
}
