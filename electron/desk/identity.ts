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

/** Errors: disk-full, folder-not-writable, file-write-failed. */
export const identityIn = (dir: string): DeskIdentity => {
  const id = idIn(dir) ?? newId(dir)
  return { id, name: nameHere() }
}

const idIn = (dir: string): string | null => {
  try {
    return file.parse(JSON.parse(readFileSync(join(dir, fileName), 'utf8'))).id
  } catch {
    // None yet, or not to be read: then it is another desk from now on.
    return null
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
