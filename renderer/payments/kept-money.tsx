import { Button, Group, Stack, Text, Title } from '@mantine/core'
import type { EntryDetail } from '../../shared/payments/contract'
import { takeBackDays, type KeepReason } from '../../shared/payments/write-off'
import { call, useData } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { toast } from '../ui/toast'
import { KeepReasonPicker } from './keep-reason-picker'

/** What ends money that no document asks for: another entry that took it back, or a reason to keep it. */
export function KeptMoney({ entry }: { entry: EntryDetail }) {
  const { t } = useTranslation()
  const { date, money } = useFormat()
  const found = useData('payments.counterparts', { entryId: entry.id }).data ?? []
  const kept = entry.clientId !== null
  if (found.length === 0 && !kept) return null
  const settle = async (byId: number) => {
    try {
      await call('payments.payBack', { entryId: entry.id, byId })
      toast.done(t('payments.kept.settled'))
    } catch (error) {
      toast.failed(error)
    }
  }
  return (
    <Stack gap="xs">
      <Title order={3}>{t('payments.kept.title')}</Title>
      {found.map(({ id, bookedOn, restCents, name }) => (
        <Group key={id}>
          <Button
            variant="default"
            onClick={() => void settle(id)}
            styles={{ label: { whiteSpace: 'normal' } }}
            h="auto"
            py={6}
          >
            {t('payments.kept.settle', { amount: money(restCents), date: date(bookedOn), name })}
          </Button>
        </Group>
      ))}
      {kept && <GiveUp entryId={entry.id} />}
    </Stack>
  )
}

function GiveUp({ entryId }: { entryId: number }) {
  const { t } = useTranslation()
  const giveUp = async (reason: KeepReason) => {
    try {
      await call('payments.giveUpMoney', { entryId, reason })
      toast.done(t('payments.kept.givenUp', { count: takeBackDays }))
    } catch (error) {
      toast.failed(error)
    }
  }
  return <KeepReasonPicker onChoose={(reason) => void giveUp(reason)} />
}

/** What ended money of the entry, and the way back. */
export function EndedMoney({ entry }: { entry: EntryDetail }) {
  const { t } = useTranslation()
  const { date, money } = useFormat()
  if (entry.ends.length === 0) return null
  const undo = async () => {
    try {
      await call('payments.undoKeptMoney', { entryId: entry.id })
      toast.done(t('payments.kept.undone'))
    } catch (error) {
      toast.failed(error)
    }
  }
  return (
    <Stack gap="xs">
      <Title order={3}>{t('payments.kept.title')}</Title>
      {entry.ends.map(({ id, amountCents, on, reason }) => (
        <Text key={id} className="kluis-wrap">
          {reason === null
            ? t('payments.kept.paidBack', { amount: money(Math.abs(amountCents)), date: date(on) })
            : t('payments.kept.notPaidOut', {
                amount: money(Math.abs(amountCents)),
                why: t(`payments.kept.reasons.${reason}`),
              })}
        </Text>
      ))}
      {!entry.returned && (
        <Group>
          <Button variant="default" onClick={() => void undo()}>
            {t('payments.kept.undo')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}
