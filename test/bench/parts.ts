import { readdirSync } from 'node:fs'

const SUFFIX = '.bench.ts'

/** The names of all parts: `test/bench/NAME.bench.ts`. */
export function benchNames(): string[] {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith(SUFFIX))
  return files.map((file) => file.slice(0, -SUFFIX.length)).sort()
}
