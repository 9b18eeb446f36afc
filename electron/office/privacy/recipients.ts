/** Telling those who got the data that something came of them: AVG art. 19. */
import type { DataKind } from '../../../shared/disclosures/contract'
import type { WritableDatabase } from '../database/driver'
import { ofSecretOrder } from '../disclosures/log'

/**
 * A task for each recipient who got any of these kinds of data of the client; `null`: any data at
 * all. Whoever was told before is told again. Left out are the person, and authorities, which are no
 * recipients in an inquiry (art. 4(9)); an order that must be kept secret opens none.
 */
export const tellRecipients = (
  db: WritableDatabase,
  {
    requestId,
    clientId,
    kinds,
  }: { requestId: number; clientId: number; kinds: readonly DataKind[] | null },
): void => {
  db.run(
    `INSERT INTO privacyTasks (requestId, recipientId, what)
     SELECT DISTINCT $requestId, r.id, r.name
     FROM disclosedClients x JOIN disclosures d ON d.id = x.disclosureId
     JOIN recipients r ON r.id = d.recipientId
     WHERE x.clientId = $clientId AND d.struckAt IS NULL AND NOT ${ofSecretOrder}
       AND r.kind <> 'authority' AND r.isPerson = 0 AND r.isJustice = 0
       AND ($kinds IS NULL OR EXISTS (SELECT 1 FROM json_each(d.data) k
         JOIN json_each($kinds) w ON w.value = k.value))
     ORDER BY r.id
     ON CONFLICT (recipientId, requestId)
       DO UPDATE SET finding = NULL, doneOn = NULL, doneBy = NULL`,
    { requestId, clientId, kinds: kinds && JSON.stringify(kinds) },
  )
}
