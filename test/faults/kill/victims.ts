/** Programs that run one job of an office and die at the step they are told. */
import { execFileSync, fork, type ChildProcess } from 'node:child_process'
import { cpSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { basename, join } from 'node:path'
import { build } from 'vite'
import { root } from '../../../electron/launch/project'
import { copyOf } from '../../support/office/made-once'
import type { Told } from './job'

/** What the office starts threads from; a bundle looks for them beside itself. */
const workersIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('-worker.mjs'))
    .map((path) => join(root, folder, path))

export interface Program {
  script: string
  /** the library that counts and kills */
  die: string
}

/** `name.ts`, built once per run of tests, into `folder`. */
export const aProgramIn = async (folder: string, name = 'victim'): Promise<Program> => {
  await copyOf(name, folder, (making) => buildVictim(making, name))
  return { script: join(folder, `${name}.js`), die: join(folder, 'die.so') }
}

/** One file: `whole`, with the packages in it, it starts in a third of the time. */
const bundle = async (folder: string, entry: string, whole: boolean): Promise<void> => {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: whole
      ? {
          noExternal: true,
          external: ['@signalapp/sqlcipher', '@napi-rs/keyring', 'libsodium-wrappers-sumo'],
        }
      : {},
    build: {
      ssr: join(root, entry),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
    },
  })
}

const buildVictim = async (folder: string, name: string): Promise<void> => {
  await bundle(folder, `test/faults/kill/${name}.ts`, true)
  // The thread that is written in TypeScript; the others are copied as they are.
  await bundle(folder, 'electron/office/invoices/pdf/pdf-worker.ts', false)
  for (const path of workersIn('electron/office')) cpSync(path, join(folder, basename(path)))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  const to = ['-o', join(folder, 'die.so')]
  const from = [join(root, 'test/faults/kill/die.c'), '-ldl', '-lpthread']
  execFileSync('cc', ['-shared', '-fPIC', '-O1', ...to, ...from])
}

export interface Victim {
  child: ChildProcess
  /** the next thing it tells; null when it ended */
  next(): Promise<Told | null>
}

export const startVictim = ({ script, die }: Program): Victim => {
  const child = fork(script, {
    env: { ...process.env, DBUS_SESSION_BUS_ADDRESS: 'disabled:', LD_PRELOAD: die },
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

/** What it tells next. Throws when that is something else. */
export const expectTold = async <Name extends Told['told']>(
  victim: Victim,
  name: Name,
): Promise<Extract<Told, { told: Name }>> => {
  const told = await victim.next()
  if (told?.told !== name) throw new Error(`${name}, and not ${JSON.stringify(told)}`)
  return told as Extract<Told, { told: Name }>
}

/** Resolves once it has ended, to the signal that ended it. */
export const ended = async ({ child }: Victim): Promise<NodeJS.Signals | null> => {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.signalCode
}
