/**
 * What a client asks for. A wish from a portal file and one that was typed here have the same form; a
 * login that came along is kept apart and is none of it.
 */
import { z } from 'zod'
import { civilDate, id, longText, optionalText } from '../fields'
import type { PortalWish } from './portal'

/** A login handed over: its secret goes to the keychain, nowhere else. */
export type LoginWish = Extract<PortalWish, { kind: 'login' }>

/** Another item for a service; it is asked for by mail or telephone only. */
export interface ChangeWish {
  kind: 'change'
  service: number
  product: number
  note: string | null
}

/** As it is kept. */
export type Wish =
  Exclude<PortalWish, LoginWish> | Omit<LoginWish, 'username' | 'secret'> | ChangeWish
export type WishKind = Wish['kind']

export const wishKinds = [
  'order',
  'change',
  'cancel',
  'withdraw',
  'change-data',
  'question',
  'object',
  'access',
  'erasure',
  'login',
] as const satisfies readonly WishKind[]

/** Those that go on in the register of privacy requests, with its own terms and letters. */
export const privacyWishes = ['object', 'access', 'erasure'] as const satisfies readonly WishKind[]
export const isPrivacyWish = (kind: WishKind): kind is (typeof privacyWishes)[number] =>
  privacyWishes.some((one) => one === kind)

const note = longText(2000).default(null)
const text = longText(2000).pipe(z.string({ error: 'required' }))
const value = optionalText(500).transform((typed) => typed ?? '')

/** Which field of a client a change is about: a column of its own, `email.7`, `contact.7.phone`. */
export const fieldName = z.string().regex(/^[\w.-]{1,64}$/)

/** What staff type of a request that came by mail or telephone. */
export const typedWish = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('order'),
    product: id,
    domain: optionalText(253).default(null),
    note,
  }),
  z.object({ kind: z.literal('change'), service: id, product: id, note }),
  z.object({
    kind: z.literal('cancel'),
    service: id,
    wishedOn: civilDate.nullable().default(null),
    note,
  }),
  z.object({ kind: z.literal('withdraw'), service: id }),
  z.object({
    kind: z.literal('change-data'),
    changes: z
      .array(z.object({ field: fieldName, from: value, to: value }))
      .min(1, { error: 'required' })
      .max(60),
  }),
  z.object({ kind: z.literal('question'), note: text }),
]) satisfies z.ZodType<Wish>
export type TypedWish = z.output<typeof typedWish>
