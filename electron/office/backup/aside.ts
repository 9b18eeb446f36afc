/** What a restore put aside: whole, beside the database, and no longer than a backup lives. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { RotationPolicy } from '../../../shared/backup/rotation'

const named = /^aside-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z(?:-\d+)?$/
const dayMs = 24 * 60 * 60 * 1000

/** `aside-20260316T090000Z`. */
export const asideName = (at: string, again: number): string =>
  `aside-${at.slice(0, 19).replace(/[-:]/g, '')}Z${again > 0 ? `-${again + 1}` : ''}`

export const isAside = (name: string): boolean => named.test(name)

export interface Aside {
  name: string
  path: string
  at: string
  /** UTC ISO: the erased live on in it until then, as in a backup */
  keptUntil: string
}

export const asideFolders = (dir: string, { maximumDays }: RotationPolicy): Aside[] => {
  const found: Aside[] = []
  for (const name of readdirSync(dir)) {
    const stamp = named.exec(name)
    if (!stamp) continue
    const [, year, month, day, hour, minute, second] = stamp
    const at = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`
    const keptUntil = new Date(Date.parse(at) + maximumDays * dayMs).toISOString()
    found.push({ name, path: join(dir, name), at, keptUntil })
  }
  return found.sort((a, b) => b.at.localeCompare(a.at))
}
