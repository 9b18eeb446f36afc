/** Other people among a person's data: found by their names, and blacked out where that is chosen. */
import type { Mention } from '../../../../shared/exports/contract'
import type { ReadableDatabase } from '../../database/driver'
import type { AccessData } from './collect'

/** Every text in the data, in order. */
export const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsIn)
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : []
}

const shortest = 2

/** Whole words alone, whatever their case: "Jan" is not in "januari". */
const matcher = (name: string): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
    'giu',
  )

/** Names and e-mail addresses of others that stand among this client's data. */
export const mentionsIn = (db: ReadableDatabase, clientId: number, data: AccessData): Mention[] => {
  // Where others are named by their nature: the office, its people and recipients are no find.
  const { disclosures: _, ...told } = data
  const text = textsIn(told).join('\n')
  const folded = text.toLowerCase()
  const own = textsIn(data.client).map((one) => one.toLowerCase())
  const names = db.all<{ name: string }>(
    `SELECT name FROM clients WHERE id <> $clientId AND erasedAt IS NULL AND name <> ''
     UNION SELECT lastName FROM clients
       WHERE id <> $clientId AND erasedAt IS NULL AND lastName IS NOT NULL
     UNION SELECT companyName FROM clients
       WHERE id <> $clientId AND erasedAt IS NULL AND companyName IS NOT NULL
     UNION SELECT address FROM clientEmails WHERE clientId <> $clientId
     UNION SELECT email FROM clientContacts WHERE clientId <> $clientId AND email IS NOT NULL
     UNION SELECT name FROM clientContacts WHERE clientId <> $clientId
     UNION SELECT name FROM clientContacts WHERE clientId = $clientId`,
    { clientId },
  )
  const contacts = new Set(data.client.contacts.map(({ name }) => name))
  return names.flatMap(({ name }) => {
    const lower = name.trim().toLowerCase()
    if (lower.length < shortest || !folded.includes(lower)) return []
    if (lower === data.client.name.toLowerCase()) return []
    if (own.includes(lower) && !contacts.has(name)) return []
    const times = text.match(matcher(name.trim()))?.length ?? 0
    return times === 0 ? [] : [{ name: name.trim(), times }]
  })
}

/** Words of the program itself, which name nobody. */
const ofProgram =
  /(?:On|At|Id|Cents|Kind)$|^(?:id|kind|type|state|purpose|basis|channel|way|outcome|language|country|data)$/

/**
 * The data with these names blacked out, wherever they stand. A contact goes with telephone and
 * address; what the client itself is called stays.
 */
export const blackedOut = (data: AccessData, hidden: readonly string[]): AccessData => {
  // The longest first: of "Jan de Wit" not only "Wit" goes.
  const marks = [...hidden].sort((a, b) => b.length - a.length).map(matcher)
  const { name, companyName, firstName, lastName } = data.client
  const own = new Set([name, companyName, firstName, lastName])
  const black = (value: unknown): unknown => {
    if (typeof value === 'string')
      return own.has(value)
        ? value
        : marks.reduce((text, mark) => text.replace(mark, (one) => '█'.repeat(one.length)), value)
    if (Array.isArray(value)) return value.map(black)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, ofProgram.test(key) ? one : black(one)]),
    )
  }
  const contacts = data.client.contacts.map((contact) =>
    hidden.includes(contact.name.trim())
      ? { ...contact, role: null, email: null, phone: null }
      : contact,
  )
  return black({ ...data, client: { ...data.client, contacts } }) as AccessData
}
