/**
 * Loaded before the program (`--import`), in test processes and their worker threads only: Argon2id of
 * this machine's own instructions instead of libsodium's portable one, four times as fast, and a key
 * that was made once in this run of tests is not made again. Same password, salt and parameters, same
 * key, so that whoever asks gets what libsodium gives, with the parameters the program asked for: the
 * first key of a run is made by both. Without the run's folder in the environment nothing is changed.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { threadId } from 'node:worker_threads'
import { hashRawSync } from '@node-rs/argon2'
import sodium from 'libsodium-wrappers-sumo'

/** `Algorithm.Argon2id`, which is there as a type alone. */
const argon2id = 2
const folder = process.env['KLUIS_TEST_RUN']

if (folder) {
  await sodium.ready
  const keys = join(folder, 'keys')
  mkdirSync(keys, { recursive: true })
  const derive = sodium.crypto_pwhash
  /** @param {string} path */
  const known = (path) => {
    try {
      return new Uint8Array(readFileSync(path))
    } catch {
      return null
    }
  }
  /**
   * @param {number} length @param {string | Uint8Array} password @param {Uint8Array} salt
   * @param {number} ops @param {number} mem
   */
  const native = (length, password, salt, ops, mem) =>
    new Uint8Array(
      hashRawSync(password, {
        salt,
        timeCost: ops,
        memoryCost: Math.floor(mem / 1024),
        parallelism: 1,
        outputLen: length,
        algorithm: argon2id,
      }),
    )
  sodium.crypto_pwhash = /** @type {typeof derive} */ (
    (length, password, salt, ops, mem, algorithm, format) => {
      const portable = () => derive(length, password, salt, ops, mem, algorithm, format)
      const isUsual = algorithm === sodium.crypto_pwhash_ALG_ARGON2ID13
      if (format || !isUsual || salt.length !== sodium.crypto_pwhash_SALTBYTES) return portable()
      const asked = createHash('sha256')
      for (const part of [length, ops, mem, algorithm]) asked.update(`${part} `)
      asked.update(`${password.length} `).update(password).update(salt)
      const path = join(keys, asked.digest('hex'))
      const found = known(path)
      if (found) return found
      const key = native(length, password, salt, ops, mem)
      if (readdirSync(keys).length === 0 && Buffer.compare(key, portable()) !== 0)
        throw new Error('Argon2id of this machine is not that of libsodium')
      const half = `${path}.${process.pid}-${threadId}`
      writeFileSync(half, key)
      renameSync(half, path)
      return key
    }
  )
}
