import { Button, Group, SegmentedControl, Select, Text } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconBuilding, IconPlus, IconSearch, IconUser, IconUsers } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from '../i18n/use-translation'
import { clientStates, type ClientRow } from '../../shared/clients/contract'
import { backOffice } from '../../shared/operation'
import { useMay } from '../session/session'
import { EmptyState } from '../ui/data-state'
import { KeyHint } from '../ui/key-hint'
import { MoneyText } from '../ui/money-text'
import { Notice } from '../ui/notice'
import { Page } from '../ui/page'
import { SearchBox } from '../ui/table/search-box'
import { useList } from '../ui/table/use-list'
import { VirtualTable, type Column } from '../ui/table/virtual-table'
import { ClientBadge } from './client-badge'
import { FoundBy } from './found-by'
import { clientKinds, type ClientSearch, type ClientSort } from './client-search'

export function ClientList() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const place = useSearch({ from: '/clients' })
  const mayAdd = useMay(backOffice)
  const go = (change: Partial<ClientSearch>) =>
    void navigate({ to: '/clients', search: { ...place, ...change }, replace: true })
  const { q, state, kind, sort, direction } = place
  const list = useList('clients.list', { search: q, state, kind, sort, direction })
  const columns = useColumns(mayAdd)
  // What begins with the search comes first as it should; only another order has to be explained.
  const unsorted = list.first?.sorted === false
  useHotkeys([['n', () => mayAdd && void navigate({ to: '/clients/new' })]])
  const open = ({ id }: ClientRow) =>
    void navigate({ to: '/clients/$clientId', params: { clientId: String(id) } })

  const add = mayAdd && (
    <Button
      component={Link}
      to="/clients/new"
      leftSection={<IconPlus size={18} aria-hidden />}
      rightSection={<KeyHint keys="N" />}
      aria-keyshortcuts="N"
    >
      {t('clients.new')}
    </Button>
  )
  return (
    <Page title={t('clients.title')} width="fill" actions={add}>
      <Group gap="sm">
        <SearchBox
          autoFocus
          label={t('clients.list.search')}
          hint={t('clients.list.searchHint')}
          text={q}
          list={list}
          onSearch={(typed) => go({ q: typed })}
          onOpenFirst={open}
        />
        <SegmentedControl
          aria-label={t('clients.list.state')}
          value={state}
          onChange={(value) => {
            const next = clientStates.find((one) => one === value)
            if (next) go({ state: next })
          }}
          data={clientStates.map((value) => ({ value, label: t(`clients.list.states.${value}`) }))}
        />
        <Select
          aria-label={t('clients.list.kind')}
          value={kind}
          allowDeselect={false}
          w="13rem"
          onChange={(value) => {
            const next = clientKinds.find((one) => one === value)
            if (next) go({ kind: next })
          }}
          data={clientKinds.map((value) => ({ value, label: t(`clients.list.kinds.${value}`) }))}
        />
      </Group>
      {unsorted && (sort !== 'name' || direction === 'desc') && (
        <Notice tone="plain">{t('clients.list.unsorted')}</Notice>
      )}
      <VirtualTable<ClientRow, ClientSort>
        label={t('clients.title')}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={open}
        {...(unsorted
          ? {}
          : { order: { by: sort, direction: direction === 'desc' ? 'descending' : 'ascending' } })}
        onOrder={(order) =>
          go({ sort: order.by, direction: order.direction === 'descending' ? 'desc' : 'asc' })
        }
        empty={<Nobody place={place} add={add} onAll={() => go({ state: 'all', kind: 'all' })} />}
      />
    </Page>
  )
}

const useColumns = (money: boolean) => {
  const { t } = useTranslation()
  return useMemo(() => {
    const columns: Column<ClientRow, ClientSort>[] = [
      {
        key: 'number',
        header: t('clients.list.number'),
        width: '4.5rem',
        align: 'right',
        sort: 'number',
        cell: (row) => row.id,
      },
      {
        key: 'name',
        header: t('clients.list.name'),
        sort: 'name',
        cell: (row) => (
          <Group gap="xs" wrap="nowrap">
            <KindIcon kind={row.kind} />
            <Text component="span" fw={550} truncate title={row.name}>
              {row.name}
            </Text>
            <ClientBadge terminatedOn={row.terminatedOn} />
            <FoundBy match={row.found} />
          </Group>
        ),
      },
      {
        key: 'town',
        header: t('clients.list.town'),
        width: '9rem',
        sort: 'town',
        cell: (row) => row.town,
      },
      {
        key: 'email',
        header: t('clients.list.email'),
        width: '15rem',
        hideNarrow: true,
        cell: (row) => <span title={row.email ?? undefined}>{row.email}</span>,
      },
      {
        key: 'phone',
        header: t('clients.list.phone'),
        width: '8.5rem',
        hideNarrow: true,
        cell: (row) => <span className="kluis-figures">{row.phone}</span>,
      },
    ]
    return money ? [...columns, openColumn(t('clients.list.open'))] : columns
  }, [t, money])
}

const openColumn = (header: string): Column<ClientRow, ClientSort> => ({
  key: 'open',
  header,
  width: '8rem',
  align: 'right',
  cell: (row) => <OpenAmount row={row} />,
})

/** What a client owes; the part that is too late in words beside its colour. */
function OpenAmount({ row: { openCents, overdueCents } }: { row: ClientRow }) {
  const { t } = useTranslation()
  if (openCents === null || openCents === 0) return null
  const late = overdueCents !== null && overdueCents > 0
  return (
    <Text
      component="span"
      {...(late ? { c: 'var(--kluis-tone-bad-text)', title: t('clients.page.overdue') } : {})}
    >
      <MoneyText cents={openCents} strong={late} />
    </Text>
  )
}

function KindIcon({ kind }: { kind: ClientRow['kind'] }) {
  const { t } = useTranslation()
  const Shape = kind === 'company' ? IconBuilding : IconUser
  return (
    <Shape
      size={16}
      stroke={1.75}
      role="img"
      aria-label={t(`clients.${kind}`)}
      style={{ flex: 'none', color: 'var(--mantine-color-dimmed)' }}
    />
  )
}

interface NobodyProps {
  place: ClientSearch
  add: React.ReactNode
  onAll: () => void
}

function Nobody({ place, add, onAll }: NobodyProps) {
  const { t } = useTranslation()
  const narrowed = place.state !== 'all' || place.kind !== 'all'
  if (place.q.trim() !== '') {
    return (
      <EmptyState
        icon={IconSearch}
        title={t('clients.list.nothing')}
        body={t('clients.list.nothingBody')}
        action={
          narrowed ? (
            <Button variant="default" onClick={onAll}>
              {t('clients.list.showAll')}
            </Button>
          ) : undefined
        }
      />
    )
  }
  if (place.state === 'active' && place.kind === 'all') {
    return (
      <EmptyState
        icon={IconUsers}
        title={t('clients.list.empty')}
        body={t('clients.list.emptyBody')}
        action={add}
      />
    )
  }
  return <EmptyState icon={IconUsers} title={t('clients.list.noneHere')} />
}
