/**
 * One login in the keychain: `office:key` is its account, its fields and expiry are its text. Because
 * the expiry is inside, it can be destroyed without the database, locked or lost.
 */
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { fieldKinds } from '../../../shared/credentials/input'
import type { LoginItem } from '../../../shared/credentials/desk'
import {
  deleteText,
  itemLimit,
  listTexts,
  readText,
  serviceOf,
  writeText,
  type Space,
} from './keychain'
import { cut, join, pieceIn } from './pieces'

const field = z.strictObject({
  kind: z.enum(fieldKinds),
  name: z.string().nullable(),
  value: z.string(),
})

const item = z.strictObject({
  v: z.literal(1),
  createdAt: z.string(),
  expiresAt: z.string(),
  fields: z.array(field),
})

/** Which login of which office, and in which space of the keychain. */
export interface ItemId {
  space: Space
  officeId: string
  key: string
}

const under = ({ space }: ItemId): string => serviceOf('login', space)
const accountOf = ({ officeId, key }: ItemId): string => `${officeId}:${key}`
/** The first piece stands at the item's own account: writing it is what makes a new set count. */
const pieceAccount = (id: ItemId, set: string, part: number): string =>
  part === 1 ? accountOf(id) : `${accountOf(id)}:${set}:${part}`

/** Keeps a login in place of what was kept under this id. Errors: keychain-unavailable. */
export const writeItem = async (
  id: ItemId,
  { createdAt, expiresAt, fields }: LoginItem,
  limit: number | null = itemLimit,
): Promise<void> => {
  const text = JSON.stringify({ v: 1, createdAt, expiresAt, fields })
  const set = randomBytes(4).toString('hex')
  const before = pieceIn((await readText(accountOf(id), under(id))) ?? '')
  const pieces = cut(text, limit, { set, expiresAt }) ?? [text]
  // From the last to the first, so that a power cut leaves the old login or the new one.
  for (let part = pieces.length; part >= 1; part -= 1)
    await writeText(pieceAccount(id, set, part), pieces[part - 1] ?? '', under(id))
  if (before) await deletePieces(id, before)
}

const deletePieces = async (id: ItemId, { set, parts }: { set: string; parts: number }) => {
  for (let part = 2; part <= parts; part += 1)
    await deleteText(pieceAccount(id, set, part), under(id))
}

/** The login, or null when the keychain does not hold it (whole). Errors: keychain-unavailable. */
export const readItem = async (id: ItemId): Promise<LoginItem | null> => {
  const text = await readText(accountOf(id), under(id))
  if (text === null) return null
  const first = pieceIn(text)
  if (!first) return parsed(text)
  const pieces = [first]
  for (let part = 2; part <= first.parts; part += 1) {
    const next = pieceIn((await readText(pieceAccount(id, first.set, part), under(id))) ?? '')
    if (!next) return null
    pieces.push(next)
  }
  const whole = join(pieces)
  return whole === null ? null : parsed(whole)
}

const parsed = (text: string): LoginItem | null => {
  try {
    return item.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** Destroys a login with all its pieces; false when there was none. Errors: keychain-unavailable. */
export const deleteItem = async (
  id: ItemId,
  limit: number | null = itemLimit,
): Promise<boolean> => {
  // Only where items are cut up can there be pieces: elsewhere one call does.
  if (limit !== null) {
    const first = pieceIn((await readText(accountOf(id), under(id))) ?? '')
    if (first) await deletePieces(id, first)
  }
  return deleteText(accountOf(id), under(id))
}

/** What is in the keychain of any office on this desktop: where, and until when. */
export interface ListedItem {
  officeId: string
  key: string
  account: string
  /** false for the later pieces of a login that was cut up */
  whole: boolean
  /** null: it does not say */
  expiresAt: string | null
}

/** Everything Kluis keeps in this keychain. Errors: keychain-unavailable. */
export const listItems = async (space: Space): Promise<ListedItem[]> => {
  const texts = await listTexts(serviceOf('login', space))
  return [...texts].flatMap(([account, text]) => {
    const [officeId = '', key = '', ...rest] = account.split(':')
    if (key === '') return []
    return [{ officeId, key, account, whole: rest.length === 0, expiresAt: expiryIn(text) }]
  })
}

/** Also of an item that a newer Kluis made, whatever else is in it. */
const expiryIn = (text: string): string | null => {
  try {
    return z.looseObject({ expiresAt: z.iso.datetime() }).parse(JSON.parse(text)).expiresAt
  } catch {
    return null
  }
}
