/** Which column was what in earlier files with the same first line. */
import { createHash } from 'node:crypto'
import { settlementKinds, type SettlementField } from '../../../../shared/payments/settlement'
import type { NamedMapping } from '../../../../shared/payments/settlements'
import type { ReadableDatabase, WritableDatabase } from '../../database/driver'

/** A first line can be somebody's data: only what it hashes to is kept. */
const hashOf = (header: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(header)).digest('hex')

/** As it was the last time with these very columns; null: never. */
export const rememberedSettlement = (
  db: ReadableDatabase,
  header: readonly string[],
): NamedMapping | null => {
  const row = db.get<{ name: string; currency: string; places: string; kinds: string }>(
    'SELECT name, currency, places, kinds FROM settlementMappings WHERE headerHash = $hash',
    { hash: hashOf(header) },
  )
  if (!row) return null
  const places = Object.entries(JSON.parse(row.places) as Record<SettlementField, number>)
  const columns = places.flatMap(([field, place]) => {
    const title = header[place]
    return title === undefined ? [] : [[field, title] as const]
  })
  const { name, currency } = row
  return {
    name,
    currency,
    columns: Object.fromEntries(columns),
    kinds: JSON.parse(row.kinds) as NamedMapping['kinds'],
  }
}

export const rememberSettlement = (
  db: WritableDatabase,
  header: readonly string[],
  { name, currency, columns, kinds }: NamedMapping,
): void => {
  const places = Object.entries(columns).flatMap(([field, title]) => {
    const place = header.indexOf(title)
    return place < 0 ? [] : [[field, place] as const]
  })
  db.run(
    `INSERT INTO settlementMappings (headerHash, name, currency, places, kinds)
     VALUES ($hash, $name, $currency, $places, $kinds)
     ON CONFLICT (headerHash) DO UPDATE SET name = excluded.name, currency = excluded.currency,
       places = excluded.places, kinds = excluded.kinds`,
    {
      hash: hashOf(header),
      name,
      currency,
      places: JSON.stringify(Object.fromEntries(places)),
      kinds: JSON.stringify(kinds),
    },
  )
}

/** What a word of a kind's column probably means; null: by its sign. */
export const guessKind = (word: string): NamedMapping['kinds'][string] | null => {
  const known = settlementKinds.find((kind) => kind === word)
  return known ?? usual.find(([pattern]) => pattern.test(word))?.[1] ?? null
}

const usual: readonly [RegExp, NamedMapping['kinds'][string]][] = [
  [/(?:chargeback|dispute) fees?\b/, 'fee'],
  [/chargeback|dispute|storn|betwist/, 'chargeback'],
  [/refund|terugbetal|creditering/, 'refund'],
  [/reversal|terugdraai/, 'reversal'],
  [/payout|settlement|uitbetal|withdraw|bank ?transfer/, 'payout'],
  [/\bfees?\b|kosten|commissi/, 'fee'],
  [/conver|omreken|wissel/, 'conversion'],
  [/payment|betaling|charge|sale|capture|verkoop/, 'payment'],
]
