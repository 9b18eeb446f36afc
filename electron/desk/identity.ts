/** Who this desk is: a random id beside its indexes, made once. A copied folder copies it along. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { DeskIdentity } from '../../shared/desk'
import { writeDurably } from '../ground/durable'

const fileName = 'desk.json'
const file = z.strictObject({
  format: z.literal('kluis-desk'),
  version: z.literal(1),
  id: z.uuid(),
})

/** Errors: disk-full, folder-not-writable, file-write-failed; those of reading, as they are. */
export const identityIn = (dir: string): DeskIdentity => {
  const id = idIn(dir) ?? newId(dir)
  return { id, name: nameHere() }
}

/** null: none yet, or one that says nothing any more. What cannot be read now may be read later: throws. */
const idIn = (dir: string): string | null => {
  const text = textIn(join(dir, fileName))
  try {
    return text === null ? null : file.parse(JSON.parse(text)).id
  } catch {
    return null
  }
}

const textIn = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
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
