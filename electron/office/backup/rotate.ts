/** Takes away what is past its count or its age, in every folder that can be reached. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { addDays } from '../../../shared/dates'
import { defaultRotation, toRotate, type RotationPolicy } from '../../../shared/backup/rotation'
import type { ReadableDatabase } from '../database/driver'
import { clockJumped, latestDay } from '../settings/clock-jump'
import { asideFolders } from './aside'
import { backupsIn, isOfOffice, type FoundBackup } from './folder'
import { placeOf, readLocal } from './local'

export const rotationOf = (db: ReadableDatabase): RotationPolicy =>
  db.get<RotationPolicy>('SELECT keep, maximumDays FROM backupPolicy') ?? defaultRotation

/**
 * Whether the clock can be trusted to say how old a backup is: not set back behind what the program
 * saw before, and not jumped ahead by more than a month, which the owner confirms first.
 */
export const isClockSteady = (db: ReadableDatabase, today: string): boolean => {
  const day = latestDay(db)
  return day === null || (addDays(day, -1) <= today && !clockJumped(db, today))
}

/**
 * Deletes only what says of itself that it is a backup of this office; whatever else lies in the
 * folder stays. What a restore put aside goes by the same age. Gives how many went.
 */
export const rotate = async (
  dir: string,
  officeId: string,
  policy: RotationPolicy,
  now: string,
): Promise<number> => {
  let gone = 0
  for (const folder of readLocal(dir).folders) {
    const place = placeOf(dir, folder)
    const own: FoundBackup[] = []
    for (const found of await backupsIn(place, officeId)) {
      if (await isOfOffice(found.path, officeId)) own.push(found)
    }
    for (const name of toRotate(own, policy, now)) {
      // A folder that went away meanwhile is looked at again next time.
      const removed = await rm(join(place, name)).then(
        () => true,
        () => false,
      )
      if (removed) gone += 1
    }
  }
  for (const aside of asideFolders(dir, policy)) {
    if (aside.keptUntil <= now) {
      await rm(aside.path, { recursive: true, force: true })
      gone += 1
    }
  }
  return gone
}
