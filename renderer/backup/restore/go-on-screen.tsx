import { Stack } from '@mantine/core'
import { isError } from '../../api'
import { useTranslation } from '../../i18n/use-translation'
import { useSession } from '../../session/session'
import { SessionFrame } from '../../session/session-frame'
import { Notice } from '../../ui/notice'
import { RestoreAccessForm } from './restore-access'

/** Going on with a file that is not the newest: what it costs, and who does it. */
export function GoOnScreen({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation()
  const two = useSession(({ trouble }) => isError(trouble, 'two-histories'))
  return (
    <SessionFrame size="wide" title={t('backup.goOn.title')} lead={t('backup.goOn.lead')}>
      <Stack gap="md">
        <Notice tone="warn">{t(two ? 'backup.goOn.costTwo' : 'backup.goOn.cost')}</Notice>
        <RestoreAccessForm file={null} onOther={onBack} />
      </Stack>
    </SessionFrame>
  )
}
