/** Whether an invoice went out in another way than by the e-mail made here: by post, or a portal. */
import type { CommandContext } from '../context'
import { requireIssued } from './rows'

/** Errors: not-found, invoice-not-issued. */
export const markSent = ({ db, now, audit }: CommandContext, id: number, sent: boolean): void => {
  const { clientId, mailedAt } = requireIssued(db, id)
  db.run('UPDATE invoices SET mailedAt = $at WHERE id = $id', {
    id,
    at: sent ? (mailedAt ?? now) : null,
  })
  audit({ entity: 'invoice', id, clientId, code: sent ? 'sent' : 'not-sent' })
}
