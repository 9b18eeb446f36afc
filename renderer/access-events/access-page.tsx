import { SegmentedControl } from '@mantine/core'
import { IconFileImport, IconFingerprint, IconSettings } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { accessViews, type AccessRow } from '../../shared/access-events/contract'
import { ClientLink } from '../clients/client-link'
import { useTranslation } from '../i18n/use-translation'
import { EmptyState } from '../ui/data-state'
import { MomentText } from '../ui/date-text'
import { ButtonLink } from '../ui/links'
import { Page } from '../ui/page'
import { useList } from '../ui/table/use-list'
import { VirtualTable, type Column } from '../ui/table/virtual-table'
import { AccessFilters } from './access-filters'
import { everything, type AccessSearch } from './access-search'
import { EventBadge } from './event-badge'

/** Who signed in, asked for a change, or attacked: from which address, and when. */
export function AccessPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const place = useSearch({ from: '/access' })
  const { client: clientId, ...filter } = place
  const go = (search: AccessSearch) => void navigate({ to: '/access', search, replace: true })
  const list = useList('accessEvents.list', { ...filter, clientId })
  const columns = useColumns()
  const narrowed = Object.entries(everything).some(
    ([name, value]) => place[name as keyof AccessSearch] !== value,
  )
  return (
    <Page
      title={t('access-events.title')}
      subtitle={t('access-events.subtitle')}
      width="fill"
      actions={
        <>
          <ButtonLink
            to="/access/settings"
            variant="default"
            leftSection={<IconSettings size={18} stroke={1.75} aria-hidden />}
          >
            {t('access-events.settings.title')}
          </ButtonLink>
          <ButtonLink to="/access/logs" leftSection={<IconFileImport size={18} aria-hidden />}>
            {t('access-events.logs.title')}
          </ButtonLink>
        </>
      }
    >
      <SegmentedControl
        aria-label={t('access-events.which')}
        style={{ alignSelf: 'flex-start' }}
        value={place.view}
        onChange={(chosen) => {
          const view = accessViews.find((one) => one === chosen)
          // Lines of nobody are of no client.
          if (view) go({ ...place, view, client: view === 'apart' ? null : place.client })
        }}
        data={(['all', 'clients', 'apart'] as const).map((value) => ({
          value,
          label: t(`access-events.views.${value}`),
        }))}
      />
      <AccessFilters
        key={JSON.stringify(place)}
        place={place}
        onChange={go}
        onAll={narrowed ? () => go(everything) : null}
      />
      <VirtualTable<AccessRow>
        label={t('access-events.title')}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        empty={
          <EmptyState
            icon={IconFingerprint}
            title={t(narrowed ? 'access-events.nothing' : 'access-events.empty')}
            {...(narrowed ? {} : { body: t('access-events.emptyBody') })}
          />
        }
      />
    </Page>
  )
}

const useColumns = (): Column<AccessRow>[] => {
  const { t } = useTranslation()
  return useMemo(
    (): Column<AccessRow>[] => [
      {
        key: 'at',
        header: t('access-events.at'),
        width: '9.5rem',
        cell: ({ at }) => <MomentText moment={at} />,
      },
      {
        key: 'kind',
        header: t('access-events.kind'),
        width: '8rem',
        cell: (row) => <EventBadge row={row} />,
      },
      {
        key: 'ip',
        header: t('access-events.ip'),
        width: '10rem',
        cell: ({ ip }) => (
          <span className="kluis-mono" title={ip}>
            {ip}
          </span>
        ),
      },
      {
        key: 'client',
        header: t('access-events.client'),
        width: '12rem',
        cell: ({ client, account }) =>
          client ? (
            <ClientLink id={client.id} name={client.name} />
          ) : (
            <span title={account ?? ''}>{account}</span>
          ),
      },
      {
        key: 'what',
        header: t('access-events.what'),
        cell: ({ what, status }) => (
          <span title={what}>{status === null ? what : `${what} · ${status}`}</span>
        ),
      },
      {
        key: 'agent',
        header: t('access-events.agent'),
        width: '12rem',
        hideNarrow: true,
        cell: ({ userAgent }) => <span title={userAgent ?? ''}>{userAgent}</span>,
      },
    ],
    [t],
  )
}
