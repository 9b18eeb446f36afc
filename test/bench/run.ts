/*
 * `npm run bench -- PART… [--json] [--size S|M|L]`: measures the parts `test/bench/PART.bench.ts`
 * (none named: all) and prints a table. With --json the last line of standard output is
 * {"machine":…,"rows":[{"part","name","value","unit","mark","ok"}]}. Figures are no tests: a row
 * past its mark shows, and does not fail the command; a part that breaks does.
 */
import { loadavg } from 'node:os'
import { buildWhenNeeded } from '../../electron/launch/build'
import { command, say } from '../../electron/launch/project'
import { findRuntime } from '../../electron/launch/runtime'
import { startDesktop } from '../support/desktop/desktop'
import { requirePackages } from '../support/runner/packages'
import type { Bench, Row, Size } from './bench'
import { describeMachine } from './machine'
import { benchNames } from './parts'
import { table } from './table'

const SIZES: Record<string, Size> = { S: 'S', M: 'M', L: 'L' }

await command(async () => {
  const { names, json, size } = options(process.argv.slice(2))
  await buildWhenNeeded()
  const runtime = await findRuntime()
  await requirePackages(runtime.path)
  const desktop = await startDesktop()
  const rows: (Row & { part: string })[] = []
  const before = load()
  let broken = 0
  try {
    Object.assign(process.env, desktop.env, { ELECTRON_OVERRIDE_DIST_PATH: runtime.folder })
    for (const part of names) {
      say(`\n── ${part}`)
      await measure(part, size, (row) => rows.push({ part, ...row })).catch((error: unknown) => {
        broken++
        say(error instanceof Error ? (error.stack ?? error.message) : String(error))
      })
    }
  } finally {
    await desktop.stop()
  }
  const machine = describeMachine(runtime.version)
  const { cpu, cores, memoryGb } = machine
  // Figures of a machine that others work on too are to be read with how busy it was.
  const busy = `load ${before} before, ${load()} after`
  process.stdout.write(`\n${cpu}, ${cores} cores, ${memoryGb} GB, ${busy}\n`)
  process.stdout.write(table(rows))
  if (json) process.stdout.write(`${JSON.stringify({ machine, rows })}\n`)
  return broken > 0 ? 1 : 0
})

function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1)
}

async function measure(part: string, size: Size, row: Bench['row']): Promise<void> {
  const module: unknown = await import(`./${part}.bench.ts`)
  if (!isPart(module)) throw new Error(`${part}.bench.ts has no default function.`)
  await module.default({ size, row })
}

function isPart(module: unknown): module is { default: (bench: Bench) => Promise<void> } {
  return typeof module === 'object' && module !== null && 'default' in module
}

function options(args: string[]): { names: string[]; json: boolean; size: Size } {
  const known = benchNames()
  const names: string[] = []
  let json = false
  let size: Size = 'M'
  for (const [place, arg] of args.entries()) {
    if (arg === '--json') json = true
    else if (arg === '--size') size = sizeOf(args[place + 1])
    else if (arg.startsWith('--size=')) size = sizeOf(arg.slice('--size='.length))
    else if (args[place - 1] !== '--size') names.push(arg)
  }
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length > 0)
    throw new Error(`No part is called ${unknown.join(', ')}. There are: ${known.join(', ')}`)
  return { names: names.length > 0 ? names : known, json, size }
}

function sizeOf(name = ''): Size {
  const size = SIZES[name]
  if (!size) throw new Error(`--size is S, M or L, not ${name || 'nothing'}.`)
  return size
}
