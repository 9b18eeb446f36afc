/**
 * The only door to libsodium. Nothing here is self-made: Argon2id, XChaCha20-Poly1305, sealed boxes
 * and BLAKE2b, composed as the README's threat model says.
 */
import sodium from 'libsodium-wrappers-sumo'

await sodium.ready

/** Argon2id parameters as stored per slot; `mem` in bytes. */
export interface KdfParameters {
  ops: number
  mem: number
}

/** At least 64 MiB and three passes (RFC 9106 second recommendation). */
export const currentKdf: Readonly<KdfParameters> = Object.freeze({ ops: 3, mem: 64 * 1024 * 1024 })
export const keyBytes = 32
export const saltBytes = sodium.crypto_pwhash_SALTBYTES

export const randomBytes = (length: number): Uint8Array => sodium.randombytes_buf(length)
export const toBase64 = (bytes: Uint8Array): string =>
  sodium.to_base64(bytes, sodium.base64_variants.ORIGINAL)
export const fromBase64 = (text: string): Uint8Array =>
  sodium.from_base64(text, sodium.base64_variants.ORIGINAL)
export const toHex = (bytes: Uint8Array): string => sodium.to_hex(bytes)

/** A key from a password: NFKC first, so that the same password typed on another system is the same. */
export const deriveKey = (password: string, salt: Uint8Array, kdf: KdfParameters): Uint8Array =>
  sodium.crypto_pwhash(
    keyBytes,
    password.normalize('NFKC'),
    salt,
    kdf.ops,
    kdf.mem,
    sodium.crypto_pwhash_ALG_ARGON2ID13,
  )

/** Encrypts with a fresh nonce in front; `bound` is authenticated with it but not hidden. */
export const wrap = (plain: Uint8Array, key: Uint8Array, bound: string): Uint8Array => {
  const nonce = randomBytes(sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
  const box = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, bound, null, nonce, key)
  const whole = new Uint8Array(nonce.length + box.length)
  whole.set(nonce)
  whole.set(box, nonce.length)
  return whole
}

/** The opposite of `wrap`; null when the key, the binding or a byte is wrong. */
export const unwrap = (box: Uint8Array, key: Uint8Array, bound: string): Uint8Array | null => {
  const nonceLength = sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
  if (box.length <= nonceLength) return null
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
      null,
      box.subarray(nonceLength),
      bound,
      box.subarray(0, nonceLength),
      key,
    )
  } catch {
    return null
  }
}

/** BLAKE2b-256, keyed when a key is given. */
export const hash = (data: Uint8Array | string, key: Uint8Array | null = null): Uint8Array =>
  sodium.crypto_generichash(32, data, key)
export const hashHex = (data: Uint8Array | string): string => toHex(hash(data))

export interface SealingKeys {
  publicKey: Uint8Array
  privateKey: Uint8Array
}
/** A pair for the archive: anyone with the public key can seal, only the private key opens. */
export const newSealingKeys = (): SealingKeys => {
  const pair = sodium.crypto_box_keypair()
  return { publicKey: pair.publicKey, privateKey: pair.privateKey }
}
/** The public key that belongs to a private one. */
export const publicKeyOf = (privateKey: Uint8Array): Uint8Array =>
  sodium.crypto_scalarmult_base(privateKey)
export const seal = (plain: Uint8Array, publicKey: Uint8Array): Uint8Array =>
  sodium.crypto_box_seal(plain, publicKey)
/** null when the keys do not fit or a byte is wrong. */
export const openSealed = (sealed: Uint8Array, keys: SealingKeys): Uint8Array | null => {
  try {
    return sodium.crypto_box_seal_open(sealed, keys.publicKey, keys.privateKey)
  } catch {
    return null
  }
}

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && sodium.memcmp(a, b)

/** Overwrites a key that is no longer needed. */
export const wipe = (bytes: Uint8Array): void => {
  sodium.memzero(bytes)
}
