/*
 * A process that does one job in an office and may be told to die at its n-th step: a call to the
 * file system or to the database. It dies as by `kill -9`, in the middle of what it was writing.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import Database from '@signalapp/sqlcipher'
import { anAgency } from '../../support/office/agency'
import { bareDesk } from '../../../electron/office/bare-desk'
import type { Connection } from '../../../electron/office/connection'
import { openOffice } from '../../../electron/office/office'
import { addStep } from './step'
import type { Job, Told } from './job'

const steps = { done: 0, last: 0 }

const die = (): never => {
  process.kill(process.pid, 'SIGKILL')
  // Nothing is done between the signal and the end.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  throw new Error('still alive')
}

const isLast = (): boolean => {
  steps.done += 1
  return steps.done === steps.last
}

/** What a write that is cut short got onto the disk. */
const half = ([handle, data, ...rest]: unknown[]): unknown[] => {
  if (typeof data === 'string') return [handle, data.slice(0, data.length / 2), ...rest]
  if (data instanceof Uint8Array && rest.length === 0) {
    return [handle, data.subarray(0, data.length / 2)]
  }
  return [handle, data, ...rest]
}

const watch = (target: object, names: readonly string[]): void => {
  for (const name of names) {
    const original: unknown = Reflect.get(target, name)
    if (typeof original !== 'function') throw new Error(`there is no ${name}`)
    Reflect.set(target, name, function (this: unknown, ...args: unknown[]): unknown {
      if (isLast()) {
        if (name === 'writeSync') Reflect.apply(original, this, half(args))
        die()
      }
      const result: unknown = Reflect.apply(original, this, args)
      return result
    })
  }
}

const prototypeOf = (one: object): object => {
  const found: unknown = Object.getPrototypeOf(one)
  if (typeof found !== 'object' || found === null) throw new Error('no prototype')
  return found
}

const watchAll = async (): Promise<void> => {
  const handle = await fs.promises.open('/dev/null', 'r+')
  watch(prototypeOf(handle), ['write', 'writeFile', 'appendFile', 'sync', 'truncate'])
  await handle.close()
  const changing = ['open', 'write', 'rename', 'rm', 'copyFile', 'mkdir', 'unlink']
  watch(fs, [...changing, ...changing.map((name) => `${name}Sync`), 'fsyncSync', 'ftruncateSync'])
  watch(fs.promises, ['open', 'rename', 'rm', 'copyFile', 'mkdir', 'mkdtemp'])
  syncBuiltinESMExports()
  watch(Database.prototype, ['exec', 'pragma'])
  const probe = new Database(':memory:')
  const statement = probe.prepare('SELECT 1')
  watch(prototypeOf(statement), ['run', 'all'])
  statement.close()
  probe.close()
}

const tell = (told: Told): void => void process.send?.(told)

const unlock = async (office: Connection, { access }: Job): Promise<void> => {
  const answer = await office.call('session.unlock', access)
  if (!answer.ok) throw new Error(`not open: ${answer.code}`)
}

const give = (office: Connection, path: string | null, use: 'open' | 'save') =>
  office.files.give(path ?? '', use)

const operations: Record<Job['kind'], (office: Connection, job: Job) => Promise<unknown>> = {
  'set-up': (office, { access }) =>
    office.call('session.setUp', {
      agency: anAgency(),
      series: { name: 'Facturen', pattern: '{year}-{number:4}', resetsYearly: true, nextNumber: 1 },
      owner: { name: 'Olga Eigenaar', ...access },
      requireTotp: false,
    }),
  erasure: (office) => office.call('retention.run', { approved: true }),
  destruction: (office, { file }) =>
    office.call('archive.destroyDue', { file: give(office, file, 'save'), language: 'nl' }),
  backup: (office) => office.call('backup.make'),
  restore: (office, { file, access }) =>
    office.call('backup.restore', {
      file: give(office, file, 'open'),
      access: { by: 'password', ...access },
    }),
  // With this step there is something to migrate, and signing in does it.
  migration: (office, { access }) => {
    addStep()
    return office.call('session.unlock', access)
  },
  rotation: (office) => office.call('session.rotateKey'),
}

const work = async (job: Job): Promise<void> => {
  const office = openOffice({
    dir: job.dir,
    desk: bareDesk,
    clock: () => new Date(job.now),
    rounds: false,
  }).connect(bareDesk)
  if (!['set-up', 'migration'].includes(job.kind)) await unlock(office, job)
  await watchAll()
  steps.last = job.dieAt ?? Infinity
  tell({ told: 'begun' })
  const answer = await operations[job.kind](office, job)
  tell({ told: 'done', steps: steps.done, answer: JSON.stringify(answer) })
}

process.on('message', (job: Job) => {
  work(job).catch((error: unknown) => tell({ told: 'failed', why: String(error) }))
})
tell({ told: 'ready' })
