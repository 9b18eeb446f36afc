import { Button, Menu, Stack, Tabs } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import {
  IconCalendarOff,
  IconDotsVertical,
  IconFilePlus,
  IconHourglass,
  IconPencil,
} from '@tabler/icons-react'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../i18n/use-translation'
import type { Client } from '../../../shared/clients/contract'
import { isAppError } from '../../../shared/errors'
import { backOffice } from '../../../shared/operation'
import { useData } from '../../api'
import { ClientsLink } from '../client-link'
import { LoginsLink } from '../../credentials/logins-link'
import { ClientInvoices } from '../../invoices/client-invoices-link'
import { ErasedLink } from '../../retention/erased-link'
import { ClientServices } from '../../services/client-services-link'
import { LeaversLinks } from '../../services/leavers-link'
import { useMay } from '../../session/session'
import { DataState } from '../../ui/data-state'
import { Page } from '../../ui/page'
import { ClientBadge } from '../client-badge'
import { ClientDetails } from './client-details'
import { clientTabs, type ClientTab } from '../client-search'
import { ClientTimeline } from './client-timeline'
import { ButtonLink, MenuLink } from '../../ui/links'
import { TerminateModal } from './terminate-modal'

export function ClientPage() {
  const { t } = useTranslation()
  const { clientId } = useParams({ from: '/clients/$clientId' })
  const { tab } = useSearch({ from: '/clients/$clientId' })
  const may = useMay(backOffice)
  const query = useData('clients.get', { id: Number(clientId) })
  const client = query.data
  const shown = may ? tab : 'details'
  return (
    <Page
      title={client?.name ?? t('clients.number', { number: clientId })}
      topic={t('clients.number', { number: clientId })}
      width={shown === 'details' ? 'wide' : 'fill'}
      breadcrumbs={[<ClientsLink key="list" />]}
      {...(client
        ? {
            badge: (
              <ClientBadge terminatedOn={client.terminatedOn} reduced={client.reducedAt !== null} />
            ),
            subtitle: [
              t(`clients.${client.kind}`),
              t('clients.number', { number: client.id }),
            ].join(' · '),
          }
        : {})}
      {...(client
        ? { actions: may ? <Actions client={client} /> : <LoginsLink clientId={client.id} /> }
        : {})}
    >
      {may && isAppError(query.error) && query.error.code === 'not-found' ? (
        <ErasedLink clientId={Number(clientId)} error={query.error} />
      ) : (
        <DataState of={query}>
          {(found) =>
            may ? (
              <Parts key={found.id} client={found} tab={shown} />
            ) : (
              <ClientDetails client={found} />
            )
          }
        </DataState>
      )}
    </Page>
  )
}

function Parts({ client, tab }: { client: Client; tab: ClientTab }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const go = (value: string | null) => {
    const next = clientTabs.find((one) => one === value)
    if (!next) return
    void navigate({
      to: '/clients/$clientId',
      params: { clientId: String(client.id) },
      search: { tab: next },
      replace: true,
    })
  }
  return (
    <Tabs
      value={tab}
      onChange={go}
      keepMounted={false}
      style={{ display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0 }}
    >
      <Tabs.List aria-label={t('clients.page.tabs')} mb="md">
        {clientTabs.map((one) => (
          <Tabs.Tab key={one} value={one}>
            {t(`clients.page.${one}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Panel of="details">
        <Stack gap="md">
          <LeaversLinks clientId={client.id} />
          <ClientDetails client={client} />
        </Stack>
      </Panel>
      <Panel of="services">
        <ClientServices
          clientId={client.id}
          customer={client.kind === 'company' ? 'business' : 'consumer'}
          leaves={client.terminatedOn !== null}
        />
      </Panel>
      <Panel of="invoices">
        <ClientInvoices id={client.id} name={client.name} />
      </Panel>
      <Panel of="payments">
        <ClientTimeline client={client} show="payments" />
      </Panel>
      <Panel of="timeline">
        <ClientTimeline client={client} show="all" />
      </Panel>
    </Tabs>
  )
}

function Panel({ of, children }: { of: ClientTab; children: React.ReactNode }) {
  return (
    <Tabs.Panel
      value={of}
      style={{ display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0 }}
    >
      {children}
    </Tabs.Panel>
  )
}

function Actions({ client }: { client: Client }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { leaves } = useSearch({ from: '/clients/$clientId' })
  const [asked, setTerminating] = useState(false)
  const terminating = asked || leaves !== null
  const params = { clientId: String(client.id) }
  // Of who was partly erased the date stands fast, and nothing new is sold.
  const reduced = client.reducedAt !== null
  useHotkeys([['e', () => void navigate({ to: '/clients/$clientId/edit', params })]])
  return (
    <>
      <Menu position="bottom-end" shadow="md" withinPortal={false}>
        <Menu.Target>
          <Button variant="default" px="xs" aria-label={t('clients.page.more')}>
            <IconDotsVertical size={18} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <MenuLink
            to="/clients/$clientId/retention"
            params={params}
            leftSection={<IconHourglass size={18} stroke={1.75} aria-hidden />}
          >
            {t('clients.page.retention')}
          </MenuLink>
          {!reduced && (
            <Menu.Item
              leftSection={<IconCalendarOff size={18} stroke={1.75} aria-hidden />}
              onClick={() => setTerminating(true)}
            >
              {t(
                client.terminatedOn === null
                  ? 'clients.termination.action'
                  : 'clients.fields.terminatedOn',
              )}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <LoginsLink clientId={client.id} />
      <ButtonLink
        to="/clients/$clientId/edit"
        params={params}
        variant="default"
        leftSection={<IconPencil size={18} stroke={1.75} aria-hidden />}
        aria-keyshortcuts="E"
      >
        {t('clients.page.edit')}
      </ButtonLink>
      {!reduced && (
        <ButtonLink
          to="/invoices/new"
          search={{ clientId: client.id }}
          leftSection={<IconFilePlus size={18} stroke={1.75} aria-hidden />}
        >
          {t('clients.page.newInvoice')}
        </ButtonLink>
      )}
      {terminating && !reduced && (
        <TerminateModal
          client={client}
          proposed={leaves}
          onClose={() => {
            setTerminating(false)
            if (leaves !== null)
              void navigate({ to: '/clients/$clientId', params, search: {}, replace: true })
          }}
        />
      )}
    </>
  )
}
