import { Button, Group, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { shownDomainName } from '../../shared/services/domain-name'
import type { Customer, Subscription } from '../../shared/services/subscription'
import { useCall, useData } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { DataState } from '../ui/data-state'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'
import { EndModal } from './client/end-modal'
import { HolderModal } from './client/holder-modal'
import { RepriceModal } from './client/reprice-modal'
import { SubscriptionForm } from './client/subscription-form'
import { ClientHours } from './hours/client-hours'
import { SubscriptionTable } from './subscription-table'
import { useToday } from '../api/use-today'

interface ClientServicesProps {
  clientId: number
  /** of what is sold from now on, until another is chosen */
  customer: Customer
  /** nothing new is sold to who leaves */
  leaves: boolean
}

type Open = { what: 'form' | 'end' | 'reprice' | 'holder'; subscription: Subscription | null }

/** What a client has of the agency, and what it can be sold. */
export function ClientServices({ clientId, customer, leaves }: ClientServicesProps) {
  const { t } = useTranslation()
  const rows = useData('services.list', { clientId, state: 'all', limit: 200 })
  const items = useData('services.items', {}).data ?? []
  const resume = useCall('services.resume')
  const today = useToday()
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const button = (label: string, name: string, act: () => void) => (
    <Button size="compact-sm" variant="subtle" aria-label={name} onClick={act}>
      {label}
    </Button>
  )
  const actions = (row: Subscription) => {
    const { name } = row.item
    const over = row.endsOn !== null && row.endsOn < today
    return (
      <>
        {button(t('services.mine.change'), t('services.mine.changeWhich', { name }), () =>
          setOpen({ what: 'form', subscription: row }),
        )}
        {row.item.kind === 'domain' &&
          row.domain !== null &&
          button(
            t('services.import.holder.action'),
            t('services.import.holder.title', { domain: shownDomainName(row.domain) }),
            () => setOpen({ what: 'holder', subscription: row }),
          )}
        {!over &&
          button(t('services.reprice.action'), t('services.reprice.title', { name }), () =>
            setOpen({ what: 'reprice', subscription: row }),
          )}
        {row.endsOn === null
          ? button(t('services.ending.action'), t('services.ending.title', { name }), () =>
              setOpen({ what: 'end', subscription: row }),
            )
          : button(t('services.ending.undo'), t('services.ending.undoWhich', { name }), () =>
              resume.mutate({ id: row.id, version: row.version }, { onError: toast.failed }),
            )}
      </>
    )
  }
  const one = open?.subscription ?? null
  return (
    <Stack gap="md">
      <Section
        title={t('services.title')}
        flush
        actions={
          !leaves &&
          items.length > 0 && (
            <Button
              variant="light"
              leftSection={<IconPlus size={18} aria-hidden />}
              onClick={() => setOpen({ what: 'form', subscription: null })}
            >
              {t('services.mine.add')}
            </Button>
          )
        }
      >
        <DataState of={rows}>
          {(found) =>
            found.rows.length === 0 ? (
              <Group px="md" pb="md">
                <Text c="dimmed">{t('services.mine.none')}</Text>
              </Group>
            ) : (
              <Stack pb="xs">
                <SubscriptionTable rows={found.rows} today={today} actions={actions} />
              </Stack>
            )
          }
        </DataState>
        {open?.what === 'form' && (
          <SubscriptionForm
            clientId={clientId}
            customer={customer}
            today={today}
            items={items}
            subscription={one}
            onClose={close}
          />
        )}
        {open?.what === 'holder' && one && <HolderModal subscription={one} onClose={close} />}
        {open?.what === 'end' && one && (
          <EndModal subscription={one} today={today} onClose={close} />
        )}
        {open?.what === 'reprice' && one && (
          <RepriceModal subscription={one} items={items} today={today} onClose={close} />
        )}
      </Section>
      <ClientHours clientId={clientId} today={today} items={items} />
    </Stack>
  )
}
