import { Button, Group, Stack, Text } from '@mantine/core'
import { IconCalendarOff } from '@tabler/icons-react'
import type { Leaving } from '../../shared/clients/contract'
import { useCall, useData } from '../api'
import { errorSentence } from '../i18n/errors/errors'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { useUser } from '../session/session'
import { confirm } from '../ui/confirm'
import { Notice } from '../ui/notice'
import { toast } from '../ui/toast'
import { ClientLink } from './client-link'

/** Whose data go tonight and who waits for an owner, each with the way to stop it; else nothing. */
export function LeavingLinks() {
  const { t } = useTranslation()
  const { data = [] } = useData('clients.leaving', {})
  const waiting = data.filter(({ waitsForOwner }) => waitsForOwner)
  const going = data.filter(({ waitsForOwner }) => !waitsForOwner)
  return (
    <>
      <LeavingGroup label={t('clients.leaving.unconfirmed')} tone="warn" rows={waiting} />
      <LeavingGroup label={t('clients.leaving.title')} tone="info" rows={going} />
    </>
  )
}

interface RowsProps {
  label: string
  tone: 'warn' | 'info'
  rows: readonly Leaving[]
}

function LeavingGroup({ label, tone, rows }: RowsProps) {
  if (rows.length === 0) return null
  return (
    <section aria-label={label}>
      <Notice tone={tone} icon={IconCalendarOff}>
        <Stack gap="xs">
          <Text fw={600}>{label}</Text>
          {rows.map((row) => (
            <LeavingRow key={row.clientId} row={row} />
          ))}
        </Stack>
      </Notice>
    </section>
  )
}

function LeavingRow({ row }: { row: Leaving }) {
  const { t } = useTranslation()
  const { date, moment, language } = useFormat()
  const owner = useUser().role === 'owner'
  const undo = useCall('clients.undoTermination')
  const stand = useCall('clients.confirmTermination')
  const hasten = useCall('clients.hastenTermination')
  const failed = undo.error ?? stand.error ?? hasten.error
  const ask = async (name: 'confirm' | 'now', act: () => void) => {
    const sure = await confirm({
      title: t(`clients.leaving.${name}Title`, { name: row.name, date: date(row.goesOn) }),
      body: t(`clients.leaving.${name}Body`),
      confirm: t(`clients.leaving.${name}`),
      danger: true,
    })
    if (sure) act()
  }
  const id = { id: row.clientId }
  return (
    <Stack gap={4}>
      <Group justify="space-between" gap="xs">
        <div>
          <ClientLink id={row.clientId} name={row.name} />
          <Text size="sm">
            {t('clients.leaving.row', {
              date: date(row.goesOn),
              by: row.registeredBy,
              at: moment(row.registeredAt),
            })}
          </Text>
        </div>
        <Group gap="xs">
          {owner && row.waitsForOwner && (
            <Button size="xs" onClick={() => void ask('confirm', () => stand.mutate(id))}>
              {t('clients.leaving.confirm')}
            </Button>
          )}
          {owner && !row.waitsForOwner && row.releasedAt === null && (
            <Button
              size="xs"
              variant="default"
              onClick={() => void ask('now', () => hasten.mutate(id))}
            >
              {t('clients.leaving.now')}
            </Button>
          )}
          <Button
            size="xs"
            variant="default"
            loading={undo.isPending}
            onClick={() =>
              undo.mutate(id, { onSuccess: () => toast.done(t('clients.termination.undone')) })
            }
          >
            {t('clients.termination.undo')}
          </Button>
        </Group>
      </Group>
      {row.reason !== null && (
        <Text size="sm">
          {row.unusual.map((why) => t(`clients.termination.unusual.${why}`)).join(' ')}{' '}
          {t('clients.leaving.reason', { reason: row.reason })}
        </Text>
      )}
      {failed && (
        <Text size="sm" role="alert">
          {errorSentence(failed, language)}
        </Text>
      )}
    </Stack>
  )
}
