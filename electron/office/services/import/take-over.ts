/** Subscriptions from another program's list: looked at first, then all of it or nothing; and undone. */
import { z } from 'zod'
import { addDays } from '../../../../shared/dates'
import { AppError, isAppError } from '../../../../shared/errors'
import type {
  CellProblem,
  FileReading,
  fileOperations,
  ListedRow,
  ListField,
  SubscriptionImport,
} from '../../../../shared/services/files'
import { isRecurring, type Item } from '../../../../shared/services/catalogue'
import { subscriptionInput } from '../../../../shared/services/subscription'
import { writeSearch } from '../../clients/write'
import type { ActionContext, CommandContext, HandlersOf } from '../../context'
import type { ReadableDatabase } from '../../database/driver'
import type { Table } from '../../text/csv'
import { listItems } from '../catalogue'
import { addSubscription } from '../sell'
import { personOf } from '../../who'
import { mostProblems, readTable, rememberedMapping, rememberMapping } from './reading'
import {
  guessSubscriptionMapping,
  readSubscriptionList,
  type ListedSubscription,
} from './subscription-csv'

type Asked = Parameters<HandlersOf<typeof fileOperations>['takeOver']>[1]

interface Fitted {
  listed: ListedSubscription
  client: { id: number; name: string; kind: 'company' | 'person' }
  item: Item
}

interface Judged {
  fitted: Fitted[]
  problems: CellProblem[]
}

type Client = Fitted['client'] & { terminatedOn: string | null }

/** By number, e-mail address or name as the file has it; of two that fit nobody is chosen. */
const clientsBy = (db: ReadableDatabase): ((written: string) => Client | 'several' | null) => {
  const rows = db.all<Client & { companyName: string | null; address: string | null }>(
    `SELECT c.id, c.name, c.kind, c.terminatedOn, c.companyName, e.address FROM clients c
     LEFT JOIN clientEmails e ON e.clientId = c.id
     WHERE c.erasedAt IS NULL AND c.reducedAt IS NULL`,
  )
  const by = new Map<string, Map<number, Client>>()
  for (const { companyName, address, ...client } of rows) {
    for (const text of [String(client.id), client.name, companyName, address]) {
      if (text === null) continue
      const named = by.get(text.toLowerCase()) ?? new Map<number, Client>()
      by.set(text.toLowerCase(), named.set(client.id, client))
    }
  }
  return (written) => {
    const found = [...(by.get(written.toLowerCase())?.values() ?? [])]
    return found.length > 1 ? 'several' : (found[0] ?? null)
  }
}

const judge = (
  db: ReadableDatabase,
  listed: readonly ListedSubscription[],
  today: string,
): Judged => {
  const items = listItems(db).filter(
    ({ kind, retiredAt }) => isRecurring(kind) && retiredAt === null,
  )
  const byName = new Map(items.map((item) => [item.name.toLowerCase(), item]))
  const fitted: Fitted[] = []
  const problems: CellProblem[] = []
  const clientFor = clientsBy(db)
  for (const one of listed) {
    const { line, domain } = one
    const client = clientFor(one.client)
    const item = byName.get(one.product.toLowerCase())
    const found: CellProblem[] = []
    const fail = (field: ListField, code: string) => found.push({ line, field, code })
    if (client === null) fail('client', 'no-such-client')
    else if (client === 'several') fail('client', 'several-clients')
    else if (client.terminatedOn !== null) fail('client', 'client-leaves')
    if (!item) fail('product', 'no-such-item')
    if (one.endsOn !== null && one.endsOn < today) fail('endsOn', 'ended-before')
    const known = client === 'several' ? null : client
    if (domain === null && item && known && isTakenOver(db, known.id, item.id, one.startsOn, today))
      fail('product', 'twice')
    if (domain !== null && item && isBilled(db, domain, item.kind, today)) fail('domain', 'twice')
    if (found.length === 0 && item && client !== null && client !== 'several')
      fitted.push({ listed: one, client, item })
    problems.push(...found)
  }
  return { fitted, problems }
}

const isBilled = (db: ReadableDatabase, domain: string, kind: string, today: string): boolean =>
  db.get(
    `SELECT 1 FROM subscriptions s WHERE s.domain = $domain
       AND (s.endsOn IS NULL OR s.endsOn >= $today)
       AND $kind = (SELECT i.kind FROM subscriptionPrices p JOIN catalogue i ON i.id = p.itemId
         WHERE p.subscriptionId = s.id ORDER BY p.validFrom DESC LIMIT 1)`,
    { domain, kind, today },
  ) !== undefined

/** Without a domain name nothing else tells that this very row was taken over before. */
const isTakenOver = (
  db: ReadableDatabase,
  clientId: number,
  itemId: number,
  startsOn: string,
  today: string,
): boolean =>
  db.get(
    `SELECT 1 FROM subscriptions s JOIN subscriptionPrices p ON p.subscriptionId = s.id
     WHERE s.clientId = $clientId AND s.importId IS NOT NULL AND s.domain IS NULL
       AND s.startsOn = $startsOn AND p.itemId = $itemId
       AND (s.endsOn IS NULL OR s.endsOn >= $today)`,
    { clientId, itemId, startsOn, today },
  ) !== undefined

/** The day it is billed for next: as the file says, else from its start. */
const nextOn = ({ nextInvoiceOn, startsOn }: ListedSubscription): string =>
  nextInvoiceOn !== null && nextInvoiceOn > startsOn ? nextInvoiceOn : startsOn

const shown = ({ listed, client, item }: Fitted): ListedRow => ({
  line: listed.line,
  client: { id: client.id, name: client.name },
  itemName: item.name,
  domain: listed.domain,
  startsOn: listed.startsOn,
  nextOn: nextOn(listed),
  endsOn: listed.endsOn,
  periodMonths: listed.periodMonths,
  priceCents: listed.priceCents,
})

interface Read extends FileReading<ListField> {
  all: Judged
}

const read = async (context: ActionContext, { file, mapping: said }: Asked): Promise<Read> => {
  const table: Table = await readTable(context, file)
  const { header, rows } = table
  const mapping =
    said ??
    context.read(({ db }) => rememberedMapping<ListField>(db, 'subscriptions', header)) ??
    guessSubscriptionMapping(header)
  const { subscriptions, problems } = readSubscriptionList(table, mapping)
  const judged = context.read(({ db, today }) => judge(db, subscriptions, today))
  const all = { fitted: judged.fitted, problems: [...problems, ...judged.problems] }
  all.problems.sort((a, b) => a.line - b.line)
  return { header, mapping, rows: rows.length, problems: all.problems.slice(0, mostProblems), all }
}

/** What it would make; nothing is written. Errors: those of reading a file. */
export const readList = async (
  context: ActionContext,
  asked: Asked,
): Promise<FileReading<ListField> & { found: ListedRow[] }> => {
  const { all, ...reading } = await read(context, asked)
  return { ...reading, found: all.fitted.slice(0, 500).map(shown) }
}

/** All of it or nothing. Errors: those of reading a file; list-has-problems, with the first line. */
export const takeOver = async (
  context: ActionContext,
  asked: Asked,
): Promise<SubscriptionImport> => {
  const { all, header, mapping } = await read(context, asked)
  const refuse = (line: number) => new AppError('list-has-problems', { line })
  const [problem] = all.problems
  if (problem ?? all.fitted.length === 0) throw refuse(problem?.line ?? 1)
  return context.finish((command) => {
    const { db, now, user, audit } = command
    rememberMapping(command, 'subscriptions', header, mapping)
    const importId = db.insert('INSERT INTO subscriptionImports (at, userId) VALUES ($now, $by)', {
      now,
      by: personOf(user).id,
    })
    for (const one of all.fitted) {
      try {
        addListed(command, one, importId)
      } catch (error) {
        // Somebody else sold it, or the client left, since the list was read.
        // Or a cell is longer, or a day later, than is kept.
        throw isAppError(error) || error instanceof z.ZodError ? refuse(one.listed.line) : error
      }
    }
    audit({ entity: 'serviceImport', id: importId, code: 'taken-over' })
    return importRow(db, importId)
  })
}

const addListed = (
  command: CommandContext,
  { listed, client, item }: Fitted,
  importId: number,
): void => {
  const { startsOn, periodMonths, priceCents, discountBasisPoints, domain, autoRenew } = listed
  const next = nextOn(listed)
  const company = client.kind === 'company'
  const given = subscriptionInput.parse({
    clientId: client.id,
    itemId: item.id,
    startsOn,
    periodMonths,
    priceCents,
    discountBasisPoints,
    domain,
    vatKind: item.vatKind,
    noticeMonths: item.noticeMonths,
    supplierReference: listed.reference,
    autoRenew: autoRenew ?? true,
    customer: company ? 'business' : 'consumer',
    renewalMonths: company ? 12 : 0,
    billedTo: next > startsOn ? addDays(next, -1) : null,
  })
  const id = addSubscription(command, given)
  command.db.run(
    `UPDATE subscriptions SET importId = $importId, endsOn = $endsOn,
       noticeOn = CASE WHEN $endsOn IS NULL THEN NULL ELSE $today END
     WHERE id = $id`,
    { id, importId, endsOn: listed.endsOn, today: command.today },
  )
}

const selectImports = `SELECT m.id, m.at, u.name AS userName, m.undoneAt,
    (SELECT count(*) FROM subscriptions s WHERE s.importId = m.id) AS count
  FROM subscriptionImports m JOIN users u ON u.id = m.userId`

type ImportRow = Omit<SubscriptionImport, 'undone'> & { undoneAt: string | null }

const showImport = ({ undoneAt, ...row }: ImportRow): SubscriptionImport => ({
  ...row,
  undone: undoneAt !== null,
})

/** Errors: not-found. */
export const importRow = (db: ReadableDatabase, id: number): SubscriptionImport => {
  const row = db.get<ImportRow>(`${selectImports} WHERE m.id = $id`, { id })
  if (!row) throw new AppError('not-found', { entity: 'serviceImport', id })
  return showImport(row)
}

export const listImports = (db: ReadableDatabase): SubscriptionImport[] =>
  db.all<ImportRow>(`${selectImports} ORDER BY m.id DESC LIMIT 10`).map(showImport)

/** Errors: not-found, import-in-use (something of it was billed or changed). */
export const undoImport = ({ db, now, audit }: CommandContext, id: number): void => {
  const { undone } = importRow(db, id)
  if (undone) throw new AppError('not-found', { entity: 'serviceImport', id })
  const inUse = db.get(
    `SELECT 1 FROM subscriptions s WHERE s.importId = $id AND (s.version > 1 OR EXISTS (
       SELECT 1 FROM billedPeriods b WHERE b.subscriptionId = s.id
         AND (b.invoiceId IS NOT NULL OR b.heldAt IS NOT NULL)))`,
    { id },
  )
  if (inUse) throw new AppError('import-in-use', {})
  const own = 'SELECT id FROM subscriptions WHERE importId = $id'
  const clients = db.all<{ clientId: number }>(
    'SELECT DISTINCT clientId FROM subscriptions WHERE importId = $id',
    { id },
  )
  db.run(`DELETE FROM billedPeriods WHERE subscriptionId IN (${own})`, { id })
  db.run(`DELETE FROM subscriptionPrices WHERE subscriptionId IN (${own})`, { id })
  db.run(`DELETE FROM registrarAsides WHERE subscriptionId IN (${own})`, { id })
  db.run('DELETE FROM subscriptions WHERE importId = $id', { id })
  db.run('UPDATE subscriptionImports SET undoneAt = $now WHERE id = $id', { id, now })
  for (const { clientId } of clients) writeSearch(db, clientId)
  audit({ entity: 'serviceImport', id, code: 'undone' })
}
