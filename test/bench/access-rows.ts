/** The access log: reading one, finding in a million events, and half a million past their term. */
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Connection } from '../../electron/office/database/driver'
import type { Bench, Size } from './bench'
import { benchOffice, type BenchOffice } from './office'

const lines: Record<Size, number> = { S: 200_000, M: 1_000_000, L: 4_000_000 }
/** Of a million, or as many as a quick look has. */
const events: Record<Size, number> = { S: 200_000, M: 1_000_000, L: 1_000_000 }
const clients = 100

export async function accessRows({ size, row }: Bench): Promise<void> {
  const office = await benchOffice(clients, false)
  try {
    await reading(office, lines[size], row)
    fill(office.office.session.require().database.writer, events[size])
    await finding(office, events[size], row)
    await ending(office, events[size] / 2, row)
  } finally {
    office.close()
  }
}

type Told = Bench['row']

/** One line in ten is kept. */
const reading = async (office: BenchOffice, count: number, row: Told): Promise<void> => {
  const path = join(office.dir, 'access.log')
  const file = openSync(path, 'w')
  for (let at = 0; at < count; at += 1000)
    writeSync(file, Array.from({ length: 1000 }, (_, nth) => line(at + nth)).join(''))
  closeSync(file)
  const before = process.memoryUsage().rss
  let most = before
  const begin = performance.now()
  const [read] = await office.call(
    'accessEvents.read',
    { files: [office.office.files.give(path, 'open')] },
    { progress: () => (most = Math.max(most, process.memoryUsage().rss)) },
  )
  const perSecond = Math.round((count * 1000) / (performance.now() - begin))
  rmSync(path)
  const whole = read !== undefined && 'outcome' in read && read.outcome.lines === count
  row({
    name: `log read: ${count} lines`,
    value: perSecond,
    unit: 'lines/s',
    mark: '≥ 20000',
    ok: perSecond >= 20_000 && whole,
  })
  const megabytes = Math.round((most - before) / 1024 / 1024)
  row({
    name: `log read: memory for ${count} lines`,
    value: megabytes,
    unit: 'MB',
    mark: '≤ 200',
    ok: megabytes <= 200,
  })
}

const line = (nth: number): string => {
  const minute = Math.floor(nth / 100)
  const clock = [Math.floor(minute / 60) % 24, minute % 60, nth % 60]
  const time = clock.map((part) => String(part).padStart(2, '0')).join(':')
  const day = String(1 + (Math.floor(minute / 1440) % 14)).padStart(2, '0')
  const asked = nth % 10 === 0 ? 'POST /login' : `GET /pagina/${nth}`
  return `203.0.${nth % 256}.7 - - [${day}/Mar/2026:${time} +0100] "${asked} HTTP/1.1" 200 512 "-" "Mozilla/5.0 ${nth}"\n`
}

/** Half of it of clients and lately, half of nobody and long past its term. */
const fill = (db: Connection, count: number): void =>
  db.transaction(() => {
    db.run('DELETE FROM accessEvents')
    db.run(
      `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < $last)
       INSERT INTO accessEvents (at, kind, clientId, ip, userAgent, account, what, status, identity)
       SELECT strftime('%Y-%m-%dT%H:%M:%S.000Z',
           iif(i % 2, '2026-02-20', '2025-12-01'), '+' || (i * 2) || ' seconds'),
         iif(i = 1, 'change', 'sign-in'), iif(i % 2, 1 + i / 2 % $clients, NULL),
         '203.' || (i % 251) || '.' || (i % 241) || '.7', 'Mozilla/5.0', 'iemand', 'POST /login',
         200, i
       FROM n`,
      { last: count - 1, clients },
    )
  })

const finding = async (office: BenchOffice, count: number, row: Told): Promise<void> => {
  const wanted = {
    client: { clientId: 7 },
    address: { ip: '203.7.7.7' },
    'rare kind': { kind: 'change' as const },
  }
  for (const [by, filter] of Object.entries(wanted)) {
    const begin = performance.now()
    const found = await office.call('accessEvents.list', filter)
    const ms = Math.round((performance.now() - begin) * 10) / 10
    row({
      name: `found by ${by} among ${count} events`,
      value: ms,
      unit: 'ms',
      mark: '≤ 50',
      ok: ms <= 50 && found.rows.length > 0,
    })
  }
}

const ending = async (office: BenchOffice, count: number, row: Told): Promise<void> => {
  const begin = performance.now()
  const run = office.call('retention.run', { approved: true }).then(() => 'done')
  let longest = 0
  for (let state: unknown = null; state !== 'done';) {
    const asked = performance.now()
    state = await Promise.race([run, setImmediate()])
    await office.call('clients.list', {})
    longest = Math.max(longest, performance.now() - asked)
  }
  const seconds = Math.round((performance.now() - begin) / 10) / 100
  const most = (10 * count) / 500_000
  const left = await office.call('accessEvents.list', { view: 'apart' })
  row({
    name: `purge of ${count} events`,
    value: seconds,
    unit: 's',
    mark: `≤ ${most}`,
    ok: seconds <= most && left.rows.length === 0,
  })
  row({
    name: 'longest wait of others meanwhile',
    value: Math.round(longest),
    unit: 'ms',
    mark: '≤ 250',
    ok: longest <= 250,
  })
}
