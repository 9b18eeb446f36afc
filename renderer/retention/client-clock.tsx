import { Group, Stack, Text, Timeline } from '@mantine/core'
import { IconCalendarOff, IconEraser, IconFlame, type Icon } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { todayIn } from '../../shared/dates'
import { backOffice } from '../../shared/operation'
import type { ClockEvent } from '../../shared/retention/contract'
import { ClientCrumbLink, ClientsLink } from '../clients/client-link'
import { useData } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { useMay } from '../session/session'
import { DataState } from '../ui/data-state'
import { AnchorLink } from '../ui/links'
import { Notice } from '../ui/notice'
import { Page } from '../ui/page'
import { Section } from '../ui/section'
import { useWaitsText } from './waits-text'

/** One client's clock: what happens when, and which rule decided. */
export function ClientClock() {
  const { t } = useTranslation()
  const { clientId } = useParams({ from: '/clients/$clientId/retention' })
  const clock = useData('retention.clock', { clientId: Number(clientId) })
  const mayBooks = useMay(backOffice)
  return (
    <Page
      title={t('retention.clock.title')}
      subtitle={t('retention.clock.subtitle')}
      width="form"
      breadcrumbs={[<ClientsLink key="list" />, <ClientCrumbLink key="client" id={clientId} />]}
    >
      <DataState of={clock}>
        {(events) => (
          <Stack gap="md">
            {mayBooks && <ClientHolds clientId={Number(clientId)} />}
            <Clock events={events} />
          </Stack>
        )}
      </DataState>
    </Page>
  )
}

function Clock({ events }: { events: readonly ClockEvent[] }) {
  const { t } = useTranslation()
  const today = todayIn(new Date())
  const active = !events.some(({ kind }) => kind === 'terminated')
  const past = events.filter((event) =>
    event.kind === 'erased' ? event.done : event.kind === 'terminated' && event.on <= today,
  )
  return (
    <Section title={t('retention.clock.title')}>
      {active && <Notice tone="plain">{t('retention.clock.active')}</Notice>}
      {active && events.length === 0 && <Text c="dimmed">{t('retention.clock.nothing')}</Text>}
      {events.length > 0 && (
        <Timeline active={past.length - 1} bulletSize={28} lineWidth={2}>
          {events.map((event, place) => (
            <ClockItem key={place} event={event} />
          ))}
        </Timeline>
      )}
    </Section>
  )
}

const shapes: Record<ClockEvent['kind'], Icon> = {
  terminated: IconCalendarOff,
  erased: IconEraser,
  destroyed: IconFlame,
}

function ClockItem({ event }: { event: ClockEvent }) {
  const { t } = useTranslation()
  const { dateLong } = useFormat()
  const waitsText = useWaitsText()
  const Shape = shapes[event.kind]
  const on = dateLong(event.on)
  return (
    <Timeline.Item bullet={<Shape size={16} stroke={1.75} aria-hidden />} title={useTitle(event)}>
      <Text>
        {event.kind === 'destroyed'
          ? t(event.open ? 'retention.clock.afterSettling' : 'retention.clock.after', { date: on })
          : on}
      </Text>
      {event.kind === 'destroyed' && (
        <Text c="dimmed" size="sm">
          {t(`retention.clock.rules.${event.rule}`)}
        </Text>
      )}
      {event.kind === 'erased' &&
        event.waitsFor.map((why) => (
          <Text key={why} c="dimmed" size="sm">
            {t('retention.clock.waits', { why: waitsText(why, event.until) })}
          </Text>
        ))}
    </Timeline.Item>
  )
}

const useTitle = (event: ClockEvent): string => {
  const { t } = useTranslation()
  if (event.kind === 'terminated') return t('retention.clock.terminated')
  if (event.kind === 'erased') {
    return t(event.done ? 'retention.clock.wasErased' : 'retention.clock.erased')
  }
  return t(`retention.clock.${event.class}`, { count: event.items, year: event.fiscalYear })
}

function ClientHolds({ clientId }: { clientId: number }) {
  const { t } = useTranslation()
  const { date } = useFormat()
  const holds = useData('retention.holds', { clientId })
  if (!holds.data || holds.data.length === 0) return null
  return (
    <Section
      title={t('retention.clock.onHold')}
      actions={
        <AnchorLink to="/retention" search={{ tab: 'holds' }}>
          {t('retention.clock.toHolds')}
        </AnchorLink>
      }
    >
      {holds.data.map((hold) => (
        <Group key={hold.id} justify="space-between" wrap="nowrap" align="flex-start">
          <Text className="kluis-wrap">
            {t(`retention.holds.kinds.${hold.kind}`)}: {hold.reason}
          </Text>
          <Text c="dimmed" style={{ whiteSpace: 'nowrap' }}>
            {t('retention.holds.review')} {date(hold.reviewOn)}
          </Text>
        </Group>
      ))}
    </Section>
  )
}
