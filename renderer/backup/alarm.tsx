import { IconDatabaseExclamation } from '@tabler/icons-react'
import { useEffect, useState, type ReactNode } from 'react'
import type { BackupStatus } from '../../shared/backup/contract'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { Notice } from '../ui/notice'
import { useFailureSentence } from './failure-sentence'

/** What is wrong with the backups, a sentence per cause; nothing when all is well. */
const useAlarmSentences = () => {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const sentence = useFailureSentence()
  return ({ alarm, lastGood, folders, failure }: BackupStatus): string[] => {
    // The ledger's own stands on every screen.
    if (alarm === null || alarm === 'ledger-behind') return []
    if (alarm === 'damaged' || alarm === 'forgotten') {
      return [t(`backup.alarm.${alarm}`)]
    }
    if (alarm === 'overdue') {
      return [
        lastGood
          ? t('backup.alarm.overdue', { moment: moment(lastGood.at) })
          : t('backup.alarm.never'),
      ]
    }
    const each = folders.flatMap(({ place, failure: failed }) =>
      failed ? [t('backup.alarm.failedAt', { place, reason: sentence(failed.code) })] : [],
    )
    if (each.length > 0) return each
    return [
      failure
        ? t('backup.alarm.failed', { reason: sentence(failure.code) })
        : t('backup.alarm.failedSome'),
    ]
  }
}

/** The office makes one by itself after signing in; only when it did not is there something to say. */
const patienceMilliseconds = 5000

/** The alarm itself, as loud as it gets; a backup that is on its way is no alarm. */
export function BackupAlarm({ status, action }: { status: BackupStatus; action?: ReactNode }) {
  const { t } = useTranslation()
  const [late, setLate] = useState(false)
  const sentences = useAlarmSentences()(status)
  const overdue = status.alarm === 'overdue'
  useEffect(() => {
    if (!overdue) return
    const timer = setTimeout(() => setLate(true), patienceMilliseconds)
    return () => clearTimeout(timer)
  }, [overdue])
  const [first] = sentences
  if (first === undefined || (overdue && (status.working || !late))) return null
  return (
    <Notice tone="bad" role="alert" icon={IconDatabaseExclamation} action={action}>
      {sentences.length === 1 ? (
        <strong>{first}</strong>
      ) : (
        <>
          <strong>{t('backup.alarm.failedSome')}</strong>
          <ul>
            {sentences.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  )
}
