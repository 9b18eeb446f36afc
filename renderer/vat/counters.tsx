import { Progress, Stack, Text } from '@mantine/core'
import { useData } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { InvoiceLink } from '../invoices/invoice-link'
import { Section } from '../ui/section'

/** Turnover of the year against the bounds that matter to this office. */
export function Counters({ year }: { year: number }) {
  const { t } = useTranslation()
  const { money, date } = useFormat()
  const { data } = useData('vat.year', { year })
  if (!data) return null
  const { scheme, smallBusiness, euConsumers } = data
  return (
    <>
      {scheme && smallBusiness && (
        <Section title={t('vat.scheme.title', { year })}>
          <Bar
            label={t('vat.scheme.state', {
              sum: money(smallBusiness.turnoverCents),
              bound: money(smallBusiness.boundCents),
              left: money(smallBusiness.leftCents),
            })}
            part={smallBusiness.turnoverCents / smallBusiness.boundCents}
          />
          {smallBusiness.crossedBy && (
            <Text>
              {t('vat.scheme.crossed', { date: date(smallBusiness.crossedBy.on) })}{' '}
              <InvoiceLink
                id={smallBusiness.crossedBy.documentId}
                number={t('vat.scheme.document')}
              />
            </Text>
          )}
        </Section>
      )}
      {euConsumers && euConsumers.cents + euConsumers.previousYearCents > 0 && (
        <Section title={t('vat.consumers.title', { year })}>
          <Bar
            label={t('vat.consumers.state', {
              sum: money(euConsumers.cents),
              bound: money(euConsumers.boundCents),
              left: money(euConsumers.leftCents),
            })}
            part={euConsumers.cents / euConsumers.boundCents}
          />
          {euConsumers.crossed && (
            <Text>{t('vat.consumers.crossed', { date: date(euConsumers.crossed.on) })}</Text>
          )}
        </Section>
      )}
    </>
  )
}

function Bar({ label, part }: { label: string; part: number }) {
  return (
    <Stack gap="xs">
      <Text>{label}</Text>
      <Progress
        value={Math.min(Math.max(part * 100, 0), 100)}
        color={part > 1 ? 'red' : 'teal'}
        aria-label={label}
      />
    </Stack>
  )
}
