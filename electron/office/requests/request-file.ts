/**
 * Reads the file a client mailed back: is it one of this office, made with a portal file that may
 * still be used, by someone who had its password, and unchanged? Whether it was used before is for
 * the caller to say, by `request.id`.
 */
import { isUtf8 } from 'node:buffer'
import type { CivilDate } from '../../../shared/dates'
import type { PortalRequest } from '../../../shared/requests/portal'
import type { LoginWish, Wish } from '../../../shared/requests/wish'
import type { RequestFileProblem } from '../../../shared/requests/request-file'
import { openSealed, vouches, type PortalFileKeys } from './portal-keys'
import { requestSchema, sealedSchema } from './request-schema'

/** Largest request file, in bytes; a real one has a few thousand. */
export const requestFileLimit = 512 * 1024

/** A portal file as the office keeps it. */
export interface KnownPortalFile extends PortalFileKeys {
  validUntil: CivilDate
}

/** Of a login that came along. */
export type Secret = Pick<LoginWish, 'username' | 'secret'>

export type RequestReading =
  | {
      ok: true
      file: string
      request: Omit<PortalRequest, 'wishes'> & { wishes: Wish[] }
      /** per place in `wishes` */
      secrets: ReadonlyMap<number, Secret>
    }
  | Refusal

interface Refusal {
  ok: false
  problem: Exclude<RequestFileProblem, 'used' | 'secret-in-text'>
}

export interface RequestFileInput {
  bytes: Uint8Array
  office: string
  /** the day it came in */
  receivedOn: CivilDate
  find: (file: string) => KnownPortalFile | null
}

/** Whether a page of ours saved it, by how it begins; the whole of it is judged when it is taken. */
export const isRequestHead = (head: Buffer): boolean =>
  /^[\s\ufeff]*\{\s*"kluis"\s*:\s*"portal-request"/.test(head.toString('utf8', 0, 256))

/** Reads a request file, or says what is wrong with it. */
export async function readRequestFile(input: RequestFileInput): Promise<RequestReading> {
  const { bytes, office, receivedOn, find } = input
  if (bytes.length > requestFileLimit) return refused('too-large')
  const outside = jsonOf(bytes)
  const version = versionOf(outside)
  if (version === null) return refused('not-a-request')
  if (version > 1) return refused('newer')
  const parsed = sealedSchema.safeParse(outside)
  if (!parsed.success) return refused('not-a-request')
  const sealed = parsed.data
  if (sealed.office !== office) return refused('other-office')
  const known = find(sealed.file)
  if (!known) return refused('unknown-file')
  const frame = ['portal-request', 1, sealed.office, sealed.file, sealed.key].join('\n')
  const vouched = [frame, sealed.nonce, sealed.sealed].join('\n')
  const parts = [sealed.key, sealed.nonce, sealed.sealed, sealed.mac]
  const [key, nonce, box, mac] = parts.map(bytesOf)
  if (!key || !nonce || !box || !mac) return refused('changed')
  if (!(await vouches(known.macKey, vouched, mac))) return refused('changed')
  if (receivedOn > known.validUntil) return refused('expired')
  const plain = await openSealed(known.privateKey, { key, nonce, box, frame, file: sealed.file })
  if (!plain) return refused('changed')
  const inside = requestSchema.safeParse(jsonOf(plain))
  plain.fill(0)
  return inside.success ? accepted(sealed.file, inside.data) : refused('not-understood')
}

/** Base64 as it is written, and no other text that decodes to the same bytes; else null. */
function bytesOf(text: string): Uint8Array | null {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? Uint8Array.from(bytes) : null
}

function accepted(file: string, { wishes, ...request }: PortalRequest): RequestReading {
  const secrets = new Map<number, Secret>()
  const kept = wishes.map((wish, index): Wish => {
    if (wish.kind !== 'login') return wish
    const { username, secret, ...rest } = wish
    secrets.set(index, { username, secret })
    return rest
  })
  return { ok: true, file, request: { ...request, wishes: kept }, secrets }
}

function refused(problem: Refusal['problem']): Refusal {
  return { ok: false, problem }
}

function jsonOf(bytes: Uint8Array): unknown {
  if (!isUtf8(bytes)) return null
  try {
    return JSON.parse(
      Buffer.from(bytes)
        .toString('utf8')
        .replace(/^\ufeff/, '')
        .trim(),
    )
  } catch {
    return null
  }
}

/** The version of a request file, or null for anything else. */
function versionOf(value: unknown): number | null {
  if (typeof value !== 'object' || value === null) return null
  if (!('kluis' in value) || value.kluis !== 'portal-request') return null
  return 'version' in value && typeof value.version === 'number' ? value.version : null
}
