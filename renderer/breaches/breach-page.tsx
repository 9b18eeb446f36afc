import { Button, Group, List, Stack, Text } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { breaches as contract, type Breach } from '../../shared/breaches/contract'
import { useCall, useData } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { useMay } from '../session/session'
import { DataState } from '../ui/data-state'
import { AnchorLink } from '../ui/links'
import { MomentText } from '../ui/date-text'
import { Page } from '../ui/page'
import { Section } from '../ui/section'
import { StatusBadge } from '../ui/status-badge'
import { toast } from '../ui/toast'
import { HandlingForm } from './handling-form'
import { HoursLeft } from './hours-left'
import { Letters } from './letters'

/** One breach whole: its clock, whom it concerns, what was decided, and what is written about it. */
export function BreachPage() {
  const { breachId } = useParams({ from: '/breaches/$breachId' })
  const { t } = useTranslation()
  const found = useData('breaches.get', { id: Number(breachId) })
  const { data } = found
  return (
    <Page
      title={data?.number ?? t('breaches.title')}
      topic={t('breaches.title')}
      badge={
        data?.closedAt ? (
          <StatusBadge tone="plain" label={t('breaches.closed')} />
        ) : (
          <HoursLeft dueAt={data?.dueAt ?? null} />
        )
      }
      subtitle={data && <Known breach={data} />}
      breadcrumbs={[
        <AnchorLink key="all" to="/breaches">
          {t('breaches.title')}
        </AnchorLink>,
      ]}
      width="form"
    >
      <DataState of={found}>
        {(breach) => (
          <Stack gap="md">
            <Counted breach={breach} />
            <HandlingForm key={breach.id} breach={breach} />
            <Letters breach={breach} />
            {breach.closedAt === null && <Close breach={breach} />}
          </Stack>
        )}
      </DataState>
    </Page>
  )
}

function Known({ breach: { knownAt, registeredBy } }: { breach: Breach }) {
  const { t } = useTranslation()
  return (
    <Text>
      {t('breaches.knownOn')} <MomentText moment={knownAt} />
      {' · '}
      {t('breaches.by', { name: registeredBy })}
    </Text>
  )
}

function Counted({ breach: { role, counts, data } }: { breach: Breach }) {
  const { t } = useTranslation()
  return (
    <Section title={t('breaches.facts')}>
      <Text>
        {t(`breaches.roles.${role}`)}: {t('breaches.clients', { count: counts.clients })},{' '}
        {t('breaches.persons', { count: counts.persons })}
      </Text>
      <List>
        {data.map((kind) => (
          <List.Item key={kind}>
            {counts.records[kind] === undefined
              ? t(`breaches.kinds.${kind}`)
              : t('breaches.record', {
                  kind: t(`breaches.kinds.${kind}`),
                  count: counts.records[kind],
                })}
          </List.Item>
        ))}
      </List>
    </Section>
  )
}

function Close({ breach: { id, version, lacking } }: { breach: Breach }) {
  const { t } = useTranslation()
  const may = useMay(contract.close.roles)
  const close = useCall('breaches.close')
  if (!may) return null
  return (
    <Group>
      <Button
        variant="default"
        loading={close.isPending}
        disabled={lacking.length > 0}
        onClick={() => close.mutate({ id, version }, { onError: toast.failed })}
      >
        {t('breaches.close')}
      </Button>
      {lacking.length > 0 && (
        <Text c="dimmed" size="sm">
          {t('breaches.lacking', {
            what: lacking.map((one) => t(`breaches.lack.${one}`)).join(', '),
          })}
        </Text>
      )}
    </Group>
  )
}
