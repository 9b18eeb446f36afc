/** What a person types about a login, checked before anything is kept. */
import { z } from 'zod'
import { id, optionalText, requiredText } from '../fields'
import { lifetimes } from './expiry'
import { carriesLogin, systemLabel } from './system'

export const fieldKinds = [
  'user-name',
  'password',
  'api-token',
  'ssh-key',
  'one-time-codes',
  'other',
] as const
export type FieldKind = (typeof fieldKinds)[number]

/** All that a login holds, together, in bytes of UTF-8. */
export const mostBytes = 100 * 1024
export const mostFields = 12

/**
 * One value of a login. It is kept to the letter: a password may begin with a space. `name` is what
 * the field is called where its kind says too little.
 */
const loginField = z.object({
  kind: z.enum(fieldKinds),
  name: optionalText(60).default(null),
  value: z.string().max(mostBytes, { error: 'secret-too-large' }),
})
export type LoginField = z.output<typeof loginField>

export const isSecret = ({ kind }: Pick<LoginField, 'kind'>): boolean => kind !== 'user-name'

/** What an authenticator app is set up with: base 32, or the address behind its QR code. */
const seed = /^(?:otpauth:\/\/totp\/\S+[?&]secret=[A-Za-z2-7]+=*\S*|(?:[A-Za-z2-7] ?){16,}=*)$/

const loginFields = z
  .array(loginField)
  .min(1, { error: 'secret-required' })
  .max(mostFields, { error: 'too-many-fields' })
  .superRefine((fields, context) => {
    const problem = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message })
    if (fields.length > 0 && !fields.some(isSecret)) problem([], 'secret-required')
    fields.forEach(({ kind, value }, place) => {
      if (value === '' && isSecret({ kind })) problem([place, 'value'], 'required')
      if (kind === 'one-time-codes' && value !== '' && !seed.test(value.trim()))
        problem([place, 'value'], 'not-a-seed')
      // Half a surrogate pair cannot be written as UTF-8: it would come back as something else.
      if (/\p{Surrogate}/u.test(value)) problem([place, 'value'], 'control-characters')
    })
    if (utf8Length(fields.map(({ value }) => value).join('')) > mostBytes)
      problem([], 'secret-too-large')
  })
  // Not every login has a user name: one that is left empty is none.
  .transform((fields) => fields.filter(({ value }) => value !== ''))

/** Bytes of the text in UTF-8. */
const utf8Length = (text: string): number => {
  let bytes = 0
  for (const sign of text) {
    const point = sign.codePointAt(0) ?? 0
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
  }
  return bytes
}

const system = requiredText(200)
  .refine((text) => !carriesLogin(text), { error: 'login-in-address' })
  .transform(systemLabel)

const described = {
  clientId: id,
  system,
  /** what job it is for */
  purpose: requiredText(500),
  ticket: optionalText(100).default(null),
}

/**
 * Short texts are ordinary words; a longer secret, or an e-mail address as user name, that also stands
 * in a text the database keeps would be out of the keychain.
 */
const leaks = ({ kind, value }: LoginField, text: string): boolean =>
  (isSecret({ kind }) ? value.trim().length >= 4 : value.includes('@')) &&
  text.includes(value.trim())

export const loginInput = z
  .object({
    ...described,
    fields: loginFields,
    lifetime: z.enum(lifetimes),
    /** destroyed once each of its secrets was used once */
    deleteAfterUse: z.boolean().default(false),
    /** destroyed when its secrets were shown or copied so many times together; null: no limit */
    viewLimit: z
      .number()
      .int({ error: 'not-a-whole-number' })
      .min(1, { error: 'too-small' })
      .max(99, { error: 'too-big' })
      .nullable()
      .default(null),
  })
  .superRefine((login, context) => {
    for (const path of ['system', 'purpose', 'ticket'] as const) {
      const text = login[path]
      if (text !== null && login.fields.some((field) => leaks(field, text)))
        context.addIssue({ code: 'custom', path: [path], message: 'contains-secret' })
    }
  })
export type CheckedLogin = z.output<typeof loginInput>
