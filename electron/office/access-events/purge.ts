/** Events past their term go, and those that nobody may keep any more. */
import { accessKinds } from '../../../shared/access-events/event'
import type { ActionContext } from '../context'
import { deleteInPortions } from './portions'
import { dropUnfinished, isReading } from './import'
import { keptFrom } from './terms'

/**
 * Deletes them a portion at a time; gives how many went. Those of a client on hold (`held`: SQL giving
 * the ids of such clients) stay; those of a client who objected go whatever their age. Errors:
 * cancelled, locked.
 */
export const purgeEvents = async (context: ActionContext, held: string): Promise<number> => {
  if (!isReading(context.office)) await dropUnfinished(context)
  const { ofClients, apart } = context.read(({ db, today }) => keptFrom(db, today))
  const objecting = `SELECT clientId FROM objections WHERE purpose = 'sign-in-log'
    AND clientId NOT IN (${held})`
  let gone = 0
  // One range of an index each.
  for (const kind of accessKinds) {
    gone += await deleteInPortions(context, {
      from: 'WHERE clientId IS NULL AND kind = $kind AND at < $before ORDER BY at',
      parameters: { kind, before: apart },
    })
    gone += await deleteInPortions(context, {
      from: `WHERE clientId IS NOT NULL AND kind = $kind AND at < $before
        AND clientId NOT IN (${held}) ORDER BY at`,
      parameters: { kind, before: ofClients },
    })
  }
  gone +=
    (await deleteInPortions(context, { from: `WHERE clientId IN (${objecting})` })) +
    (await deleteInPortions(context, {
      from: `WHERE clientId IS NULL AND account IS NOT NULL AND lower(account) IN (
        SELECT lower(address) FROM clientEmails WHERE clientId IN (${objecting})
        UNION SELECT lower(email) FROM clientContacts
        WHERE email IS NOT NULL AND clientId IN (${objecting}))`,
    }))
  if (gone > 0)
    context.write(({ audit }) => {
      audit({ entity: 'accessEvents', code: `term-ended-${gone}` })
    })
  return gone
}
