import { appendFileSync, existsSync, renameSync, statSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'

/** Writes one line about an unexpected error and returns the id that finds it. */
export type Log = (where: string, error: unknown) => string

const largest = 1024 * 1024

/**
 * `office.log` in the office's folder, `desk.log` in a desk's: id, moment, operation, kind of error and where in the code.
 * Never the message: messages may carry what a person typed.
 */
export const createLog =
  (dir: string, clock: () => Date, name = 'office.log'): Log =>
  (where, error) => {
    const id = randomBytes(4).toString('hex')
    const kind = error instanceof Error ? error.name : typeof error
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const frames =
      error instanceof Error
        ? (error.stack ?? '')
            .split('\n')
            .filter((line) => /^\s+at /.test(line))
            .slice(0, 6)
            .map((line) =>
              line.trim().replace(/\(?(?:file:\/\/)?[^\s(]*[\\/]([^\\/]+)\)?$/, '($1)'),
            )
        : []
    const line = { id, at: clock().toISOString(), where, name: kind, code, frames }
    const path = join(dir, name)
    try {
      if (existsSync(path) && statSync(path).size > largest) renameSync(path, `${path}.1`)
      appendFileSync(path, `${JSON.stringify(line)}\n`, { mode: 0o600 })
    } catch {
      // A full disk or a read-only folder: the error itself is still reported to the person.
    }
    return id
  }
