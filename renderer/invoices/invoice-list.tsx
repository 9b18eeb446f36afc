import { Button, Group, Select, Text } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconFileInvoice, IconPlus, IconReceiptRefund, IconSearch } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from '../i18n/use-translation'
import type { InvoiceCounts, InvoiceRow, InvoiceSort } from '../../shared/invoices/contract'
import { useData } from '../api'
import { useFormat } from '../i18n/use-format'
import { EmptyState } from '../ui/data-state'
import { DateText } from '../ui/date-text'
import { KeyHint } from '../ui/key-hint'
import { AnchorLink, ButtonLink } from '../ui/links'
import { MoneyText } from '../ui/money-text'
import { Page } from '../ui/page'
import { SearchBox } from '../ui/table/search-box'
import { useList } from '../ui/table/use-list'
import { VirtualTable, type Column } from '../ui/table/virtual-table'
import { FilterTabs } from './filter-tabs'
import { InvoiceBadge } from './invoice-badge'
import type { InvoicePlace } from './invoice-search'

export function InvoiceList() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const place = useSearch({ from: '/invoices' })
  const go = (change: Partial<InvoicePlace>) =>
    void navigate({
      to: '/invoices',
      search: { ...place, ...change },
      replace: true,
    })
  const { q, filter, year, seriesId, by, descending } = place
  const list = useList('invoices.list', {
    search: q,
    filter,
    year,
    seriesId,
    sort: by,
    descending,
  })
  const counts = useData('invoices.counts', {})
  const columns = useColumns()
  useHotkeys([['n', () => void navigate({ to: '/invoices/new' })]])
  const open = ({ id }: InvoiceRow) =>
    void navigate({ to: '/invoices/$invoiceId', params: { invoiceId: String(id) } })
  const add = (
    <ButtonLink
      to="/invoices/new"
      leftSection={<IconPlus size={18} aria-hidden />}
      rightSection={<KeyHint keys="N" />}
      aria-keyshortcuts="N"
    >
      {t('invoices.new')}
    </ButtonLink>
  )
  return (
    <Page
      title={t('invoices.title')}
      width="fill"
      actions={add}
      {...(counts.data ? { subtitle: <OpenTotals counts={counts.data} /> } : {})}
    >
      <FilterTabs
        value={filter}
        counts={counts.data}
        onChange={(next) => go({ filter: next, ...orderFor(next, place) })}
      />
      <Group gap="sm">
        <SearchBox
          autoFocus
          label={t('invoices.list.search')}
          hint={t('invoices.list.searchHint')}
          text={q}
          list={list}
          onSearch={(typed) => go({ q: typed })}
          onOpenFirst={open}
        />
        <PeriodAndSeries place={place} counts={counts.data} go={go} />
      </Group>
      <VirtualTable<InvoiceRow, InvoiceSort>
        label={t('invoices.title')}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={open}
        order={{ by, direction: descending ? 'descending' : 'ascending' }}
        onOrder={(order) => go({ by: order.by, descending: order.direction === 'descending' })}
        empty={
          <Nothing
            place={place}
            add={add}
            onAll={() => go({ filter: 'all', year: null, seriesId: null, q: '' })}
          />
        }
      />
    </Page>
  )
}

/** What is too late is read from the oldest on; everything else from the newest. */
const orderFor = (filter: InvoicePlace['filter'], before: InvoicePlace): Partial<InvoicePlace> => {
  if (filter === 'overdue') return { by: 'due', descending: false }
  return before.filter === 'overdue' && before.by === 'due' ? { by: 'date', descending: true } : {}
}

function OpenTotals({ counts }: { counts: InvoiceCounts }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { openCents, overdueCents, open, overdue } = counts
  if (open === 0) return <>{t('invoices.list.nothingOpen')}</>
  if (openCents === null) return null
  const amount = format.money(openCents)
  return (
    <>
      {overdue > 0 && overdueCents !== null
        ? t('invoices.list.totals', { open: amount, overdue: format.money(overdueCents) })
        : t('invoices.list.totalOpen', { open: amount })}
    </>
  )
}

interface PeriodAndSeriesProps {
  place: InvoicePlace
  counts: InvoiceCounts | undefined
  go: (change: Partial<InvoicePlace>) => void
}

function PeriodAndSeries({ place, counts, go }: PeriodAndSeriesProps) {
  const { t } = useTranslation()
  const series = useData('settings.series', {})
  const years = counts?.years
  const offered = years
    ? Array.from({ length: years.last - years.first + 1 }, (_, back) => String(years.last - back))
    : []
  return (
    <>
      <Select
        aria-label={t('invoices.list.year')}
        w="8.5rem"
        allowDeselect={false}
        value={String(place.year ?? 'all')}
        data={[
          { value: 'all', label: t('invoices.list.allYears') },
          ...offered.map((value) => ({ value, label: value })),
        ]}
        onChange={(value) => go({ year: value === null || value === 'all' ? null : Number(value) })}
      />
      {(series.data?.length ?? 0) > 1 && (
        <Select
          aria-label={t('invoices.list.series')}
          w="11rem"
          allowDeselect={false}
          value={String(place.seriesId ?? 'all')}
          data={[
            { value: 'all', label: t('invoices.list.allSeries') },
            ...(series.data ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          onChange={(value) =>
            go({ seriesId: value === null || value === 'all' ? null : Number(value) })
          }
        />
      )}
    </>
  )
}

const useColumns = (): Column<InvoiceRow, InvoiceSort>[] => {
  const { t } = useTranslation()
  return useMemo(
    () => [
      {
        key: 'number',
        header: t('invoices.list.number'),
        sort: 'number',
        width: '8.75rem',
        cell: (row) => <NumberCell row={row} />,
      },
      {
        key: 'date',
        header: t('invoices.list.date'),
        sort: 'date',
        width: '7.25rem',
        cell: (row) => <DateText date={row.issuedOn} />,
      },
      {
        key: 'client',
        header: t('invoices.list.clientAndReference'),
        sort: 'client',
        cell: (row) => <ClientCell row={row} />,
      },
      {
        key: 'due',
        header: t('invoices.list.due'),
        sort: 'due',
        width: '7.25rem',
        hideNarrow: true,
        cell: (row) => (row.kind === 'invoice' ? <DateText date={row.dueOn} /> : null),
      },
      {
        key: 'amount',
        header: t('invoices.list.amount'),
        sort: 'amount',
        width: '8.25rem',
        align: 'right',
        cell: (row) => <MoneyText cents={signOf(row) * row.grossCents} />,
      },
      {
        key: 'open',
        header: t('invoices.list.open'),
        sort: 'open',
        width: '8.25rem',
        align: 'right',
        cell: (row) =>
          row.openCents === 0 ? null : (
            <MoneyText cents={row.openCents} strong={row.state === 'overdue'} />
          ),
      },
      {
        key: 'state',
        header: t('invoices.list.state'),
        width: '10rem',
        cell: (row) => (
          <InvoiceBadge kind={row.kind} state={row.state} sent={row.mailedAt !== null} />
        ),
      },
    ],
    [t],
  )
}

const signOf = ({ kind }: InvoiceRow): number => (kind === 'credit' ? -1 : 1)

function NumberCell({ row }: { row: InvoiceRow }) {
  const { t } = useTranslation()
  return (
    <Group gap={6} wrap="nowrap">
      <AnchorLink
        to="/invoices/$invoiceId"
        params={{ invoiceId: String(row.id) }}
        tabIndex={-1}
        className="kluis-figures"
        inherit
      >
        {row.number ?? t('invoices.states.draft')}
      </AnchorLink>
      {row.kind === 'credit' && (
        <IconReceiptRefund
          size={16}
          stroke={1.75}
          role="img"
          aria-label={t('invoices.list.creditNote')}
          style={{ flex: 'none', color: 'var(--mantine-color-dimmed)' }}
        />
      )}
    </Group>
  )
}

function ClientCell({ row }: { row: InvoiceRow }) {
  const { t } = useTranslation()
  const { clientName, reference } = row
  if (clientName !== null) {
    return (
      <span title={[clientName, reference].filter(Boolean).join(' · ')}>
        {clientName}
        {reference !== null && (
          <Text component="span" c="dimmed">
            {' · '}
            {reference}
          </Text>
        )}
      </span>
    )
  }
  return (
    <Text component="span" c="dimmed">
      {t(row.state === 'draft' ? 'invoices.list.noClient' : 'invoices.list.sealed')}
    </Text>
  )
}

interface NothingProps {
  place: InvoicePlace
  add: React.ReactNode
  onAll: () => void
}

function Nothing({ place, add, onAll }: NothingProps) {
  const { t } = useTranslation()
  const narrowed = place.filter !== 'all' || place.year !== null || place.seriesId !== null
  const all = (
    <Button variant="default" onClick={onAll}>
      {t('invoices.list.showAll')}
    </Button>
  )
  if (place.q.trim() !== '') {
    return (
      <EmptyState
        icon={IconSearch}
        title={t('invoices.list.nothing')}
        body={t('invoices.list.nothingBody')}
        action={all}
      />
    )
  }
  return narrowed ? (
    <EmptyState icon={IconFileInvoice} title={t('invoices.list.noneHere')} action={all} />
  ) : (
    <EmptyState
      icon={IconFileInvoice}
      title={t('invoices.list.empty')}
      body={t('invoices.list.emptyBody')}
      action={add}
    />
  )
}
