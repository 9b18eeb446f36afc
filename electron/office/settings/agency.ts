import type { z } from 'zod'
import { AppError } from '../../../shared/errors'
import { yearOf } from '../../../shared/dates'
import type { Agency, agencyInput, seriesInput, Series } from '../../../shared/settings/contract'
import { formatNumber } from '../../../shared/invoices/number-pattern'
import { isWholeJpeg } from '../paper/jpeg'
import { isWholePng } from '../paper/png'
import { readSmall, type Source } from '../files/source'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'

export interface Logo {
  mime: 'image/png' | 'image/jpeg'
  bytes: Uint8Array
}

/** A versioned row of the agency's details. */
export interface AgencyRow {
  id: number
  name: string
  street: string
  houseNumber: string
  postcode: string
  town: string
  country: string
  kvkNumber: string
  vatId: string | null
  iban: string
  bic: string | null
  email: string
  privacyContact: string
  phone: string | null
  website: string | null
  logoId: number | null
  vatPosition: 'normal' | 'small-business'
  paymentTermDays: number
  qrOnInvoices: number
  fiscalYearStart: number
  accountHolder: string | null
}

const largestLogo = 2 * 1024 * 1024

/** Reads a PNG or JPEG of at most 2 MB, whole. Errors: file-gone, file-unreadable (not-an-image, image-too-large). */
export const readLogo = async (source: Source): Promise<Logo> => {
  const read = await readSmall(source, largestLogo)
  if (!read) throw new AppError('file-unreadable', { reason: 'image-too-large' })
  const bytes = new Uint8Array(read)
  const starts = (...head: number[]) => head.every((byte, at) => bytes[at] === byte)
  const png = starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
  if (png && isWholePng(bytes)) return { mime: 'image/png', bytes }
  if (starts(0xff, 0xd8, 0xff) && isWholeJpeg(bytes)) return { mime: 'image/jpeg', bytes }
  throw new AppError('file-unreadable', { reason: 'not-an-image' })
}

/** The details in force: the newest row. */
export const currentAgency = (db: ReadableDatabase): AgencyRow => {
  const row = db.get<AgencyRow>('SELECT * FROM agencies ORDER BY id DESC LIMIT 1')
  if (!row) throw new AppError('not-set-up', {})
  return row
}

/** Errors: not-set-up, changed-meanwhile. */
export const requireSameAgency = (db: ReadableDatabase, version: number | null): AgencyRow => {
  const row = currentAgency(db)
  if (row.id !== version) {
    throw new AppError('changed-meanwhile', { entity: 'agency', id: row.id })
  }
  return row
}

export const logoOf = (db: ReadableDatabase, logoId: number | null): Logo | null =>
  logoId === null
    ? null
    : (db.get<Logo>('SELECT mime, bytes FROM logos WHERE id = $logoId', { logoId }) ?? null)

/** A data address the window may show. */
export const addressOf = ({ mime, bytes }: Logo): string =>
  `data:${mime};base64,${Buffer.from(bytes).toString('base64')}`

/** The details as the window shows them. */
export const showAgency = (db: ReadableDatabase): Agency => {
  const { logoId, qrOnInvoices, ...row } = currentAgency(db)
  const logo = logoOf(db, logoId)
  return {
    ...row,
    qrOnInvoices: qrOnInvoices === 1,
    logo: logo ? addressOf(logo) : null,
  }
}

/** Adds a version of the details; `logo` null leaves it out, 'keep' takes the present one. */
export const insertAgency = (
  db: WritableDatabase,
  agency: Omit<z.output<typeof agencyInput>, 'logo' | 'version'> & { logo: Logo | 'keep' | null },
  now: string,
): number => {
  const { logo, ...details } = agency
  const logoId =
    logo === 'keep'
      ? currentAgency(db).logoId
      : logo === null
        ? null
        : db.insert('INSERT INTO logos (mime, bytes) VALUES ($mime, $bytes)', { ...logo })
  return db.insert(
    `INSERT INTO agencies (createdAt, name, street, houseNumber, postcode, town, country,
       kvkNumber, vatId, iban, bic, email, privacyContact, phone, website, logoId, vatPosition,
       paymentTermDays, qrOnInvoices, fiscalYearStart, accountHolder)
     VALUES ($now, $name, $street, $houseNumber, $postcode, $town, $country, $kvkNumber, $vatId,
       $iban, $bic, $email, $privacyContact, $phone, $website, $logoId, $vatPosition,
       $paymentTermDays, $qr, $fiscalYearStart, $accountHolder)`,
    { ...details, logoId, now, qr: details.qrOnInvoices ? 1 : 0 },
  )
}

export interface SeriesRow {
  id: number
  name: string
  pattern: string
  resetsYearly: number
  firstNumber: number
  isDefault: number
  closedAt: string | null
}

/** Adds a series; its counter starts so that `nextNumber` is the first to be handed out. */
export const insertSeries = (
  db: WritableDatabase,
  series: z.output<typeof seriesInput>,
  options: { isDefault: boolean; today: string },
): number => {
  const seriesId = db.insert(
    `INSERT INTO invoiceSeries (name, pattern, resetsYearly, firstNumber, isDefault)
     VALUES ($name, $pattern, $resetsYearly, $firstNumber, $isDefault)`,
    {
      name: series.name,
      pattern: series.pattern,
      resetsYearly: series.resetsYearly ? 1 : 0,
      // A new year starts at 1 again; a series that never resets goes on from where it is.
      firstNumber: series.resetsYearly ? 1 : series.nextNumber,
      isDefault: options.isDefault ? 1 : 0,
    },
  )
  db.run('INSERT INTO invoiceNumbers (seriesId, year, last) VALUES ($seriesId, $year, $last)', {
    seriesId,
    year: series.resetsYearly ? yearOf(options.today) : 0,
    last: series.nextNumber - 1,
  })
  return seriesId
}

export const listSeries = (db: ReadableDatabase, today: string): Series[] =>
  db
    .all<SeriesRow & { last: number | null }>(
      `SELECT s.*, n.last FROM invoiceSeries s
       LEFT JOIN invoiceNumbers n
         ON n.seriesId = s.id AND n.year = CASE s.resetsYearly WHEN 1 THEN $year ELSE 0 END
       ORDER BY s.isDefault DESC, s.id`,
      { year: yearOf(today) },
    )
    .map((row) => ({
      id: row.id,
      name: row.name,
      pattern: row.pattern,
      resetsYearly: row.resetsYearly === 1,
      nextNumber: formatNumber(row.pattern, {
        date: today,
        sequence: (row.last ?? row.firstNumber - 1) + 1,
      }),
      isDefault: row.isDefault === 1,
      closedAt: row.closedAt,
    }))
