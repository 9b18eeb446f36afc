/** Clients who may be the one that is being typed, each with what gives them away. */
import type { z } from 'zod'
import type { clients as contract, Duplicate } from '../../../shared/clients/contract'
import { checkVatId, normalizePostcode } from '../../../shared/clients/identifiers'
import { displayName, sortName } from '../../../shared/clients/name'
import { compareNames, parseNames } from '../../../shared/payments/matching/names'
import type { ReadableDatabase } from '../database/driver'
import { endOf } from './keys'

type Typed = z.output<typeof contract.duplicates.input>
type Reason = Duplicate['reasons'][number]

const shown = 20
/** Of one kind of evidence at most so many are weighed. */
const weighed = 100
/** Neighbours of one house number that are compared by name. */
const neighbours = 500

/** The likeliest first: those with the most reasons. At most twenty. */
export const duplicatesOf = (db: ReadableDatabase, typed: Typed): Duplicate[] => {
  const reasons = new Map<number, Reason[]>()
  for (const [reason, ids] of evidence(db, typed)) {
    for (const id of ids) {
      if (id === typed.id) continue
      reasons.set(id, [...(reasons.get(id) ?? []), reason])
    }
  }
  const rows = db.all<Omit<Duplicate, 'reasons'>>(
    `SELECT id, name, town, terminatedOn FROM clients
     WHERE id IN (SELECT value FROM json_each($ids)) AND erasedAt IS NULL`,
    { ids: JSON.stringify([...reasons.keys()]) },
  )
  return rows
    .map((row) => ({ ...row, reasons: reasons.get(row.id) ?? [] }))
    .sort((a, b) => b.reasons.length - a.reasons.length || a.id - b.id)
    .slice(0, shown)
}

const evidence = (db: ReadableDatabase, typed: Typed): [Reason, number[]][] => {
  const vat = typed.vatId === null ? null : checkVatId(typed.vatId)
  return [
    ['kvk-number', sameKvkNumber(db, typed.kvkNumber?.replace(/\D/g, '') ?? '')],
    ['vat-id', vat?.ok ? sameVatId(db, vat.normalized) : []],
    ['email', sameEmail(db, typed.emails)],
    ['iban', typed.id === null ? [] : sameIban(db, typed.id)],
    ['name-and-address', sameHouse(db, typed)],
    ['company-name', typed.kind === 'company' ? sameCompanyName(db, typed) : []],
  ]
}

const ids = (rows: { id: number }[]): number[] => rows.map(({ id }) => id)

const sameKvkNumber = (db: ReadableDatabase, kvkNumber: string): number[] =>
  ids(
    db.all(
      `SELECT id FROM clients WHERE kvkNumber IS NOT NULL AND kvkNumber = $kvkNumber
       LIMIT ${weighed}`,
      { kvkNumber },
    ),
  )

const sameVatId = (db: ReadableDatabase, vatId: string): number[] =>
  ids(
    db.all(`SELECT id FROM clients WHERE vatId IS NOT NULL AND vatId = $vatId LIMIT ${weighed}`, {
      vatId,
    }),
  )

const sameEmail = (db: ReadableDatabase, emails: readonly string[]): number[] => {
  const typed = '(SELECT lower(trim(value)) FROM json_each($emails))'
  return ids(
    db.all(
      `SELECT clientId AS id FROM clientEmails WHERE lower(address) IN ${typed}
       UNION
       SELECT clientId AS id FROM clientContacts
       WHERE email IS NOT NULL AND lower(email) IN ${typed}
       LIMIT ${weighed}`,
      { emails: JSON.stringify(emails) },
    ),
  )
}

/** Clients who paid from an account that this one has paid from. */
const sameIban = (db: ReadableDatabase, id: number): number[] =>
  ids(
    db.all(
      `SELECT DISTINCT other.clientId AS id FROM clientAccounts mine
       JOIN clientAccounts other ON other.iban = mine.iban AND other.clientId <> mine.clientId
       WHERE mine.clientId = $id LIMIT ${weighed}`,
      { id },
    ),
  )

/** A name much like it at the same postcode and house number, additions ("12a", "12-3") aside. */
const sameHouse = (db: ReadableDatabase, typed: Typed): number[] => {
  const country = typed.country ?? 'NL'
  const postcode = normalizePostcode(typed.postcode ?? '', country)
  const number = /^\d+/.exec(typed.houseNumber ?? '')?.[0]
  const names = parseNames(displayName(typed))
  if (!postcode || number === undefined || names.length === 0) return []
  const rows = db.all<{ id: number; name: string; houseNumber: string }>(
    `SELECT id, name, houseNumber FROM clients
     WHERE postcode = $postcode AND houseNumber >= $number AND houseNumber < $end
     LIMIT ${neighbours}`,
    { postcode, number, end: endOf(number) },
  )
  return ids(
    rows.filter(
      (row) =>
        /^\d+/.exec(row.houseNumber)?.[0] === number &&
        parseNames(row.name).some((theirs) =>
          names.some((ours) => compareNames(ours, theirs, () => 1) !== null),
        ),
    ),
  )
}

/** The same company name wherever it is: legal form, accents and capitals aside. */
const sameCompanyName = (db: ReadableDatabase, typed: Typed): number[] =>
  ids(
    db.all(
      `SELECT id FROM clients
       WHERE erasedAt IS NULL AND kind = 'company' AND sortName = $name AND sortName <> ''
       LIMIT ${weighed}`,
      { name: sortName(typed) },
    ),
  )
