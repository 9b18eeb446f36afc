import { fileURLToPath } from 'node:url'

/** The repository's top folder; every command of the project works from it, wherever it was called. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

/** One line for the person at the terminal, on standard error: standard output stays data. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** Runs a command's work to its exit code; what it throws is told in one line, without a stack. */
export async function command(work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work()
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
}
