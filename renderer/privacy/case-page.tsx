import { Group, Stack, Text } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import type { RequestCase } from '../../shared/privacy/contract'
import { useData } from '../api'
import { ClientLink } from '../clients/client-link'
import { useTranslation } from '../i18n/use-translation'
import { DataState } from '../ui/data-state'
import { DateText } from '../ui/date-text'
import { AnchorLink, ButtonLink } from '../ui/links'
import { Page } from '../ui/page'
import { CaseFacts } from './case-facts'
import { CaseTasks } from './case-tasks'
import { DaysLeft } from './days-left'
import { NextStep } from './next-step'
import { RectifiedData } from './rectify/rectified-data'

/** One request whole: what to do now, what is known of it, and what is still open elsewhere. */
export function CasePage() {
  const { requestId } = useParams({ from: '/privacy/$requestId' })
  return <Case key={requestId} id={Number(requestId)} />
}

function Case({ id }: { id: number }) {
  const { t } = useTranslation()
  const found = useData('privacy.get', { id })
  const { data } = found
  return (
    <Page
      title={data ? `${t(`privacy.types.${data.type}`)} ${data.number}` : t('privacy.title')}
      topic={t('privacy.title')}
      subtitle={data && <Who request={data} />}
      breadcrumbs={[
        <AnchorLink key="all" to="/privacy" search={{ closed: false }}>
          {t('privacy.title')}
        </AnchorLink>,
      ]}
      width="form"
    >
      <DataState of={found}>
        {(request) => (
          <Stack gap="md">
            <NextStep request={request} />
            {request.type === 'objection' && request.clientId !== null && (
              <ButtonLink
                to="/privacy/objections/$clientId"
                params={{ clientId: String(request.clientId) }}
                variant="default"
                style={{ alignSelf: 'flex-start' }}
              >
                {t('privacy.objections.open')}
              </ButtonLink>
            )}
            {request.rectified.length > 0 && <RectifiedData request={request} />}
            {request.closedOn === null && <CaseTasks request={request} />}
            <CaseFacts request={request} />
          </Stack>
        )}
      </DataState>
    </Page>
  )
}

function Who({ request: { who, clientId, dueOn, daysLeft, closedOn } }: { request: RequestCase }) {
  const { t } = useTranslation()
  if (closedOn !== null) return t('privacy.closedHelp')
  return (
    <Group gap="sm">
      {clientId === null ? (
        <Text inherit>{who || t('privacy.nobody')}</Text>
      ) : (
        <ClientLink id={clientId} name={who ?? ''} />
      )}
      {dueOn && (
        <Text inherit>
          {t('privacy.before')} <DateText date={dueOn} />
        </Text>
      )}
      <DaysLeft days={daysLeft} />
    </Group>
  )
}
