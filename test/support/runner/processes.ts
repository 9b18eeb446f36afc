import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { once } from 'node:events'
import { signalGroup } from './group'
import { hasCommand } from './packages'

/*
 * Programs that must not outlive this one. Each gets its own process group, so that what it starts
 * in turn goes with it, and is stopped when this program ends in whatever way: by itself, by a
 * signal, or (Linux, through setpriv) when it is killed outright.
 */
const running = new Set<ChildProcess>()
const cleanups = new Set<() => void>()
const signals = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } satisfies Partial<
  Record<NodeJS.Signals, number>
>

process.on('exit', () => {
  for (const child of running) signalGroup(child, 'SIGTERM')
  for (const cleanup of cleanups) cleanup()
})
for (const [signal, number] of Object.entries(signals))
  process.once(signal, () => process.exit(128 + number))

/** Does this when the program ends, however that comes; returns how to call it off. */
export function atEnd(cleanup: () => void): () => void {
  cleanups.add(cleanup)
  return () => cleanups.delete(cleanup)
}

/** Starts a program tied to this one. */
export function start(command: string, args: string[], options: SpawnOptions = {}): ChildProcess {
  const tied = hasCommand('setpriv') ? ['setpriv', '--pdeathsig', 'TERM', '--'] : []
  const [path = command, ...rest] = [...tied, command, ...args]
  const child = spawn(path, rest, { ...options, detached: process.platform !== 'win32' })
  running.add(child)
  child.once('close', () => running.delete(child))
  child.once('error', () => running.delete(child))
  return child
}

/** Asks a program and all it started to end, and waits until it has; kills it when it refuses. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'close')
  signalGroup(child, 'SIGTERM')
  const killing = setTimeout(() => {
    signalGroup(child, 'SIGKILL')
  }, 5000)
  await ended
  clearTimeout(killing)
}

/** Runs a program to its end with its output on this terminal; resolves to its exit code. */
export async function run(
  command: string,
  args: string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const child = start(command, args, { env, stdio: ['ignore', 'inherit', 'inherit'] })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      resolve(code ?? 1)
    })
  })
}

/** Runs a program to its end; resolves to its exit code and all it wrote, in order. */
export async function runQuietly(
  command: string,
  args: string[],
): Promise<{ code: number; output: string }> {
  const child = start(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8')
    })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      resolve({ code: code ?? 1, output })
    })
  })
}
