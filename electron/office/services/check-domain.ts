/** Until when a domain name is registered and who holds it, with who looked and when. */
import type { z } from 'zod'
import type { fileOperations } from '../../../shared/services/files'
import { refuseForbidden } from '../clients/forbidden'
import type { CommandContext } from '../context'
import { personOf } from '../who'
import { requireVersion } from './sell'

type Given = z.output<typeof fileOperations.checkDomain.input>

/** Errors: not-found, changed-meanwhile, forbidden-content. */
export const checkDomain = (
  { db, today, user, audit }: CommandContext,
  { id, version, expiresOn, holder }: Given,
): void => {
  const { clientId } = requireVersion(db, { id, version }, today)
  if (holder) refuseForbidden({ ...holder })
  db.run('UPDATE subscriptions SET version = version + 1 WHERE id = $id', { id })
  if (expiresOn !== undefined)
    db.run('UPDATE subscriptions SET expiresOn = $expiresOn WHERE id = $id', { id, expiresOn })
  if (holder)
    db.run(
      `UPDATE subscriptions SET holderName = $name, holderEmail = $email, holderPhone = $phone,
         holderCheckedOn = $today, holderCheckedBy = $by
       WHERE id = $id`,
      { ...holder, id, today, by: personOf(user).id },
    )
  const fields = [
    ...(expiresOn === undefined ? [] : ['expiresOn']),
    ...(holder ? ['holderName', 'holderEmail', 'holderPhone'] : []),
  ]
  audit({ entity: 'subscription', id, clientId, fields, code: 'checked' })
}
