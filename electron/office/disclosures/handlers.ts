import type { disclosures as contract } from '../../../shared/disclosures/contract'
import { AppError } from '../../../shared/errors'
import { refuseForbidden } from '../clients/forbidden'
import { clientRow } from '../clients/record'
import type { HandlersOf } from '../context'
import { listDisclosures, logDisclosure, requireDisclosure, requireOpen } from './log'
import {
  addRecipient,
  changeRecipient,
  endRecipient,
  listRecipients,
  requireRecipient,
} from './recipients'

export const disclosures: HandlersOf<typeof contract> = {
  recipients: ({ db, today }) => listRecipients(db, today),
  addRecipient: ({ db, today, audit }, given) => {
    const id = addRecipient(db, given)
    audit({ entity: 'recipient', id, code: given.kind })
    return requireRecipient(db, id, today)
  },
  changeRecipient: ({ db, today, audit }, given) => {
    const fields = changeRecipient(db, given, today)
    audit({ entity: 'recipient', id: given.id, fields, code: 'changed' })
    return requireRecipient(db, given.id, today)
  },
  endRecipient: ({ db, now, today, audit }, { id, ended }) => {
    audit({ entity: 'recipient', id, code: ended ? 'ended' : 'resumed' })
    return endRecipient(db, id, ended ? now : null, today)
  },
  list: ({ db, user }, { after, limit, ...filter }) => {
    const secret = user.role === 'owner'
    const rows = listDisclosures(db, { ...filter, secret }, after, limit)
    return { rows, next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null }
  },
  record: (context, { clientId, note, ...given }) => {
    const { db, today } = context
    clientRow(db, clientId)
    requireOpen(db, given.recipientId, today)
    refuseForbidden({ note })
    if (given.givenOn > today) {
      const problems = [{ path: 'givenOn', code: 'given-in-future' }]
      throw new AppError('invalid-input', { problems })
    }
    const id = logDisclosure(context, {
      ...given,
      way: 'by-hand',
      clientIds: [clientId],
      note: note ?? '',
    })
    return requireDisclosure(db, id)
  },
  strike: ({ db, now, user, audit }, { id }) => {
    const { way } = requireDisclosure(db, id)
    // What the program itself handed out did happen.
    if (way !== 'by-hand') throw new AppError('not-found', { entity: 'disclosure', id })
    db.run(
      `UPDATE disclosures SET struckAt = $now, struckBy = $userId
       WHERE id = $id AND struckAt IS NULL`,
      { id, now, userId: user.id },
    )
    audit({ entity: 'disclosure', id, code: 'struck' })
    return requireDisclosure(db, id)
  },
}
