/** What is typed about a client: one schema for the form and for the door. */
import { z } from 'zod'
import {
  country,
  emailAddress,
  id,
  language,
  longText,
  optionalEmail,
  optionalPhone,
  optionalText,
  requiredText,
} from '../fields'
import { isCountry } from '../countries'
import { judgeVatId, isKvkNumber, normalizePostcode } from './identifiers'

const part = (max: number) =>
  optionalText(max)
    .default(null)
    .transform((text) => text ?? '')

const phone = optionalPhone.default(null)

const kvkNumber = optionalText(20)
  .transform((text) => text?.replace(/[\s.]/g, '') ?? null)
  .refine((text) => text === null || isKvkNumber(text), { error: 'not-a-kvk-number' })
  .default(null)

/** Organisatie-identificatienummer: twenty digits, the first four say whose register it is. */
const oin = optionalText(40)
  .transform((text) => text?.replace(/[\s.]/g, '') ?? null)
  .refine((text) => text === null || /^0000\d{16}$/.test(text), { error: 'not-an-oin' })
  .default(null)

const vatId = optionalText(40)
  .transform((text, context) => {
    if (text === null) return null
    const judged = judgeVatId(text)
    if ('normalized' in judged) return judged.normalized
    context.addIssue({ code: 'custom', message: judged.problem })
    return null
  })
  .default(null)

export const contactInput = z.object({
  /** the contact that is changed; null for a new one */
  id: id.nullable().default(null),
  name: requiredText(120),
  role: optionalText(120).default(null),
  email: optionalEmail.default(null),
  phone,
})

/** Every address has a use, or there is no purpose to keep it for (AVG art. 5(1)(b)). */
export const emailInput = z
  .object({
    id: id.nullable().default(null),
    address: emailAddress,
    forInvoices: z.boolean(),
    forNotices: z.boolean(),
    forTechnical: z.boolean(),
  })
  .refine((email) => email.forInvoices || email.forNotices || email.forTechnical, {
    path: ['address'],
    error: 'use-required',
  })

const fields = z.object({
  kind: z.enum(['person', 'company']),
  companyName: optionalText().default(null),
  firstName: optionalText(120).default(null),
  lastName: optionalText(120).default(null),
  street: part(120),
  houseNumber: part(20),
  postcode: part(20),
  town: part(80),
  country: country.refine(isCountry, { error: 'not-a-country' }).default('NL'),
  phone,
  kvkNumber,
  oin,
  vatId,
  language: language.default('nl'),
  paymentTermDays: z
    .number({ error: 'not-a-whole-number' })
    .int({ error: 'not-a-whole-number' })
    .min(0, { error: 'too-small' })
    .max(365, { error: 'term-too-long' })
    .nullable()
    .default(null),
  note: longText().default(null),
  contacts: z.array(contactInput).max(50, { error: 'too-many' }).default([]),
  emails: z.array(emailInput).max(20, { error: 'too-many' }).default([]),
})

// A rule over several fields looks as soon as those fields are good, so that all that is wrong is
// told at once.
const names = fields.pick({ kind: true, companyName: true, firstName: true, lastName: true })
const place = fields.pick({ postcode: true, country: true })
const addresses = fields.pick({ emails: true })
const good = (part: z.ZodType) => ({
  when: ({ value }: { value: unknown }) => part.safeParse(value).success,
})

/**
 * A person needs a name, a company its company name; an address may come later (an invoice cannot
 * be issued without one). Names of the other kind are not kept.
 */
export const clientInput = fields
  .refine((client) => client.kind !== 'company' || client.companyName !== null, {
    path: ['companyName'],
    error: 'required',
    ...good(names),
  })
  .refine(
    (client) => client.kind !== 'person' || client.lastName !== null || client.firstName !== null,
    { path: ['lastName'], error: 'required', ...good(names) },
  )
  .refine(
    (client) =>
      client.postcode === '' || normalizePostcode(client.postcode, client.country) !== null,
    { path: ['postcode'], error: 'not-a-postcode', ...good(place) },
  )
  .superRefine(({ emails }, context) => {
    const seen = new Set<string>()
    for (const [at, { address }] of emails.entries()) {
      if (seen.has(address.toLowerCase())) {
        context.addIssue({ code: 'custom', path: ['emails', at, 'address'], message: 'twice' })
      }
      seen.add(address.toLowerCase())
    }
  }, good(addresses))
  .transform((client) => ({
    ...client,
    companyName: client.kind === 'company' ? client.companyName : null,
    firstName: client.kind === 'person' ? client.firstName : null,
    lastName: client.kind === 'person' ? client.lastName : null,
    postcode: normalizePostcode(client.postcode, client.country) ?? client.postcode,
  }))

export type ClientInput = z.input<typeof clientInput>
export type CheckedClient = z.output<typeof clientInput>
