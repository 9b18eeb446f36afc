/**
 * Which columns are looked through: every text column the schema has, so that a new one is covered
 * without a word here, but for those that only the program writes. None of these is personal; a test
 * says so.
 */
import type { FoundAt, Place } from '../../../../shared/retention/check'
import type { ReadableDatabase } from '../../database/driver'

/** Moments and days, hashes, and what a CHECK keeps to a list, by the names these have everywhere. */
const byName = /(?:At|On)$|^(?:at|kind|basis|hash|previousHash|sha256|mac|currency|language)$/

const byProgram: Readonly<Record<string, string>> = {
  settings: 'officeId digestKey archiveKey generation vatPeriod',
  logos: 'mime',
  agencies: 'vatPosition country',
  ledger: 'entry',
  ledgerKeys: 'key',
  users: 'slotId role totpSecret',
  slots: 'id json',
  typing: 'form',
  clients: 'country',
  // Emptied at every erasure.
  requestKeys: 'key op entity',
  audit: 'operation entity fields code',
  invoices: 'supplyFrom supplyTo number buyerCountry keptAs',
  invoiceLines: 'vatKind periodFrom periodTo',
  quoteSettings: 'pattern',
  quotes: 'validUntil number buyerCountry outcome acceptedBy',
  quoteLines: 'unit vatKind',
  bankFiles: 'format',
  bankEntries: 'settlementKind',
  bankStaging: 'settlementKind',
  settlementMappings: 'headerHash places',
  entryRules: 'direction reason',
  // A search without a copy of its text.
  bankEntrySearch: 'text',
  approvals: 'operation',
  retentionTerms: 'class',
  erasures: 'rule report',
  erasureChecks: 'report',
  archive: 'rule destroyAfter',
  desks: 'ownId',
  logins: 'itemKey usedFields handOverId endWhy destroyedWhy',
  vatBuyers: 'country',
  vatSums: 'country',
  countryVatRates: 'country',
  vatReturns: 'length',
  vatFigures: 'box',
  vatBadDebtFigures: 'onDay cause kind',
  vatTyped: 'box',
  bookAccounts: 'role rgsCode',
  catalogue: 'vatKind',
  subscriptions: 'vatKind customer endRule',
  debitSettings: 'creditorId painVersion',
  mandates: 'scheme pausedWhy',
  debitBatches: 'messageId scheme painVersion creditorId',
  debits: 'sequence endToEndId returnReason',
  heldDebits: 'messageId',
  reminders: 'step channel interestTo payBy',
  interestRates: 'validFrom validTo',
  work: 'vatKind onDay toDay',
  registrarAsides: 'difference reason',
  fileMappings: 'purpose headerHash mapping',
  disclosures: 'way data',
  recipients: 'data country',
  systems: 'kind',
  rectifications: 'field',
  terminationTasks: 'finding',
  erasedParts: 'part',
  papers: 'entity format',
  portalFiles: 'ownId validUntil',
  requestFiles: 'ownId',
  clientRequests: 'channel outcome entity',
  decidedWishes: 'portalFile request',
  accessFiles: 'format',
  accessEvents: 'signature identity',
  accessRules: 'method',
  portalNames: 'field',
  orders: 'country parts answerBy contents outcome',
  publishedPolicies: 'version',
  breaches: 'role scope data counts report tell',
}

const isByProgram = (table: string, column: string): boolean =>
  byName.test(column) || (byProgram[table]?.split(' ') ?? []).includes(column)

export interface SoughtTable {
  table: string
  /** a search index, which keeps text of its own */
  isIndex: boolean
  columns: string[]
}

/** Every table with text to look through, the indexes last. */
export const soughtTables = (db: ReadableDatabase): SoughtTable[] =>
  db
    .all<{ table: string; isIndex: number; columns: string }>(
      `SELECT t.name AS "table", t.type = 'virtual' AS isIndex,
         json_group_array(c.name) AS columns
       FROM pragma_table_list t JOIN pragma_table_info(t.name) c
       WHERE t.schema = 'main' AND t.type IN ('table', 'virtual') AND t.name NOT LIKE 'sqlite_%'
         AND (c.type IN ('TEXT', 'ANY') OR (t.type = 'virtual' AND c.name <> t.name))
       GROUP BY t.name ORDER BY isIndex, t.name`,
    )
    .map(({ table, isIndex, columns }) => ({
      table,
      isIndex: isIndex === 1,
      columns: (JSON.parse(columns) as string[]).filter((name) => !isByProgram(table, name)),
    }))
    .filter(({ columns }) => columns.length > 0)

interface Spot {
  place: Place
  of: FoundAt
  /** gives the id of that; SQL over the table's row */
  id: string
}

const spot = (place: Place, of: FoundAt = null, id = 'NULL'): Spot => ({ place, of, id })

const spots: Readonly<Record<string, Spot>> = {
  agencies: spot('agency'),
  users: spot('user'),
  typing: spot('typing', 'client', 'clientId'),
  requestKeys: spot('typing'),
  clients: spot('client', 'client', 'id'),
  'clients.note': spot('clientNote', 'client', 'id'),
  clientSearch: spot('client', 'client', 'rowid'),
  terminations: spot('termination', 'client', 'clientId'),
  clientContacts: spot('contact', 'client', 'clientId'),
  clientEmails: spot('clientEmail', 'client', 'clientId'),
  clientAccounts: spot('clientAccount', 'client', 'clientId'),
  invoices: spot('invoice', 'invoice', 'id'),
  'invoices.reference': spot('invoiceText', 'invoice', 'id'),
  'invoices.note': spot('invoiceText', 'invoice', 'id'),
  invoiceReferences: spot('invoiceText', 'invoice', 'rowid'),
  invoiceLines: spot('invoiceLine', 'invoice', 'invoiceId'),
  quotes: spot('quote', 'client', 'clientId'),
  quoteLines: spot('quote', 'client', '(SELECT clientId FROM quotes WHERE quotes.id = quoteId)'),
  bankEntries: spot('entry', 'entry', 'id'),
  entryRules: spot('entryRule'),
  bankStaging: spot('staging'),
  allocations: spot('settlement', 'invoice', 'invoiceId'),
  entrySettlements: spot('settlement', 'entry', 'entryId'),
  logins: spot('login', 'client', 'clientId'),
  loginExtensions: spot(
    'login',
    'client',
    '(SELECT clientId FROM logins WHERE logins.id = loginId)',
  ),
  approvals: spot('approval'),
  holds: spot('hold', 'client', 'clientId'),
  orders: spot('order', 'client', 'clientId'),
  breaches: spot('breach'),
  papers: spot('paper', 'client', 'clientId'),
  vatBuyers: spot('vatReturn'),
  vatReturns: spot('vatReturn'),
  disclosures: spot('disclosure'),
  recipients: spot('recipient'),
  accessEvents: spot('accessEvent', 'client', 'clientId'),
  accessRules: spot('accessRule'),
  portalNames: spot('accessRule'),
  systems: spot('system'),
  terminationTasks: spot('system'),
  letterTexts: spot('letter'),
  documentTexts: spot('letter'),
  subscriptions: spot('service', 'client', 'clientId'),
  work: spot('service', 'client', 'clientId'),
  clientRequests: spot('clientRequest', 'client', 'clientId'),
  privacyRequests: spot('request', 'client', 'clientId'),
  mandates: spot('mandate', 'client', 'clientId'),
  reminders: spot('reminder', 'client', 'clientId'),
  rectifications: spot(
    'request',
    'client',
    '(SELECT clientId FROM privacyRequests WHERE privacyRequests.id = requestId)',
  ),
  privacyTasks: spot(
    'request',
    'client',
    '(SELECT clientId FROM privacyRequests WHERE privacyRequests.id = requestId)',
  ),
}

/** What a place is called, and what it belongs to. */
export const spotOf = (table: string, column: string | null): Spot =>
  spots[`${table}.${column ?? ''}`] ?? spots[table] ?? spot('elsewhere')
