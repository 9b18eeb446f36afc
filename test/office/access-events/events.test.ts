/** Logs into the office: what is kept, whose it is, what is found again, and when it goes. */
import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { Output } from '../../../shared/contract'
import { anOffice, codeOf, type TestOffice } from '../../support/office/office'
import { aPersonNamed } from '../../support/office/retention'
import { terminated } from '../../support/office/terminated'
import { combinedLine } from '../../support/logs'

const now = '2026-11-22T12:00:00.000Z'
const own = 'techniek@quispelaar.example'

const line = (given: Parameters<typeof combinedLine>[0] = {}) =>
  combinedLine({ request: 'POST /login HTTP/1.1', user: own, ...given })

const read = async (office: TestOffice, ...logs: (string | Uint8Array)[]) => {
  const files = logs.map((log, nth) => {
    const path = join(office.dir, `access-${nth}.log`)
    writeFileSync(path, log)
    return office.readFrom(path)
  })
  return office.call('accessEvents.read', { files })
}

const outcomeOf = async (office: TestOffice, log: string | Uint8Array) => {
  const [found] = await read(office, log)
  if (!found || !('outcome' in found)) throw new Error(JSON.stringify(found))
  return found.outcome
}

const rowsOf = async (office: TestOffice, filter: object = {}) =>
  (await office.call('accessEvents.list', filter)).rows

const told = (rows: Output<'accessEvents.list'>['rows']) =>
  rows.map(({ kind, ip, what, client }) => [kind, ip, what, client?.id ?? null])

const set = (office: TestOffice) => office.call('accessEvents.settings', {})

describe('a log that is read', () => {
  it('gives a client its sign-ins and changes by address and number, and nobody the rest', async () => {
    const office = await anOffice({ now })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    const time = (minute: string) => `22/Nov/2026:10:${minute}:00 +0000`
    const log = [
      line({ time: time('01'), user: own.toUpperCase() }),
      line({ time: time('02'), user: `K${id}`, request: 'POST /account/adres?a=b HTTP/1.1' }),
      line({ time: time('03'), user: 'vreemd@elders.example', ip: '2001:DB8:0::7' }),
      combinedLine({ time: time('04'), request: 'GET /.env HTTP/1.1' }),
      combinedLine({ time: time('05') }),
      'onzin',
    ].join('\n')
    const outcome = await outcomeOf(office, log)
    expect(outcome).toMatchObject({
      lines: 6,
      added: { 'sign-in': 2, change: 1, attack: 1 },
      linked: 2,
      known: 0,
      other: 1,
      malformed: 1,
      firstProblems: [{ line: 6, problem: 'not-this-format' }],
    })
    expect(told(await rowsOf(office))).toEqual([
      ['attack', '203.0.113.7', 'GET /.env', null],
      ['sign-in', '2001:db8::7', 'POST /login', null],
      ['change', '203.0.113.7', 'POST /account/adres', id],
      ['sign-in', '203.0.113.7', 'POST /login', id],
    ])
    expect(await office.call('accessEvents.latest', { clientId: id })).toMatchObject({
      signIn: { ip: '203.0.113.7', at: '2026-11-22T10:01:00.000Z' },
      change: { ip: '203.0.113.7', at: '2026-11-22T10:02:00.000Z' },
    })
    expect(await rowsOf(office, { view: 'apart' })).toHaveLength(2)
    expect(await rowsOf(office, { view: 'clients', kind: 'change' })).toHaveLength(1)
    expect(await rowsOf(office, { ip: '2001:db8:0:0::7' })).toHaveLength(1)
    const earlier = line({ time: '19/Nov/2026:23:30:00 +0000', user: '-' })
    await outcomeOf(office, earlier)
    const near = { ip: '203.0.*', limit: 2 }
    const two = await office.call('accessEvents.list', near)
    const others = await office.call('accessEvents.list', { ...near, after: two.next })
    const all = await rowsOf(office)
    const byAddress = all.filter(({ ip }) => ip.startsWith('203.0.'))
    expect([...two.rows, ...others.rows]).toEqual(byAddress)
    expect(byAddress).toHaveLength(4)
    const since = { ip: '203.0.113.7', from: '2026-11-21' }
    expect(await rowsOf(office, since)).toHaveLength(3)
    const then = { ip: '203.0.113.7', from: '2026-11-20', to: '2026-11-20' }
    expect(await rowsOf(office, then)).toMatchObject([{ at: '2026-11-19T23:30:00.000Z' }])
    expect(await rowsOf(office, { from: '2026-11-22', to: '2026-11-22' })).toHaveLength(4)
    expect(await rowsOf(office, { from: '2026-11-23' })).toEqual([])
    expect(await rowsOf(office, { to: '2026-11-19' })).toEqual([])
    expect(await codeOf(rowsOf(office, { ip: 'example.nl' }))).toBe('invalid-input')
    const first = await office.call('accessEvents.list', { limit: 3 })
    const rest = await office.call('accessEvents.list', { limit: 3, after: first.next })
    expect([...told(first.rows), ...told(rest.rows)]).toEqual(told(await rowsOf(office)))
    expect(await office.call('accessEvents.files', {})).toMatchObject([
      { lines: 1, added: 1 },
      { format: 'combined', lines: 6, added: 4, malformed: 1, userName: 'Olga Eigenaar' },
    ])
  })

  it('takes the number a portal gives its users for nobody’s customer number', async () => {
    const office = await anOffice({ now })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    const entry = (who: object) =>
      JSON.stringify({ time: '2026-11-22T10:00:00Z', ip: '192.0.2.7', action: 'login', ...who })
    expect(await outcomeOf(office, entry({ user: id }))).toMatchObject({ linked: 0 })
    expect(await outcomeOf(office, entry({ customerNumber: id }))).toMatchObject({ linked: 1 })
  })

  it('says nothing of a client by the attempts of others', async () => {
    const office = await anOffice({ now })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    await outcomeOf(office, line({ status: '401' }))
    expect(await office.call('accessEvents.latest', { clientId: id })).toMatchObject({
      signIn: null,
    })
  })

  it('adds nothing when it is read again, packed or in the next log as well', async () => {
    const office = await anOffice({ now })
    const log = Array.from({ length: 1200 }, (_, nth) => line({ agent: `Mozilla/5.0 ${nth}` }))
    expect(await outcomeOf(office, log.join('\n'))).toMatchObject({ added: { 'sign-in': 1200 } })
    const more = [...log, line({ ip: '203.0.113.9' })].join('\n')
    expect(await outcomeOf(office, gzipSync(more))).toMatchObject({
      added: { 'sign-in': 1 },
      known: 1200,
    })
  })

  it('is told of when it stops half-way, and nothing of it stays; the others are read', async () => {
    const office = await anOffice({ now })
    const lines = Array.from({ length: 5000 }, (_, nth) =>
      line({ agent: `Mozilla/5.0 (${(nth * 7919) % 100_003} ${(nth * 104_729) % 99_991})` }),
    )
    const path = join(office.dir, 'half.gz')
    writeFileSync(path, gzipSync(lines.join('\n')))
    truncateSync(path, 30_000)
    const whole = join(office.dir, 'whole.log')
    writeFileSync(whole, line())
    const picture = join(office.dir, 'picture.log')
    writeFileSync(picture, Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]))
    const found = await office.call('accessEvents.read', {
      files: [path, picture, whole].map((one) => office.readFrom(one)),
    })
    expect(found).toMatchObject([
      { name: 'half.gz', problem: { reason: 'truncated' } },
      { name: 'picture.log', problem: { reason: 'not-a-log' } },
      { name: 'whole.log', outcome: { added: { 'sign-in': 1 } } },
    ])
    expect(await rowsOf(office)).toHaveLength(1)
    expect(await office.call('accessEvents.files', {})).toHaveLength(1)
  })

  it('shows nothing before it was read whole, is one at a time, and leaves nothing when stopped', async () => {
    const office = await anOffice({ now })
    const path = join(office.dir, 'long.log')
    const lines = Array.from({ length: 4000 }, (_, nth) => line({ agent: `Mozilla/5.0 ${nth}` }))
    writeFileSync(path, lines.join('\n'))
    const stop = new AbortController()
    const seen: Promise<unknown>[] = []
    const db = office.database()
    const stored = () => db.get<{ n: number }>('SELECT count(*) AS n FROM accessEvents')?.n ?? 0
    let most = 0
    const reading = office.call(
      'accessEvents.read',
      { files: [office.readFrom(path)] },
      {
        signal: stop.signal,
        progress: ({ done }) => {
          most = Math.max(most, stored())
          if (most === 0 || seen.length > 0) return
          seen.push(
            rowsOf(office),
            codeOf(office.call('accessEvents.read', { files: [office.readFrom(path)] })),
          )
          if (done > 0) stop.abort()
        },
      },
    )
    expect(await codeOf(reading)).toBe('cancelled')
    expect(await Promise.all(seen)).toEqual([[], 'log-being-read'])
    expect(most).toBeGreaterThan(0)
    expect(stored()).toBe(0)
    expect(await outcomeOf(office, lines.join('\n'))).toMatchObject({ added: { 'sign-in': 4000 } })
    db.close()
  })

  it('that a lock or an end of Kluis cut off is gone with the next round', async () => {
    const office = await anOffice({ now })
    await outcomeOf(office, line())
    const db = office.database()
    db.run(`INSERT INTO accessFiles (startedAt, userId, afterEvent) VALUES ($now, 1, 1)`, { now })
    db.run(`INSERT INTO accessEvents (at, kind, ip, what, identity)
      VALUES ('2026-11-22T10:00:00.000Z', 'sign-in', '203.0.113.8', '', 'x')`)
    expect(await rowsOf(office)).toHaveLength(1)
    await office.call('retention.run', {})
    expect(db.get('SELECT count(*) AS n FROM accessEvents')).toEqual({ n: 1 })
    expect(db.get('SELECT count(*) AS n FROM accessFiles')).toEqual({ n: 1 })
    db.close()
  })

  it('is looked through for what the owner names, by the names of the owner’s portal', async () => {
    const office = await anOffice({ now })
    const was = await set(office)
    const settings = {
      rules: [{ kind: 'change' as const, method: null, pattern: 'dns.*' }],
      names: { action: 'wat', ip: 'van', at: 'wanneer', account: 'wie' },
    }
    await office.call('accessEvents.saveSettings', { ...settings, was })
    expect(await codeOf(office.call('accessEvents.saveSettings', { ...settings, was }))).toBe(
      'changed-meanwhile',
    )
    const entry = { wanneer: '2026-11-22T11:00:00Z', van: '203.0.113.7', wie: own, wat: 'dns.weg' }
    const log = [entry, { ...entry, wat: 'login' }].map((one) => JSON.stringify(one)).join('\n')
    expect(await outcomeOf(office, log)).toMatchObject({ added: { change: 1 }, other: 1 })
    const all = { kind: 'change' as const, method: null, pattern: '**' }
    const everything = { ...settings, rules: [all], was: await set(office) }
    expect(await codeOf(office.call('accessEvents.saveSettings', everything))).toBe('invalid-input')
  })
})

describe('events of a client', () => {
  it('are not kept of who objects, and go within the hour where they were; attacks name nobody', async () => {
    const office = await anOffice({ now })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    await aPersonNamed(office, 'Ander')
    const other = line({ user: 'techniek@ander.example' })
    await outcomeOf(office, [line(), other].join('\n'))
    await office.call('privacy.object', { clientId: id, purpose: 'sign-in-log', objects: true })
    const attack = line({ request: 'GET /../../etc/passwd HTTP/1.1', ip: '203.0.113.66' })
    const again = [line({ ip: '203.0.113.8' }), attack].join('\n')
    expect(await outcomeOf(office, again)).toMatchObject({
      notKept: 1,
      added: { 'sign-in': 0, attack: 1 },
      linked: 0,
    })
    expect(await rowsOf(office, { clientId: id })).toHaveLength(1)
    await office.call('retention.run', {})
    expect(await rowsOf(office, { clientId: id })).toEqual([])
    expect(await rowsOf(office)).toMatchObject([
      { kind: 'attack', account: null, client: null },
      { kind: 'sign-in', client: { name: 'Xanthippe Ander' } },
    ])
  })

  it('go with the client, and so do lines of nobody that name its address', async () => {
    const office = await anOffice({ now })
    await aPersonNamed(office, 'Ander', ['samen@quispelaar.example'])
    const { id } = await aPersonNamed(office, 'Quispelaar', ['samen@quispelaar.example'])
    const shared = line({ user: 'samen@quispelaar.example' })
    const log = [line(), shared, line({ user: 'nog@elders.example' })].join('\n')
    expect(await outcomeOf(office, log)).toMatchObject({ linked: 1 })
    await terminated(office, { id, on: '2026-11-22' })
    expect(await office.call('retention.run', { approved: true })).toMatchObject({ erased: 1 })
    expect((await rowsOf(office)).map(({ account }) => account)).toEqual(['n…@e…'])
    // Read once more, its lines are of nobody known, and do not bring the address back.
    expect(await outcomeOf(office, log)).toMatchObject({ linked: 1, known: 1 })
    const accounts = (await rowsOf(office)).map(({ account }) => account)
    expect(accounts.sort()).toEqual(['n…@e…', 'samen@quispelaar.example', 't…@q…'])
  })

  it('stay for their own term, those of nobody for a shorter one, and held ones until the end', async () => {
    const office = await anOffice({ now })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    const { id: heldId } = await aPersonNamed(office, 'Vastgehouden')
    const held = line({ user: 'techniek@vastgehouden.example' })
    await outcomeOf(office, [line(), held, line({ user: '-' })].join('\n'))
    const { id: holdId } = await office.call('retention.addHold', {
      kind: 'dispute',
      covers: { clientId: heldId },
      reason: 'Geschil',
      reviewOn: '2027-01-01',
    })
    const left = async (on: string) => {
      office.setClock(`${on}T12:00:00.000Z`)
      await office.call('retention.noticeTime', {})
      await office.call('retention.run', { approved: true })
      return (await rowsOf(office)).map(({ client }) => client?.id ?? null).sort()
    }
    expect(await left('2026-12-22')).toEqual([id, heldId, null])
    expect(await left('2026-12-23')).toEqual([id, heldId])
    expect(await left('2027-05-21')).toEqual([id, heldId])
    // A log of the past brings back nothing that is past its term.
    expect(await outcomeOf(office, line({ user: '-' }))).toMatchObject({ pastTerm: 1 })
    expect(await left('2027-05-22')).toEqual([heldId])
    await office.call('retention.liftHold', { id: holdId })
    expect(await left('2027-05-23')).toEqual([])
  })

  it('that are many go while others are answered', async () => {
    const office = await anOffice({ now })
    const db = office.database()
    db.run(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
      INSERT INTO accessEvents (at, kind, ip, what, identity)
      SELECT '2026-01-01T00:00:00.000Z', 'attack', '203.0.113.7', 'GET /', i FROM n`)
    let answered = 0
    const run = office.call('retention.run', {})
    for (let gone: unknown = null; gone !== 'gone'; answered += 1) {
      await office.call('clients.list', {})
      gone = await Promise.race([run.then(() => 'gone'), setImmediate()])
    }
    expect(answered).toBeGreaterThan(3)
    expect(db.get('SELECT count(*) AS n FROM accessEvents')).toEqual({ n: 0 })
    db.close()
  })
})

it('every line of any log is told as one thing or another', async () => {
  const office = await anOffice({ now })
  const mixed = Array.from({ length: 300 }, (_, nth) =>
    [
      line({ agent: `a${nth % 40}` }),
      combinedLine(),
      '',
      'x',
      line({ time: '01/Jan/2020:00:00:00 +0000' }),
      line({ time: '01/Jan/2030:00:00:00 +0000' }),
      combinedLine({ agent: 'y'.repeat(70_000) }),
    ].at(nth % 7),
  )
  const { lines, added, known, notKept, pastTerm, other, empty, malformed } = await outcomeOf(
    office,
    mixed.join('\n'),
  )
  const kept = Object.values(added).reduce((sum, count) => sum + count, 0)
  expect(kept + known + notKept + pastTerm + other + empty + malformed).toBe(lines)
  expect(lines).toBe(300)
})
