import { newSealingKeys, randomBytes } from '../../../electron/office/crypto'
import type { Secrets } from '../../../electron/office/session/keys/slots'

/** What an owner's slot holds, of an office that rotated its keys once. */
export const someSecrets = (): Secrets => {
  const archive = newSealingKeys()
  return {
    epoch: 3,
    databaseKey: randomBytes(32),
    archiveKey: archive.publicKey,
    archivePrivateKeys: [archive.privateKey, randomBytes(32)],
    ledgerKeys: [
      { from: 1, key: randomBytes(32) },
      { from: 17, key: randomBytes(32) },
    ],
  }
}
