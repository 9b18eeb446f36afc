/** What is costly to make and the same each time is made once per run of tests, and copied. */
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runFolder } from './run-folder'

/**
 * Fills `dir` with a copy of the folder that `make` filled, and gives what `make` gave (as JSON): once
 * per run for each `name`. What is made may depend on nothing but its name.
 */
export const copyOf = async <T = undefined>(
  name: string,
  dir: string,
  make: (dir: string) => Promise<T>,
): Promise<T> => {
  const shelf = join(runFolder(), 'made')
  const made = join(shelf, createHash('sha256').update(name).digest('hex').slice(0, 32))
  if (!existsSync(made)) {
    mkdirSync(shelf, { recursive: true })
    const making = mkdtempSync(join(shelf, 'making-'))
    mkdirSync(join(making, 'folder'))
    const given = await make(join(making, 'folder'))
    writeFileSync(join(making, 'given.json'), JSON.stringify({ given }))
    try {
      renameSync(making, made)
    } catch (error) {
      // The tests of another process were first: theirs is as good.
      if (!existsSync(made)) throw error
      rmSync(making, { recursive: true })
    }
  }
  cpSync(join(made, 'folder'), dir, { recursive: true })
  const { given } = JSON.parse(readFileSync(join(made, 'given.json'), 'utf8')) as { given: T }
  return given
}
