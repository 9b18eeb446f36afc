/**
 * `office.keys.json` beside the database: an export of its slots, one per user and one for the recovery
 * kit, with an identical copy beside it. The rows in the database are the truth; this file is what
 * opens it. It holds no secret in the clear and no e-mail address, only keyed digests of addresses.
 *
 * While slots change there is a third one, `office.keys.next.json`: written before the rows change,
 * and renamed over the first one after they did. Whenever that is cut short, one of the two opens.
 */
import { closeSync, existsSync, fstatSync, openSync, readSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../../../shared/errors'
import { renameDurably, writeDurably } from '../../../ground/durable'
import { slotSchema } from './slots'

export const keyFileName = 'office.keys.json'
export const keyCopyName = 'office.keys.copy.json'
export const nextKeyFileName = 'office.keys.next.json'

const mostSlots = 1000
export const largestKeyFile = 8 * 1024 * 1024

const isOnce = (values: readonly string[]): boolean => new Set(values).size === values.length

const schema = z.strictObject({
  format: z.literal('kluis-keys'),
  version: z.literal(2),
  officeId: z.string().min(8).max(64),
  /** keys the digests of e-mail addresses; not a secret */
  digestKey: z.base64().length(44),
  epoch: z.number().int().min(1),
  slots: z
    .array(slotSchema)
    .min(1)
    .max(mostSlots)
    .refine((slots) => isOnce(slots.map(({ id }) => id)))
    // Which slot a password is for is never in doubt.
    .refine((slots) => isOnce(slots.map(({ who }) => who ?? 'recovery'))),
})
export type KeyFile = z.output<typeof schema>

const older = z.object({ format: z.literal('kluis-keys'), version: z.literal(1) })

/** The text of a key file, the same for the same slots. */
export const keyFileText = ({ officeId, digestKey, epoch, slots }: KeyFile): string => {
  const sorted = [...slots].sort((a, b) => (a.id < b.id ? -1 : 1))
  const file: KeyFile = {
    format: 'kluis-keys',
    version: 2,
    officeId,
    digestKey,
    epoch,
    slots: sorted,
  }
  return `${JSON.stringify(file, null, 1)}\n`
}

/** null: no key file, or not whole; `version-1`: whole, and of the form before the first release. */
export const parseKeyFile = (text: string): KeyFile | 'version-1' | null => {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    // The first form had a line with a checksum under it.
    const at = text.lastIndexOf('\n//')
    return at < 0 ? null : parseKeyFile(text.slice(0, at))
  }
  const file = schema.safeParse(json)
  if (file.success) return file.data
  return older.safeParse(json).success ? 'version-1' : null
}

/** The text of one of the files; null when it is not there, or larger than any key file. */
export const readKeyText = (path: string): string | null => {
  try {
    const handle = openSync(path, 'r')
    try {
      const { size } = fstatSync(handle)
      if (size > largestKeyFile) return null
      const bytes = Buffer.alloc(size)
      return bytes.toString('utf8', 0, readSync(handle, bytes, 0, size, 0))
    } finally {
      closeSync(handle)
    }
  } catch {
    return null
  }
}

/** Where a key file lies: in the folder under one of its names, or in a backup. */
export type Origin = 'current' | 'next' | 'copy' | 'backup'

export interface KeySource {
  origin: Origin
  file: KeyFile
}

const names = { current: keyFileName, next: nextKeyFileName, copy: keyCopyName } as const
export const keyFileNames = Object.values(names)

/**
 * The key files of a folder that are whole, in the order a password is tried on them. Errors:
 * keys-missing, keys-damaged, keys-of-version-1.
 */
export const readKeyFiles = (dir: string): KeySource[] => {
  const found: KeySource[] = []
  let outdated = false
  for (const origin of ['current', 'next', 'copy'] as const) {
    const text = readKeyText(join(dir, names[origin]))
    const file = text === null ? null : parseKeyFile(text)
    if (file === 'version-1') outdated = true
    else if (file) found.push({ origin, file })
  }
  if (found.length > 0) return found
  if (outdated) throw new AppError('keys-of-version-1', {})
  throw hasKeys(dir) ? new AppError('keys-damaged', {}) : new AppError('keys-missing', {})
}

/** The key file of a folder, for what it says of the office. Errors: as `readKeyFiles`. */
export const readKeyFile = (dir: string): KeyFile => {
  const [first] = readKeyFiles(dir)
  if (!first) throw new AppError('keys-missing', {})
  return first.file
}

/** Which office a folder's key file is of; null when none of it can be read. */
export const officeIdIn = (dir: string): string | null => {
  try {
    return readKeyFile(dir).officeId
  } catch {
    return null
  }
}

export const hasKeys = (dir: string): boolean =>
  keyFileNames.some((name) => existsSync(join(dir, name)))

/** Both copies. Errors: disk-full, folder-not-writable, file-write-failed. */
export const writeKeyFile = (dir: string, file: KeyFile): void => {
  const text = keyFileText(file)
  writeDurably(join(dir, keyFileName), text)
  writeDurably(join(dir, keyCopyName), text)
}

/** Before the rows change. Errors: those of writing. */
export const writeNext = (dir: string, file: KeyFile): void =>
  writeDurably(join(dir, nextKeyFileName), keyFileText(file))

/** After the rows changed. Errors: those of writing; what is left undone the next sign-in does. */
export const putNextInPlace = (dir: string, file: KeyFile): void => {
  renameDurably(join(dir, nextKeyFileName), join(dir, keyFileName))
  writeDurably(join(dir, keyCopyName), keyFileText(file))
}

/** The rows did not change. */
export const removeNext = (dir: string): void => rmSync(join(dir, nextKeyFileName), { force: true })
