import { Text, Timeline } from '@mantine/core'
import { IconCalendarOff, IconEraser, IconFlame } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from '../i18n/use-translation'
import type { ClockEvent } from '../../shared/retention/contract'
import { useData } from '../api'
import { DataState } from '../ui/data-state'
import { DateText } from '../ui/date-text'
import { Page } from '../ui/page'
import { Section } from '../ui/section'

/** One client's clock: what happens when, and which rule decided. */
export function ClientClock() {
  const { t } = useTranslation()
  const { clientId } = useParams({ from: '/clients/$clientId/retention' })
  const clock = useData('retention.clock', { clientId: Number(clientId) })
  return (
    <Page
      title={t('retention.clock.title')}
      width="form"
      breadcrumbs={[
        <Link key="list" to="/clients">
          {t('clients.title')}
        </Link>,
        <Link key="client" to="/clients/$clientId" params={{ clientId }}>
          {t('clients.number', { number: clientId })}
        </Link>,
      ]}
    >
      <DataState of={clock}>
        {(events) => (
          <Section title={t('retention.clock.title')}>
            {events.length === 0 ? (
              <Text>{t('retention.clock.active')}</Text>
            ) : (
              <Timeline active={events.length} bulletSize={26} lineWidth={2}>
                {events.map((event, place) => (
                  <ClockItem key={place} event={event} />
                ))}
              </Timeline>
            )}
          </Section>
        )}
      </DataState>
    </Page>
  )
}

function ClockItem({ event }: { event: ClockEvent }) {
  const { t } = useTranslation()
  const shapes = { terminated: IconCalendarOff, erased: IconEraser, destroyed: IconFlame }
  const Shape = shapes[event.kind]
  return (
    <Timeline.Item bullet={<Shape size={15} aria-hidden />} title={useTitle(event)}>
      <DateText date={event.on} />
      {event.kind === 'destroyed' && (
        <Text c="dimmed" size="sm">
          {t(`retention.clock.rules.${event.rule}`)}
        </Text>
      )}
      {event.kind === 'erased' && event.waitsFor !== null && (
        <Text c="dimmed" size="sm">
          {t(event.waitsFor === 'hold' ? 'retention.clock.waitsHold' : 'retention.clock.waitsDebt')}
        </Text>
      )}
    </Timeline.Item>
  )
}

const useTitle = (event: ClockEvent): string => {
  const { t } = useTranslation()
  if (event.kind === 'terminated') return t('retention.clock.terminated')
  if (event.kind === 'erased') {
    return t(event.done ? 'retention.clock.wasErased' : 'retention.clock.erased')
  }
  return t('retention.clock.destroyed', { count: event.items, year: event.fiscalYear })
}
