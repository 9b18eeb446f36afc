import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildAlways } from '../../../electron/launch/build'
import { root, say } from '../../../electron/launch/project'
import type { Runtime } from '../../../electron/launch/found-runtime'
import { findRuntime } from '../../../electron/launch/runtime'
import { COUNTS_FILE, type Counts, readCounts } from './counts'
import { startDesktop } from '../desktop/desktop'
import { runJourneys } from './journeys'
import { requirePackages } from './packages'
import { atEnd, run, runQuietly } from './processes'

const ROOMS = ['.', 'shared', 'electron', 'renderer', 'portal', 'test']
const LINT = ['--config', '.config/eslint.config.js', '--max-warnings', '0', '.']

const passed: Counts = { passed: 1, failed: 0, skipped: [], files: [] }
const failed: Counts = { passed: 0, failed: 1, skipped: [], files: [] }

/** Parts that use one core each and touch nothing of one another: they run at the same time. */
export const SIDE_BY_SIDE: string[] = ['format', 'types', 'lint']

/** The parts of `npm test`, in order; each resolves to its counts or throws when it cannot run. */
export const PARTS = {
  format: () => tool('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
  types: () => tool('typescript-native/bin/tsc', '--build', ...ROOMS),
  lint: () => tool('eslint/bin/eslint.js', ...LINT),
  machine: async () => {
    await machine()
    return passed
  },
  unit: () => unit(),
  build: async () => {
    await buildAlways()
    return passed
  },
  e2e: () => e2e(),
} satisfies Record<string, () => Promise<Counts>>

let ready: Promise<Runtime> | null = null

/** Fetches and installs what this machine lacks, once for all parts that need it. */
function machine(): Promise<Runtime> {
  ready ??= findRuntime().then(async (runtime) => {
    await requirePackages(runtime.path)
    return runtime
  })
  return ready
}

/** A static part counts as one test; what it has to say comes in one piece, at its end. */
async function tool(path: string, ...args: string[]): Promise<Counts> {
  const { code, output } = await runQuietly(process.execPath, [
    join(root, 'node_modules', path),
    ...args,
  ])
  process.stdout.write(output)
  return code === 0 ? passed : failed
}

/** Without a keyring of the tests' own there is none: the user's is not theirs to touch. */
async function unit(): Promise<Counts> {
  const desktop = await machine()
    .then(startDesktop)
    .catch((error: unknown) => {
      say(`Going on without a desktop: ${error instanceof Error ? error.message : String(error)}`)
      return null
    })
  const env = desktop?.env ?? { ...process.env, DBUS_SESSION_BUS_ADDRESS: 'disabled:' }
  const reporters = ['--reporter=default', '--reporter=./test/support/runner/count-vitest.ts']
  const vitest = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...reporters]
  try {
    return await counted((counts) =>
      run(process.execPath, [...vitest, '--config', '.config/vitest.config.ts'], {
        ...env,
        ...counts,
      }),
    )
  } finally {
    await desktop?.stop()
  }
}

async function e2e(): Promise<Counts> {
  const runtime = await machine()
  return counted((counts) => runJourneys([], runtime, { ...process.env, ...counts }))
}

/** Takes a part's counts from its reporter, which is told where to leave them. */
async function counted(part: (env: NodeJS.ProcessEnv) => Promise<number>): Promise<Counts> {
  const file = join(scratchFolder(), 'counts.json')
  const code = await part({ [COUNTS_FILE]: file })
  const counts = readCounts(file)
  if (code === 0 || counts.failed > 0) return counts
  say(`It ended with exit code ${code} though no test failed.`)
  return { ...counts, failed: 1 }
}

function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kluis-test-'))
  atEnd(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}
