import { ActionIcon, Group, Stack, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { yearOf } from '../../shared/dates'
import { useToday } from '../api/use-today'
import type { Share } from '../../shared/reports/contract'
import { monthName, reportWords } from '../../shared/reports/words'
import { useData } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { DataState } from '../ui/data-state'
import { Page } from '../ui/page'
import { Report } from './report'

const now = 'teal.6'
const before = 'gray.5'

/** The year in pictures, each with its table. */
export function ReportsPage() {
  const { t } = useTranslation()
  const place = useSearch({ from: '/reports' })
  const today = useToday()
  const year = place.year ?? yearOf(today)
  return (
    <Page
      title={t('reports.titleOf', { year })}
      topic={t('reports.title')}
      subtitle={t('reports.subtitle')}
      actions={<YearChoice year={year} />}
    >
      <Stack gap="lg">
        <Turnover year={year} />
        <Shares year={year} />
        <Outstanding year={year} />
        <Paying year={year} />
        <Expected year={year} />
      </Stack>
    </Page>
  )
}

function YearChoice({ year }: { year: number }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const go = (to: number) => void navigate({ to: '/reports', search: { year: to }, replace: true })
  return (
    <Group gap="xs" wrap="nowrap" role="group" aria-label={t('reports.year')}>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={t('reports.earlier')}
        disabled={year <= 2001}
        onClick={() => go(year - 1)}
      >
        <IconChevronLeft size={18} aria-hidden />
      </ActionIcon>
      <Text fw={600} miw="4rem" ta="center" aria-live="polite">
        {year}
      </Text>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={t('reports.later')}
        disabled={year >= 2999}
        onClick={() => go(year + 1)}
      >
        <IconChevronRight size={18} aria-hidden />
      </ActionIcon>
    </Group>
  )
}

function Turnover({ year }: { year: number }) {
  const { money, language } = useFormat()
  const w = reportWords[language]
  const data = useData('reports.turnover', { year })
  return (
    <DataState of={data}>
      {(months) => (
        <Report
          report="turnover"
          year={year}
          head={w.month}
          series={[
            { name: w.thisYear.replace('{year}', String(year)), color: now },
            { name: w.lastYear.replace('{year}', String(year - 1)), color: before },
          ]}
          rows={months.map(({ month, cents, lastYearCents }) => ({
            key: String(month),
            label: monthName(month, language),
            values: [cents, lastYearCents],
          }))}
          write={money}
          total
        />
      )}
    </DataState>
  )
}

function Shares({ year }: { year: number }) {
  const { money, language } = useFormat()
  const w = reportWords[language]
  const data = useData('reports.shares', { year })
  const rowsOf = (shares: readonly Share[]) =>
    shares.map(({ kind, name, cents }, at) => ({
      key: String(at),
      label: name ?? (kind === 'work' || kind === 'rest' || kind === 'archived' ? w[kind] : ''),
      values: [cents],
    }))
  const series = [{ name: w.turnover, color: now }]
  const common = { year, series, write: money, lying: true, total: true }
  return (
    <DataState of={data}>
      {({ services, clients }) => (
        <>
          <Report report="services" head={w.what} rows={rowsOf(services)} {...common} />
          <Report report="clients" head={w.client} rows={rowsOf(clients)} {...common} />
        </>
      )}
    </DataState>
  )
}

function Outstanding({ year }: { year: number }) {
  const { money, language } = useFormat()
  const w = reportWords[language]
  const data = useData('reports.outstanding', {})
  return (
    <DataState of={data}>
      {(bands) => (
        <Report
          report="outstanding"
          year={year}
          head={w.age}
          series={[{ name: w.open, color: now }]}
          counts={{ name: w.invoices, of: (at) => bands[at]?.invoices ?? 0 }}
          rows={bands.map(({ band, cents }) => ({
            key: band,
            label: w.bands[band],
            values: [cents],
          }))}
          write={money}
          lying
          total
        />
      )}
    </DataState>
  )
}

function Paying({ year }: { year: number }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const w = reportWords[language]
  const data = useData('reports.paying', { year })
  const days = (count: number) => t('reports.days', { count })
  const series = [{ name: w.days, color: now }]
  return (
    <DataState of={data}>
      {({ months, slowest }) => (
        <>
          <Report
            report="paying"
            year={year}
            head={w.month}
            series={series}
            counts={{ name: w.invoices, of: (at) => months[at]?.invoices ?? 0 }}
            rows={months.map((one) => ({
              key: String(one.month),
              label: monthName(one.month, language),
              values: [one.days],
            }))}
            write={days}
          />
          <Report
            report="slow"
            year={year}
            head={w.client}
            series={series}
            counts={{ name: w.invoices, of: (at) => slowest[at]?.invoices ?? 0 }}
            rows={slowest.map((one) => ({
              key: String(one.clientId),
              label: one.name,
              values: [one.days],
            }))}
            write={days}
            lying
          />
        </>
      )}
    </DataState>
  )
}

function Expected({ year }: { year: number }) {
  const { money, language } = useFormat()
  const w = reportWords[language]
  const data = useData('reports.expected', {})
  return (
    <DataState of={data}>
      {(months) => (
        <Report
          report="expected"
          year={year}
          head={w.month}
          series={[{ name: w.expected, color: now }]}
          counts={{ name: w.periods, of: (at) => months[at]?.periods ?? 0 }}
          rows={months.map(({ month, cents }) => ({
            key: month,
            label: `${monthName(Number(month.slice(5)), language)} ${month.slice(0, 4)}`,
            values: [cents],
          }))}
          write={money}
          total
        />
      )}
    </DataState>
  )
}
