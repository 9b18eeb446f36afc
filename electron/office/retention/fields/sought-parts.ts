/** What points at the person in parts that are about to go: looked for when they are gone. */
import { foldText } from '../../../../shared/clients/name'
import type { HeldPart } from '../../../../shared/retention/parts'
import type { ReadableDatabase } from '../../database/driver'
import { addCode, addFullName, addPhone, wordsIn, type Sought } from '../check/sought'

/** null: nothing among these can be looked for. Called before they go. */
export const soughtOfParts = (
  db: ReadableDatabase,
  clientId: number,
  parts: readonly HeldPart[],
): Sought | null => {
  const sought: Sought = {
    addresses: new Set(),
    codes: new Map(),
    phrases: [],
    commonName: false,
  }
  for (const { part, id, shown } of parts) {
    if (part === 'email' && shown !== null) sought.addresses.add(foldText(shown))
    if (part === 'phone') addPhone(sought, shown)
    if (part === 'kvkNumber') addCode(sought, shown, 'kvkNumber')
    if (part === 'vatId') addCode(sought, shown, 'vatId')
    if (part === 'accounts')
      for (const { iban } of db.all<{ iban: string }>(
        'SELECT iban FROM clientAccounts WHERE clientId = $clientId',
        { clientId },
      ))
        addCode(sought, iban, 'iban')
    if (part === 'contact') addContact(db, sought, id)
  }
  const { addresses, codes, phrases } = sought
  return addresses.size + codes.size + phrases.length === 0 ? null : sought
}

const addContact = (db: ReadableDatabase, sought: Sought, id: number | null): void => {
  const contact = db.get<{ name: string; email: string | null; phone: string | null }>(
    'SELECT name, email, phone FROM clientContacts WHERE id = $id',
    { id },
  )
  if (!contact) return
  addFullName(sought, wordsIn(contact.name), 'name')
  addPhone(sought, contact.phone)
  if (contact.email !== null) sought.addresses.add(foldText(contact.email))
}
