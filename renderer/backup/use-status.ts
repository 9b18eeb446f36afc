import { useEffect } from 'react'
import type { BackupStatus } from '../../shared/backup/contract'
import { useData } from '../api'

const lookAgainMilliseconds = 2000
/** What failed on a full disk can be told to no screen but by being asked. */
const lookNowAndThenMilliseconds = { due: 60_000, done: 5 * 60_000 }

/** A backup that is on its way may end the alarm, and its beginning is not told. */
const mayChange = ({ working, alarm, due }: BackupStatus): boolean =>
  working || (due && alarm === 'overdue')

const waitFor = (status: BackupStatus): number =>
  mayChange(status)
    ? lookAgainMilliseconds
    : lookNowAndThenMilliseconds[status.due ? 'due' : 'done']

/** How it stands with the backups; looked at anew while one is being made, and on every visit. */
export const useBackupStatus = () => {
  const status = useData('backup.status', {})
  const { refetch, data, dataUpdatedAt } = status
  // A disk comes and goes without the office being told.
  useEffect(() => void refetch(), [refetch])
  const wait = data && waitFor(data)
  useEffect(() => {
    if (wait === undefined) return
    const timer = setTimeout(() => void refetch(), wait)
    return () => clearTimeout(timer)
  }, [wait, dataUpdatedAt, refetch])
  return status
}
