import { Group, Text } from '@mantine/core'
import {
  IconBuilding,
  IconBuildingBank,
  IconFileInvoice,
  IconRepeat,
  IconUser,
  type Icon,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { FoundRecord } from '../../shared/search/contract'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { DateText } from '../ui/date-text'
import { MoneyText } from '../ui/money-text'

interface LineProps {
  icon: Icon
  name: ReactNode
  detail?: ReactNode
  right?: ReactNode
}

/** One line of what a search found. */
export function Line({ icon: Shape, name, detail, right }: LineProps) {
  return (
    <Group gap="sm" wrap="nowrap" className="kluis-search-line">
      <Shape size={18} stroke={1.75} aria-hidden />
      <Text component="span" size="sm" fw={550} truncate className="kluis-search-name">
        {name}
      </Text>
      <Text component="span" size="sm" opacity={0.85} truncate className="kluis-search-detail">
        {detail}
      </Text>
      <Text component="span" size="sm" className="kluis-search-right">
        {right}
      </Text>
    </Group>
  )
}

/** A record as its own room names it. */
export function RecordLine({ record }: { record: FoundRecord }) {
  const { t } = useTranslation()
  const format = useFormat()
  switch (record.of) {
    case 'client': {
      const { why, town, terminatedOn, openCents, kind, name } = record
      const facts = [
        town,
        ...(terminatedOn === null ? [] : [t('search.ended')]),
        ...(why === null ? [] : [t(`search.why.${why.of}`, { text: why.text })]),
      ]
      return (
        <Line
          icon={kind === 'company' ? IconBuilding : IconUser}
          name={name}
          detail={facts.filter(Boolean).join(' · ')}
          right={
            openCents !== null &&
            openCents !== 0 &&
            t('search.owes', { amount: format.money(openCents) })
          }
        />
      )
    }
    case 'invoice': {
      const sort = record.kind === 'credit' ? ` ${t('search.credit').toLowerCase()}` : ''
      return (
        <Line
          icon={IconFileInvoice}
          name={`${record.number ?? t('search.draft')}${sort}`}
          detail={
            <>
              {record.clientName}
              {record.issuedOn !== null && (
                <>
                  {' · '}
                  <DateText date={record.issuedOn} />
                </>
              )}
            </>
          }
          right={<MoneyText cents={record.grossCents} />}
        />
      )
    }
    case 'entry':
      return (
        <Line
          icon={IconBuildingBank}
          name={record.clientName ?? record.counterpartyName ?? t('search.unknownParty')}
          detail={<DateText date={record.bookedOn} />}
          right={record.currency === 'EUR' ? <MoneyText cents={record.amountCents} /> : null}
        />
      )
    case 'subscription':
      return (
        <Line
          icon={IconRepeat}
          name={record.domain ?? record.name}
          detail={[record.clientName, ...(record.domain === null ? [] : [record.name])].join(' · ')}
        />
      )
  }
}
