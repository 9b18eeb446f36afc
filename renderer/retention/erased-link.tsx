import { Stack } from '@mantine/core'
import { IconEraser } from '@tabler/icons-react'
import type { ClockEvent } from '../../shared/retention/contract'
import { useData } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { DataState, EmptyState, ErrorState } from '../ui/data-state'
import { AnchorLink } from '../ui/links'

const lastDay = (events: readonly ClockEvent[]): string | null =>
  events
    .flatMap((event) => (event.kind === 'destroyed' ? event.on : []))
    .sort()
    .at(-1) ?? null

/** In the place of a client who is gone: since when, until when the rest is kept, and the certificate. */
export function ErasedLink({ clientId, error }: { clientId: number; error: unknown }) {
  const { t } = useTranslation()
  const { date } = useFormat()
  const clock = useData('retention.clock', { clientId })
  return (
    <DataState of={clock}>
      {(events) => {
        const erased = events.find((event) => event.kind === 'erased')
        if (!erased?.done) return <ErrorState error={error} />
        const last = lastDay(events)
        return (
          <EmptyState
            icon={IconEraser}
            title={t('retention.erased.title', { date: date(erased.on) })}
            body={
              last === null
                ? t('retention.erased.nothing')
                : t('retention.erased.sealed', { date: date(last) })
            }
            action={
              <Stack gap={6} align="center">
                <AnchorLink to="/retention" search={{ tab: 'done' }}>
                  {t('retention.erased.certificate')}
                </AnchorLink>
                <AnchorLink
                  to="/clients/$clientId/retention"
                  params={{ clientId: String(clientId) }}
                >
                  {t('retention.clock.title')}
                </AnchorLink>
              </Stack>
            }
          />
        )
      }}
    </DataState>
  )
}
