/**
 * The last step of a restore: what was here steps aside, what was made ready takes its place. A
 * marker says that it has begun; from then on it is finished, by this start of Kluis or by the next.
 * Before the marker everything is as it was. No moment leaves half of either.
 */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync } from 'node:fs'
import { readFileSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { withCompanions } from '../../database/companions'
import { writeDurably, writeFailure } from '../../../ground/durable'
import { ledgerFileName } from '../../ledger/outbox'
import { keyFileNames } from '../../session/keys/key-file'
import { removeHalfSetUp } from '../../session/half-set-up'
import { databaseFileName, restoreMarkerName, rotatingFileName } from '../../session/office-files'
import { asideName, isAside } from '../aside'
import { freeName } from '../folder'
import { stagingPrefix } from '../make'

export const restorePrefix = 'restoring-'

/** What makes up an office; everything else in the folder is this machine's. */
const officeFiles = [
  ...withCompanions(databaseFileName),
  rotatingFileName,
  ...keyFileNames,
  ledgerFileName,
]

const folderName = z.string().regex(/^[a-zA-Z0-9-]+$/)
const marker = z.strictObject({
  format: z.literal('kluis-restore'),
  staging: folderName,
  aside: folderName.nullable(),
  files: z.array(z.enum([databaseFileName, ...keyFileNames, ledgerFileName])),
})

const sync = (folder: string): void => {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/**
 * Puts the files of `staging` (a folder inside `dir`, all on disk) in place. Gives the name of the
 * folder with what was there, or null when there was nothing. Errors: disk-full,
 * folder-not-writable, file-write-failed.
 */
export const putInPlace = (dir: string, staging: string, now: string): string | null => {
  const had = officeFiles.some((name) => existsSync(join(dir, name)))
  const aside = had ? freeName(dir, (again) => asideName(now, again)) : null
  const files = officeFiles.filter((name) => existsSync(join(dir, staging, name)))
  try {
    if (aside) mkdirSync(join(dir, aside), { mode: 0o700 })
    sync(join(dir, staging))
  } catch (error) {
    throw writeFailure(error)
  }
  writeDurably(
    join(dir, restoreMarkerName),
    JSON.stringify(marker.parse({ format: 'kluis-restore', staging, aside, files })),
  )
  finishRestore(dir)
  return aside
}

/**
 * Finishes what a marker says has begun; does nothing without one. Each file moves once, whichever
 * moment it was cut short at. Errors: those of moving files.
 */
export const finishRestore = (dir: string): void => {
  const path = join(dir, restoreMarkerName)
  if (!existsSync(path)) return
  const { staging, aside, files } = marker.parse(JSON.parse(readFileSync(path, 'utf8')))
  const from = join(dir, staging)
  try {
    for (const name of officeFiles) {
      const here = join(dir, name)
      const incoming = join(from, name)
      const placed = files.some((one) => one === name) && !existsSync(incoming)
      if (placed) continue
      if (aside && existsSync(here)) renameSync(here, join(dir, aside, name))
      if (existsSync(incoming)) renameSync(incoming, here)
    }
    if (aside) sync(join(dir, aside))
    sync(dir)
    rmSync(path)
    sync(dir)
  } catch (error) {
    throw writeFailure(error)
  }
  rmSync(from, { recursive: true, force: true })
}

/** What `writeDurably` writes before it has its name. */
const halfWritten = /^office\.[a-z.]+\.new$/

/**
 * Removes what a backup, a restore or a rotation of the key that was cut short left behind: whole
 * copies of the office, in which the erased would live on. Never what is in use: until the copy with
 * the new key takes the database's place, the old key opens the database.
 */
export const removeLeftovers = (dir: string): void => {
  removeHalfSetUp(dir)
  for (const name of readdirSync(dir)) {
    if (
      name.startsWith(stagingPrefix) ||
      name.startsWith(restorePrefix) ||
      name.startsWith(rotatingFileName) ||
      halfWritten.test(name)
    ) {
      rmSync(join(dir, name), { recursive: true, force: true })
    }
    // Made for a restore that did not come to moving anything.
    if (isAside(name) && readdirSync(join(dir, name)).length === 0) rmdirSync(join(dir, name))
  }
}
