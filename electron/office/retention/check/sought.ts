/** What points at a person, taken down before the erasure and kept in memory until the look after it. */
import { foldText } from '../../../../shared/clients/name'
import { soughtKinds, type SoughtKind } from '../../../../shared/retention/check'
import type { ReadableDatabase } from '../../database/driver'

export interface Sought {
  /** addresses as written, codes without signs between, words one after the other */
  addresses: Set<string>
  codes: Map<string, SoughtKind>
  phrases: { words: string[]; kind: SoughtKind }[]
  commonName: boolean
}

export const wordsIn = (text: string): string[] => foldText(text).match(/[\p{L}\p{N}]+/gu) ?? []

interface Card {
  companyName: string | null
  firstName: string | null
  lastName: string | null
  street: string | null
  houseNumber: string | null
  postcode: string | null
  phone: string | null
  kvkNumber: string | null
  vatId: string | null
}

interface Buyer {
  buyerName: string | null
  buyerKvkNumber: string | null
  buyerVatId: string | null
}

/** Of the client as it stands: its card, its people, its accounts, and as its invoices name it. */
export const soughtOf = (db: ReadableDatabase, clientId: number): Sought => {
  const of = { clientId }
  const column = (sql: string): string[] =>
    db.all<{ value: string | null }>(sql, of).flatMap(({ value }) => (value ? [value] : []))
  const card = db.get<Card>(
    `SELECT companyName, firstName, lastName, street, houseNumber, postcode, phone, kvkNumber, vatId
     FROM clients WHERE id = $clientId`,
    of,
  )
  const buyers = db.all<Buyer>(
    `SELECT DISTINCT buyerName, buyerKvkNumber, buyerVatId FROM invoices
     WHERE clientId = $clientId AND issuedAt IS NOT NULL AND sealedAt IS NULL`,
    of,
  )
  const emails = column(
    `SELECT address AS value FROM clientEmails WHERE clientId = $clientId
     UNION SELECT email FROM clientContacts WHERE clientId = $clientId
     UNION SELECT buyerEmail FROM invoices WHERE clientId = $clientId`,
  )
  const contacts = db.all<{ name: string; phone: string | null }>(
    'SELECT name, phone FROM clientContacts WHERE clientId = $clientId',
    of,
  )
  const ibans = column('SELECT iban AS value FROM clientAccounts WHERE clientId = $clientId')

  const sought: Sought = {
    addresses: new Set(emails.map(foldText)),
    codes: new Map(),
    phrases: [],
    commonName: false,
  }
  for (const iban of ibans) addCode(sought, iban, 'iban')
  for (const kvk of [card?.kvkNumber, ...buyers.map((buyer) => buyer.buyerKvkNumber)])
    addCode(sought, kvk, 'kvkNumber')
  for (const vatId of [card?.vatId, ...buyers.map((buyer) => buyer.buyerVatId)])
    addCode(sought, vatId, 'vatId')
  for (const phone of [card?.phone, ...contacts.map((contact) => contact.phone)])
    addPhone(sought, phone)
  if (card) {
    addNames(db, clientId, sought, card)
    addAddress(sought, card)
  }
  for (const name of [...contacts, ...buyers.map(({ buyerName }) => ({ name: buyerName }))])
    addFullName(sought, wordsIn(name.name ?? ''), 'name')
  return sought
}

/** As long as a code must be before it says anything by itself. */
const shortest = 7

export const addCode = (
  sought: Sought,
  text: string | null | undefined,
  kind: SoughtKind,
): void => {
  const code = wordsIn(text ?? '').join('')
  if (code.length >= shortest && !sought.codes.has(code)) sought.codes.set(code, kind)
}

/** In every way the same number is written: 06…, +31 6…, 0031 6…, +31 (0)6…. */
export const addPhone = (sought: Sought, text: string | null | undefined): void => {
  const digits = (text ?? '').replace(/\D/g, '')
  const abroad = /^\s*(?:\+|00)/.test(text ?? '')
  const international = digits.replace(/^00/, '')
  const rest = abroad
    ? international.startsWith('31')
      ? international.slice(2).replace(/^0/, '')
      : null
    : digits.replace(/^0/, '')
  for (const way of rest === null
    ? [international, `00${international}`]
    : [`0${rest}`, `31${rest}`, `0031${rest}`, `310${rest}`])
    addCode(sought, way, 'phone')
}

/** Legal forms at the end of a company's name, with and without stops. */
const legalForm = /\s+(?:b\.? ?v|n\.? ?v|c\.? ?v|v\.? ?o\.? ?f)\.?$/i

const addNames = (db: ReadableDatabase, clientId: number, sought: Sought, card: Card): void => {
  const { companyName, firstName, lastName } = card
  const company = wordsIn((companyName ?? '').replace(legalForm, ''))
  if (company.length > 0) {
    const sure = company.length > 1 && company.join('').length >= 12
    const alone = !isShared(db, clientId, 'companyName', companyName)
    addFullName(sought, company, sure && alone ? 'companyName' : 'name')
  }
  const [first, last] = [wordsIn(firstName ?? ''), wordsIn(lastName ?? '')]
  if (last.length === 0) return
  const [given] = first
  if (given !== undefined) {
    addFullName(sought, [...first, ...last], 'name')
    addFullName(sought, [given.slice(0, 1), ...last], 'name')
  }
  // A surname that others have too says nothing by itself.
  if (isShared(db, clientId, 'lastName', lastName)) sought.commonName = true
  else addFullName(sought, last, 'name')
}

const isShared = (
  db: ReadableDatabase,
  clientId: number,
  column: 'companyName' | 'lastName',
  name: string | null,
): boolean =>
  db.get(
    `SELECT 1 FROM clients WHERE id <> $clientId AND (${column} = $name COLLATE NOCASE
       OR ($column = 'companyName' AND name = $name COLLATE NOCASE))`,
    { clientId, name, column },
  ) !== undefined

export const addFullName = (sought: Sought, words: string[], kind: SoughtKind): void => {
  if (words.join('').length < 4) return
  const same = (other: string[]) => other.join(' ') === words.join(' ')
  if (!sought.phrases.some((one) => same(one.words))) sought.phrases.push({ words, kind })
}

const addAddress = (sought: Sought, { street, houseNumber, postcode }: Card): void => {
  const number = wordsIn(houseNumber ?? '')
  const code = wordsIn(postcode ?? '')
  if (number.length === 0) return
  if (street) addFullName(sought, [...wordsIn(street), ...number], 'address')
  if (code.length > 0) addFullName(sought, [...code, ...number], 'address')
  if (code.length > 1) addFullName(sought, [code.join(''), ...number], 'address')
}

/** Which kinds there were to look for, in the order of the list. */
export const kindsOf = ({ addresses, codes, phrases }: Sought): SoughtKind[] => {
  const there = new Set<SoughtKind>([...codes.values(), ...phrases.map(({ kind }) => kind)])
  if (addresses.size > 0) there.add('email')
  return soughtKinds.filter((kind) => there.has(kind))
}
