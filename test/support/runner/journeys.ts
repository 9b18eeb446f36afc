import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { root } from '../../../electron/launch/project'
import type { Runtime } from '../../../electron/launch/found-runtime'
import { run } from './processes'

const SUFFIX = '.e2e.ts'

/** The names of all journeys: `test/e2e/ROOM/NAME.e2e.ts`. */
export function journeyNames(): string[] {
  const all = readdirSync(join(root, 'test/e2e'), { recursive: true, encoding: 'utf8' })
  const files = all.filter((file) => file.endsWith(SUFFIX))
  return files.map((file) => basename(file, SUFFIX)).sort()
}

/** Runs these journeys (none named: all); resolves to Playwright's exit code. */
export function runJourneys(
  names: string[],
  runtime: Runtime,
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const playwright = join(root, 'node_modules/@playwright/test/cli.js')
  const reporters = `--reporter=list,${join(root, 'test/support/runner/count-playwright.ts')}`
  const files = names.map((name) => `/e2e/[^/]+/${name.replaceAll('.', '\\.')}\\.e2e\\.ts$`)
  const args = [
    playwright,
    'test',
    '--config',
    join(root, '.config/playwright.config.ts'),
    reporters,
  ]
  return run(process.execPath, [...args, ...files], withRuntime(env, runtime))
}

/** The runtime was found in the user's own home; a desktop with another home would not see it. */
function withRuntime(env: NodeJS.ProcessEnv, { folder }: Runtime): NodeJS.ProcessEnv {
  return { ...env, ELECTRON_OVERRIDE_DIST_PATH: folder }
}
