/**
 * Loaded before the program (`--import`), in test processes and their worker threads only: a key that
 * Argon2id made once in this run of tests is not made again. Same password, salt and parameters, same
 * key, so that whoever asks gets what Argon2id itself gave, with the parameters the program asked for.
 * Without the run's folder in the environment nothing is changed.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { threadId } from 'node:worker_threads'
import sodium from 'libsodium-wrappers-sumo'

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
  sodium.crypto_pwhash = /** @type {typeof derive} */ (
    (length, password, salt, ops, mem, algorithm, format) => {
      if (format) return derive(length, password, salt, ops, mem, algorithm, format)
      const asked = createHash('sha256')
      for (const part of [length, ops, mem, algorithm]) asked.update(`${part} `)
      asked.update(`${password.length} `).update(password).update(salt)
      const path = join(keys, asked.digest('hex'))
      const found = known(path)
      if (found) return found
      const key = derive(length, password, salt, ops, mem, algorithm)
      const half = `${path}.${process.pid}-${threadId}`
      writeFileSync(half, key)
      renameSync(half, path)
      return key
    }
  )
}
