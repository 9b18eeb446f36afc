import { ActionIcon, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { addDays } from '../../shared/dates'
import type { VatPage as Page_ } from '../../shared/vat/contract'
import {
  periodLengths,
  periodOf,
  periodsOfYear,
  type PeriodLength,
  type VatPeriod,
} from '../../shared/vat/periods'
import { periodName } from '../../shared/vat/words'
import { useData } from '../api'
import { useToday } from '../api/use-today'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { DataState } from '../ui/data-state'
import { Notice } from '../ui/notice'
import { Page } from '../ui/page'
import { BadDebts } from './bad-debts'
import { Corrections } from './corrections'
import { Counters } from './counters'
import { FilingLength } from './filing-length'
import { FormTable } from './form-table'
import { IcpTable } from './icp-table'
import { LockButton } from './lock-button'
import { OssTable } from './oss-table'
import { SaveButtons } from './save-buttons'

/** What a period amounts to for VAT, until it is filed and after. */
export function VatPage() {
  const { t } = useTranslation()
  const { language } = useFormat()
  const place = useSearch({ from: '/vat' })
  const today = useToday()
  const settings = useData('vat.settings', {})
  const length = place.length ?? settings.data?.length ?? 'quarter'
  const period = place.from === null ? lastEnded(length, today) : periodOf(place.from, length)
  const overview = useData(
    'vat.overview',
    { length, from: period.from },
    { enabled: settings.data !== undefined },
  )
  const name = periodName(period, language)
  return (
    <Page
      title={t('vat.titleOf', { period: name })}
      topic={t('vat.title')}
      subtitle={t('vat.subtitle')}
      actions={
        overview.data && (
          <>
            <SaveButtons page={overview.data} />
            <LockButton page={overview.data} />
          </>
        )
      }
    >
      <Stack gap="lg">
        <PeriodChoice period={period} />
        <DataState of={overview}>{(page) => <Overview page={page} />}</DataState>
        <FilingLength />
      </Stack>
    </Page>
  )
}

const lastEnded = (length: PeriodLength, today: string): VatPeriod => {
  const running = periodOf(today, length)
  return periodOf(addDays(running.from, -1), length)
}

function PeriodChoice({ period }: { period: VatPeriod }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const navigate = useNavigate()
  const go = (length: PeriodLength, day: string) =>
    void navigate({ to: '/vat', search: { length, from: periodOf(day, length).from } })
  return (
    <Group gap="md" role="group" aria-label={t('vat.choose')}>
      <SegmentedControl
        aria-label={t('vat.length')}
        value={period.length}
        onChange={(next) => {
          const length = periodLengths.find((one) => one === next)
          if (length) go(length, period.from)
        }}
        data={periodLengths.map((length) => ({ value: length, label: t(`vat.lengths.${length}`) }))}
      />
      <Group gap="xs" wrap="nowrap">
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={t('vat.earlier')}
          onClick={() => go(period.length, addDays(period.from, -1))}
        >
          <IconChevronLeft size={18} aria-hidden />
        </ActionIcon>
        <Text fw={600} miw="9rem" ta="center" aria-live="polite">
          {periodName(period, language)}
        </Text>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={t('vat.later')}
          onClick={() => go(period.length, addDays(period.to, 1))}
        >
          <IconChevronRight size={18} aria-hidden />
        </ActionIcon>
      </Group>
    </Group>
  )
}

function Overview({ page }: { page: Page_ }) {
  const { t } = useTranslation()
  return (
    <Stack gap="lg">
      <State page={page} />
      {page.changed && <Corrections title={t('vat.changed.title')} rows={[page.changed]} own />}
      <FormTable page={page} />
      {page.corrections.length > 0 && (
        <Corrections title={t('vat.corrections.title')} rows={page.corrections} />
      )}
      <BadDebts page={page} />
      <IcpTable page={page} />
      {quartersOf(page.period).map((quarter) => (
        <OssTable key={quarter.from} quarter={quarter} />
      ))}
      <Counters year={Number(page.period.from.slice(0, 4))} />
    </Stack>
  )
}

/** The one-stop shop goes by quarters, however the office files here. */
const quartersOf = ({ length, from }: VatPeriod): VatPeriod[] =>
  length === 'year'
    ? periodsOfYear(Number(from.slice(0, 4)), 'quarter')
    : [periodOf(from, 'quarter')]

/** Whether the figures stand, and by when they must be filed. */
function State({ page: { lock, running, overlaps, dueOn, icpDueOn } }: { page: Page_ }) {
  const { t } = useTranslation()
  const { dateLong, moment, language } = useFormat()
  const due = t('vat.dueOn', { date: dateLong(dueOn), icp: dateLong(icpDueOn) })
  if (lock) {
    return (
      <Notice tone="good">
        {t('vat.lockedBy', { moment: moment(lock.lockedAt), name: lock.lockedBy })}
      </Notice>
    )
  }
  const [other] = overlaps
  if (other) {
    return <Notice tone="info">{t('vat.overlap', { period: periodName(other, language) })}</Notice>
  }
  return (
    <Notice tone="info">
      {running && <>{t('vat.running')} </>}
      {due}
    </Notice>
  )
}
