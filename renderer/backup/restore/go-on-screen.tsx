import { Stack } from '@mantine/core'
import { useTranslation } from '../../i18n/use-translation'
import { SessionFrame } from '../../session/session-frame'
import { Notice } from '../../ui/notice'
import { RestoreAccessForm } from './restore-access'

/** Going on with a file that is not the newest: what it costs, and who does it. */
export function GoOnScreen({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation()
  return (
    <SessionFrame size="wide" title={t('backup.goOn.title')} lead={t('backup.goOn.lead')}>
      <Stack gap="md">
        <Notice tone="warn">{t('backup.goOn.cost')}</Notice>
        <RestoreAccessForm file={null} onOther={onBack} />
      </Stack>
    </SessionFrame>
  )
}
