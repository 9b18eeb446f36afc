import { useEffect } from 'react'
import type { BackupStatus } from '../../shared/backup/contract'
import { useData } from '../api'

const lookAgainMilliseconds = 2000

/** A backup that is on its way may end the alarm, and its beginning is not told. */
const mayChange = ({ working, alarm, due }: BackupStatus): boolean =>
  working || (due && alarm === 'overdue')

/** How it stands with the backups; looked at anew while one is being made, and on every visit. */
export const useBackupStatus = () => {
  const status = useData('backup.status', {})
  const { refetch, data, dataUpdatedAt } = status
  // A disk comes and goes without the office being told.
  useEffect(() => void refetch(), [refetch])
  const again = data !== undefined && mayChange(data)
  useEffect(() => {
    if (!again) return
    const timer = setTimeout(() => void refetch(), lookAgainMilliseconds)
    return () => clearTimeout(timer)
  }, [again, dataUpdatedAt, refetch])
  return status
}
