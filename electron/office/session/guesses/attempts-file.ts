/**
 * `office.attempts.json`: how often a password or code was guessed wrong, and nothing else. It slows
 * people down at the screen; who can write to the folder has better ways.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { writeDurably } from '../../../ground/durable'

export const attemptsFileName = 'office.attempts.json'

const moment = z.iso.datetime()
const counter = z.strictObject({
  /** a slot's id, or the digest of an address that has none */
  subject: z.string().min(1).max(100),
  desk: z.string().min(1).max(100),
  wrong: z.number().int().min(1).max(1_000_000),
  /** the moment of the last one, UTC ISO */
  at: moment,
})
const schema = z.strictObject({
  format: z.literal('kluis-attempts'),
  version: z.literal(1),
  /** the counters were lost: everybody waits the longest once, from here on */
  lostAt: moment.nullable(),
  counters: z.array(counter).max(2000),
})

export type Counter = z.output<typeof counter>
export type Attempts = Pick<z.output<typeof schema>, 'lostAt' | 'counters'>

/** null: the file is not there, or cannot be read. */
export const readAttempts = (dir: string): Attempts | null => {
  const path = join(dir, attemptsFileName)
  if (!existsSync(path)) return null
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}

/** Errors: disk-full, folder-not-writable, file-write-failed. */
export const writeAttempts = (dir: string, { lostAt, counters }: Attempts): void => {
  const file: z.output<typeof schema> = { format: 'kluis-attempts', version: 1, lostAt, counters }
  const text = JSON.stringify(file, null, 1)
  writeDurably(join(dir, attemptsFileName), `${text}\n`)
}
