import { Group, Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { shownDomainName } from '../../shared/services/domain-name'
import type { Subscription } from '../../shared/services/subscription'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { DateText } from '../ui/date-text'
import { MoneyText } from '../ui/money-text'
import { StatusBadge } from '../ui/status-badge'
import { periodChoices } from './catalogue/item-values'

interface SubscriptionTableProps {
  rows: readonly Subscription[]
  today: string
  /** whose it is, where that is not plain */
  who?: (row: Subscription) => ReactNode
  actions?: (row: Subscription) => ReactNode
}

/** What clients have: what, for how much, until when. */
export function SubscriptionTable({ rows, today, who, actions }: SubscriptionTableProps) {
  const { t } = useTranslation()
  return (
    <Table.ScrollContainer minWidth={640} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table verticalSpacing="xs" horizontalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            {who && <Table.Th>{t('services.mine.client')}</Table.Th>}
            <Table.Th>{t('services.mine.what')}</Table.Th>
            <Table.Th ta="right">{t('services.catalogue.price')}</Table.Th>
            <Table.Th>{t('services.mine.next')}</Table.Th>
            <Table.Th>{t('services.mine.state')}</Table.Th>
            {actions && <Table.Th>{t('services.catalogue.actions')}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id} style={{ verticalAlign: 'top' }}>
              {who && <Table.Td className="kluis-wrap">{who(row)}</Table.Td>}
              <Table.Td className="kluis-wrap">
                <Text fw={550}>{row.item.name}</Text>
                {row.domain !== null && <Text>{shownDomainName(row.domain)}</Text>}
                <Supplier row={row} />
              </Table.Td>
              <Table.Td ta="right">
                <Price row={row} />
              </Table.Td>
              <Table.Td>{row.nextOn !== null && <DateText date={row.nextOn} />}</Table.Td>
              <Table.Td>
                <State row={row} today={today} />
              </Table.Td>
              {actions && (
                <Table.Td>
                  <Group gap={2}>{actions(row)}</Group>
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function Supplier({ row }: { row: Subscription }) {
  const { supplier, supplierReference, expiresOn, holder, item, domain } = row
  const { t } = useTranslation()
  const { date } = useFormat()
  const parts = [
    [supplier, supplierReference].filter((part) => part !== null).join(' '),
    expiresOn === null ? '' : t('services.mine.expires', { date: date(expiresOn) }),
    item.kind !== 'domain' || domain === null
      ? ''
      : holder.checkedOn === null
        ? t('services.import.holder.never')
        : t('services.import.holder.checked', {
            name: holder.name ?? '',
            date: date(holder.checkedOn),
            who: holder.checkedBy ?? '',
          }),
  ].filter((part) => part !== '')
  if (parts.length === 0) return null
  return (
    <Text size="sm" c="dimmed">
      {parts.join(' · ')}
    </Text>
  )
}

function Price({ row: { priceCents, periodMonths, discountBasisPoints } }: { row: Subscription }) {
  const { t } = useTranslation()
  const { percentage } = useFormat()
  const period = periodChoices.find((one) => Number(one) === periodMonths)
  return (
    <>
      <MoneyText cents={priceCents} />
      <Text size="sm" c="dimmed">
        {period && t('services.catalogue.perWhat', { what: t(`services.periods.m${period}`) })}
      </Text>
      {discountBasisPoints > 0 && (
        <Text size="sm" c="dimmed">
          {t('services.mine.less', { share: percentage(discountBasisPoints) })}
        </Text>
      )}
    </>
  )
}

function State({ row: { startsOn, endsOn }, today }: { row: Subscription; today: string }) {
  const { t } = useTranslation()
  const { date } = useFormat()
  if (endsOn !== null) {
    const ended = endsOn < today
    return (
      <StatusBadge
        tone={ended ? 'plain' : 'warn'}
        label={t(ended ? 'services.mine.ended' : 'services.mine.ends', { date: date(endsOn) })}
      />
    )
  }
  return startsOn > today ? (
    <StatusBadge tone="info" label={t('services.mine.starts', { date: date(startsOn) })} />
  ) : (
    <StatusBadge tone="good" label={t('services.mine.runs')} />
  )
}
