/** The card of a client, field by field and row by row. */
import type { HeldPart, PartName } from '../../../shared/retention/parts'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import { together, type DomainParts } from '../parts'
import { clientRow, contactsOf, emailsOf } from './record'
import { later, writeSearch } from './write'

/** One column each, which can be empty. */
const fields = ['phone', 'kvkNumber', 'vatId', 'oin', 'note'] as const
type FieldName = (typeof fields)[number]
const isField = (part: PartName): part is FieldName => fields.some((name) => name === part)

export const clientParts: DomainParts = {
  names: ['name', 'address', ...fields, 'email', 'contact', 'accounts', 'termination'],
  list: (db, clientId) => {
    const row = clientRow(db, clientId)
    const { street, houseNumber, postcode, town } = row
    const one = (part: PartName, shown: string | null): HeldPart[] =>
      shown === null || shown === '' ? [] : [{ part, id: null, shown, count: null }]
    return [
      ...one('name', row.name),
      ...one(
        'address',
        [street, houseNumber, postcode, town].filter((part) => part !== '').join(' '),
      ),
      ...fields.flatMap((name) => one(name, row[name])),
      ...emailsOf(db, clientId).map(({ id, address }): HeldPart => ({
        part: 'email',
        id,
        shown: address,
        count: null,
      })),
      ...contactsOf(db, clientId).map(({ id, name, role }): HeldPart => ({
        part: 'contact',
        id,
        shown: role === null ? name : `${name}, ${role}`,
        count: null,
      })),
      ...together('accounts', countOf(db, 'clientAccounts', clientId)),
      ...one('termination', wordsOf(db, clientId)),
    ]
  },
  erase: (db, clientId, { part, id }, now) => {
    if (isField(part))
      db.run(`UPDATE clients SET ${part} = NULL WHERE id = $clientId`, { clientId })
    else if (part === 'email' || part === 'contact')
      db.run(
        `DELETE FROM ${part === 'email' ? 'clientEmails' : 'clientContacts'}
         WHERE id = $id AND clientId = $clientId`,
        { id, clientId },
      )
    else if (part === 'accounts')
      db.run('DELETE FROM clientAccounts WHERE clientId = $clientId', { clientId })
    else if (part === 'termination')
      // Why it is unusual is a code, and decides whether an owner must look: it stays.
      db.run('UPDATE terminations SET reason = NULL WHERE clientId = $clientId', {
        clientId,
      })
    else return
    touch(db, clientId, now)
  },
}

/** Whoever has the card open sees that it changed. */
const touch = (db: WritableDatabase, clientId: number, now: string): void => {
  const live = db.get<{ updatedAt: string }>(
    'SELECT updatedAt FROM clients WHERE id = $clientId AND erasedAt IS NULL',
    { clientId },
  )
  if (!live) return
  const at = later(now, live.updatedAt)
  db.run('UPDATE clients SET updatedAt = $at WHERE id = $clientId', { clientId, at })
  writeSearch(db, clientId)
}

const countOf = (db: ReadableDatabase, table: 'clientAccounts', clientId: number): number =>
  db.get<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE clientId = $clientId`, {
    clientId,
  })?.n ?? 0

const wordsOf = (db: ReadableDatabase, clientId: number): string | null =>
  db.get<{ reason: string | null }>('SELECT reason FROM terminations WHERE clientId = $clientId', {
    clientId,
  })?.reason ?? null
