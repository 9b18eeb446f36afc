/**
 * Who an entry is, so that the same file, a renamed one or one over overlapping days books nothing
 * twice.
 *
 * Most banks give a reference; where they do, an entry is its account, day, amount, other account
 * and reference. The reference alone is not enough: the transactions of a batch share it. The text is
 * left out on purpose: banks write the same entry's text differently in another format or version.
 * Without a reference, the text and the other party's name make the difference instead. What is
 * equal in all of that is told apart by its place among its equals of that account and day
 * (`occurrence`): a bank books two equal payments of a day as two lines in every file of that day, so
 * the count says the same whichever file comes first, and a file that holds one of them only adds
 * the other.
 *
 * `EndToEndId` is set by the payer and repeats: never a key. Reference or not, the identity of a
 * CAMT entry and of its MT940 twin may differ; `looseKey` finds those, for a warning.
 */
import { createHash } from 'node:crypto'
import type { StatementEntry } from '../../../../shared/payments/entry'
import { createEqualsCounter } from '../equals'

/**
 * Lower-case hex SHA-256. `account` as in the statement's head; `occurrence` counts from 1, see
 * `createOccurrenceCounter`.
 */
export function entryIdentity(account: string, entry: StatementEntry, occurrence: number): string {
  return createHash('sha256')
    .update(JSON.stringify([account, ...distinguishing(entry), occurrence]))
    .digest('hex')
}

/** Equal for entries that may be the same one seen through two formats; not proof that they are. */
export function looseKey(account: string, entry: StatementEntry): string {
  const { bookedOn, amountCents, counterpartyIban } = entry
  return [account, bookedOn, amountCents, counterpartyIban ?? ''].join('|')
}

/**
 * Counts equal entries: gives 1 for the first of its kind on an account and day, 2 for the second;
 * see `createEqualsCounter`.
 */
export function createOccurrenceCounter(): (account: string, entry: StatementEntry) => number {
  const count = createEqualsCounter()
  return (account, entry) =>
    count(`${account}|${entry.bookedOn}`, JSON.stringify(distinguishing(entry)))
}

function distinguishing(entry: StatementEntry): (string | number | null)[] {
  const { bookedOn, amountCents, bankReference, counterpartyIban } = entry
  return bankReference === null
    ? [bookedOn, amountCents, counterpartyIban, entry.counterpartyName, entry.description]
    : [bookedOn, amountCents, counterpartyIban, bankReference, 'reference']
}
