import type { clients as contract } from '../../../shared/clients/contract'
import type { CheckedClient } from '../../../shared/clients/input'
import type { CommandContext, HandlersOf } from '../context'
import { duplicatesOf } from './duplicates'
import { refuseForbidden } from './forbidden'
import { listClients, optionsFor } from './list'
import { showClient } from './record'
import { timelineOf } from './timeline'
import {
  confirmTermination,
  hastenTermination,
  leaving,
  registerTermination,
  takeBackTermination,
} from './termination'
import { insertClient, updateClient } from './write'

export const clients: HandlersOf<typeof contract> = {
  list: (context, filter) => listClients(context, filter),
  get: (context, { id }) => showClient(context, id),
  add: (context, client) => {
    refuseForbidden(freeText(client))
    const id = insertClient(context.db, client, context.now)
    context.audit({ entity: 'client', id, clientId: id })
    return showClient(context, id)
  },
  change: (context, client) => {
    refuseForbidden(freeText(client))
    const { id } = client
    const fields = updateClient(context.db, client, context.now)
    context.audit({
      entity: 'client',
      id,
      clientId: id,
      fields,
      code: fields.length === 0 ? 'unchanged' : '',
    })
    return showClient(context, id)
  },
  duplicates: ({ db }, typed) => duplicatesOf(db, typed),
  options: (context, asked) => optionsFor(context, asked),
  timeline: ({ db }, asked) => timelineOf(db, asked),
  terminate: (context, notice) => {
    registerTermination(context, notice)
    return terminated(context, notice.id, 'registered')
  },
  undoTermination: (context, { id }) => {
    takeBackTermination(context, id)
    return terminated(context, id, 'taken-back')
  },
  confirmTermination: (context, { id }) => {
    confirmTermination(context, id)
    return terminated(context, id, 'confirmed')
  },
  hastenTermination: (context, { id }) => {
    hastenTermination(context, id)
    return terminated(context, id, 'hastened')
  },
  leaving: ({ db, today }) => leaving(db, today),
}

const terminated = (context: CommandContext, id: number, code: string) => {
  context.audit({ entity: 'client', id, clientId: id, fields: ['terminatedOn'], code })
  return showClient(context, id)
}

/** Every field that takes free text, by the path the form knows it by. */
const freeText = (client: CheckedClient): Record<string, string | null> => ({
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
