/** One folder per run of Vitest, for what is made once in it: offices and keys. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The variable by which test processes learn where it is. */
const RUN_FOLDER = 'KLUIS_TEST_RUN'

/** Vitest calls this before its first test; what it returns, after the last one. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'kluis-run-'))
  process.env[RUN_FOLDER] = folder
  return () => rmSync(folder, { recursive: true, force: true })
}

/** Where this run's folder is. Throws outside of a run. */
export const runFolder = (): string => {
  const folder = process.env[RUN_FOLDER]
  if (folder === undefined)
    throw new Error(`${RUN_FOLDER} is not set: Vitest sets it (run-folder.ts)`)
  return folder
}
