/** The identities of a file's entries, in the file's order. */
import type { StatementEntry } from '../../../../shared/payments/entry'
import { createOccurrenceCounter, entryIdentity } from './identity'

interface Account {
  occurrence: ReturnType<typeof createOccurrenceCounter>
  /** its statements so far are of files before this one */
  ofFileBefore: boolean
  /** where its last statement in this file ended */
  closingCents: number | null
}

export interface Identities {
  /** Another file, read together with those before it. */
  startFile(): void
  startStatement(
    head: { account: string; currency: string; number: string },
    openingCents: number | null,
  ): void
  identify(entry: StatementEntry): string
  endStatement(closingCents: number | null): void
  /** a statement did not go on where the one before it ended: it may tell the same days again */
  repeats(): boolean
}

/**
 * Equal entries are counted over the statements of an account for as long as each goes on where the
 * one before it ended. One that does not (a file put together from two downloads) is counted anew,
 * so that what it tells again is known again. So is one of another file that does not say where it
 * begins, or that begins as a statement before it did.
 */
export const createIdentities = (): Identities => {
  const accounts = new Map<string, Account>()
  let here: { account: string; own: Account } | null = null
  let repeats = false
  const began = new Set<string>()
  return {
    startFile: () => {
      for (const account of accounts.values()) account.ofFileBefore = true
    },
    startStatement: ({ account, currency, number }, openingCents) => {
      const key = `${account} ${currency}`
      const begin = JSON.stringify([key, number, openingCents])
      let own = accounts.get(key)
      const known = own && own.closingCents !== null && openingCents !== null
      const differs = known && own?.closingCents !== openingCents
      if (own && (differs || (own.ofFileBefore && (!known || began.has(begin))))) {
        repeats = true
        own = undefined
      }
      own ??= { occurrence: createOccurrenceCounter(), ofFileBefore: false, closingCents: null }
      own.ofFileBefore = false
      began.add(begin)
      accounts.set(key, own)
      here = { account, own }
    },
    identify: (entry) => {
      if (!here) throw new RangeError('an entry without a statement')
      const { account, own } = here
      return entryIdentity(account, entry, own.occurrence(account, entry))
    },
    endStatement: (closingCents) => {
      if (here) here.own.closingCents = closingCents
    },
    repeats: () => repeats,
  }
}
