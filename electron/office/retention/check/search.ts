/** Goes through all text of the live database, a page at a time, for people who were just erased. */
import {
  certainKinds,
  soughtKinds,
  type ErasureCheck,
  type Find,
  type SoughtKind,
} from '../../../../shared/retention/check'
import type { ReadableDatabase } from '../../database/driver'
import { soughtTables, spotOf, type SoughtTable } from './columns'
import { columnEnd, findIn, lookupOf, rowEnd, type Lookup } from './find'
import { kindsOf, type Sought } from './sought'

const page = 500
const mostIds = 20

/** By place and kind, with all that it was found in. */
type Found = Map<string, Entry>

interface Entry {
  find: Find
  owners: Set<number>
}

export interface Searching {
  read<T>(work: (query: { db: ReadableDatabase }) => T): T
  /** others are answered meanwhile */
  pause(): Promise<void>
  now(): string
}

/** One check for each of these people, in their order. */
export const searchFor = async (
  { read, pause, now }: Searching,
  people: readonly Sought[],
): Promise<ErasureCheck[]> => {
  const lookup = lookupOf(people)
  const found: Found[] = people.map((): Found => new Map())
  const tables = read(({ db }) => soughtTables(db))
  let rows = 0
  for (const table of tables) {
    for (let after: number | null = 0; after !== null;) {
      const from: number = after
      const seen = read(({ db }) => searchPage(db, lookup, table, from, found))
      rows += seen.rows
      after = seen.last
      await pause()
    }
  }
  const columns = tables.reduce((sum, table) => sum + table.columns.length, 0)
  return people.map((person, nth) => ({
    checkedAt: now(),
    columns,
    rows,
    sought: kindsOf(person),
    commonName: person.commonName,
    finds: [...(found[nth]?.values() ?? [])].map(({ find }) => find).sort(byKind),
  }))
}

const byKind = (a: Find, b: Find): number =>
  soughtKinds.indexOf(a.kind) - soughtKinds.indexOf(b.kind) || b.count - a.count

/** Read as one text: only where something stands in it are its rows looked at one by one. */
const searchPage = (
  db: ReadableDatabase,
  lookup: Lookup,
  { table, columns, isIndex }: SoughtTable,
  after: number,
  people: readonly Found[],
): { last: number | null; rows: number } => {
  const quoted = columns.map((name) => `"${name}"`).join(', ')
  const from = `"${table}" WHERE rowid > $after ORDER BY rowid LIMIT ${page}`
  const read = db.get<{ last: number | null; rows: number; text: string | null }>(
    `SELECT max(id) AS last, count(*) AS rows, group_concat(text, '${rowEnd}') AS text FROM (
       SELECT rowid AS id, concat_ws('${columnEnd}', ${quoted}) AS text FROM ${from})`,
    { after },
  )
  const { last, rows, text } = read ?? { last: null, rows: 0, text: null }
  if (text !== null && findIn(lookup, text).length > 0) {
    for (const row of db.all<Record<string, string | number | null>>(
      `SELECT rowid AS "$rowid", ${quoted} FROM ${from}`,
      { after },
    )) {
      addRow(db, lookup, { table, columns, isIndex }, row, people)
    }
  }
  return { last: rows < page ? null : last, rows }
}

const addRow = (
  db: ReadableDatabase,
  lookup: Lookup,
  { table, columns, isIndex }: SoughtTable,
  row: Record<string, string | number | null>,
  people: readonly Found[],
): void => {
  const texts = columns.map((name) => String(row[name] ?? ''))
  const inRow = findIn(lookup, texts.filter((text) => text !== '').join(columnEnd))
  if (inRow.length === 0) return
  const found = columns.flatMap((column, nth) =>
    findIn(lookup, texts[nth] ?? '').map((one) => ({ ...one, column })),
  )
  const seen = (person: number, kind: SoughtKind): boolean =>
    found.some((one) => one.person === person && one.kind === kind)
  // A name or an address whose parts stand in columns of their own.
  const over = inRow
    .filter(({ person, kind }) => !seen(person, kind))
    .map((one) => ({ ...one, column: null }))
  for (const { person, kind, column } of [...found, ...over]) {
    const surer = found.some(
      (one) => one.person === person && one.column === column && isCertain(one.kind),
    )
    if (surer && !isCertain(kind)) continue
    const { place, of, id } = spotOf(table, column)
    const owner = db.get<{ id: number | null }>(
      `SELECT ${id} AS id FROM "${table}" WHERE rowid = $rowid`,
      { rowid: row.$rowid },
    )?.id
    const finds = people[person]
    if (finds) addFind(finds, { place, kind, of, owner: owner ?? null, isIndex })
  }
}

const addFind = (
  finds: Found,
  at: Pick<Find, 'place' | 'kind' | 'of'> & { owner: number | null; isIndex: boolean },
): void => {
  const { place, kind, of, owner, isIndex } = at
  const there = owner !== null && ((one: Entry) => one.find.of === of && one.owners.has(owner))
  // An index says again what its table says: it is told only where that says nothing.
  if (isIndex && there && [...finds.values()].some((one) => one.find.kind === kind && there(one)))
    return
  const known = finds.get(`${place} ${kind}`) ?? {
    find: { place, kind, certain: isCertain(kind), count: 0, of, ids: [] },
    owners: new Set(),
  }
  finds.set(`${place} ${kind}`, known)
  if (there && there(known)) return
  known.find.count += 1
  if (owner === null) return
  known.owners.add(owner)
  if (known.find.ids.length < mostIds) known.find.ids.push(owner)
}

const isCertain = (kind: SoughtKind): boolean =>
  (certainKinds as readonly SoughtKind[]).includes(kind)
