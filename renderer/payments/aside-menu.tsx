import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../i18n/use-translation'
import { setAsideReasons, type SetAsideReason } from '../../shared/payments/contract'
import { call } from '../api'
import { toast } from '../ui/toast'
import { RuleDialog } from './rules/rule-dialog'

/** For what is no client's payment: aside, with the reason. */
export function AsideMenu({ id, onDone }: { id: number; onDone: () => void }) {
  const { t } = useTranslation()
  const [always, setAlways] = useState(false)
  const aside = async (reason: SetAsideReason) => {
    try {
      await call('payments.setAside', { ids: [id], reason })
      toast.done(t('payments.aside.done'))
      onDone()
    } catch (error) {
      toast.failed(error)
    }
  }
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>
            {t('payments.aside.button')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('payments.aside.reason')}</Menu.Label>
          {setAsideReasons.map((reason) => (
            <Menu.Item key={reason} onClick={() => void aside(reason)}>
              {t(`payments.aside.reasons.${reason}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => setAlways(true)}>{t('payments.rules.make')} …</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {always && (
        <RuleDialog
          entryId={id}
          onClose={() => setAlways(false)}
          onDone={() => {
            setAlways(false)
            onDone()
          }}
        />
      )}
    </>
  )
}
