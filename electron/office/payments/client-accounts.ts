/** Accounts clients pay from, learned from their payments, so that the next one is recognised. */
import type { CommandContext } from '../context'
import { isPaymentService } from '../../../shared/payments/payment-services'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import type { EntryRecord } from './entries'

type Payer = Pick<EntryRecord, 'counterpartyIban'>

/** From an account of more clients than these a payment service pays, or a bookkeeper: nobody's. */
const mostWhoShare = 2

/**
 * `clients`: whose invoices were paid, or for whom money is kept, this entry counted. What was learned
 * of an account goes once it turns out to pay for more clients than share one.
 */
export const learnAccount = (
  { db, now }: CommandContext,
  { counterpartyIban: iban, counterpartyName }: Payer & Pick<EntryRecord, 'counterpartyName'>,
  clients: ReadonlySet<number | null>,
): void => {
  // An account that pays for several clients (a payment service, a parent company) tells nothing.
  const [clientId, ...others] = [...clients].filter((id) => id !== null)
  if (iban === null || clientId === undefined || others.length > 0) return
  if (isPaymentService(counterpartyName ?? '')) return
  const known = db.get('SELECT 1 FROM clientAccounts WHERE clientId = $clientId AND iban = $iban', {
    clientId,
    iban,
  })
  if (!known && paysForMany(db, iban)) {
    db.run('DELETE FROM clientAccounts WHERE iban = $iban', { iban })
    return
  }
  db.run(
    `INSERT INTO clientAccounts (clientId, iban, seenAt)
     SELECT $clientId, $iban, $now
     WHERE NOT EXISTS (SELECT 1 FROM bankAccounts WHERE account = $iban)
     ON CONFLICT (clientId, iban) DO UPDATE SET seenAt = excluded.seenAt`,
    { clientId, iban, now },
  )
}

const paysForMany = (db: ReadableDatabase, iban: string): boolean =>
  db.all(
    `SELECT DISTINCT coalesce(i.clientId, e.clientId) AS clientId
     FROM bankEntries e LEFT JOIN allocations l ON l.entryId = e.id AND l.kind = 'payment'
       LEFT JOIN invoices i ON i.id = l.invoiceId
     WHERE e.counterpartyIban = $iban AND coalesce(i.clientId, e.clientId) IS NOT NULL
     LIMIT $limit`,
    { iban, limit: mostWhoShare + 1 },
  ).length > mostWhoShare

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
