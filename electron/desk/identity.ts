/** Who this desk is: a random id beside its indexes, made once. A copied folder copies it along. */
import { randomUUID } from 'node:crypto'
import { lstatSync, readFileSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { DeskIdentity } from '../../shared/desk'
import { AppError, isAppError } from '../../shared/errors'
import { renameDurably, writeDurably } from '../ground/durable'

const fileName = 'desk.json'
const file = z.strictObject({
  format: z.literal('kluis-desk'),
  version: z.literal(1),
  id: z.uuid(),
})

/** Errors: desk-damaged, disk-full, folder-not-writable, file-write-failed. */
export const identityIn = (dir: string): DeskIdentity => {
  const id = deskIdIn(dir) ?? newId(dir)
  return { id, name: nameHere() }
}

/**
 * null: none yet. A file that is there and says nothing makes no new desk by itself: logins that this
 * one keeps would be called another's. Errors: desk-damaged.
 */
export const deskIdIn = (dir: string): string | null => {
  try {
    return file.parse(JSON.parse(readFileSync(join(dir, fileName), 'utf8'))).id
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw new AppError('desk-damaged', {})
  }
}

/**
 * From here on another desk, on somebody's word: what is left of the file is kept beside it. Where the
 * file is whole nothing happens. Errors: disk-full, folder-not-writable, file-write-failed.
 */
export const renewIdentityIn = (dir: string): DeskIdentity => {
  try {
    return identityIn(dir)
  } catch (error) {
    if (!isAppError(error) || error.code !== 'desk-damaged') throw error
    renameDurably(join(dir, fileName), keptName(dir))
    return identityIn(dir)
  }
}

const keptName = (dir: string): string => {
  const named = (again: number): string => join(dir, `${fileName}.kept-${again}`)
  let again = 1
  while (lstatSync(named(again), { throwIfNoEntry: false })) again += 1
  return named(again)
}

const newId = (dir: string): string => {
  const id = randomUUID()
  const content: z.output<typeof file> = { format: 'kluis-desk', version: 1, id }
  writeDurably(join(dir, fileName), `${JSON.stringify(content)}\n`)
  return id
}

const mostName = 60

/** Two accounts on one computer are two desks. */
const nameHere = (): string => {
  const computer = hostname().replace(/\.(local|lan|home)$/i, '')
  return `${computer} (${accountName()})`.slice(0, mostName)
}

const accountName = (): string => {
  try {
    return userInfo().username
  } catch {
    // An account that the system has no name for.
    return String(process.getuid?.() ?? '')
  }
}
