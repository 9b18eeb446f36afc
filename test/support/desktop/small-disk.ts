/** A disk that really is full: a file system in memory, of a size the test chooses. */
import { spawnSync } from 'node:child_process'
import { existsSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from '../office/office'

export interface SmallDisk {
  folder: string
  /** Fills it up to what is left free, in bytes. */
  fill(free: number): void
  /** Takes away what filled it. */
  clear(): void
}

/** Only root may mount one; why not, where it cannot. */
export const smallDisk = (megabytes: number): SmallDisk | string => {
  const folder = temporaryFolder()
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder])
  if (mounted.status !== 0) return 'no file system can be mounted here'
  onTestFinished(() => void spawnSync('umount', ['--lazy', folder]))
  const filler = join(folder, 'filler')
  const clear = (): void => rmSync(filler, { force: true })
  return {
    folder,
    fill: (free) => {
      if (existsSync(filler)) clear()
      const { bavail, bsize } = statfsSync(folder)
      writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - free)))
    },
    clear,
  }
}
