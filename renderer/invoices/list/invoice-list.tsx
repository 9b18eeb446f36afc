import { Group } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from '../../i18n/use-translation'
import type { InvoiceCounts, InvoiceRow, InvoiceSort } from '../../../shared/invoices/contract'
import { mostAtOnce } from '../../../shared/invoices/several'
import { useData } from '../../api'
import { useFormat } from '../../i18n/use-format'
import { KeyHint } from '../../ui/key-hint'
import { ButtonLink } from '../../ui/links'
import { Page } from '../../ui/page'
import { SearchBox } from '../../ui/table/search-box'
import { useList } from '../../ui/table/use-list'
import { useSelection } from '../../ui/table/use-selection'
import { VirtualTable } from '../../ui/table/virtual-table'
import { BulkBar } from './bulk-bar'
import { FilterTabs } from './filter-tabs'
import { useInvoiceColumns } from './columns'
import { Nothing } from './nothing'
import { PeriodAndSeries } from './period-and-series'
import type { InvoicePlace } from '../invoice-search'

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
  const columns = useInvoiceColumns('everybody')
  const selection = useSelection(list, rowKey, mostAtOnce)
  const rowName = ({ number, clientName }: InvoiceRow) =>
    number === null
      ? t('invoices.bulk.draftRow', { name: clientName ?? '' })
      : t('invoices.bulk.row', { number })
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
      <BulkBar selection={selection} />
      <VirtualTable<InvoiceRow, InvoiceSort>
        label={t('invoices.title')}
        list={list}
        columns={columns}
        rowKey={rowKey}
        selection={{ ...selection, name: rowName }}
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

const rowKey = ({ id }: InvoiceRow): number => id

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
