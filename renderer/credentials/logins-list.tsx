import { Group, SegmentedControl } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, type ReactNode } from 'react'
import { loginStates, type LoginRow } from '../../shared/credentials/contract'
import { useTranslation } from '../i18n/use-translation'
import { EmptyState } from '../ui/data-state'
import { MomentText } from '../ui/date-text'
import { SearchBox } from '../ui/table/search-box'
import { useList } from '../ui/table/use-list'
import { VirtualTable, type Column } from '../ui/table/virtual-table'
import { LoginBadge } from './login-badge'
import type { LoginsPlace } from './logins-search'
import { TimeLeft } from './time-left'

interface LoginsListProps {
  /** of one client, or null for everybody's */
  clientId: number | null
  place: LoginsPlace
  onPlace: (place: LoginsPlace) => void
  /** what to do first when there is nothing yet */
  action: ReactNode
}

/** Logins with the time they have left; the ended ones with how they ended. */
export function LoginsList({ clientId, place, onPlace, action }: LoginsListProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const list = useList('credentials.list', { clientId, state: place.state, search: place.q })
  const open = ({ id }: LoginRow) =>
    void navigate({ to: '/logins/$loginId', params: { loginId: String(id) } })
  const columns = useColumns(clientId === null, place.state)
  return (
    <>
      <Group gap="sm" align="center">
        <SearchBox
          label={t('credentials.search')}
          hint={t('credentials.searchHint')}
          text={place.q}
          list={list}
          onSearch={(q) => onPlace({ ...place, q })}
          onOpenFirst={open}
        />
        <SegmentedControl
          aria-label={t('credentials.filter')}
          value={place.state}
          onChange={(value) => {
            const state = loginStates.find((one) => one === value)
            if (state) onPlace({ ...place, state })
          }}
          data={loginStates.map((value) => ({ value, label: t(`credentials.states.${value}`) }))}
        />
      </Group>
      <VirtualTable<LoginRow>
        label={t('credentials.title')}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={open}
        empty={<Nothing place={place} action={action} />}
      />
    </>
  )
}

function Nothing({ place, action }: { place: LoginsPlace; action: ReactNode }) {
  const { t } = useTranslation()
  if (place.q !== '')
    return (
      <EmptyState
        icon={IconKey}
        title={t('credentials.list.nothing')}
        body={t('credentials.list.nothingBody')}
      />
    )
  return place.state === 'ended' ? (
    <EmptyState
      icon={IconKey}
      title={t('credentials.list.noneEnded')}
      body={t('credentials.list.noneEndedBody')}
    />
  ) : (
    <EmptyState
      icon={IconKey}
      title={t('credentials.list.none')}
      body={t('credentials.list.noneBody')}
      action={action}
    />
  )
}

const useColumns = (withClient: boolean, state: LoginsPlace['state']) => {
  const { t } = useTranslation()
  return useMemo((): Column<LoginRow>[] => {
    const ended = state === 'ended'
    const columns: Column<LoginRow>[] = [
      { key: 'client', header: t('credentials.list.client'), cell: (row) => row.clientName },
      { key: 'system', header: t('credentials.list.system'), cell: (row) => row.system },
      {
        key: 'purpose',
        header: t('credentials.list.purpose'),
        hideNarrow: true,
        cell: (row) => row.purpose,
      },
      {
        key: 'left',
        header: t(ended ? 'credentials.list.ended' : 'credentials.list.left'),
        width: '10rem',
        cell: (row) =>
          row.destroyedAt === null ? (
            <TimeLeft expiresAt={row.expiresAt} />
          ) : (
            <MomentText moment={row.destroyedAt} />
          ),
      },
      {
        key: 'state',
        header: t('credentials.list.state'),
        width: '12rem',
        cell: (row) => <LoginBadge login={row} />,
      },
    ]
    return withClient ? columns : columns.filter(({ key }) => key !== 'client')
  }, [t, withClient, state])
}
