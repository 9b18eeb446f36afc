/*
 * How a portal file is locked and how a request goes back, with the browser's own WebCrypto only.
 * `electron/office/requests/portal-keys.ts` and `request-file.ts` are the office's half.
 *
 * Opening: PBKDF2-SHA-256 over the password (salted with sixteen random bytes and the e-mail address)
 * gives 256 bits; HKDF makes of them one key for what is in the file (AES-256-GCM) and one to vouch
 * for requests (HMAC-SHA-256). Everything encrypted is bound to the header in the clear.
 * Back: a one-time P-256 key and the office's, ECDH, HKDF, AES-256-GCM; HMAC over all of it.
 */

/** @typedef {import('../shared/requests/portal').PortalHeader} PortalHeader */
/** @typedef {import('../shared/requests/portal').PortalRequest} PortalRequest */
/** @typedef {import('../shared/requests/portal').SealedRequest} SealedRequest */
/** @typedef {{ contentKey: CryptoKey, macKey: CryptoKey }} PortalKeys */

const utf8 = new TextEncoder()

/** @param {string} text @returns {Uint8Array<ArrayBuffer>} */
function bytesOf(text) {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}

/** @param {Uint8Array} bytes */
function base64Of(bytes) {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}

/** As people type it: case, spaces and dashes do not matter, O reads as 0, I and L as 1. @param {string} typed */
function cleanPassword(typed) {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\dA-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
}

/** @param {string} typed */
function cleanEmail(typed) {
  return typed.normalize('NFC').trim().toLowerCase()
}

/**
 * @param {PortalHeader} header @param {string} email @param {string} password
 * @returns {Promise<PortalKeys>}
 */
async function portalKeysFrom(header, email, password) {
  const salt = new Uint8Array([...bytesOf(header.salt), ...utf8.encode(cleanEmail(email))])
  const typed = utf8.encode(cleanPassword(password))
  const base = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveBits'])
  const stretched = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: header.rounds },
    base,
    256,
  )
  const root = await crypto.subtle.importKey('raw', stretched, 'HKDF', false, ['deriveKey'])
  /** @param {string} use */
  const from = (use) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: utf8.encode(use),
  })
  const aes = { name: 'AES-GCM', length: 256 }
  const hmac = { name: 'HMAC', hash: 'SHA-256', length: 256 }
  return {
    contentKey: await crypto.subtle.deriveKey(from('kluis portal content 1'), root, aes, false, [
      'decrypt',
    ]),
    macKey: await crypto.subtle.deriveKey(from('kluis portal request 1'), root, hmac, false, [
      'sign',
    ]),
  }
}

/**
 * A part of the file in the clear. `part` is its name, to which it is bound together with the header
 * as it stands in the file. Rejects when key, name, header or a byte is wrong.
 * @param {PortalKeys} keys @param {string} headerText @param {string} part @param {string} sealed
 */
async function openPart(keys, headerText, part, sealed) {
  const bytes = bytesOf(sealed)
  const additionalData = utf8.encode(`${headerText}\n${part}`)
  const aes = { name: 'AES-GCM', iv: bytes.subarray(0, 12), additionalData }
  return new Uint8Array(await crypto.subtle.decrypt(aes, keys.contentKey, bytes.subarray(12)))
}

/**
 * The text of a request file.
 * @param {PortalKeys} keys @param {PortalHeader} header @param {string} officeKey
 * @param {PortalRequest} request @returns {Promise<string>}
 */
async function sealRequest(keys, header, officeKey, request) {
  const curve = { name: 'ECDH', namedCurve: 'P-256' }
  const theirs = bytesOf(officeKey)
  const pair = await crypto.subtle.generateKey(curve, false, ['deriveBits'])
  const ours = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
  const office = await crypto.subtle.importKey('raw', theirs, curve, false, [])
  const shared = await crypto.subtle.deriveBits(
    { name: 'ECDH', public: office },
    pair.privateKey,
    256,
  )
  const root = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  const both = new Uint8Array([...ours, ...theirs])
  const info = utf8.encode(`kluis portal seal 1 ${header.file}`)
  const key = await crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: both, info },
    root,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt'],
  )
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const frame = ['portal-request', 1, header.office, header.file, base64Of(ours)].join('\n')
  const box = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: utf8.encode(frame) },
    key,
    utf8.encode(JSON.stringify(request)),
  )
  const [nonce, sealed] = [base64Of(iv), base64Of(new Uint8Array(box))]
  const vouched = utf8.encode([frame, nonce, sealed].join('\n'))
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', keys.macKey, vouched))
  /** @type {SealedRequest} */
  const file = {
    kluis: 'portal-request',
    version: 1,
    office: header.office,
    file: header.file,
    key: base64Of(ours),
    nonce,
    sealed,
    mac: base64Of(mac),
  }
  return JSON.stringify(file, null, 1)
}
