/**
 * Schemas every domain's contract borrows. Problems carry codes (`required`, `too-long`, …) whose
 * sentences live in `renderer/i18n`; zod's own English messages are never shown.
 */
import { z } from 'zod'
import type { FieldProblem } from './errors'

/**
 * Nothing to see: spaces, and characters without a shape (U+200B, U+2060, soft hyphen, Hangul and
 * Braille blanks).
 */
const isBlank = (text: string): boolean =>
  /^[\p{Z}\p{Cf}\p{Default_Ignorable_Code_Point}\s\u2800]*$/u.test(text)

const trimmed = (max: number) =>
  z
    .string()
    .max(max * 4, { error: 'too-long' })
    .transform((text) => text.normalize('NFC').trim())
    .transform((text) => (isBlank(text) ? '' : text))
    .refine((text) => [...text].length <= max, { error: 'too-long' })
    // Control characters have no place in what people type; tabs and line ends do in long text.
    .refine((text) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text), {
      error: 'control-characters',
    })

/** One line of text that must be there. */
export const requiredText = (max = 200) =>
  trimmed(max)
    .refine((text) => text.length > 0, { error: 'required' })
    .refine((text) => !/[\r\n]/.test(text), { error: 'one-line' })

/** One line of text, or null when left empty. */
export const optionalText = (max = 200) =>
  trimmed(max)
    .refine((text) => !/[\r\n]/.test(text), { error: 'one-line' })
    .nullable()
    .transform((text) => (text === '' ? null : text))

/** Several lines of text, or null when left empty. */
export const longText = (max = 5000) =>
  trimmed(max)
    .nullable()
    .transform((text) => (text === '' ? null : text))

export const id = z.number().int().positive()

/** A civil date, `YYYY-MM-DD`; real days only. */
export const civilDate = z.string().refine(
  (text) => {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
    const moment = new Date(`${text}T00:00:00Z`)
    return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text)
  },
  { error: 'not-a-date' },
)

/** Integer cents within ± 100 billion euro. */
export const cents = z
  .number()
  .int({ error: 'not-an-amount' })
  .min(-1e13, { error: 'amount-out-of-range' })
  .max(1e13, { error: 'amount-out-of-range' })

export const basisPoints = z.number().int().min(0).max(10_000, { error: 'above-100-percent' })

/** A name on the internet with a dot in it, also in letters beyond ASCII. RFC 1123 2.1, RFC 5890. */
const isHostName = (text: string): boolean => {
  const labels = text.split('.')
  const label = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u
  return (
    labels.length > 1 &&
    labels.every((one) => label.test(one)) &&
    !/^\d+$/.test(labels.at(-1) ?? '')
  )
}

// A local part, one @, a domain with a dot: what a mail program accepts without asking a server.
export const emailAddress = trimmed(254).refine(
  (text) => {
    const [, local = '', domain = ''] = /^([^\s@<>(),;:"[\]\\]+)@([^\s@]+)$/.exec(text) ?? []
    return local !== '' && !/^\.|\.\.|\.$/.test(local) && isHostName(domain)
  },
  { error: 'not-an-email' },
)

/**
 * Digits enough to be dialled, or null when left empty; the rest is how people write it
 * ("020 123 45 67, tst. 12").
 */
export const optionalPhone = optionalText(40).refine(
  (text) => text === null || /(?:\p{Nd}\P{Nd}*){5}/u.test(text),
  { error: 'not-a-phone' },
)

/** An address on the web, with or without https://, or null when left empty. */
export const optionalWebsite = optionalText(200).refine(
  (text) => {
    if (text === null) return true
    const [, host = ''] =
      /^(?:https?:\/\/)?([^\s/?#:@]+)(?::\d{1,5})?(?:[/?#]\S*)?$/i.exec(text) ?? []
    return isHostName(host)
  },
  { error: 'not-a-website' },
)

export const optionalEmail = z
  .string()
  .nullable()
  .transform((text) => (text === null || text.trim() === '' ? null : text))
  .pipe(emailAddress.nullable())

/** ISO 3166-1 alpha-2. */
export const country = z.string().regex(/^[A-Z]{2}$/, { error: 'not-a-country' })

export const language = z.enum(['nl', 'en'])

/** What a finding of our own schemas says besides its code: a number, a word that was wrong. */
export const paramsOf = (issue: z.core.$ZodIssue): Pick<FieldProblem, 'params'> => {
  if (issue.code !== 'custom' || !issue.params) return {}
  const params = Object.entries(issue.params).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'string' || typeof value === 'number' ? [[name, value] as const] : [],
  )
  return { params: Object.fromEntries(params) }
}
