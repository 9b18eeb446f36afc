/*
 * `npm run faults -- KIND… [--times N] [--seed S] [--step K]`: kills offices in the middle of a job, N
 * times for each kind of job (named by no kind: all), at moments that the seed S chooses; `--step K`:
 * at that one, which is how a failure is had again. `stories` kills nobody: it plays N random life
 * stories on the rules of retention; a failing one prints its seed and path, and `--seed S --path P` tells
 * it again. Neither does `rules`: it puts every document before the official e-invoice rules. `npm test`
 * does the same a few times, with the tests' own seeds.
 */
import { randomInt } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { command, root, say } from '../../../electron/launch/project'
import { run } from './processes'

const FOLDER = 'test/faults/kill'
const SUFFIX = '.test.ts'
const killed = readdirSync(join(root, FOLDER)).flatMap((file) =>
  file.endsWith(SUFFIX) ? [file.slice(0, -SUFFIX.length)] : [],
)
const stories = 'test/office/retention/stories/stories.test.ts'
const rules = 'test/office/invoices/official-rules.test.ts'
const others: Record<string, string> = { stories, rules }
const kinds = [...killed, ...Object.keys(others)]

await command(() => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      times: { type: 'string', default: '100' },
      seed: { type: 'string', default: String(randomInt(2 ** 31)) },
      step: { type: 'string' },
      path: { type: 'string' },
    },
  })
  const unknown = positionals.filter((name) => !kinds.includes(name))
  if (unknown.length > 0)
    throw new Error(`No job is called ${unknown.join(', ')}. There are: ${kinds.join(', ')}`)
  const { step, path } = values
  if (step !== undefined && positionals.length !== 1) throw new Error('--step is of one job')
  if (path !== undefined && !/^\d+(:\d+)*$/.test(path))
    throw new Error('--path is as it was printed')
  const env = {
    ...process.env,
    KLUIS_FAULTS_TIMES: wholeNumber('--times', values.times),
    KLUIS_FAULTS_SEED: wholeNumber('--seed', values.seed),
    ...(path === undefined ? {} : { KLUIS_FAULTS_PATH: path }),
    ...(step === undefined ? {} : { KLUIS_FAULTS_STEP: wholeNumber('--step', step) }),
  }
  say(step === undefined ? `${values.times} times each, seed ${values.seed}` : `step ${step}`)
  const chosen = positionals.length > 0 ? positionals : kinds
  const files = chosen.map((name) => others[name] ?? `${FOLDER}/${name}${SUFFIX}`)
  const vitest = [join(root, 'node_modules/vitest/vitest.mjs'), 'run']
  const config = ['--config', '.config/vitest.config.ts', '--testTimeout', '0']
  process.chdir(root)
  return run(process.execPath, [...vitest, ...config, ...files], env)
})

function wholeNumber(name: string, text: string): string {
  if (!/^\d{1,10}$/.test(text)) throw new Error(`${name} takes a whole number, and not ${text}`)
  return text
}
