/** VAT rates of other member states, as people typed them: kept with who did, never changed. */
import { vatPrefixOf } from '../../../shared/clients/identifiers'
import type { CivilDate } from '../../../shared/dates'
import { AppError } from '../../../shared/errors'
import type { CountryRate, CountryRates } from '../../../shared/vat/country-rates'
import type { CommandContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { personOf } from '../who'

/** Whether a consumer of a country is one in another member state. */
export const isElsewhereInEu = (country: string): boolean =>
  country !== 'NL' && vatPrefixOf(country) !== null

/** The rate of a country on a day, in basis points, or null where nobody typed one. */
export const rateInCountry = (
  db: ReadableDatabase,
  country: string,
  on: CivilDate,
): number | null =>
  db.get<{ rate: number }>(
    `SELECT rate FROM countryVatRates
     WHERE withdrawnAt IS NULL AND country = $country AND validFrom <= $on
     ORDER BY validFrom DESC, id DESC LIMIT 1`,
    { country, on },
  )?.rate ?? null

/** The rate in the country a client lives in; null also without a client. */
export const rateOfClient = (
  db: ReadableDatabase,
  clientId: number | null,
  on: CivilDate,
): number | null => {
  const client = db.get<{ country: string }>('SELECT country FROM clients WHERE id = $clientId', {
    clientId,
  })
  return client === undefined ? null : rateInCountry(db, client.country, on)
}

/** The day from which an owner chose the country's VAT whatever the bound, or null. */
export const countryVatSince = (db: ReadableDatabase): CivilDate | null =>
  db.get<{ since: CivilDate | null }>('SELECT countryVatSince AS since FROM settings')?.since ??
  null

const select = `
  SELECT r.id, r.country, r.rate, r.validFrom, r.typedAt, t.name AS typedBy, r.withdrawnAt,
    w.name AS withdrawnBy
  FROM countryVatRates r JOIN users t ON t.id = r.typedBy
    LEFT JOIN users w ON w.id = r.withdrawnBy`

export const countryRates = (db: ReadableDatabase): CountryRates => ({
  rows: db.all<CountryRate>(`${select} ORDER BY r.country, r.validFrom DESC, r.id DESC`),
  since: countryVatSince(db),
})

/** Errors: invalid-input (not-another-member-state). */
export const typeCountryRate = (
  { db, now, user, audit }: CommandContext,
  { country, rate, validFrom }: Pick<CountryRate, 'country' | 'rate' | 'validFrom'>,
): CountryRate => {
  if (!isElsewhereInEu(country)) {
    const problem = { path: 'country', code: 'not-another-member-state' }
    throw new AppError('invalid-input', { problems: [problem] })
  }
  const id = db.insert(
    `INSERT INTO countryVatRates (country, rate, validFrom, typedAt, typedBy)
     VALUES ($country, $rate, $validFrom, $now, $userId)`,
    { country, rate, validFrom, now, userId: personOf(user).id },
  )
  audit({ entity: 'countryRate', id, code: 'added' })
  return requireRate(db, id)
}

/** Errors: not-found, also where it was withdrawn already. */
export const withdrawCountryRate = (
  { db, now, user, audit }: CommandContext,
  id: number,
): CountryRate => {
  if (requireRate(db, id).withdrawnAt !== null)
    throw new AppError('not-found', { entity: 'countryRate', id })
  db.run('UPDATE countryVatRates SET withdrawnAt = $now, withdrawnBy = $userId WHERE id = $id', {
    id,
    now,
    userId: personOf(user).id,
  })
  audit({ entity: 'countryRate', id, code: 'withdrawn' })
  return requireRate(db, id)
}

const requireRate = (db: ReadableDatabase, id: number): CountryRate => {
  const row = db.get<CountryRate>(`${select} WHERE r.id = $id`, { id })
  if (!row) throw new AppError('not-found', { entity: 'countryRate', id })
  return row
}
