/**
 * What the inside of a request file may hold. It comes from whoever had the password, through a page
 * that can be changed at will: every text has a bound, every id is checked later against what the
 * client really has.
 */
import { z } from 'zod'
import { systemLabel } from '../../../shared/credentials/system'
import {
  civilDate,
  id,
  language,
  longText,
  optionalText,
  requiredText,
} from '../../../shared/fields'
import type { PortalRequest, PortalWish } from '../../../shared/requests/portal'

const note = longText(2000)
const neededNote = requiredLines(2000)
const name = z.string().regex(/^[\w.-]{1,64}$/)

/** Several lines that must say something. */
function requiredLines(max: number) {
  return longText(max).refine((text) => text !== null, { error: 'required' })
}

const wish = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('change-data'),
    changes: z
      .array(z.strictObject({ field: name, from: lineOrNothing(), to: lineOrNothing() }))
      .min(1)
      .max(60),
  }),
  z.strictObject({
    kind: z.literal('order'),
    product: id,
    domain: optionalText(253),
    note,
  }),
  z.strictObject({ kind: z.literal('cancel'), service: id, wishedOn: civilDate.nullable(), note }),
  z.strictObject({ kind: z.literal('withdraw'), service: id }),
  z.strictObject({ kind: z.literal('object'), purpose: name, note }),
  z.strictObject({ kind: z.literal('access') }),
  z.strictObject({ kind: z.literal('erasure'), note: neededNote }),
  z.strictObject({ kind: z.literal('question'), note: neededNote }),
  z.strictObject({
    kind: z.literal('login'),
    // Without what may carry a secret: query and fragment.
    system: requiredText(200).transform(systemLabel),
    url: optionalText(500).transform((text) => (text === null ? null : systemLabel(text))),
    job: neededNote,
    until: civilDate,
    username: requiredText(200),
    // As it is: a password may hold spaces and anything else.
    secret: z.string().min(1).max(1000),
  }),
]) satisfies z.ZodType<PortalWish>

/** One line, empty when nothing is meant to stand there. */
function lineOrNothing() {
  return optionalText(500).transform((text) => text ?? '')
}

export const requestSchema = z.strictObject({
  id: z.string().regex(/^[\da-f]{32}$/),
  madeAt: z.iso.datetime({ precision: 3 }),
  language,
  wishes: z.array(wish).min(1).max(50),
}) satisfies z.ZodType<PortalRequest>

const base64 = (most: number) => z.base64().max(most)

export const sealedSchema = z.strictObject({
  kluis: z.literal('portal-request'),
  version: z.literal(1),
  office: name,
  file: name,
  key: base64(88),
  nonce: base64(16),
  sealed: base64(512 * 1024),
  mac: base64(44),
})
