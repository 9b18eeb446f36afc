import { Group, Text } from '@mantine/core'
import { useData } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { Notice } from '../ui/notice'
import { BillButton } from './hours/bill-button'

/** Work of a client that no invoice bills yet, and the way to bill it; nothing when there is none. */
export function UnbilledLink({ clientId }: { clientId: number }) {
  const { t } = useTranslation()
  const [open] = useData('services.unbilledWork', { clientId }).data ?? []
  if (!open) return null
  return (
    <Notice tone="warn">
      <Group justify="space-between" gap="xs">
        <Text>{t('services.hours.beforeLeaving', { count: open.count })}</Text>
        <BillButton of={open} />
      </Group>
    </Notice>
  )
}
