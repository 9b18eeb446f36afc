/** Kills offices at work, each in a folder of its own, and hands over what is left of them. */
import { fork, type ChildProcess } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { build } from 'vite'
import { root } from '../../../electron/launch/project'
import { ownerEmail, ownerPassword } from '../../support/office/office'
import type { Job, Told } from './job'

/** What the office starts threads from; a bundle looks for them beside itself. */
const workersIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('-worker.mjs'))
    .map((path) => join(root, folder, path))

/** One file without its imports: it starts in a third of the time. */
const buildVictim = async (): Promise<string> => {
  const folder = mkdtempSync(join(outFolder(), 'faults-'))
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: {
      noExternal: true,
      external: ['@signalapp/sqlcipher', '@napi-rs/keyring', 'libsodium-wrappers-sumo'],
    },
    build: {
      ssr: join(root, 'test/faults/kill/victim.ts'),
      outDir: folder,
      target: 'node20',
      minify: false,
    },
  })
  for (const path of workersIn('electron/office')) cpSync(path, join(folder, basename(path)))
  return folder
}

const outFolder = (): string => {
  const out = join(root, 'out')
  mkdirSync(out, { recursive: true })
  return out
}

interface Victim {
  child: ChildProcess
  /** the next thing it tells; null when it ended */
  next(): Promise<Told | null>
}

const startVictim = (program: string): Victim => {
  const child = fork(program, {
    env: { ...process.env, DBUS_SESSION_BUS_ADDRESS: 'disabled:' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: ['--import', join(root, 'test/support/office/known-keys.mjs')],
  })
  const heard: (Told | null)[] = []
  let waiting: ((told: Told | null) => void) | null = null
  const hear = (told: Told | null): void => {
    if (waiting) waiting(told)
    else heard.push(told)
    waiting = null
  }
  child.on('message', (told: Told) => hear(told))
  child.on('exit', () => hear(null))
  return {
    child,
    next: () =>
      new Promise((resolve) => {
        const told = heard.shift()
        if (told === undefined) waiting = resolve
        else resolve(told)
      }),
  }
}

/** A small generator with a seed (mulberry32), so that every run dies at the same moments. */
const randomFrom = (seed: number) => {
  let state = seed
  return (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export interface Killing {
  kind: Job['kind']
  /** the folder as it is before the job, with its database closed */
  before: string
  /** UTC ISO */
  now: string
  /** relative to a folder, or whole; what the job reads or writes */
  file?: string
  /** how many die at a step, and how many at a moment of real time */
  atSteps: number
  atTimes: number
  seed: number
  /** looks at what is left in a folder; `moment` says when its office died */
  look(dir: string, moment: string): Promise<void>
}

/** Gives how many died, and what an office that was left alone came to. */
export const killMany = async (
  killing: Killing,
): Promise<{ killed: number; steps: number; answer: string }> => {
  const folder = await buildVictim()
  const scratch = mkdtempSync(join(tmpdir(), 'kluis-kill-'))
  const program = join(folder, 'victim.js')
  const spare = [startVictim(program), startVictim(program)]
  const take = (): Victim => {
    spare.push(startVictim(program))
    return spare.shift() ?? startVictim(program)
  }
  try {
    const whole = await live(take(), killing, copyOf(killing, scratch))
    const random = randomFrom(killing.seed)
    let killed = 0
    for (let n = 0; n < killing.atSteps; n += 1) {
      // Spread over the whole job, at random within each stretch.
      const dieAt = 1 + Math.floor(((n + random()) / killing.atSteps) * whole.steps)
      const dir = copyOf(killing, scratch)
      await dieAtStep(take(), killing, dir, dieAt)
      killed += 1
      await killing.look(dir, `step ${dieAt} of ${whole.steps}`)
      rmSync(dir, { recursive: true, force: true })
    }
    for (let n = 0; n < killing.atTimes; n += 1) {
      const after = ((n + random()) / killing.atTimes) * whole.milliseconds
      const dir = copyOf(killing, scratch)
      await dieAtTime(take(), killing, dir, after)
      killed += 1
      await killing.look(dir, `${after.toFixed(1)} of ${whole.milliseconds.toFixed(1)} ms`)
      rmSync(dir, { recursive: true, force: true })
    }
    return { killed, steps: whole.steps, answer: whole.answer }
  } finally {
    for (const { child } of spare) child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
    rmSync(scratch, { recursive: true, force: true })
  }
}

let copies = 0

const copyOf = ({ before }: Killing, scratch: string): string => {
  const dir = join(scratch, `office-${++copies}`)
  cpSync(before, dir, { recursive: true })
  return dir
}

const begin = async (
  victim: Victim,
  { kind, now, file }: Killing,
  dir: string,
  dieAt: number | null,
): Promise<void> => {
  const access = { email: ownerEmail, password: ownerPassword }
  await expectTold(victim, 'ready')
  const job: Job = { kind, dir, now, access, file: file ? join(dir, file) : null, dieAt }
  victim.child.send(job)
  await expectTold(victim, 'begun')
}

const expectTold = async <Name extends Told['told']>(
  victim: Victim,
  name: Name,
): Promise<Extract<Told, { told: Name }>> => {
  const told = await victim.next()
  if (told?.told !== name) throw new Error(`${name}, and not ${JSON.stringify(told)}`)
  return told as Extract<Told, { told: Name }>
}

const ended = async ({ child }: Victim): Promise<NodeJS.Signals | null> => {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.signalCode
}

/** How long the job takes when nobody interferes, in steps and in time. */
const live = async (victim: Victim, killing: Killing, dir: string) => {
  await begin(victim, killing, dir, null)
  const started = performance.now()
  const { steps, answer } = await expectTold(victim, 'done')
  const milliseconds = performance.now() - started
  victim.child.kill('SIGKILL')
  await ended(victim)
  return { steps, answer, milliseconds }
}

const dieAtStep = async (
  victim: Victim,
  killing: Killing,
  dir: string,
  dieAt: number,
): Promise<void> => {
  await begin(victim, killing, dir, dieAt)
  const told = await victim.next()
  if (told?.told === 'failed') throw new Error(told.why)
  // With others about, a job can take a step less; then it died after its last one.
  if (told !== null) victim.child.kill('SIGKILL')
  const signal = await ended(victim)
  if (signal !== 'SIGKILL') throw new Error(`ended by ${signal ?? 'itself'}`)
}

const dieAtTime = async (
  victim: Victim,
  killing: Killing,
  dir: string,
  milliseconds: number,
): Promise<void> => {
  await begin(victim, killing, dir, null)
  setTimeout(() => victim.child.kill('SIGKILL'), milliseconds)
  await ended(victim)
}
