import type { clients as contract } from '../../../shared/clients/contract'
import type { CommandContext, HandlersOf } from '../context'
import { changeClient, freeText } from './change'
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
import { insertClient } from './write'

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
    changeClient(context, client)
    return showClient(context, client.id)
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
