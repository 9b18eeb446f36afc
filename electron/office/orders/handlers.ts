import type { Order, orders as contract } from '../../../shared/orders/contract'
import { refuseForbidden } from '../clients/forbidden'
import type { CommandContext, HandlersOf } from '../context'
import { close, liftSecrecy, noteReceipt, prolong, register } from './moves'
import { closedOrders, openOrders, requireOpen, requireSame, shownOrder, shownRow } from './order'

/** The first moment first; what has none waits for nobody. */
const byUrgency = (a: { dueAt: string | null }, b: { dueAt: string | null }): number =>
  (a.dueAt ?? '9999').localeCompare(b.dueAt ?? '9999')

const shown = (context: CommandContext, id: number): Order => shownOrder(context, id)

export const orders: HandlersOf<typeof contract> = {
  due: (context) =>
    openOrders(context)
      .map((row) => shownRow(context, row))
      .flatMap(({ id, number, kind, dueAt }) =>
        dueAt === null ? [] : [{ id, number, kind, dueAt }],
      )
      .toSorted(byUrgency),
  list: (context, { closed, after, limit }) => {
    if (!closed) {
      const rows = openOrders(context).map((row) => shownRow(context, row))
      return { rows: rows.toSorted(byUrgency), next: null }
    }
    const rows = closedOrders(context, after, limit).map((row) => shownRow(context, row))
    return { rows, next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null }
  },
  get: (context, { id }) => shownOrder(context, id),
  register: (context, given) => {
    const { authority, reference, article, scope } = given
    refuseForbidden({ authority, reference, article, scope })
    return shown(context, register(context, given))
  },
  prolong: (context, seen) => {
    prolong(context, requireOpen(context, seen))
    return shown(context, seen.id)
  },
  liftSecrecy: (context, seen) => {
    liftSecrecy(context, requireSame(context, seen))
    return shown(context, seen.id)
  },
  noteReceipt: (context, { receipt, receiptOn, ...seen }) => {
    refuseForbidden({ receipt })
    noteReceipt(context, requireSame(context, seen), { receipt, receiptOn })
    return shown(context, seen.id)
  },
  close: (context, { outcome, reason, ...seen }) => {
    refuseForbidden({ reason })
    close(context, requireOpen(context, seen), { outcome, reason })
    return shown(context, seen.id)
  },
}
