import type { CallOptions } from '../../../electron/office/door'
import { newSealingKeys, randomBytes } from '../../../electron/office/crypto'
import type { Secrets } from '../../../electron/office/session/keys/slots'
import type { Output } from '../../../shared/contract'
import { ownerPassword, type TestOffice } from './office'

/** What an owner's slot holds, of an office that rotated its keys once. */
export const someSecrets = (): Secrets => {
  const archive = newSealingKeys()
  return {
    epoch: 3,
    databaseKey: randomBytes(32),
    archiveKey: archive.publicKey,
    archivePrivateKeys: [archive.privateKey, randomBytes(32)],
    ledgerKeys: [
      { firstLine: 1, key: randomBytes(32) },
      { firstLine: 17, key: randomBytes(32) },
    ],
  }
}

/** New keys for the whole office, by the owner who is signed in; everybody stays unless told otherwise. */
export const rotate = async (
  office: Pick<TestOffice, 'call'>,
  { stay, password = ownerPassword }: { stay?: number[]; password?: string } = {},
  options: CallOptions = {},
): Promise<Output<'session.prepareRotation'>> => {
  const users = await office.call('users.list', {})
  const all = users.filter(({ disabledAt }) => disabledAt === null).map(({ id }) => id)
  const { user } = await office.call('session.status', {})
  const others = all.filter((id) => id !== user?.id)
  const plan = await office.call('session.prepareRotation', { password, stay: stay ?? others })
  const [text = ''] = plan.recoveryKey.split('-')
  await office.call('session.rotateKey', { group: 1, text }, options)
  return plan
}
