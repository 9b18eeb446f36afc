/** Whether a table is a list that this domain reads: one that was read before, or by its columns. */
import type { ReadableDatabase } from '../../database/driver'
import { rememberedMapping } from './reading'
import { guessRegistrarMapping } from './registrar-csv'
import { guessSubscriptionMapping } from './subscription-csv'

export const looksLikeRegistrar = (db: ReadableDatabase, header: readonly string[]): boolean => {
  if (rememberedMapping(db, 'registrar', header) !== null) return true
  if (rememberedMapping(db, 'subscriptions', header) !== null) return false
  const { domain, expiresOn, holderName, autoRenew } = guessRegistrarMapping(header)
  const told = [expiresOn, holderName, autoRenew].some((column) => column !== undefined)
  return domain !== undefined && told
}

export const looksLikeSubscriptions = (
  db: ReadableDatabase,
  header: readonly string[],
): boolean => {
  if (rememberedMapping(db, 'subscriptions', header) !== null) return true
  if (rememberedMapping(db, 'registrar', header) !== null) return false
  const { client, product, startsOn, price } = guessSubscriptionMapping(header)
  return [client, product, startsOn ?? price].every((column) => column !== undefined)
}
