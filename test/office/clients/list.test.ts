import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ReadableDatabase, WritableDatabase } from '../../../electron/office/database/driver'
import { listClients, optionsFor } from '../../../electron/office/clients/list'
import { insertClient } from '../../../electron/office/clients/write'
import { clients as contract, type ClientFilter } from '../../../shared/clients/contract'
import { clientInput } from '../../../shared/clients/input'
import { bareDatabase } from '../../support/office/bare-database'
import { aCompany, anEmail, aPerson } from '../../support/office/clients'
import { anOffice } from '../../support/office/office'

const today = '2026-03-16'
const owner = { id: 1, role: 'owner' as const, name: 'Olga' }

const towns = ['Assen', 'assen', 'Breda', '', 'Zwolle', "'s-Gravenhage"]
const surnames = ['Jansen', 'de Jong', 'Bakker', 'van den Berg', 'Öztürk', 'Jansen']

/** Many clients by number: every third a company, every seventh terminated, names that repeat. */
const clientNumber = (n: number) => {
  const surname = surnames[n % surnames.length] ?? ''
  const common = { town: towns[n % towns.length] ?? '', emails: [anEmail(`k${n}@post.example`)] }
  return n % 4 === 0
    ? aCompany({ ...common, companyName: `Bakkerij ${surname} ${n % 10}`, kvkNumber: null })
    : aPerson({ ...common, firstName: `Jan ${n % 5}`, lastName: surname })
}

let db: WritableDatabase

beforeAll(() => {
  db = bareDatabase()
  for (let n = 1; n <= 600; n++) {
    const id = insertClient(db, clientInput.parse(clientNumber(n)), '2026-01-01T00:00:00.000Z')
    if (n % 7 === 0)
      db.run('UPDATE clients SET terminatedOn = $on WHERE id = $id', { id, on: today })
    if (n % 7 === 1) {
      db.run(`UPDATE clients SET terminatedOn = '2026-03-17' WHERE id = $id`, { id })
    }
  }
})

const list = (filter: ClientFilter, reader: ReadableDatabase = db) =>
  listClients({ db: reader, today, user: owner }, contract.list.input.parse(filter))

/** Every page in turn. */
const everyPage = (filter: ClientFilter) => {
  const ids: number[] = []
  let after: ClientFilter['after'] = null
  for (let page = 0; page < 1000; page++) {
    const answer = list({ ...filter, after })
    expect(answer.rows.length).toBeLessThanOrEqual(filter.limit ?? 50)
    ids.push(...answer.rows.map((row) => row.id))
    if (answer.next === null) return ids
    after = answer.next
  }
  throw new Error('the list has no end')
}

interface Plain {
  id: number
  kind: string
  sortName: string
  town: string
  terminatedOn: string | null
}

const expected = (filter: ClientFilter): number[] => {
  const lower = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
  const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  const orders = {
    name: (a: Plain, b: Plain) => byText(a.sortName, b.sortName) || a.id - b.id,
    town: (a: Plain, b: Plain) =>
      byText(lower(a.town), lower(b.town)) || byText(a.sortName, b.sortName) || a.id - b.id,
    number: (a: Plain, b: Plain) => a.id - b.id,
    newest: (a: Plain, b: Plain) => a.id - b.id,
  }
  const sort = filter.sort ?? 'name'
  const ended = (row: Plain) => row.terminatedOn !== null && row.terminatedOn <= today
  const rows = db
    .all<Plain>('SELECT id, kind, sortName, town, terminatedOn FROM clients')
    .filter((row) => filter.kind === 'all' || !filter.kind || row.kind === filter.kind)
    .filter((row) => filter.state === 'all' || ended(row) === (filter.state === 'terminated'))
    .sort(orders[sort])
  const down = (filter.direction ?? (sort === 'newest' ? 'desc' : 'asc')) === 'desc'
  return (down ? rows.reverse() : rows).map((row) => row.id)
}

const sortNameOf = (id: number): string =>
  db.get<Plain>('SELECT * FROM clients WHERE id = $id', { id })?.sortName ?? ''

describe('the list of clients', () => {
  it('gives everybody once, in the asked order, whatever the page size', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('name' as const, 'number' as const, 'town' as const, 'newest' as const),
        fc.constantFrom('asc' as const, 'desc' as const, null),
        fc.constantFrom('all' as const, 'active' as const, 'terminated' as const),
        fc.constantFrom('all' as const, 'person' as const, 'company' as const),
        fc.integer({ min: 7, max: 200 }),
        (sort, direction, state, kind, limit) => {
          const filter = { sort, direction, state, kind, limit }
          expect(everyPage(filter)).toEqual(expected(filter))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('shows for each client where invoices go', async () => {
    const office = await anOffice()
    await office.call(
      'clients.add',
      aCompany({
        emails: [
          { ...anEmail('techniek@zonneveld.example'), forInvoices: false },
          anEmail('facturen@zonneveld.example'),
        ],
      }),
    )
    expect(await office.call('clients.list', {})).toEqual({
      rows: [
        {
          id: 1,
          kind: 'company',
          name: 'Bakkerij Zonneveld B.V.',
          town: 'Zwolle',
          phone: '038 421 00 00',
          found: null,
          email: 'facturen@zonneveld.example',
          terminatedOn: null,
          openCents: 0,
          overdueCents: 0,
        },
      ],
      next: null,
      sorted: true,
    })
  })
})

describe('a search that finds much', () => {
  const matches = (word: string) =>
    db
      .all<{ id: number }>(
        'SELECT rowid AS id FROM clientSearch WHERE instr(text, $word) > 0 ORDER BY rowid',
        { word },
      )
      .map((row) => row.id)

  it.each([1, 3, 50, 120])('gives all of it, page by page of %i', (limit) => {
    const found = everyPage({ search: 'jansen', state: 'all', limit })
    expect(matches('jansen').length).toBeGreaterThanOrEqual(200)
    expect(new Set(found).size).toBe(found.length)
    expect([...found].sort((a, b) => a - b)).toEqual(matches('jansen'))
  })

  it('begins with the names that begin so, in order, and says that the rest is not in order', () => {
    const found = everyPage({ search: 'jan', state: 'all' })
    const sortNames = found.map(sortNameOf)
    const starts = sortNames.filter((name) => name.startsWith('jan'))
    expect(starts.length).toBeGreaterThanOrEqual(100)
    expect(sortNames.slice(0, starts.length)).toEqual([...starts].sort())
    expect(list({ search: 'jan', state: 'all' }).sorted).toBe(false)
  })

  it('is in the asked order as soon as it fits a page', () => {
    const towns = (limit: number) => {
      const { rows, sorted, next } = list({
        search: 'jan 1 bakker',
        state: 'all',
        sort: 'town',
        limit,
      })
      return { sorted, more: next !== null, towns: rows.map((row) => row.town) }
    }
    const all = towns(200)
    expect(all.towns.length).toBeGreaterThan(5)
    expect(all).toMatchObject({ sorted: true, more: false })
    expect(all.towns).toEqual(
      [...all.towns].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)),
    )
    expect(towns(all.towns.length)).toEqual(all)
    expect(towns(all.towns.length - 1)).toMatchObject({ sorted: false, more: true })
  })

  it.each([
    ['number' as const, null, 1],
    ['number' as const, 'desc' as const, -1],
    ['newest' as const, null, -1],
    ['newest' as const, 'asc' as const, 1],
  ])('is in order by %s %s', (sort, direction, sign) => {
    const filter = { search: 'post.example', state: 'all' as const, sort, direction, limit: 70 }
    expect(everyPage(filter)).toEqual(matches('post.example').sort((a, b) => sign * (a - b)))
    expect(list(filter).sorted).toBe(true)
  })

  it('puts the client with the typed number first, once', () => {
    const all = everyPage({ search: '12', state: 'all' })
    expect(all[0]).toBe(12)
    expect(all.filter((id) => id === 12)).toHaveLength(1)
    const dense = everyPage({ search: '061', state: 'all', limit: 9 })
    expect(new Set(dense).size).toBe(dense.length)
    const phones = everyPage({ search: '123', state: 'all', limit: 9 })
    expect(phones[0]).toBe(123)
    expect(new Set(phones).size).toBe(phones.length)
    expect(phones.length).toBe(new Set([123, ...matches('123')]).size)
  })

  it.each(['asc' as const, 'desc' as const])(
    'by one letter is in order of name %s',
    (direction) => {
      const filter = { search: 'b', state: 'all' as const, direction, limit: 33 }
      const found = everyPage(filter)
      const all = expected({ state: 'all', direction }).filter((id) =>
        sortNameOf(id).startsWith('b'),
      )
      expect(found).toEqual(all)
      expect(list(filter).sorted).toBe(true)
    },
  )
})

describe('what a page costs', () => {
  /** Runs the work and gives the plan of every statement it asked. */
  const plansOf = (work: (reader: ReadableDatabase) => void): string[] => {
    const asked: { sql: string; parameters: Parameters<ReadableDatabase['all']>[1] }[] = []
    const reader: ReadableDatabase = {
      get: (sql, parameters) => {
        asked.push({ sql, parameters })
        return db.get(sql, parameters)
      },
      all: (sql, parameters) => {
        asked.push({ sql, parameters })
        return db.all(sql, parameters)
      },
    }
    work(reader)
    expect(asked.length).toBeGreaterThan(0)
    for (const { sql } of asked) expect(sql).not.toMatch(/\boffset\b/i)
    return asked.flatMap(({ sql, parameters }) =>
      db
        .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, parameters)
        .map((step) => step.detail),
    )
  }

  const scansAll = (step: string) =>
    /^SCAN (clients|invoices|clientEmails)(?! USING COVERING)/.test(step)

  const ofClients = (step: string) => /^(SCAN|SEARCH) clients\b/.test(step)
  const byId = 'SEARCH clients USING INTEGER PRIMARY KEY (rowid=?)'
  const owed = 'SEARCH invoices USING INDEX invoicesOpenByClient (clientId=?)'

  const after = { by: 'sorted' as const, town: 'Breda', sortName: 'jansen', id: 40 }
  const cases = (['name', 'town', 'number', 'newest'] as const).flatMap((sort) =>
    (['asc', 'desc'] as const).map((direction) => ({ sort, direction })),
  )
  it.each(cases)('is a walk along one index, from where it stopped: $sort $direction', (filter) => {
    const first = plansOf((reader) => list(filter, reader))
    expect(first.filter(scansAll)).toEqual([])
    // The first statement walks; it sorts nothing and needs no row of the table.
    expect(first[0]).toMatch(/^SCAN clients USING COVERING INDEX clientsBy(Name|Town|Number)$/)
    expect(first.slice(1).filter(ofClients)).toEqual([byId])
    expect(first).toContain(owed)
    const next = plansOf((reader) => list({ ...filter, after }, reader))
    expect(next[0]).toMatch(/^SEARCH clients USING COVERING INDEX clientsBy.* \(.*[<>]/)
    expect(next.slice(1).filter(ofClients)).toEqual([byId])
  })

  it('is for a search what the search index finds, never all clients', () => {
    for (const search of ['jansen', 'j', 'ja', 'jan 2 bakk', '0612', '#12', 'post.example']) {
      for (const sort of ['name', 'town', 'number'] as const) {
        const plans = plansOf((reader) => list({ search, sort, state: 'all' }, reader))
        expect(plans.filter(scansAll)).toEqual([])
        expect(plans.filter((step) => /^SCAN clients\b/.test(step))).toEqual([])
      }
    }
    const plans = plansOf((reader) =>
      optionsFor({ db: reader, today, user: owner }, { search: 'jansen', chosen: null }),
    )
    expect(plans.filter(scansAll)).toEqual([])
  })
})

describe('names in order', () => {
  it('come under the surname, its particles last', () => {
    const names = everyPage({ kind: 'person', state: 'all' }).map(sortNameOf)
    expect(names[0]).toBe('bakker jan 0')
    expect(names.find((name) => name.startsWith('berg'))).toBe('berg jan 0 van den')
    expect(names.at(-1)).toBe('ozturk jan 4')
  })
})
