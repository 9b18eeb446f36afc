import { Code, Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Order } from '../../shared/orders/contract'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { countryName } from '../../shared/countries'
import { DateText, MomentText } from '../ui/date-text'
import { Section } from '../ui/section'

function Facts({ rows }: { rows: readonly (readonly [string, ReactNode])[] }) {
  return (
    <Table withRowBorders={false} verticalSpacing={4} horizontalSpacing={0} layout="fixed">
      <Table.Tbody>
        {rows.map(
          ([name, value]) =>
            value !== null &&
            value !== '' && (
              <Table.Tr key={name}>
                <Table.Th scope="row" w="14rem" fw={400} c="dimmed">
                  {name}
                </Table.Th>
                <Table.Td className="kluis-wrap">{value}</Table.Td>
              </Table.Tr>
            ),
        )}
      </Table.Tbody>
    </Table>
  )
}

/** What the order says, as it was registered. */
export function OrderFacts({ order }: { order: Order }) {
  const { t } = useTranslation()
  const { language, moment } = useFormat()
  const { answerBy, preservedUntil, prolongedAt, liftedAt, outcome, closedAt } = order
  return (
    <Section title={t('orders.facts')}>
      <Facts
        rows={[
          [t('orders.kind'), t(`orders.kinds.${order.kind}`)],
          [t('orders.authority'), order.authority],
          [t('orders.country'), countryName(order.country, language)],
          [t('orders.reference'), order.reference],
          [t('orders.article'), order.article],
          [t('orders.orderedOn'), <DateText key="on" date={order.orderedOn} />],
          [t('orders.receivedOn'), <MomentText key="at" moment={order.receivedAt} />],
          [t('orders.answerBy'), answerBy && <DateText date={answerBy} />],
          [t('orders.until'), preservedUntil && <DateText date={preservedUntil} />],
          ['', prolongedAt && t('orders.prolonged', { moment: moment(prolongedAt) })],
          [t('orders.scope'), order.scope],
          [t('orders.parts'), order.parts.map((part) => t(`orders.partNames.${part}`)).join(', ')],
          [t('orders.isSecret'), liftedAt && t('orders.lifted', { moment: moment(liftedAt) })],
          [t('orders.by'), order.registeredBy],
          [t('orders.outcome'), outcome && t(`orders.outcomes.${outcome}`)],
          [t('orders.reason'), order.reason],
          [t('orders.closed'), closedAt && <MomentText moment={closedAt} />],
        ]}
      />
    </Section>
  )
}

/** The very file that was given, by its hash; nothing while nothing was. */
export function HandedOver({ order: { handedOver } }: { order: Order }) {
  const { t } = useTranslation()
  const { date } = useFormat()
  if (handedOver === null) return null
  const { receipt, receiptOn } = handedOver
  return (
    <Section title={t('orders.handedOver')}>
      <Facts
        rows={[
          [t('orders.handedOverAt'), <MomentText key="at" moment={handedOver.at} />],
          [t('orders.handedOverBy'), handedOver.by],
          [t('orders.approvedBy'), handedOver.approvedBy ?? t('orders.nobodyAsked')],
          [
            t('orders.receipt'),
            receipt &&
              t('orders.received', { who: receipt, date: receiptOn ? date(receiptOn) : '' }),
          ],
        ]}
      />
      <Text size="sm" c="dimmed">
        {t('orders.hash')}
      </Text>
      <Code block className="kluis-mono kluis-wrap">
        {handedOver.sha256}
      </Code>
      <Text size="sm">
        {t('orders.files')}: {handedOver.contents.map(({ name }) => name).join(', ')}
      </Text>
    </Section>
  )
}
