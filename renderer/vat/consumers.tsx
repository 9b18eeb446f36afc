import { Button, Group, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { countryName } from '../../shared/countries'
import { ownerOnly } from '../../shared/operation'
import type { CountryRate } from '../../shared/vat/country-rates'
import type { EuConsumerState } from '../../shared/vat/eu-consumers'
import { useCall, useData } from '../api'
import { useToday } from '../api/use-today'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { useMay } from '../session/session'
import { confirm } from '../ui/confirm'
import { Section } from '../ui/section'
import { Scrolling } from '../ui/table/scrolling'
import { toast } from '../ui/toast'
import { Bar } from './bar'
import { RateModal } from './rate-modal'

/** Sales to consumers in other member states against the bound, and the rates that were typed. */
export function Consumers({ year, state }: { year: number; state: EuConsumerState | null }) {
  const { t } = useTranslation()
  const { money, date } = useFormat()
  const [typing, setTyping] = useState(false)
  const rates = useData('vat.countryRates', {}).data
  if (!rates) return null
  return (
    <Section title={t('vat.consumers.title', { year })}>
      {state && state.cents + state.previousYearCents > 0 && (
        <Bar
          label={t('vat.consumers.state', {
            sum: money(state.cents),
            bound: money(state.boundCents),
            left: money(state.leftCents),
          })}
          part={state.cents / state.boundCents}
        />
      )}
      {state?.crossed && (
        <Text>{t('vat.consumers.crossed', { date: date(state.crossed.on) })}</Text>
      )}
      <Choice since={rates.since} />
      {rates.rows.length === 0 ? (
        <Text c="dimmed">{t('vat.consumers.none')}</Text>
      ) : (
        <Rates rows={rates.rows} />
      )}
      <Group>
        <Button variant="default" size="xs" onClick={() => setTyping(true)}>
          {t('vat.consumers.add')}
        </Button>
      </Group>
      {typing && <RateModal onClose={() => setTyping(false)} />}
    </Section>
  )
}

/** An owner may charge the country's VAT before the bound is reached. */
function Choice({ since }: { since: string | null }) {
  const { t } = useTranslation()
  const { date } = useFormat()
  const today = useToday()
  const owner = useMay(ownerOnly)
  const choose = useCall('vat.chooseCountryVat')
  const set = async (next: string | null) => {
    if (next !== null) {
      const sure = await confirm({
        title: t('vat.consumers.choose'),
        body: t('vat.consumers.chooseBody'),
        confirm: t('vat.consumers.choose'),
      })
      if (!sure) return
    }
    choose.mutate({ since: next }, { onError: toast.failed })
  }
  return (
    <Group gap="sm">
      {since !== null && <Text>{t('vat.consumers.chosen', { date: date(since) })}</Text>}
      {owner && (
        <Button
          variant="default"
          size="xs"
          loading={choose.isPending}
          onClick={() => void set(since === null ? today : null)}
        >
          {t(since === null ? 'vat.consumers.choose' : 'vat.consumers.unchoose')}
        </Button>
      )}
    </Group>
  )
}

function Rates({ rows }: { rows: readonly CountryRate[] }) {
  const { t } = useTranslation()
  return (
    <Scrolling minWidth={560}>
      <Table verticalSpacing="xs" aria-label={t('vat.consumers.rates')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('vat.consumers.country')}</Table.Th>
            <Table.Th ta="right">{t('vat.consumers.rate')}</Table.Th>
            <Table.Th>{t('vat.consumers.validFrom')}</Table.Th>
            <Table.Th>{t('vat.consumers.typed')}</Table.Th>
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Rate key={row.id} row={row} />
          ))}
        </Table.Tbody>
      </Table>
    </Scrolling>
  )
}

function Rate({ row }: { row: CountryRate }) {
  const { t } = useTranslation()
  const { date, moment, percentage, language } = useFormat()
  const withdraw = useCall('vat.withdrawCountryRate')
  const { id, rate, validFrom, typedAt, typedBy, withdrawnAt, withdrawnBy } = row
  const country = countryName(row.country, language)
  const which = t('vat.consumers.withdrawWhich', { country })
  const ask = async () => {
    const sure = await confirm({
      title: which,
      body: t('vat.consumers.withdrawBody'),
      confirm: t('vat.consumers.withdraw'),
    })
    if (sure) withdraw.mutate({ id }, { onError: toast.failed })
  }
  return (
    <Table.Tr>
      <Table.Td>{country}</Table.Td>
      <Table.Td ta="right">{percentage(rate)}</Table.Td>
      <Table.Td>{date(validFrom)}</Table.Td>
      <Table.Td>
        {t('vat.consumers.typedBy', { moment: moment(typedAt), name: typedBy })}
        {withdrawnAt !== null && (
          <Text c="dimmed" size="sm">
            {t('vat.consumers.withdrawnBy', {
              moment: moment(withdrawnAt),
              name: withdrawnBy ?? '',
            })}
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="right">
        {withdrawnAt === null && (
          <Button
            variant="subtle"
            size="compact-xs"
            aria-label={which}
            loading={withdraw.isPending}
            onClick={() => void ask()}
          >
            {t('vat.consumers.withdraw')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
