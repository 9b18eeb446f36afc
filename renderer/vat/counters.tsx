import { Text } from '@mantine/core'
import { useData } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { InvoiceLink } from '../invoices/invoice-link'
import { Section } from '../ui/section'
import { Bar } from './bar'
import { Consumers } from './consumers'

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
      <Consumers year={year} state={euConsumers} />
    </>
  )
}
