/** The office's own bank accounts, as its bank files name them. */
import type { ReadableDatabase, WritableDatabase } from '../database/driver'

/** Null for an account no booked file was about. */
export const accountId = (db: ReadableDatabase, account: string, currency: string): number | null =>
  db.get<{ id: number }>(
    'SELECT id FROM bankAccounts WHERE account = $account AND currency = $currency',
    { account, currency },
  )?.id ?? null

/** The account's id, made when it is new. */
export const ensureAccount = (db: WritableDatabase, account: string, currency: string): number =>
  accountId(db, account, currency) ??
  db.insert('INSERT INTO bankAccounts (account, currency) VALUES ($account, $currency)', {
    account,
    currency,
  })

/**
 * Of these the accounts that are not known as the agency's: neither among its details, now or before,
 * nor confirmed by a booking.
 */
export const otherAccounts = (db: ReadableDatabase, accounts: readonly string[]): string[] =>
  db
    .all<{ account: string }>(
      `SELECT DISTINCT value AS account FROM json_each($accounts)
       WHERE value NOT IN (SELECT iban FROM agencies) AND value NOT IN (SELECT account FROM bankAccounts)
       ORDER BY value`,
      { accounts: JSON.stringify(accounts) },
    )
    .map(({ account }) => account)

/**
 * MT940 files of ABN AMRO, among others, give the account number of before IBAN. When exactly one
 * account of the office ends in it (a Dutch IBAN ends in the number, filled up to ten digits), that
 * is the one, so that both formats speak of the same account. `account` itself in all other cases.
 */
export const accountNamed = (db: ReadableDatabase, account: string, currency: string): string => {
  if (!/^\d{3,10}$/.test(account)) return account
  const known = db.all<{ iban: string }>(
    `SELECT account AS iban FROM bankAccounts WHERE currency = $currency
     UNION SELECT iban FROM agencies WHERE $currency = 'EUR'`,
    { currency },
  )
  const number = account.padStart(10, '0')
  const found = known.filter(({ iban }) => /^NL\d{2}[A-Z]{4}\d{10}$/.test(iban))
  const [only, ...others] = found.filter(({ iban }) => iban.endsWith(number))
  return only && others.length === 0 ? only.iban : account
}
