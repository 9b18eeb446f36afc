/** A client changed to what was typed, by whoever typed it. */
import type { CheckedClient } from '../../../shared/clients/input'
import type { CommandContext } from '../context'
import { refuseForbidden } from './forbidden'
import { updateClient } from './write'

/**
 * The names of the fields that changed. Errors: not-found, changed-meanwhile since `updatedAt`,
 * forbidden-content.
 */
export const changeClient = (
  { db, now, audit }: CommandContext,
  client: CheckedClient & { id: number; updatedAt: string },
): string[] => {
  refuseForbidden(freeText(client))
  const { id } = client
  const fields = updateClient(db, client, now)
  const code = fields.length === 0 ? 'unchanged' : ''
  audit({ entity: 'client', id, clientId: id, fields, code })
  return fields
}

/** Every field that takes free text, by the path the form knows it by. */
export const freeText = (client: CheckedClient): Record<string, string | null> => ({
  companyName: client.companyName,
  firstName: client.firstName,
  lastName: client.lastName,
  street: client.street,
  houseNumber: client.houseNumber,
  town: client.town,
  phone: client.phone,
  note: client.note,
  ...Object.fromEntries(
    client.contacts.flatMap(({ name, role, phone }, place) => [
      [`contacts.${place}.name`, name],
      [`contacts.${place}.role`, role],
      [`contacts.${place}.phone`, phone],
    ]),
  ),
})
