import { mkdir, readdir } from 'node:fs/promises'
import { rmSync } from 'node:fs'
import { join } from 'node:path'

/** Files on their way to the person's own programs (a mail draft): they live here, and not long. */
export interface Handover {
  folder(): Promise<string>
  /** Removes everything that was handed over before. */
  empty(): void
  /** The names of what is there. */
  list(): Promise<string[]>
}

const folderName = 'handover'

/** What every connection handed over, of this run or an earlier one. */
export const emptyHandovers = (dir: string): void =>
  rmSync(join(dir, folderName), { recursive: true, force: true })

/** The folder of one connection. */
export const createHandover = (dir: string, connection: number): Handover => {
  const path = join(dir, folderName, String(connection))
  return {
    folder: async () => {
      await mkdir(path, { recursive: true, mode: 0o700 })
      return path
    },
    empty: () => rmSync(path, { recursive: true, force: true }),
    list: () => readdir(path).catch(() => []),
  }
}
