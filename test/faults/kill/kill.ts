/**
 * Kills offices at work, each in a folder of its own, and hands over what is left of them. A step is a
 * change on the disk, by Node or by SQLite, in any thread (`die.c`).
 */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect, type TestContext } from 'vitest'
import { hasCommand } from '../../support/runner/packages'
import { ownerEmail, ownerPassword } from '../../support/office/office'
import type { Job } from './job'
import { eachKind, momentsIn } from './moments'
import { aProgramIn, ended, expectTold, startVictim, type Victim } from './victims'

/** How many die in `npm test`; `npm run faults -- --times N` has more. */
const fewTimes = 12

export interface Killing {
  kind: Job['kind']
  /** the folder as it is before the job, with its database closed */
  before: string
  /** UTC ISO */
  now: string
  /** relative to the folder; what the job reads or writes */
  file?: string
  seed: number
  /**
   * a short job: one step of each kind is died at in `npm test`, and every single one where more were
   * asked for than it has
   */
  everyStep?: boolean
  /** what may come of it; each does, where victims die all over the job */
  outcomes: readonly string[]
  /** looks at what is left in a folder, and gives its outcome; `moment` says when its office died */
  look(dir: string, moment: string): Promise<string>
}

interface Wish {
  times: number
  /** the tests' own, and not of `npm run faults` */
  few: boolean
  seed: number
  /** this step alone */
  step: number | null
}

const numberIn = (name: string): number | null => {
  const text = process.env[name]
  return text ? Number(text) : null
}

/** What `npm run faults` was asked for; the tests' own where it was not run. */
export const wish = (own: { times: number; seed: number }): Wish => ({
  times: numberIn('KLUIS_FAULTS_TIMES') ?? own.times,
  few: numberIn('KLUIS_FAULTS_TIMES') === null,
  seed: numberIn('KLUIS_FAULTS_SEED') ?? own.seed,
  step: numberIn('KLUIS_FAULTS_STEP'),
})

/** Skips where victims cannot be killed on purpose, and says why. */
export const requireKiller = (context: TestContext): void => {
  if (process.platform !== 'linux') context.skip('victims are killed with what only Linux has')
  if (!hasCommand('cc')) context.skip('a C compiler is not installed')
}

/** Gives what the job answers when nobody interferes. */
export const killMany = async (killing: Killing): Promise<{ answer: string }> => {
  const scratch = mkdtempSync(join(tmpdir(), 'kluis-kill-'))
  const program = await aProgramIn(join(scratch, 'program'))
  const spare = [startVictim(program), startVictim(program)]
  const take = (): Victim => {
    spare.push(startVictim(program))
    return spare.shift() ?? startVictim(program)
  }
  const run = async (name: string, dieAt: number | null) => {
    const dir = join(scratch, name)
    cpSync(killing.before, dir, { recursive: true })
    const trace = `${dir}.trace`
    const answer = await work(take(), killing, { dir, dieAt, trace })
    return { dir, answer, steps: readFileSync(trace, 'utf8').split('\n').slice(0, -1) }
  }
  const { times, few, seed: used, step } = wish({ times: fewTimes, seed: killing.seed })
  try {
    const whole = await run('whole', null)
    const wanted = killing.everyStep && few ? eachKind(whole.steps) : times
    const moments = step === null ? momentsIn(whole.steps, wanted, used) : [step]
    const found = new Set<string>()
    for (const dieAt of moments) {
      const { dir, steps } = await run(`step-${dieAt}`, dieAt)
      const at = dieAt > steps.length ? 'after the last one' : (steps.at(-1) ?? '')
      const moment = `step ${dieAt} of ${whole.steps.length} (${at})`
      const outcome = await killing.look(dir, moment).catch((error: unknown) => {
        const again = `npm run faults -- ${ownName()} --step ${dieAt}`
        const text = `${killing.kind} was killed at ${moment}, seed ${used}. Again: ${again}`
        throw new Error(`${text}\n${error instanceof Error ? error.message : ''}`, { cause: error })
      })
      found.add(outcome)
      rmSync(dir, { recursive: true, force: true })
    }
    expect(killing.outcomes).toEqual(expect.arrayContaining([...found]))
    if (step === null) expect([...found].sort()).toEqual([...killing.outcomes].sort())
    return { answer: whole.answer ?? '' }
  } finally {
    for (const { child } of spare) child.kill('SIGKILL')
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** Of the file of tests this is run in. */
const ownName = (): string => basename(expect.getState().testPath ?? '', '.test.ts')

/** Has a victim do the job until it dies, of itself or once it is done. */
const work = async (
  victim: Victim,
  { kind, now, file }: Killing,
  { dir, dieAt, trace }: Pick<Job, 'dir' | 'dieAt' | 'trace'>,
): Promise<string | null> => {
  const access = { email: ownerEmail, password: ownerPassword }
  await expectTold(victim, 'ready')
  const job: Job = { kind, dir, now, access, file: file ? join(dir, file) : null, dieAt, trace }
  victim.child.send(job)
  await expectTold(victim, 'begun')
  const told = await victim.next()
  if (told?.told === 'failed') throw new Error(told.why)
  // With others about, a job can take a step less; then it dies after its last one.
  if (told !== null) victim.child.kill('SIGKILL')
  const signal = await ended(victim)
  if (signal !== 'SIGKILL') throw new Error(`ended by ${signal ?? 'itself'}`)
  return told?.told === 'done' ? told.answer : null
}
