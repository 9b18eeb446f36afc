import { Button, Group, Stack, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Quote, QuoteStep } from '../../../shared/quotes/contract'
import { useCall } from '../../api'
import { useFormat } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { InvoiceBadge } from '../../invoices/invoice-badge-link'
import { AnchorLink, ButtonLink } from '../../ui/links'
import { MoneyText } from '../../ui/money-text'
import { Section } from '../../ui/section'
import { toast } from '../../ui/toast'
import { PlanModal } from './plan-modal'

/** How an accepted quote is billed, and what was billed of it so far. */
export function Billing({ quote }: { quote: Quote }) {
  const { t } = useTranslation()
  const [planning, setPlanning] = useState(false)
  const { steps, begun, plannedAt, heldAt, clientId, lines } = quote
  const services = lines.filter(({ asService }) => asService)
  return (
    <Section
      title={t('quotes.plan.section')}
      actions={
        !begun &&
        heldAt === null &&
        plannedAt !== null && (
          <Button size="compact-sm" variant="subtle" onClick={() => setPlanning(true)}>
            {t('quotes.plan.change')}
          </Button>
        )
      }
    >
      {plannedAt === null ? (
        <Stack gap="sm" align="flex-start">
          <Text c="dimmed">{t('quotes.plan.none')}</Text>
          {heldAt === null && (
            <Button onClick={() => setPlanning(true)}>{t('quotes.plan.open')}</Button>
          )}
        </Stack>
      ) : (
        <Stack gap="md">
          {steps.map((step) => (
            <Step key={step.id} step={step} single={steps.length === 1} />
          ))}
          {services.map(({ id, description }) => (
            <Text key={id} className="kluis-wrap">
              {t('quotes.steps.asService', { line: description?.split('\n')[0] ?? '' })}
            </Text>
          ))}
          {services.length > 0 && (
            <ButtonLink
              to="/clients/$clientId"
              params={{ clientId: String(clientId) }}
              search={{ tab: 'services' }}
              variant="default"
            >
              {t('quotes.steps.services')}
            </ButtonLink>
          )}
        </Stack>
      )}
      {planning && <PlanModal quote={quote} onClose={() => setPlanning(false)} />}
    </Section>
  )
}

function Step({ step, single }: { step: QuoteStep; single: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const bill = useCall('quotes.bill')
  const { id, last, may, invoice, credited, shareBasisPoints } = step
  const share = format.percentage(shareBasisPoints)
  const what = single
    ? t('quotes.steps.whole')
    : last
      ? t('quotes.steps.last')
      : t('quotes.steps.part', { share })
  const verb = single
    ? t('quotes.steps.bill')
    : last
      ? t('quotes.steps.billLast')
      : t('quotes.steps.billPart', { share })
  const make = () =>
    bill.mutate(
      { stepId: id },
      {
        onError: toast.failed,
        onSuccess: ({ invoiceId }) =>
          void navigate({
            to: '/invoices/$invoiceId',
            params: { invoiceId: String(invoiceId) },
          }),
      },
    )
  return (
    <Stack gap={4}>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text fw={600}>{what}</Text>
        {invoice && <MoneyText cents={invoice.grossCents} />}
      </Group>
      {invoice && (
        <Group justify="space-between" gap="xs">
          <AnchorLink to="/invoices/$invoiceId" params={{ invoiceId: String(invoice.id) }}>
            {invoice.number ?? t('quotes.steps.draft')}
          </AnchorLink>
          <InvoiceBadge kind="invoice" state={invoice.state} sent={false} />
        </Group>
      )}
      {invoice && invoice.deductedCents > 0 && (
        <Text size="sm" c="dimmed">
          {t('quotes.steps.deducted')}
        </Text>
      )}
      {credited.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('quotes.steps.credited', { numbers: credited.map(({ number }) => number).join(', ') })}
        </Text>
      )}
      {invoice === null &&
        (may ? (
          <Button variant="light" loading={bill.isPending} onClick={make}>
            {verb}
          </Button>
        ) : (
          <Text size="sm" c="dimmed">
            {t(last ? 'quotes.steps.noneLast' : 'quotes.steps.none')}
          </Text>
        ))}
    </Stack>
  )
}
