import { Button, Group, Text, Tooltip } from '@mantine/core'
import { IconChecks } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../i18n/use-translation'
import { call, useData } from '../api'
import { useFormat } from '../i18n/use-format'
import { toast } from '../ui/toast'

/** One click for everything that needs no thought, with how many and how much. */
export function CertainButton() {
  const { t } = useTranslation()
  const format = useFormat()
  const certain = useData('payments.certain', {})
  const [running, setRunning] = useState(false)
  if (!certain.data || (certain.data.entries === 0 && !running)) return null
  const accept = async () => {
    setRunning(true)
    try {
      const { matched } = await call('payments.acceptCertain', {})
      toast.done(t('payments.certain.done', { count: matched }))
    } catch (error) {
      toast.failed(error)
    } finally {
      setRunning(false)
    }
  }
  return (
    <Group gap="sm" ml="auto">
      <Text c="dimmed" size="sm" role="status">
        {running
          ? t('payments.certain.running')
          : t('payments.certain.sum', { sum: format.money(certain.data.cents) })}
      </Text>
      <Tooltip label={t('payments.certain.help')}>
        <Button
          leftSection={<IconChecks size={18} aria-hidden />}
          loading={running}
          onClick={() => void accept()}
        >
          {t('payments.certain.button', { count: certain.data.entries })}
        </Button>
      </Tooltip>
    </Group>
  )
}
