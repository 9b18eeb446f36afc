import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { hashOf } from '../../../electron/office/audit/chain'
import type { Output } from '../../../shared/contract'
import { addAuditLines } from '../../support/office/audit-lines'
import { aCompany } from '../../support/office/clients'
import { anInvoice } from '../../support/office/factories'
import { anOffice, codeOf, type TestOffice } from '../../support/office/office'

const staff = { name: 'Sam Medewerker', email: 'sam@voorbeeld.nl', role: 'staff' as const }

/** An office of 2010 with a line a day since then; today is 16 March 2026. */
const anOldOffice = async (days: number): Promise<TestOffice> => {
  const office = await anOffice({ now: '2010-01-01T09:00:00.000Z' })
  const db = office.database()
  addAuditLines(db, days, { from: '2010-01-01T12:00:00.000Z', stepSeconds: 86_400 })
  db.close()
  office.setClock('2026-03-16T09:00:00.000Z')
  return office
}

/** Changes the log as no operation can: the triggers are taken off first. */
const tamper = (office: TestOffice, sql: string): void => {
  const db = office.database()
  db.exec('DROP TRIGGER auditIsNotChanged')
  db.exec('DROP TRIGGER auditIsOnlyPruned')
  db.exec(sql)
  db.close()
}

const idsOf = (rows: readonly { id: number }[]) => rows.map(({ id }) => id)

describe('the audit log', () => {
  it('is read by person, domain, client and period, newest first', async () => {
    const office = await anOffice({ now: '2026-03-16T09:00:00.000Z' })
    const { user } = await office.call('users.add', staff)
    office.setClock('2026-03-16T22:59:59.000Z')
    const before = await office.call('clients.add', aCompany())
    office.setClock('2026-03-16T23:00:00.000Z')
    const after = await office.call('clients.add', aCompany({ companyName: 'Beta' }))
    const all = (await office.call('audit.list', {})).rows
    expect(idsOf(all)).toEqual([...idsOf(all)].sort((a, b) => b - a))
    expect(all[0]).toMatchObject({
      operation: 'clients.add',
      clientId: after.id,
      userName: 'Olga Eigenaar',
    })

    const domain = (await office.call('audit.list', { domain: 'users' })).rows
    expect(domain.map(({ operation }) => operation)).toEqual(['users.add'])
    const client = (await office.call('audit.list', { clientId: before.id })).rows
    expect(client.map(({ entityId }) => entityId)).toEqual([before.id])
    expect((await office.call('audit.list', { userId: user.id })).rows).toEqual([])
    // What the program did by itself: it saw this desk for the first time.
    const program = (await office.call('audit.list', { userId: 0 })).rows
    expect(program.map(({ entity, code }) => [entity, code])).toEqual([['desk', 'first-seen']])
    // A day is a day in the Netherlands: the second client came after midnight.
    const day = (await office.call('audit.list', { from: '2026-03-17', to: '2026-03-17' })).rows
    expect(day.map(({ clientId }) => clientId)).toEqual([after.id])
    const long = await office.call('audit.list', { from: '0001-01-01', to: '9999-12-31' })
    expect(long.rows).toHaveLength(all.length)
  })

  it('names an invoice by its number, a draft by none, and nothing else so', async () => {
    const office = await anOffice()
    const invoice = await anInvoice(office)
    await office.call('invoices.addDraft', { clientId: invoice.clientId })
    const { rows } = await office.call('audit.list', {})
    const numbers = rows.map(({ operation, number }) => [operation, number])
    expect(numbers).toContainEqual(['invoices.issue', invoice.number])
    expect(numbers[0]).toEqual(['invoices.addDraft', null])
    expect(numbers).toContainEqual(['clients.add', null])
  })

  it('comes in pages that miss nothing and repeat nothing', async () => {
    const office = await anOldOffice(250)
    const filter = { domain: 'clients', from: '2010-02-01', to: '2010-06-30' }
    const seen: number[] = []
    for (let after: number | null = null; ;) {
      const page: Output<'audit.list'> = await office.call('audit.list', {
        ...filter,
        after,
        limit: 7,
      })
      seen.push(...idsOf(page.rows))
      after = page.next
      if (after === null) break
    }
    const whole = await office.call('audit.list', { ...filter, limit: 200 })
    expect(seen).toEqual(idsOf(whole.rows))
    expect(seen.length).toBeGreaterThan(30)
  })

  it('finds the lines of a period although the clock was once set back', async () => {
    const office = await anOffice({ now: '2026-03-16T09:00:00.000Z' })
    office.setClock('2026-05-01T09:00:00.000Z')
    await office.call('users.add', staff)
    office.setClock('2026-03-20T09:00:00.000Z')
    await office.call('users.savePolicy', { requireTotp: false })
    const may = await office.call('audit.list', { from: '2026-05-01', to: '2026-05-31' })
    expect(may.rows.map(({ operation }) => operation)).toEqual(['users.add'])
    const march = await office.call('audit.list', { from: '2026-03-17', to: '2026-03-31' })
    expect(march.rows.map(({ operation }) => operation)).toEqual(['users.savePolicy'])
  })

  it('names everyone it may name, also who left', async () => {
    const office = await anOffice()
    const { user } = await office.call('users.add', staff)
    await office.call('users.disable', { id: user.id })
    expect((await office.call('audit.people', {})).map(({ name }) => name)).toEqual([
      'Olga Eigenaar',
      'Sam Medewerker',
    ])
  })
})

describe('the chain under the log', () => {
  it('verifies from the first line to the last', async () => {
    const office = await anOldOffice(4500)
    const progress: number[] = []
    const verdict = await office.call(
      'audit.verify',
      {},
      { progress: ({ done }) => progress.push(done) },
    )
    const { n } = office.database().get<{ n: number }>('SELECT count(*) AS n FROM audit') ?? {
      n: 0,
    }
    expect(verdict).toMatchObject({ lines: n, firstBroken: null, prunedTo: 0 })
    expect(progress.length).toBeGreaterThan(1)
  })

  const changes = [
    ['a changed code', `UPDATE audit SET code = 'other' WHERE id = 7`, 7],
    ['a changed moment', `UPDATE audit SET at = '2010-01-01T00:00:00.000Z' WHERE id = 7`, 7],
    ['another person', `UPDATE audit SET userId = 2 WHERE id = 7`, 7],
    ['another client', `UPDATE audit SET clientId = 2 WHERE id = 7`, 7],
    ['another thing', `UPDATE audit SET entity = 'invoice' WHERE id = 7`, 7],
    ['another one of the same', `UPDATE audit SET entityId = 99 WHERE id = 7`, 7],
    ['another act', `UPDATE audit SET operation = 'clients.get' WHERE id = 7`, 7],
    ['a changed hash before it', `UPDATE audit SET previousHash = upper(hash) WHERE id = 7`, 7],
    ['a changed field name', `UPDATE audit SET fields = 'town' WHERE id = 7`, 7],
    ['a line taken out', `DELETE FROM audit WHERE id = 7`, 8],
    ['a hash that was made to fit', `UPDATE audit SET hash = upper(hash) WHERE id = 7`, 7],
    ['a line given another number', `UPDATE audit SET id = 9007 WHERE id = 12`, 13],
    ['lines cut off at the end', `DELETE FROM audit WHERE id > 10`, 11],
    ['lines cut off at the beginning', `DELETE FROM audit WHERE id < 4`, 4],
  ] as const
  for (const [what, sql, broken] of changes) {
    it(`names the first line that does not follow: ${what}`, async () => {
      const office = await anOldOffice(20)
      tamper(office, sql)
      expect((await office.call('audit.verify', {})).firstBroken).toBe(broken)
    })
  }

  it('is not changed or deleted by anyone who keeps the triggers', async () => {
    const office = await anOldOffice(20)
    const db = office.database()
    expect(() => db.run(`UPDATE audit SET code = 'x' WHERE id = 3`)).toThrow(/append-only/)
    expect(() => db.run('DELETE FROM audit WHERE id = 1')).toThrow(/append-only/)
    expect(() => db.run('DELETE FROM audit')).toThrow(/append-only/)
    expect(() =>
      db.run(
        `INSERT INTO auditAnchors (lastId, hash, lines, prunedAt)
         VALUES (3, 'made up', 3, '2026-01-01T00:00:00.000Z')`,
      ),
    ).toThrow(/line of the audit log/)
  })

  it('stops when it is asked to', async () => {
    const office = await anOldOffice(4500)
    const stop = new AbortController()
    const verifying = office.call(
      'audit.verify',
      {},
      { signal: stop.signal, progress: () => stop.abort() },
    )
    expect(await codeOf(verifying)).toBe('cancelled')
  })
})

describe('pruning', () => {
  it('takes off what had its term, and the chain still verifies', async () => {
    const office = await anOldOffice(5900)
    const term = await office.call('audit.term', {})
    expect(term).toMatchObject({ term: { years: 7, days: 0 }, before: '2019-03-16', pruned: null })
    const before = await office.call('audit.verify', {})
    const old = (await office.call('audit.list', { to: '2019-03-15', limit: 1 })).rows[0]
    expect(term.lines).toBe(old?.id)

    const { lines } = await office.call('audit.prune', { before: '2019-03-16' })
    expect(lines).toBe(term.lines)
    expect((await office.call('audit.list', { to: '2019-03-15' })).rows).toEqual([])
    expect((await office.call('audit.list', { to: '2019-03-16' })).rows).toHaveLength(1)
    const after = await office.call('audit.verify', {})
    expect(after).toMatchObject({ firstBroken: null, prunedTo: old?.id })
    // What is left, and the line about the pruning itself.
    expect(after.lines).toBe(before.lines - lines + 1)
    expect(await office.call('audit.term', {})).toMatchObject({
      lines: 0,
      pruned: { at: '2026-03-16T09:00:00.000Z', lines },
    })
    expect((await office.call('audit.list', { limit: 1 })).rows[0]).toMatchObject({
      operation: 'audit.prune',
      entityId: old?.id,
    })
  })

  it('can be done again, and in batches, and the chain verifies each time', async () => {
    const office = await anOldOffice(5900)
    await office.call('audit.prune', { before: '2010-06-01' })
    expect((await office.call('audit.verify', {})).firstBroken).toBeNull()
    expect(await office.call('audit.prune', { before: '2010-06-01' })).toEqual({ lines: 0 })
    office.setClock('2040-03-16T09:00:00.000Z')
    const { lines } = await office.call('audit.prune', { before: '2033-01-01' })
    expect(lines).toBeGreaterThan(5000)
    const verdict = await office.call('audit.verify', {})
    expect(verdict.firstBroken).toBeNull()
    const db = office.database()
    expect(db.get('SELECT count(*) AS n FROM audit WHERE at < $at', { at: '2026-01-01' })).toEqual({
      n: 0,
    })
    expect(() => db.run('DELETE FROM audit')).toThrow(/append-only/)
    db.close()
  })

  it('takes nothing by a clock that is nineteen years ahead', async () => {
    const office = await anOffice({ now: '2026-03-16T09:00:00.000Z' })
    await office.call('retention.noticeTime', {})
    const before = (await office.call('audit.list', {})).rows.length
    office.setClock('2045-03-16T09:00:00.000Z')
    const pruned = codeOf(office.call('audit.prune', { before: '2038-01-01' }))
    expect(await pruned).toBe('date-unconfirmed')
    expect((await office.call('audit.list', {})).rows).toHaveLength(before)
    await office.call('backup.confirmClock', {})
    expect((await office.call('audit.prune', { before: '2038-01-01' })).lines).toBe(before)
  })

  it('goes on from the anchor when not a line was left', async () => {
    const office = await anOffice({ now: '2010-01-01T09:00:00.000Z', fresh: true })
    office.setClock('2026-03-16T09:00:00.000Z')
    // The office was made, and its desk seen.
    expect(await office.call('audit.prune', { before: '2019-03-16' })).toEqual({ lines: 2 })
    expect(await office.call('audit.verify', {})).toMatchObject({ lines: 1, firstBroken: null })
  })

  it('is seen when it was done behind the program’s back', async () => {
    const office = await anOldOffice(20)
    const db = office.database()
    db.run(
      `INSERT INTO auditAnchors (lastId, hash, lines, prunedAt)
       SELECT id, hash, 5, at FROM audit WHERE id = 5`,
    )
    db.run('DELETE FROM audit WHERE id <= 5')
    db.close()
    expect((await office.call('audit.verify', {})).firstBroken).toBe(6)
  })

  it('leaves nothing out: lines go from the beginning on', async () => {
    const office = await anOldOffice(20)
    const db = office.database()
    db.run(
      `INSERT INTO auditAnchors (lastId, hash, lines, prunedAt)
       SELECT id, hash, 5, at FROM audit WHERE id = 5`,
    )
    expect(() => db.run('DELETE FROM audit WHERE id = 4')).toThrow(/append-only/)
    expect(() => db.run('DELETE FROM audit WHERE id <= 6')).toThrow(/append-only/)
    db.close()
  })

  it('keeps more, never less, after a clock that once ran ahead', async () => {
    const office = await anOffice({ now: '2010-01-01T09:00:00.000Z', fresh: true })
    office.setClock('2039-01-01T09:00:00.000Z')
    await office.call('users.savePolicy', { requireTotp: false })
    office.setClock('2010-02-01T09:00:00.000Z')
    await office.call('users.savePolicy', { requireTotp: false })
    office.setClock('2026-03-16T09:00:00.000Z')
    expect((await office.call('audit.term', {})).lines).toBe(2)
    expect(await office.call('audit.prune', { before: '2019-03-16' })).toEqual({ lines: 2 })
    expect((await office.call('audit.verify', {})).firstBroken).toBeNull()
  })

  it('refuses a day within the term, and the term is never shorter than the law', async () => {
    const office = await anOldOffice(10)
    expect(await codeOf(office.call('audit.prune', { before: '2019-03-17' }))).toBe('invalid-input')
    const shorter = office.call('retention.saveTerm', { class: 'audit', years: 1, days: 0 })
    expect(await codeOf(shorter)).toBe('term-below-law')
    await office.call('retention.saveTerm', { class: 'audit', years: 10, days: 0 })
    expect((await office.call('audit.term', {})).before).toBe('2016-03-16')
    expect(await codeOf(office.call('audit.prune', { before: '2019-03-16' }))).toBe('invalid-input')
    expect(await office.call('audit.prune', { before: '0001-01-01' })).toEqual({ lines: 0 })
  })
})

describe('the log as CSV', () => {
  const exported = async (office: TestOffice, filter: object = {}) => {
    const path = join(office.dir, 'log.csv')
    const { lines } = await office.call('audit.exportCsv', { ...filter, file: office.saveTo(path) })
    const text = readFileSync(path, 'utf8')
    const { data } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
      header: true,
      skipEmptyLines: true,
    })
    return { lines, text, data }
  }

  it('holds every line with its hash, oldest first, so that others can check the chain', async () => {
    const office = await anOldOffice(4500)
    const { lines, data } = await exported(office)
    expect(lines).toBe(data.length)
    expect(lines).toBeGreaterThan(4500)
    const number = (text = '') => (text === '' ? null : Number(text))
    let previousHash = '0'.repeat(64)
    for (const row of data) {
      const { at = '', operation = '', entity = '', fields = '', code = '' } = row
      const hash = hashOf({
        previousHash,
        at,
        userId: number(row['userId']),
        operation,
        entity,
        entityId: number(row['entityId']),
        clientId: number(row['clientId']),
        fields,
        code,
      })
      expect(row['hash']).toBe(hash)
      previousHash = hash
    }
    expect((await office.call('audit.list', { limit: 1 })).rows[0]).toMatchObject({
      operation: 'audit.exportCsv',
      code: 'exported',
    })
  })

  it('holds the lines of the filter only', async () => {
    const office = await anOldOffice(60)
    const { data } = await exported(office, { domain: 'invoices', to: '2010-01-20' })
    expect(data.length).toBe(5)
    expect(new Set(data.map(({ operation }) => operation))).toEqual(new Set(['invoices.issue']))
  })

  it('runs no formula in a spreadsheet', async () => {
    const office = await anOffice({
      setUp: {
        owner: {
          name: '=HYPERLINK("http://kwaad.example";"klik")',
          email: 'eigenaar@voorbeeld.nl',
          password: 'een goed lang wachtwoord',
        },
      },
    })
    const { data } = await exported(office)
    expect(data[0]?.['userName']).toMatch(/^'=HYPERLINK/)
  })

  it('leaves nothing behind when it is stopped or cannot be written', async () => {
    const office = await anOldOffice(4500)
    const stop = new AbortController()
    const path = join(office.dir, 'log.csv')
    const stopped = office.call(
      'audit.exportCsv',
      { file: office.saveTo(path) },
      { signal: stop.signal, progress: () => stop.abort() },
    )
    expect(await codeOf(stopped)).toBe('cancelled')
    const nowhere = office.saveTo(join(office.dir, 'no such folder', 'log.csv'))
    expect(await codeOf(office.call('audit.exportCsv', { file: nowhere }))).toBe(
      'file-write-failed',
    )
    expect(readdirSync(office.dir).filter((name) => name.includes('log.csv'))).toEqual([])
  })
})
