/*
 * A process that does one job in an office and may be told to die at its n-th change on the disk. It
 * dies as by `kill -9`, in the middle of what it was writing.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { anAgency } from '../../support/office/agency'
import { openDesk } from '../../../electron/desk/desk'
import { noHands } from '../../../electron/desk/no-hands'
import type { Connection } from '../../../electron/office/connection'
import { callAt } from '../../../electron/office/connection'
import { openOffice } from '../../../electron/office/office'
import { addStep } from './step'
import type { Job, Told } from './job'

const tell = (told: Told): void => void process.send?.(told)

const unlock = async (office: Connection, { access }: Job): Promise<void> => {
  const answer = await office.call('session.unlock', access)
  if (!answer.ok) throw new Error(`not open: ${answer.code}`)
}

const give = (office: Connection, path: string | null, use: 'open' | 'save') =>
  office.files.give(path ?? '', use)

const operations: Record<
  Job['kind'],
  (office: Connection, job: Job) => ReturnType<Connection['call']>
> = {
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
  password: (office, { access: { password } }) =>
    office.call('session.changePassword', { current: password, password: newPassword }),
  // The one invoice there is, a draft.
  issue: async (office) => {
    const issued = await office.call('invoices.issue', { id: 1, on: null })
    await office.call('invoices.makePdfs', { ids: [1] })
    return issued
  },
  billing: (office) => office.call('services.run', { issue: true }),
  // The second user there is.
  disabling: (office) => office.call('users.disable', { id: 2 }),
  rotation: async (office, { access: { password } }) => {
    const call = callAt(office)
    const others = (await call('users.list', {})).slice(1).map(({ id }) => id)
    const plan = await call('session.prepareRotation', { password, stay: others })
    const [text = ''] = plan.recoveryKey.split('-')
    return office.call('session.rotateKey', { group: 1, text })
  },
}

/** What a victim changes its password to. */
const newPassword = 'het wachtwoord van daarna'

const work = async (job: Job): Promise<void> => {
  const clock = () => new Date(job.now)
  const office = openOffice({ dir: job.dir, clock, rounds: false })
  const own = openDesk({ dir: join(job.dir, 'desk'), hands: noHands, clock })
  // What the desk does by itself at its start is not the job.
  await Promise.allSettled([own.sweptAtStart, own.sweptWhole, own.desk.identify()])
  const desk = office.connect(own.desk)
  if (!['set-up', 'migration'].includes(job.kind)) await unlock(desk, job)
  await office.ledgerCopied()
  mkdirSync(`/kluis-die:${job.dieAt ?? 0}:${job.trace}:${job.dir}`)
  tell({ told: 'begun' })
  const answer = await operations[job.kind](desk, job)
  if (answer.ok) tell({ told: 'done', answer: JSON.stringify(answer) })
  else tell({ told: 'failed', why: answer.code })
}

process.on('message', (job: Job) => {
  work(job).catch((error: unknown) => tell({ told: 'failed', why: String(error) }))
})
tell({ told: 'ready' })
