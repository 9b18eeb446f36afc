/** Argon2id, beside the office so that it can answer. Passwords come in as bytes and are overwritten. */
import { parentPort } from 'node:worker_threads'
import sodium from 'libsodium-wrappers-sumo'

await sodium.ready
const keyBytes = 32

parentPort?.on('message', ({ password, salt, ops, mem }) => {
  try {
    const algorithm = sodium.crypto_pwhash_ALG_ARGON2ID13
    const key = sodium.crypto_pwhash(keyBytes, password, salt, ops, mem, algorithm)
    parentPort?.postMessage({ result: key }, [key.buffer])
  } catch (error) {
    parentPort?.postMessage({ failure: error instanceof Error ? error.message : '' })
  } finally {
    sodium.memzero(password)
  }
})
