/** Offices for measuring: as large as asked, encrypted or plain, called through the door. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDesk } from '../../electron/desk/desk'
import { noHands } from '../../electron/desk/no-hands'
import { connect } from '../../electron/office/database/driver'
import { callAt, type Connection as Seat, type TypedCall } from '../../electron/office/connection'
import { openOffice, type Office } from '../../electron/office/office'
import { AppError } from '../../shared/errors'
import { anAgency } from '../support/office/agency'
import { seedClients } from './seed'

export interface BenchOffice {
  dir: string
  office: Office & Omit<Seat, 'close'>
  call: TypedCall
  close(): void
}

export const owner = {
  name: 'Olga',
  email: 'olga@voorbeeld.nl',
  password: 'een goed lang wachtwoord',
}
const clock = () => new Date('2026-03-16T09:00:00.000Z')

/** An open office with `clients` clients of ten issued invoices each. */
export const benchOffice = async (clients: number, plain: boolean): Promise<BenchOffice> => {
  const dir = mkdtempSync(join(tmpdir(), 'kluis-bench-'))
  const open = () => {
    const office = openOffice({ dir, clock, plain, rounds: false })
    const own = openDesk({ dir: join(dir, 'desk'), hands: noHands, clock })
    const close = () => {
      office.close()
      own.close()
    }
    return { ...office.connect(own.desk), ...office, close }
  }
  let office = open()
  const set = await office.call('session.setUp', {
    agency: anAgency(),
    series: { name: 'Facturen', pattern: '{year}-{number:7}', resetsYearly: true, nextNumber: 1 },
    owner,
    requireTotp: false,
  })
  if (!set.ok) throw new AppError(set.code, set.details)
  if (clients > 0) {
    const key = plain ? null : new Uint8Array(office.session.require().office.databaseKey)
    office.close()
    const db = connect(join(dir, 'office.db'), key)
    seedClients(db, clients)
    db.close()
    office = open()
    const unlocked = await office.call('session.unlock', owner)
    if (!unlocked.ok) throw new AppError(unlocked.code, unlocked.details)
  }
  return {
    dir,
    office,
    call: callAt(office),
    close: () => {
      office.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** Median milliseconds of `times` runs, after one that warms up. */
export const median = async (
  times: number,
  work: (turn: number) => Promise<unknown>,
): Promise<number> => {
  const [middle = 0] = await medians(times, [work])
  return middle
}

/** Median milliseconds of each of the works, after one turn that warms up; see `figures`. */
export const medians = async (
  times: number,
  works: readonly ((turn: number) => Promise<unknown>)[],
): Promise<number[]> => (await figures(times, works)).map(({ ms }) => ms)

/** What an operation takes: median milliseconds, and the mean of its processor time. */
export interface Figures {
  ms: number
  cpu: number
}

/**
 * After one turn that warms up. The works take turns, each first as often as last, so that what else
 * the machine does falls on all of them alike.
 */
export const figures = async (
  times: number,
  works: readonly ((turn: number) => Promise<unknown>)[],
): Promise<Figures[]> => {
  const taken = works.map(() => ({ ms: [] as number[], cpu: 0 }))
  for (let turn = 0; turn <= times; turn++) {
    for (let at = 0; at < works.length; at++) {
      const which = turn % 2 === 0 ? at : works.length - 1 - at
      const spent = process.cpuUsage()
      const start = performance.now()
      await works[which]?.(turn)
      const figure = taken[which]
      if (turn === 0 || !figure) continue
      figure.ms.push(performance.now() - start)
      const { user, system } = process.cpuUsage(spent)
      figure.cpu += (user + system) / 1000 / times
    }
  }
  return taken.map(({ ms, cpu }) => ({
    ms: ms.sort((a, b) => a - b)[Math.floor(ms.length / 2)] ?? 0,
    cpu,
  }))
}
