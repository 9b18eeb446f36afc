/** Many desks at one office: what a colleague's work costs the others. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDesk, type OwnDesk } from '../../electron/desk/desk'
import { noHands } from '../../electron/desk/no-hands'
import { writeLargeCamt } from '../support/bank/bank-files'
import type { Bench, Size } from './bench'
import { openDesks, type Desks, type Wait } from './desks'
import { benchOffice, owner, type BenchOffice } from './office'

const desksAtOnce = 20
const entries = 20_000
/** Busy people: each asks something every half second. */
const day = { times: 30, thinkMs: 500 }
/** Who looks on while a colleague's file is read, without a break. */
const onlookers = { seats: 3, thinkMs: 5 }

const sizes: Record<Size, number> = { S: 500, M: 5000, L: 50_000 }

/** Looking and typing, as most of a day is. */
const asks = [
  { op: 'clients.list', input: {} },
  { op: 'clients.list', input: { search: 'bade' } },
  { op: 'clients.get', input: { id: 7 } },
  { op: 'clients.timeline', input: { id: 7 } },
  { op: 'invoices.list', input: { filter: 'all' } },
  { op: 'invoices.get', input: { id: 7 } },
  { op: 'payments.entries', input: {} },
  { op: 'dashboard.overview', input: {} },
  { op: 'invoices.addDraft', input: { clientId: 7, supplyFrom: '2026-03-10' } },
  {
    op: 'typing.keep',
    input: { form: 'clients/7', value: JSON.stringify({ note: 'x'.repeat(400) }), clientId: 7 },
  },
]

export default async function sessions({ size, row }: Bench): Promise<void> {
  const office = await benchOffice(sizes[size], false)
  const others = await seats(office)
  const desks = openDesks([office.office, ...others.seats], { seed: 20, asks })
  try {
    await together(row, desks)
    await whileABankFileIsRead(row, office, desks)
  } finally {
    await desks.close()
    others.close()
    office.close()
  }
}

const seats = async ({ dir, office }: BenchOffice) => {
  const seats = []
  const own: OwnDesk[] = []
  for (let desk = 1; desk < desksAtOnce; desk++) {
    const at = openDesk({ dir: join(dir, `desk-${desk}`), hands: noHands, space: String(desk) })
    own.push(at)
    const seat = office.connect(at.desk)
    const answer = await seat.call('session.unlock', owner)
    if (!answer.ok) throw new Error(answer.code)
    seats.push(seat)
  }
  return { seats, close: () => own.forEach((at) => at.close()) }
}

const together = async (row: Bench['row'], desks: Desks): Promise<void> => {
  await desks.work({ seats: 1, times: 20, thinkMs: 5 })
  const alone = p95(await desks.work({ ...day, seats: 1 }))
  const all = p95(await desks.work({ ...day, seats: desksAtOnce }))
  row({ name: 'one desk, p95', value: round(alone), unit: 'ms', mark: '', ok: true })
  row({ name: `${desksAtOnce} desks, p95`, value: round(all), unit: 'ms', mark: '', ok: true })
  row({
    name: `${desksAtOnce} desks / one desk, p95`,
    value: round(all / alone),
    unit: '×',
    mark: '≤ 3',
    ok: all / alone <= 3,
  })
}

const whileABankFileIsRead = async (
  row: Bench['row'],
  { dir, office, call }: BenchOffice,
  desks: Desks,
): Promise<void> => {
  const path = join(dir, 'large.xml')
  await writeLargeCamt(path, entries)
  const file = office.files.give(path, 'open')
  const reading = await desks.during(onlookers, () =>
    longestTurn(async () => {
      const { preview } = await call('payments.preview', { file })
      return preview
    }),
  )
  told(row, `${entries} entries being read`, reading.waits, reading.value.turn)

  const begin = performance.now()
  await call('payments.book', {
    preview: reading.value.value,
    despiteMismatch: true,
    otherAccounts: true,
  })
  const seconds = (performance.now() - begin) / 1000
  const name = `booking ${entries} entries`
  row({ name, value: round(seconds), unit: 's', mark: '≤ 1', ok: seconds <= 1 })

  const matching = await desks.during(onlookers, () =>
    longestTurn(() => call('payments.certain', {})),
  )
  told(row, `${entries} entries being matched`, matching.waits, matching.value.turn)
}

/** What a person waited, and what of that was the office's own work: the rest is the machine's. */
const told = (row: Bench['row'], what: string, waits: Wait[], turn: number | null): void => {
  const failed = waits.find(({ failed }) => failed !== null)
  if (failed) throw new Error(`${failed.op}: ${failed.failed}`)
  const longest = Math.max(...waits.map(({ ms }) => ms))
  row({
    name: `${what}: longest of ${waits.length} waits`,
    value: round(longest),
    unit: 'ms',
    mark: '≤ 150',
    ok: longest <= 150,
  })
  if (turn === null) return
  const name = `${what}: longest turn of the office`
  row({ name, value: round(turn), unit: 'ms CPU', mark: '', ok: true })
}

/** Processor milliseconds of this thread; null where the system does not say. */
const spent = (): number | null => {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6
  } catch {
    return null
  }
}

const longestTurn = async <T>(
  work: () => Promise<T>,
): Promise<{ value: T; turn: number | null }> => {
  const state = { on: true }
  let last = spent()
  let turn: number | null = null
  const look = () => {
    const now = spent()
    if (now !== null && last !== null) turn = Math.max(turn ?? 0, now - last)
    last = now
    if (state.on) setImmediate(look)
  }
  look()
  try {
    const value = await work()
    return { value, turn }
  } finally {
    state.on = false
  }
}

const p95 = (waits: readonly Wait[]): number => {
  const sorted = waits.map(({ ms }) => ms).sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length * 0.95)] ?? 0
}

const round = (value: number): number => Math.round(value * 100) / 100
