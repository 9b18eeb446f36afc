import { Button, Stack, Text, Title } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import type { Quote } from '../../shared/quotes/contract'
import { useCall, useData } from '../api'
import { ClientLink } from '../clients/client-link'
import { useTranslation } from '../i18n/use-translation'
import { SheetLink } from '../invoices/sheet-link'
import { ClientPapers } from '../papers/client-papers-link'
import { DataState } from '../ui/data-state'
import { DateText, MomentText } from '../ui/date-text'
import { MoneyText } from '../ui/money-text'
import { Notice } from '../ui/notice'
import { Page } from '../ui/page'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'
import { Billing } from './billing/billing'
import { QuoteEditor, ToQuotes } from './editor/quote-editor'
import { QuoteActions } from './quote-actions'
import { QuoteBadge } from './quote-badge'
import './quotes.css'

/** A draft opens to be written; what was sent is shown as it left the office. */
export function QuoteScreen() {
  const { quoteId } = useParams({ from: '/quotes/$quoteId' })
  const { t } = useTranslation()
  const query = useData('quotes.get', { id: Number(quoteId) })
  const quote = query.data
  if (quote?.state === 'draft') return <QuoteEditor key={quoteId} quote={quote} />
  if (quote) return <QuotePage quote={quote} />
  return (
    <Page title={t('quotes.title')} breadcrumbs={[<ToQuotes key="list" />]}>
      <DataState of={query}>{() => null}</DataState>
    </Page>
  )
}

function QuotePage({ quote }: { quote: Quote }) {
  const { t } = useTranslation()
  const { id, number, state, mailedAt, clientId, clientName, intro, closing, buyer } = quote
  const title = t('quotes.one', { number: number ?? '' })
  return (
    <Page
      title={title}
      topic={title}
      breadcrumbs={[<ToQuotes key="list" />]}
      badge={<QuoteBadge state={state} mailed={mailedAt !== null} />}
      subtitle={<ClientLink id={clientId} name={clientName} />}
      actions={<QuoteActions quote={quote} />}
    >
      <div className="kluis-quote-page">
        <Stack gap="md">
          {quote.heldAt !== null && <Held id={id} />}
          <Stack
            component="section"
            aria-label={t('quotes.page.label')}
            gap="lg"
            className="kluis-sheet"
          >
            <Stack gap={2}>
              <Text fw={600}>{clientName}</Text>
              {quote.attention !== null && <Text>{quote.attention}</Text>}
              {buyer && (
                <>
                  <Text>{`${buyer.address.street} ${buyer.address.houseNumber}`.trim()}</Text>
                  <Text>{`${buyer.address.postcode} ${buyer.address.town}`.trim()}</Text>
                </>
              )}
            </Stack>
            <Title order={2} fz="xl">
              {quote.reference ?? title}
            </Title>
            {intro !== null && <Text style={{ whiteSpace: 'pre-line' }}>{intro}</Text>}
            <SheetLink of={quote} />
            {closing !== null && <Text style={{ whiteSpace: 'pre-line' }}>{closing}</Text>}
          </Stack>
        </Stack>
        <Stack gap="md">
          <Standing quote={quote} />
          {quote.outcome === 'accepted' && <Billing quote={quote} />}
          <ClientPapers
            clientId={clientId}
            quote={{ id, title: t('quotes.page.papers') }}
            gone={quote.outcome !== 'accepted'}
          />
        </Stack>
      </div>
    </Page>
  )
}

function Held({ id }: { id: number }) {
  const { t } = useTranslation()
  const settle = useCall('quotes.settleHeld')
  return (
    <Notice
      tone="warn"
      action={
        <Button
          variant="default"
          loading={settle.isPending}
          onClick={() =>
            settle.mutate(
              { id },
              { onError: toast.failed, onSuccess: () => toast.done(t('quotes.held.settled')) },
            )
          }
        >
          {t('quotes.held.settle')}
        </Button>
      }
    >
      <Text fw={600}>{t('quotes.held.title')}</Text>
      {t('quotes.held.body')}
    </Notice>
  )
}

function Standing({ quote }: { quote: Quote }) {
  const { t } = useTranslation()
  const { grossCents, sentOn, validUntil, decidedOn, acceptedBy, mailedAt } = quote
  const facts: [string, React.ReactNode][] = [
    [t('quotes.list.amount'), <MoneyText key="amount" cents={grossCents} strong />],
    [t('quotes.page.sentOn'), <DateText key="sent" date={sentOn} />],
    [t('quotes.list.validUntil'), <DateText key="until" date={validUntil} />],
    [
      t('quotes.page.mailedAt'),
      mailedAt === null ? (
        t('quotes.page.notMailed')
      ) : (
        <MomentText key="mailed" moment={mailedAt} />
      ),
    ],
    ...(decidedOn === null
      ? []
      : [
          [t('quotes.page.decided'), <DateText key="decided" date={decidedOn} />] satisfies [
            string,
            React.ReactNode,
          ],
        ]),
    ...(acceptedBy === null
      ? []
      : [[t('quotes.page.by'), t(`quotes.page.ways.${acceptedBy}`)] satisfies [string, string]]),
  ]
  return (
    <Section title={t('quotes.page.state')}>
      <dl className="kluis-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
