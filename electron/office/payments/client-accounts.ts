/** Accounts clients pay from, learned from their payments, so that the next one is recognised. */
import type { CommandContext } from '../context'
import type { WritableDatabase } from '../database/driver'
import type { EntryRecord } from './entries'

type Payer = Pick<EntryRecord, 'counterpartyIban'>

/** `clients`: whose invoices were paid, or for whom money is kept. */
export const learnAccount = (
  { db, now }: CommandContext,
  { counterpartyIban: iban }: Payer,
  clients: ReadonlySet<number | null>,
): void => {
  // An account that pays for several clients (a payment service, a parent company) tells nothing.
  const [clientId, ...others] = [...clients].filter((id) => id !== null)
  if (iban === null || clientId === undefined || others.length > 0) return
  db.run(
    `INSERT INTO clientAccounts (clientId, iban, seenAt)
     SELECT $clientId, $iban, $now
     WHERE NOT EXISTS (SELECT 1 FROM bankAccounts WHERE account = $iban)
     ON CONFLICT (clientId, iban) DO UPDATE SET seenAt = excluded.seenAt`,
    { clientId, iban, now },
  )
}

/** After a mistaken match was undone: nothing of this client was paid from the account any more. */
export const forgetAccount = (
  db: WritableDatabase,
  { counterpartyIban: iban }: Payer,
  clientId: number | null,
): void => {
  if (iban === null || clientId === null) return
  db.run(
    `DELETE FROM clientAccounts WHERE clientId = $clientId AND iban = $iban AND NOT EXISTS (
       SELECT 1 FROM bankEntries e
       WHERE e.counterpartyIban = $iban AND (e.clientId = $clientId OR EXISTS (
         SELECT 1 FROM allocations l JOIN invoices i ON i.id = l.invoiceId
         WHERE l.entryId = e.id AND l.kind = 'payment' AND i.clientId = $clientId)))`,
    { clientId, iban },
  )
}
