/**
 * Handing a login over to a colleague on another desktop: a file sealed under a passphrase that is
 * made here, shown once and said aloud. Nothing in the file is readable without it.
 */
import { z } from 'zod'
import type { LoginRow, Proof } from '../../../shared/credentials/contract'
import { fieldKinds, mostBytes, mostFields } from '../../../shared/credentials/input'
import { latestExpiry } from '../../../shared/credentials/expiry'
import { AppError } from '../../../shared/errors'
import type { FileToken } from '../../../shared/operation'
import type { ActionContext } from '../context'
import {
  currentKdf,
  deriveKey,
  fromBase64,
  randomBytes,
  saltBytes,
  toBase64,
  toHex,
  unwrap,
  wipe,
  wrap,
} from '../crypto'
import { readSmall } from '../files/source'
import { save } from '../files/target'
import { keepLogin, requireFit } from './keep'
import { requireProof } from './proof'
import { maximumHours } from './rows'
import { loginTimeOf } from './at-desk'
import { countUse, endAfterUse, requireOpen, withLogin, type Taken } from './take'

const envelope = z.strictObject({
  format: z.literal('kluis-login'),
  version: z.literal(1),
  kdf: z.strictObject({
    algorithm: z.literal('argon2id13'),
    // A file from outside must not freeze the office by asking for gigabytes or minutes.
    ops: z.number().int().min(1).max(6),
    mem: z
      .number()
      .int()
      .min(8 * 1024 * 1024)
      .max(256 * 1024 * 1024),
    salt: z.string(),
  }),
  box: z.string(),
})

const content = z.strictObject({
  id: z.string().min(16).max(64),
  system: z.string().min(1).max(200),
  purpose: z.string().min(1).max(500),
  ticket: z.string().max(100).nullable(),
  startedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  deleteAfterUse: z.boolean(),
  viewLimit: z.number().int().min(1).max(99).nullable(),
  fields: z
    .array(
      z.strictObject({
        kind: z.enum(fieldKinds),
        name: z.string().max(60).nullable(),
        value: z.string().min(1).max(mostBytes),
      }),
    )
    .min(1)
    .max(mostFields),
})
type Content = z.output<typeof content>

const bound = 'kluis-login-1'
/** Escapes of JSON and base 64 make at most this of the largest login. */
const mostFileBytes = 10 * mostBytes

/**
 * Four groups of five digits, 66 bits: digits are understood over any telephone and in any language,
 * and Argon2id makes each guess cost 64 MiB.
 */
const newPassphrase = (): string =>
  Array.from({ length: 4 }, () => Array.from({ length: 5 }, digit).join('')).join(' ')

/** Each digit equally likely: bytes from 250 on would favour the low ones. */
const digit = (): string => {
  for (;;) {
    const [byte = 255] = randomBytes(1)
    if (byte < 250) return String(byte % 10)
  }
}

const digitsIn = (passphrase: string): string => passphrase.replace(/\D/g, '')

/** The sealed file's text. */
export const sealLogin = (login: Content, passphrase: string): string => {
  const salt = randomBytes(saltBytes)
  const key = deriveKey(digitsIn(passphrase), salt, currentKdf)
  const plain = new TextEncoder().encode(JSON.stringify(login))
  const box = wrap(plain, key, bound)
  wipe(key)
  wipe(plain)
  const file: z.output<typeof envelope> = {
    format: 'kluis-login',
    version: 1,
    kdf: { algorithm: 'argon2id13', ...currentKdf, salt: toBase64(salt) },
    box: toBase64(box),
  }
  return `${JSON.stringify(file)}\n`
}

/** null: the passphrase does not open it. Errors: file-unreadable. */
export const openLogin = (text: string, passphrase: string): Content | null => {
  const file = parsedOr(() => envelope.parse(JSON.parse(text)))
  const salt = parsedOr(() => fromBase64(file.kdf.salt))
  const box = parsedOr(() => fromBase64(file.box))
  if (salt.length !== saltBytes) return unreadable()
  const key = deriveKey(digitsIn(passphrase), salt, file.kdf)
  const plain = unwrap(box, key, bound)
  wipe(key)
  if (!plain) return null
  const login = parsedOr(() => content.parse(JSON.parse(new TextDecoder().decode(plain))))
  wipe(plain)
  return login
}

const unreadable = (): never => {
  throw new AppError('file-unreadable', { reason: 'not-a-hand-over' })
}
const parsedOr = <T>(parse: () => T): T => {
  try {
    return parse()
  } catch {
    return unreadable()
  }
}

/** Errors: those of `requireProof`, `withLogin`, file-token-unknown, disk-full, file-write-failed. */
export const handOver = async (
  context: ActionContext,
  input: { id: number; proof: Proof; file: FileToken; thenDestroy: boolean },
): Promise<{ passphrase: string; destroyed: boolean }> => {
  requireOpen(context, input.id)
  await requireProof(context, input.proof)
  const seal = async (taken: Taken): Promise<{ passphrase: string; destroyed: boolean }> => {
    const { login, fields } = taken
    const target = context.files.target(input.file)
    const passphrase = newPassphrase()
    const places = fields.map((_, place) => place)
    const viewsLeft = login.viewLimit === null ? null : login.viewLimit - login.views
    const { last } = countUse(context, taken, { places, code: 'handed-over' })
    const sealed = sealLogin(
      {
        id: toHex(randomBytes(16)),
        system: login.system,
        purpose: login.purpose,
        ticket: login.ticket,
        startedAt: login.startedAt,
        expiresAt: taken.expiresAt,
        deleteAfterUse: login.deleteAfterUse === 1,
        viewLimit: viewsLeft,
        fields,
      },
      passphrase,
    )
    await save(target, sealed)
    const ends = input.thenDestroy || last
    const destroyed = ends && (await endAfterUse(context, login, 'handed-over'))
    return { passphrase, destroyed }
  }
  return withLogin(context, input.id, seal, { values: true })
}

/** Errors: as the contract says. */
export const receive = async (
  context: ActionContext,
  input: { file: FileToken; passphrase: string; clientId: number },
): Promise<LoginRow> => {
  const source = context.files.sourceAgain(input.file)
  const text = (await readSmall(source, mostFileBytes)) ?? unreadable()
  const login = openLogin(text.toString('utf8'), input.passphrase)
  // The file is still the one that was chosen: it need not be chosen again for a slip of the tongue.
  if (!login) throw new AppError('wrong-passphrase', { file: input.file })
  const { id, startedAt, expiresAt, ...rest } = login
  if (context.read(({ db }) => db.get('SELECT 1 FROM logins WHERE handOverId = $id', { id })))
    throw new AppError('already-received', {})
  const now = await loginTimeOf(context)
  const hours = context.read(({ db }) => maximumHours(db))
  // The other desktop's policy, or its clock, may allow more than this one's.
  const latest = [
    expiresAt,
    latestExpiry({ startedAt, maximumHours: hours }),
    latestExpiry({ startedAt: now, maximumHours: hours }),
  ].sort()[0]
  if (latest === undefined || latest <= now) throw new AppError('hand-over-expired', {})
  const described = { ...rest, clientId: input.clientId }
  requireFit(context, described)
  return keepLogin(context, { ...described, startedAt, expiresAt: latest, handOverId: id })
}
