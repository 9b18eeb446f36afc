import { Group, Stack, Text } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import type { ClientRequest } from '../../shared/requests/contract'
import { useData } from '../api'
import { ClientLink } from '../clients/client-link'
import { useTranslation } from '../i18n/use-translation'
import { DataState } from '../ui/data-state'
import { AnchorLink, ButtonLink } from '../ui/links'
import { Page } from '../ui/page'
import { StatusBadge } from '../ui/status-badge'
import { Decide } from './decide'
import { Evidence } from './evidence'
import { Letters } from './letters'

/** One request whole: what was asked, what carrying it out does, and the one button that does it. */
export function RequestPage() {
  const { requestId } = useParams({ from: '/requests/$requestId' })
  const { t } = useTranslation()
  const found = useData('requests.get', { id: Number(requestId) })
  const { data } = found
  return (
    <Page
      key={requestId}
      title={data ? `${t(`requests.kinds.${data.kind}`)} ${data.number}` : t('requests.title')}
      topic={t('requests.title')}
      subtitle={data && <Who request={data} />}
      breadcrumbs={[
        <AnchorLink key="all" to="/requests" search={{ decided: false }}>
          {t('requests.title')}
        </AnchorLink>,
      ]}
      width="form"
    >
      <DataState of={found}>
        {(request) => (
          <Stack gap="md">
            {request.difference === null ? (
              <Outcome request={request} />
            ) : (
              // Whatever changed since is looked at anew.
              <Decide key={request.seen} request={request} difference={request.difference} />
            )}
            <Evidence request={request} />
            <Letters request={request} />
          </Stack>
        )}
      </DataState>
    </Page>
  )
}

function Who({ request: { client, about } }: { request: ClientRequest }) {
  return (
    <Group gap="sm">
      <ClientLink id={client.id} name={client.name} />
      {about !== null && <Text inherit>{about}</Text>}
    </Group>
  )
}

function Outcome({ request }: { request: ClientRequest }) {
  const { t } = useTranslation()
  const { outcome, reason, became, client } = request
  return (
    <Stack gap="sm" align="flex-start">
      {outcome && (
        <StatusBadge
          tone={outcome === 'refused' ? 'warn' : 'good'}
          label={t(`requests.outcomes.${outcome}`)}
        />
      )}
      {reason !== null && <Text style={{ whiteSpace: 'pre-wrap' }}>{reason}</Text>}
      {became?.entity === 'subscription' && (
        <ButtonLink
          to="/clients/$clientId"
          params={{ clientId: String(client.id) }}
          search={{ tab: 'services' }}
          variant="default"
        >
          {t('requests.became.subscription')}
        </ButtonLink>
      )}
      {became?.entity === 'invoice' && (
        <ButtonLink
          to="/invoices/$invoiceId"
          params={{ invoiceId: String(became.id) }}
          variant="default"
        >
          {t('requests.became.invoice')}
        </ButtonLink>
      )}
    </Stack>
  )
}
