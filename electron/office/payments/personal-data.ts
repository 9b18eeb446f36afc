/**
 * What this domain holds of a client: bank entries. The accounts a client pays from stand with the
 * client.
 *
 * An entry that is sealed loses its names, accounts and texts, here and in the search index, and keeps
 * its identity: a digest over the whole of what the bank told, its reference included. It tells
 * nothing to who does not hold that very entry already, and without it reading the old bank file once
 * more would bring the person back.
 */
import type { ReadableDatabase, WritableDatabase } from '../database/driver'

export interface PaymentData {
  bookedOn: string
  amountCents: number
  currency: string
  counterpartyName: string | null
  counterpartyIban: string | null
  description: string | null
  structuredReference: string | null
  endToEndId: string | null
  mandateId: string | null
  bankReference: string | null
}

/** Entries from an account that is known to be this client's and of no other, matched or not. */
const fromOwnAccounts = `
  SELECT e.id FROM clientAccounts a JOIN bankEntries e ON e.counterpartyIban = a.iban
  WHERE a.clientId = $clientId AND e.sealedAt IS NULL AND e.clientId IS NULL
    AND NOT EXISTS (
      SELECT 1 FROM clientAccounts other
      WHERE other.iban = a.iban AND other.clientId <> $clientId)`

const keptFor = 'SELECT id FROM bankEntries WHERE clientId = $clientId AND sealedAt IS NULL'

/**
 * Entries that settle the client's invoices, are kept for the client, or came from an account that is
 * known to be this client's and of no other, oldest first.
 */
export const collect = (db: ReadableDatabase, clientId: number): PaymentData[] =>
  db.all(
    `SELECT bookedOn, amountCents, currency, counterpartyName, counterpartyIban, description,
       structuredReference, endToEndId, mandateId, bankReference FROM bankEntries
     WHERE sealedAt IS NULL AND id IN (
       ${keptFor}
       UNION
       SELECT l.entryId FROM allocations l JOIN invoices i ON i.id = l.invoiceId
       WHERE i.clientId = $clientId AND l.entryId IS NOT NULL
       UNION ${fromOwnAccounts})
     ORDER BY bookedOn, id`,
    { clientId },
  )

/**
 * Entries of the client beside those that settle its documents; `accounts`: also what came from or went
 * to an account of this client alone, whoever's document it settles.
 */
export const ownEntries = (
  db: ReadableDatabase,
  clientId: number,
  asked: { accounts: boolean },
): number[] =>
  db
    .all<{ id: number }>(`${keptFor}${asked.accounts ? ` UNION ${fromOwnAccounts}` : ''}`, {
      clientId,
    })
    .map(({ id }) => id)

/** What is left of these entries is the client's, to be paid back or used. */
export const keepForClient = (
  db: WritableDatabase,
  entries: readonly number[],
  clientId: number,
): void => {
  for (const id of entries) {
    db.run('UPDATE bankEntries SET clientId = $clientId WHERE id = $id', { id, clientId })
  }
}

/**
 * Entries that were the client's alone are sealed before this; one that settles another client's
 * invoice too is that client's from here on. What is not matched to anybody and came from an account
 * of nobody known, or of several, stays as the bank told it: it is the bookkeeping's (AWR art. 52),
 * and somebody may still have to look into it.
 */
export const erase = (db: WritableDatabase, clientId: number): void => {
  db.run('UPDATE bankEntries SET clientId = NULL WHERE clientId = $clientId', { clientId })
}

/** A rule lives as long as something it set aside still tells of the other side. */
const endIdleRule = (db: WritableDatabase, ruleId: number): void => {
  db.run(
    `DELETE FROM entryRules WHERE id = $ruleId AND NOT EXISTS (
       SELECT 1 FROM bankEntries WHERE ruleId = $ruleId AND sealedAt IS NULL)`,
    { ruleId },
  )
}

/** Blanks what names a person; amount, day and identity stay. */
export const scrubEntry = (db: WritableDatabase, id: number, now: string): void => {
  const rule = db.get<{ ruleId: number | null }>('SELECT ruleId FROM bankEntries WHERE id = $id', {
    id,
  })
  db.run(
    `UPDATE bankEntries SET sealedAt = $now, counterpartyName = NULL, counterpartyIban = NULL,
       description = NULL, structuredReference = NULL, endToEndId = NULL, mandateId = NULL,
       bankReference = NULL, clientId = NULL
     WHERE id = $id AND sealedAt IS NULL`,
    { id, now },
  )
  if (rule && rule.ruleId !== null) endIdleRule(db, rule.ruleId)
}
