/**
 * The office's half of a portal file's cryptography, with Node's WebCrypto; `portal/sealing.js` is the
 * client's. What each key is for stands there.
 */
import { webcrypto } from 'node:crypto'
import type { PortalHeader } from '../../../shared/requests/portal'

const { subtle } = webcrypto
const curve = { name: 'ECDH', namedCurve: 'P-256' }

/** What the office keeps of a portal file to read requests made with it; neither leaves the database. */
export interface PortalFileKeys {
  /** PKCS #8 */
  privateKey: Uint8Array
  /** 32 bytes, from the password: vouches for who made a request */
  macKey: Uint8Array
}

export interface PortalKeyPair {
  /** PKCS #8 */
  privateKey: Uint8Array
  /** the uncompressed point, 65 bytes */
  publicKey: Uint8Array
}

/** A pair for one portal file. */
export async function newPortalKeyPair(): Promise<PortalKeyPair> {
  const pair = await subtle.generateKey(curve, true, ['deriveBits'])
  return {
    privateKey: new Uint8Array(await subtle.exportKey('pkcs8', pair.privateKey)),
    publicKey: new Uint8Array(await subtle.exportKey('raw', pair.publicKey)),
  }
}

/** As it counts for the key: without dashes and spaces, in capitals. */
const cleanPassword = (password: string) => password.replace(/[^\dA-Z]/g, '')
const cleanEmail = (email: string) => email.normalize('NFC').trim().toLowerCase()

/** Both keys that come of the password. */
export async function keysFromPassword(
  header: Pick<PortalHeader, 'salt' | 'rounds'>,
  email: string,
  password: string,
): Promise<{ contentKey: Uint8Array; macKey: Uint8Array }> {
  const salt = Buffer.concat([Buffer.from(header.salt, 'base64'), Buffer.from(cleanEmail(email))])
  const typed = Buffer.from(cleanPassword(password))
  const base = await subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveBits'])
  const stretched = await subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: header.rounds },
    base,
    256,
  )
  return {
    contentKey: await expanded(stretched, 'kluis portal content 1'),
    macKey: await expanded(stretched, 'kluis portal request 1'),
  }
}

/** Nonce and box of a part of the file, bound to the header as it stands there and to its name. */
export async function sealPart(
  contentKey: Uint8Array,
  headerText: string,
  part: string,
  plain: Uint8Array,
): Promise<Uint8Array> {
  const iv = webcrypto.getRandomValues(new Uint8Array(12))
  const key = await subtle.importKey('raw', contentKey, 'AES-GCM', false, ['encrypt'])
  const additionalData = Buffer.from(`${headerText}\n${part}`)
  const box = await subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, plain)
  return Buffer.concat([iv, new Uint8Array(box)])
}

/** The opposite of `sealPart`; null when key, header, name or a byte is wrong. */
export async function openPart(
  contentKey: Uint8Array,
  headerText: string,
  part: string,
  sealed: Uint8Array,
): Promise<Uint8Array | null> {
  const key = await subtle.importKey('raw', contentKey, 'AES-GCM', false, ['decrypt'])
  const additionalData = Buffer.from(`${headerText}\n${part}`)
  const open = { name: 'AES-GCM', iv: sealed.subarray(0, 12), additionalData }
  try {
    return new Uint8Array(await subtle.decrypt(open, key, sealed.subarray(12)))
  } catch {
    return null
  }
}

/** Whether the MAC is that of the text. */
export async function vouches(macKey: Uint8Array, text: string, mac: Uint8Array): Promise<boolean> {
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const key = await subtle.importKey('raw', macKey, hmac, false, ['verify'])
  return subtle.verify('HMAC', key, mac, Buffer.from(text))
}

export interface Sealed {
  /** the client's one-time point */
  key: Uint8Array
  nonce: Uint8Array
  box: Uint8Array
  /** bound to it */
  frame: string
  file: string
}

/** What was sealed to the pair, or null when a key, the binding or a byte is wrong. */
export async function openSealed(
  privateKey: Uint8Array,
  sealed: Sealed,
): Promise<Uint8Array | null> {
  try {
    const own = await subtle.importKey('pkcs8', privateKey, curve, true, ['deriveBits'])
    const theirs = await subtle.importKey('raw', sealed.key, curve, false, [])
    const shared = await subtle.deriveBits({ name: 'ECDH', public: theirs }, own, 256)
    const both = Buffer.concat([sealed.key, await publicPoint(own)])
    const key = await expanded(shared, `kluis portal seal 1 ${sealed.file}`, both)
    const aes = await subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt'])
    const additionalData = Buffer.from(sealed.frame)
    const open = { name: 'AES-GCM', iv: sealed.nonce, additionalData }
    return new Uint8Array(await subtle.decrypt(open, aes, sealed.box))
  } catch {
    return null
  }
}

async function publicPoint(privateKey: webcrypto.CryptoKey): Promise<Uint8Array> {
  const { kty, crv, x, y } = await subtle.exportKey('jwk', privateKey)
  const open = { kty, crv, x, y } as webcrypto.JsonWebKey
  const point = await subtle.importKey('jwk', open, curve, true, [])
  return new Uint8Array(await subtle.exportKey('raw', point))
}

async function expanded(
  secret: ArrayBuffer,
  use: string,
  salt: Uint8Array = new Uint8Array(),
): Promise<Uint8Array> {
  const root = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits'])
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt, info: Buffer.from(use) }
  return new Uint8Array(await subtle.deriveBits(hkdf, root, 256))
}
