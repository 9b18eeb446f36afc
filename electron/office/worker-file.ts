import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Where a worker's code lies: beside its source when run from source, at the top of `out/main` in the
 * built program. `from`: the caller's `import.meta.url`.
 */
export const workerFile = (from: string, name: string): string => {
  const here = dirname(fileURLToPath(from))
  const places = [
    join(here, `${name}.mjs`),
    join(here, `${name}.ts`),
    join(here, `${name}.js`),
    join(here, '..', `${name}.js`),
  ]
  const found = places.find((path) => existsSync(path))
  if (!found) throw new Error(`the worker ${name} is missing from the program`)
  return found
}
