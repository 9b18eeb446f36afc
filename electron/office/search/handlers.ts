import type { search as contract } from '../../../shared/search/contract'
import type { HandlersOf } from '../context'
import { clientsByIds, invoicesByIds } from './again'
import { findEverything } from './everything'

export const search: HandlersOf<typeof contract> = {
  everything: (context, input) => findEverything(context, input),
  again: (context, { records }) => {
    const idsOf = (of: 'client' | 'invoice') =>
      records.filter((record) => record.of === of).map(({ id }) => id)
    const found = [
      ...clientsByIds(context, idsOf('client')),
      ...invoicesByIds(context, idsOf('invoice')),
    ]
    return records.flatMap(({ of, id }) => found.filter((one) => one.of === of && one.id === id))
  },
}
