import { Button, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from '../../i18n/use-translation'
import { session } from '../../../shared/session/contract'
import { useMay, useSession } from '../session'
import { Notice } from '../../ui/notice'
import { RenewKitForm } from './renew-kit-form'

/** Stays until the owner confirmed the recovery kit; makes a new one, for the old key is gone. */
export function RecoveryBanner() {
  const { t } = useTranslation()
  const [open, dialog] = useDisclosure(false)
  const confirmed = useSession(({ status }) => status?.recoveryConfirmed ?? true)
  const mine = useMay(session.renewRecoveryKit.roles)
  if (confirmed || !mine) return null
  return (
    <Notice
      wide
      tone="warn"
      role="status"
      action={
        <Button size="compact-sm" variant="default" onClick={dialog.open}>
          {t('session.recovery.bannerAction')}
        </Button>
      }
    >
      {t('session.recovery.banner')}
      <Modal opened={open} onClose={dialog.close} title={t('session.recovery.renewTitle')}>
        <RenewKitForm onCancel={dialog.close} />
      </Modal>
    </Notice>
  )
}
