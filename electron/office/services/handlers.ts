import type { services as contract } from '../../../shared/services/contract'
import type { HandlersOf } from '../context'
import { addItem, changeItem, listItems, requireItem, retireItem } from './catalogue'

export const services: HandlersOf<typeof contract> = {
  items: ({ db }) => listItems(db),
  addItem: ({ db, audit }, given) => {
    const id = addItem(db, given)
    audit({ entity: 'item', id, code: given.kind })
    return requireItem(db, id)
  },
  changeItem: ({ db, audit }, given) => {
    const fields = changeItem(db, given)
    audit({ entity: 'item', id: given.id, fields, code: 'changed' })
    return requireItem(db, given.id)
  },
  retireItem: ({ db, now, audit }, { id, retired }) => {
    retireItem(db, id, retired ? now : null)
    audit({ entity: 'item', id, code: retired ? 'retired' : 'resumed' })
    return requireItem(db, id)
  },
}
