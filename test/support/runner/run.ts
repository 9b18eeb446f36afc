/*
 * `npm test`: everything that must hold, part by part, each with its output as it comes; `npm test
 * -- PART…` runs just those. The slowest files are told. The last line is `N passed, N failed` over all parts; a part that
 * fails, or cannot run, fails the command, and what was skipped is listed with its reason.
 */
import { command, root, say } from '../../../electron/launch/project'
import type { Counts } from './counts'
import { PARTS, SIDE_BY_SIDE } from './parts'

type PartName = keyof typeof PARTS
/** How many of the slowest files are told. */
const SLOWEST = 10
const NOTHING: Counts = { passed: 0, failed: 0, skipped: [], files: [] }
const isPart = (name: string): name is PartName => Object.hasOwn(PARTS, name)
const names = Object.keys(PARTS).filter(isPart)

await command(async () => {
  const chosen = process.argv.slice(2)
  const unknown = chosen.filter((name) => !isPart(name))
  if (unknown.length > 0)
    throw new Error(`No part is called ${unknown.join(', ')}. There are: ${names.join(', ')}`)
  process.chdir(root)
  const wanted = names.filter((name) => chosen.length === 0 || chosen.includes(name))
  const together = wanted.filter((name) => SIDE_BY_SIDE.includes(name))
  const rest = wanted.filter((name) => !together.includes(name)).map((name) => [name])
  const results = new Map<PartName, Counts>()
  for (const group of [together, ...rest].filter(({ length }) => length > 0)) {
    print(`\n── ${group.join(', ')}`)
    const counts = await Promise.all(group.map(runPart))
    for (const [place, name] of group.entries()) results.set(name, counts[place] ?? NOTHING)
  }
  return report(results)
})

async function runPart(name: PartName): Promise<Counts> {
  const started = Date.now()
  const counts = await PARTS[name]().catch((error: unknown): Counts => {
    say(error instanceof Error ? error.message : String(error))
    return { ...NOTHING, failed: 1 }
  })
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  print(`── ${name}: ${counts.passed} passed, ${counts.failed} failed in ${seconds} s`)
  return counts
}

function report(results: Map<PartName, Counts>): number {
  print('')
  for (const [part, { skipped }] of results)
    for (const { name, reason } of skipped) print(`skipped: ${part}: ${name} (${reason})`)
  for (const [part, { failed }] of results) if (failed > 0) print(`failed: ${part} (${failed})`)
  const all = [...results.values()]
  const slowest = all.flatMap(({ files }) => files).sort((a, b) => b.seconds - a.seconds)
  for (const { name, seconds } of slowest.slice(0, SLOWEST))
    print(`slow: ${seconds.toFixed(1).padStart(6)} s ${name}`)
  const passed = all.reduce((sum, counts) => sum + counts.passed, 0)
  const failed = all.reduce((sum, counts) => sum + counts.failed, 0)
  print(`${passed} passed, ${failed} failed`)
  return failed > 0 ? 1 : 0
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
