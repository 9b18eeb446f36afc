/**
 * Which backups go. Two bounds, both the owner's: how many are kept, and how old one may become. The
 * second bounds how long a person who was erased still lives in a backup (AVG art. 5(1)(e)).
 */

export interface RotationPolicy {
  /** how many backups a folder keeps */
  keep: number
  /** a backup older than this goes */
  maximumDays: number
}

export const defaultRotation: RotationPolicy = { keep: 14, maximumDays: 35 }

export interface KeptBackup {
  name: string
  /** UTC ISO */
  createdAt: string
}

const dayMs = 24 * 60 * 60 * 1000

/** Days between two moments, rounded down; negative for a moment to come. */
export const daysOld = (createdAt: string, now: string): number =>
  Math.floor((Date.parse(now) - Date.parse(createdAt)) / dayMs)

/**
 * The names that go from one folder, oldest first. The newest that is not from the future always
 * stays: a folder is never emptied. One from the future was made under a wrong clock and goes once
 * there is one of now. Past `keep`, earlier ones of a day that has a later one go first, so that many
 * backups in an hour do not push out those of the weeks before.
 */
export const toRotate = (
  backups: readonly KeptBackup[],
  { keep, maximumDays }: RotationPolicy,
  now: string,
): string[] => {
  const sorted = [...backups].sort(
    (a, b) => b.createdAt.localeCompare(a.createdAt) || b.name.localeCompare(a.name),
  )
  const newest = sorted.find(({ createdAt }) => daysOld(createdAt, now) >= -1)
  if (!newest) return []
  const stays = sorted.filter((one) => {
    const days = daysOld(one.createdAt, now)
    return one === newest || (days >= -1 && days < maximumDays)
  })
  while (stays.length > Math.max(keep, 1)) {
    const superseded = stays.findLastIndex(
      (one, place) => place > 0 && dayOf(one) === dayOf(stays[place - 1]),
    )
    stays.splice(superseded > 0 ? superseded : stays.length - 1, 1)
  }
  const staying = new Set(stays)
  return sorted
    .filter((one) => !staying.has(one))
    .map(({ name }) => name)
    .reverse()
}

const dayOf = (backup: KeptBackup | undefined): string => backup?.createdAt.slice(0, 10) ?? ''

/** A backup is due when there is none of the last day; one from the future does not count. */
export const isDue = (lastGoodAt: string | null, now: string): boolean =>
  lastGoodAt === null ||
  Date.parse(now) - Date.parse(lastGoodAt) >= dayMs ||
  Date.parse(lastGoodAt) > Date.parse(now) + dayMs / 24

const named = /^kluis-([0-9a-f]{8})-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z(?:-\d+)?\.kluisbackup$/

/** The office a file belongs to, as its names begin. */
export const officeCode = (officeId: string): string => officeId.replaceAll('-', '').slice(0, 8)

/** `kluis-1a2b3c4d-20260316T090000Z.kluisbackup`; `again` tells two of one second apart. */
export const backupName = (officeId: string, createdAt: string, again = 0): string => {
  const stamp = createdAt.slice(0, 19).replace(/[-:]/g, '')
  return `kluis-${officeCode(officeId)}-${stamp}Z${again > 0 ? `-${again + 1}` : ''}.kluisbackup`
}

const ledgerNamed = /^kluis-([0-9a-f]{8})-[0-9a-f]{8}\.ledger$/

/** The office whose ledger's copy a file is, by its name as backups have it; null: it is none. */
export const readLedgerName = (name: string): string | null => ledgerNamed.exec(name)?.[1] ?? null

/** What a file's name says, or null for a file that is no backup. */
export const readBackupName = (name: string): { office: string; createdAt: string } | null => {
  const found = named.exec(name)
  if (!found) return null
  const [, office = '', year, month, day, hour, minute, second] = found
  const createdAt = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`
  return Number.isNaN(Date.parse(createdAt)) ? null : { office, createdAt }
}
