/**
 * An account that no client has, as it is kept: its first letter, and of an address that of its domain.
 * Nobody needs more of a stranger (AVG art. 5(1)(c)), who may have typed a password there; and a log from
 * before an erasure, read again, does not bring the erased client's address back. Nothing of whom was
 * erased has to be remembered for that.
 */
export const maskedAccount = (account: string | null): string | null => {
  if (account === null) return null
  return account
    .split('@', 2)
    .map((part) => `${[...part][0] ?? ''}…`)
    .join('@')
}
