import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Item } from '../../../shared/services/catalogue'
import type { Work } from '../../../shared/services/work'
import { useData } from '../../api'
import { useTranslation } from '../../i18n/use-translation'
import { DataState } from '../../ui/data-state'
import { Section } from '../../ui/section'
import { BillButton } from './bill-button'
import { WorkLine, WorkModal } from './work-form'
import { WorkTable } from './work-table'

interface ClientHoursProps {
  clientId: number
  today: string
  items: readonly Item[]
}

/** The rate that is offered: of the first thing in the catalogue that is sold per hour. */
export const hourlyOf = (items: readonly Item[]): Item | null =>
  items.find(({ kind, retiredAt }) => kind === 'hourly' && retiredAt === null) ?? null

/** Work for a client: one line to note it, what is left of bundles, and what is to be billed. */
export function ClientHours({ clientId, today, items }: ClientHoursProps) {
  const { t } = useTranslation()
  const rows = useData('services.work', { clientId })
  const open = useData('services.unbilledWork', { clientId }).data ?? []
  const [shown, setShown] = useState<Work | 'bundle' | null>(null)
  const hourly = hourlyOf(items)
  return (
    <Section
      title={t('services.hours.title')}
      flush
      actions={
        <Group gap="xs">
          <Button variant="default" onClick={() => setShown('bundle')}>
            {t('services.hours.sell')}
          </Button>
          {open.map((one) => (
            <BillButton key={one.client.id} of={one} />
          ))}
        </Group>
      }
    >
      <Stack gap="md" pb="xs">
        <Group px="md">
          <WorkLine key={hourly?.id ?? 0} clientId={clientId} today={today} hourly={hourly} />
        </Group>
        <DataState of={rows}>
          {(found) =>
            found.length === 0 ? (
              <Group px="md" pb="xs">
                <Text c="dimmed">{t('services.hours.none')}</Text>
              </Group>
            ) : (
              <WorkTable rows={found} onChange={setShown} />
            )
          }
        </DataState>
      </Stack>
      {shown !== null && (
        <WorkModal
          kind={shown === 'bundle' ? 'bundle' : shown.kind}
          clientId={clientId}
          today={today}
          hourly={hourly}
          work={shown === 'bundle' ? null : shown}
          onClose={() => setShown(null)}
        />
      )}
    </Section>
  )
}
