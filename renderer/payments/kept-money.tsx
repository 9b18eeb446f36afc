import { Button, Group, Menu, Stack, Title } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { EntryDetail } from '../../shared/payments/contract'
import { keepReasons, takeBackDays, type KeepReason } from '../../shared/payments/write-off'
import { call, useData } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { toast } from '../ui/toast'

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
  return (
    <Group>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>
            {t('payments.kept.giveUp')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {keepReasons.map((reason) => (
            <Menu.Item key={reason} onClick={() => void giveUp(reason)}>
              {t(`payments.kept.reasons.${reason}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Group>
  )
}
