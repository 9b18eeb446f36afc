import { Button, Group, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { keepReasons, type KeepReason } from '../../shared/payments/write-off'
import { useTranslation } from '../i18n/use-translation'

/** Why money that a client should have had is not paid out. */
export function KeepReasonPicker({ onChoose }: { onChoose: (reason: KeepReason) => void }) {
  const { t } = useTranslation()
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
            <Menu.Item key={reason} onClick={() => onChoose(reason)}>
              {t(`payments.kept.reasons.${reason}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Group>
  )
}
