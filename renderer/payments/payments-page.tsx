import { Group, SegmentedControl, Text } from '@mantine/core'
import { IconBuildingBank } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, type ReactNode } from 'react'
import { useTranslation } from '../i18n/use-translation'
import { entryStates, type EntryRow } from '../../shared/payments/contract'
import { ButtonLink } from '../ui/links'
import { DateText } from '../ui/date-text'
import { EmptyState } from '../ui/data-state'
import { MoneyText } from '../ui/money-text'
import { Notice } from '../ui/notice'
import { Page } from '../ui/page'
import { SearchBox } from '../ui/table/search-box'
import { useList } from '../ui/table/use-list'
import { VirtualTable, type Column } from '../ui/table/virtual-table'
import { CertainButton } from './certain-button'
import { EntryPane } from './entry-pane'
import { useReading } from './import/reading'
import type { PaymentsPlace } from './payments-search'
import { SureBadge } from './sure-badge'
import './payments.css'

/** Bank entries and where they belong: a list, and the chosen entry with its proposals. */
export function PaymentsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const place = useSearch({ from: '/payments' })
  const go = (change: Partial<PaymentsPlace>) =>
    void navigate({ to: '/payments', search: { ...place, ...change }, replace: true })
  const reading = useReading()
  const list = useList('payments.entries', { state: place.state, search: place.q })
  const columns = useColumns()
  const actions = (
    <>
      <ButtonLink variant="default" to="/payments/rules">
        {t('payments.rules.short')}
      </ButtonLink>
      <ButtonLink variant="default" to="/payments/payouts">
        {t('payments.settlements.title')}
      </ButtonLink>
      <ButtonLink variant="default" to="/payments/files">
        {t('payments.files')}
      </ButtonLink>
      <ButtonLink to="/payments/import">{t('payments.import')}</ButtonLink>
    </>
  )
  return (
    <Page title={t('payments.title')} width="fill" actions={actions}>
      {(reading.at === 'read' || reading.at === 'settled' || reading.at === 'columns') && (
        <Notice
          tone="info"
          role="status"
          action={
            <ButtonLink size="compact-sm" variant="default" to="/payments/import">
              {t('payments.preview.look')}
            </ButtonLink>
          }
        >
          {t('payments.preview.ready', { name: reading.name })}
        </Notice>
      )}
      <Group gap="sm" align="center">
        <SearchBox
          label={t('payments.search')}
          hint={t('payments.searchHint')}
          text={place.q}
          list={list}
          onSearch={(q) => go({ q })}
          onOpenFirst={({ id }) => go({ entry: id })}
        />
        <SegmentedControl
          aria-label={t('payments.filter')}
          value={place.state}
          onChange={(value) => {
            const state = entryStates.find((one) => one === value)
            if (state) go({ state, entry: null })
          }}
          data={entryStates.map((value) => ({ value, label: t(`payments.filters.${value}`) }))}
        />
        <CertainButton />
      </Group>
      <div className="kluis-payments" data-open={place.entry !== null || undefined}>
        <div className="kluis-payments-list">
          <VirtualTable<EntryRow>
            label={t('payments.title')}
            list={list}
            columns={columns}
            rowKey={(row) => row.id}
            onOpen={(row) => go({ entry: row.id })}
            isChosen={(row) => row.id === place.entry}
            empty={<Nothing searched={place.q !== ''} actions={actions} />}
          />
        </div>
        {place.entry !== null && (
          <EntryPane
            key={place.entry}
            id={place.entry}
            onClose={() => {
              go({ entry: null })
              focusChosen()
            }}
            onDone={() => {
              // What is done leaves the list of what is to do: the next one is open at once.
              if (place.state === 'to-do') go({ entry: nextTo(list.rows, place.entry) })
            }}
          />
        )}
      </div>
    </Page>
  )
}

/** The entry under this one, else the one above it. */
const nextTo = (rows: readonly EntryRow[], entry: number | null): number | null => {
  const at = rows.findIndex(({ id }) => id === entry)
  return (at < 0 ? null : (rows[at + 1] ?? rows[at - 1])?.id) ?? null
}

const focusChosen = (): void =>
  document.querySelector<HTMLElement>('.kluis-payments-list tr[data-chosen]')?.focus()

function Nothing({ searched, actions }: { searched: boolean; actions: ReactNode }) {
  const { t } = useTranslation()
  return (
    <EmptyState
      icon={IconBuildingBank}
      title={t(searched ? 'payments.list.nothing' : 'payments.list.none')}
      body={t(searched ? 'payments.list.nothingBody' : 'payments.list.noneBody')}
      action={searched ? null : <Group>{actions}</Group>}
    />
  )
}

const useColumns = () => {
  const { t } = useTranslation()
  return useMemo((): Column<EntryRow>[] => {
    const columns: Column<EntryRow>[] = [
      {
        key: 'date',
        header: t('payments.list.date'),
        width: '8rem',
        cell: (row) => <DateText date={row.bookedOn} />,
      },
      {
        key: 'who',
        header: t('payments.list.whoAndText'),
        cell: (row) => <Who row={row} />,
      },
      {
        key: 'amount',
        header: t('payments.list.amount'),
        width: '8rem',
        align: 'right',
        cell: (row) => <MoneyText cents={row.amountCents} currency={row.currency} />,
      },
      {
        key: 'state',
        header: t('payments.list.state'),
        width: '13rem',
        cell: (row) => <SureBadge row={row} />,
      },
    ]
    return columns
  }, [t])
}

/** Whose money it is, and under it what the bank was told. */
function Who({ row }: { row: EntryRow }) {
  const { t } = useTranslation()
  const who = row.sealed
    ? t('payments.list.sealed')
    : (row.counterpartyName ?? row.counterpartyIban ?? t('payments.list.unknown'))
  const text = row.structuredReference ?? row.description
  return (
    <div title={[who, text].filter(Boolean).join('\n')}>
      <Text truncate lh={1.25}>
        {who}
      </Text>
      {text && (
        <Text truncate size="xs" c="dimmed" lh={1.25}>
          {text}
        </Text>
      )}
    </div>
  )
}
