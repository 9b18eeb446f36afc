import { useEffect, useState } from 'react'
import type { BackupPreview } from '../../../shared/backup/contract'
import type { FileToken } from '../../../shared/operation'
import { isError } from '../../api'
import { useFormat } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { stopRestoring } from '../../session/session'
import { SessionFrame } from '../../session/session-frame'
import { BackupProgress } from '../backup-progress'
import { ChooseBackup } from './choose-backup'
import { LookAtBackup } from './look-at-backup'
import { useWatched } from '../watched'

/** Putting back a backup, from choosing to the last button; the same wherever one comes from. */
export function RestoreScreen() {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const [preview, setPreview] = useState<BackupPreview | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const inspect = useWatched('backup.inspect')
  const { stop } = inspect
  useEffect(() => stop, [stop])

  const look = async (file: FileToken) => {
    setFailure(null)
    try {
      setPreview(await inspect.run({ file }))
    } catch (error) {
      if (!isError(error, 'cancelled')) setFailure(error)
    }
  }
  if (preview) {
    return (
      <SessionFrame
        key="look"
        size="wide"
        title={t('backup.restore.look.title', { moment: moment(preview.createdAt) })}
        lead={t('backup.restore.look.lead')}
      >
        <LookAtBackup preview={preview} onOther={() => setPreview(null)} />
      </SessionFrame>
    )
  }
  return (
    <SessionFrame
      key="choose"
      size="wide"
      title={t('backup.restore.title')}
      lead={t('backup.restore.chooseLead')}
    >
      {inspect.progress ? (
        <BackupProgress progress={inspect.progress} onStop={inspect.stop} />
      ) : (
        <ChooseBackup
          failure={failure}
          onFailure={setFailure}
          onChosen={(file) => void look(file)}
          onBack={() => void stopRestoring()}
        />
      )}
    </SessionFrame>
  )
}
