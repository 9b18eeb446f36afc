import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  keyFileText,
  parseKeyFile,
  putNextInPlace,
  readKeyFiles,
  writeKeyFile,
  writeNext,
  type KeyFile,
} from '../../../../electron/office/session/keys/key-file'
import { randomBytes } from '../../../../electron/office/crypto'
import { makeSlot, newSlotKey, whoDigest } from '../../../../electron/office/session/keys/slots'
import { codeOf, temporaryFolder } from '../../../support/office/office'
import { someSecrets } from '../../../support/office/slots'

const officeId = 'office-1234'
const digestKey = Buffer.alloc(32, 7).toString('base64')

const slotFor = async (id: string, email: string | null) => {
  const who = email === null ? null : whoDigest({ digestKey }, email)
  return makeSlot(officeId, { id, class: 'owner', who }, await newSlotKey(id), someSecrets())
}

const aKeyFile = async (): Promise<KeyFile> => ({
  format: 'kluis-keys',
  version: 2,
  officeId,
  digestKey,
  epoch: 4,
  slots: [await slotFor('slot-of-sam', 'sam@voorbeeld.nl'), await slotFor('slot-of-kit', null)],
})

const inFolder = (dir: string, name: string) => join(dir, name)
const codeFor = (dir: string) => codeOf((async () => readKeyFiles(dir))())

describe('the key file', () => {
  it('lies there twice, and either one is enough', async () => {
    const dir = temporaryFolder()
    const file = await aKeyFile()
    writeKeyFile(dir, file)
    expect(readKeyFiles(dir)).toHaveLength(2)
    for (const name of ['office.keys.json', 'office.keys.copy.json']) {
      writeKeyFile(dir, file)
      truncateSync(inFolder(dir, name), 300)
      expect(readKeyFiles(dir).map(({ file: one }) => keyFileText(one))).toEqual([
        keyFileText(file),
      ])
    }
  })

  it('says the same whatever order its slots are in', async () => {
    const file = await aKeyFile()
    expect(keyFileText({ ...file, slots: [...file.slots].reverse() })).toBe(keyFileText(file))
  })

  it('that is to come is tried after the present one and before the copy', async () => {
    const dir = temporaryFolder()
    const file = await aKeyFile()
    writeKeyFile(dir, file)
    writeNext(dir, { ...file, epoch: 5 })
    expect(readKeyFiles(dir).map(({ file: { epoch } }) => epoch)).toEqual([4, 5, 4])
    putNextInPlace(dir, { ...file, epoch: 5 })
    expect(readKeyFiles(dir).map(({ file: { epoch } }) => epoch)).toEqual([5, 5])
    expect(existsSync(inFolder(dir, 'office.keys.next.json'))).toBe(false)
  })

  it('is named when it is missing, and when nothing of it is whole', async () => {
    const dir = temporaryFolder()
    expect(await codeFor(dir)).toBe('keys-missing')
    writeFileSync(inFolder(dir, 'office.keys.json'), 'x')
    expect(await codeFor(dir)).toBe('keys-damaged')
  })

  it('of the form before the first release is refused by name', async () => {
    const dir = temporaryFolder()
    const text = JSON.stringify({ format: 'kluis-keys', version: 1, slots: [] }, null, 1)
    writeFileSync(inFolder(dir, 'office.keys.json'), text)
    expect(await codeFor(dir)).toBe('keys-of-version-1')
    writeFileSync(inFolder(dir, 'office.keys.json'), `${text}\n//0123abcd\n`)
    expect(await codeFor(dir)).toBe('keys-of-version-1')
  })

  it('of more bytes than any key file is not read', async () => {
    const dir = temporaryFolder()
    writeKeyFile(dir, await aKeyFile())
    truncateSync(inFolder(dir, 'office.keys.json'), 2 ** 33)
    expect(readKeyFiles(dir)).toHaveLength(1)
  })

  type Change = (file: KeyFile) => object
  const [sam, kit] = [0, 1]
  const withSlot =
    (place: number, change: object): Change =>
    (file) => ({
      ...file,
      slots: file.slots.map((slot, at) => (at === place ? { ...slot, ...change } : slot)),
    })
  it.each<[string, Change]>([
    [
      'gigabytes of Argon2id',
      withSlot(sam, {
        kdf: {
          algorithm: 'argon2id13',
          ops: 3,
          mem: 2 ** 31,
          salt: Buffer.alloc(16).toString('base64'),
        },
      }),
    ],
    ['a kit that is not an owner’s', withSlot(kit, { class: 'member' })],
    ['a kit of one desktop', withSlot(kit, { desktop: true })],
    ['a user without an address', withSlot(sam, { who: null })],
    ['a public key to seal to', withSlot(sam, { publicKey: 'AAAA' })],
    ['a box of megabytes', withSlot(sam, { box: 'A'.repeat(2 ** 20) })],
    ['a path for an id', withSlot(sam, { id: '../../etc/passwd' })],
    [
      'two slots for one address',
      (file) => ({ ...file, slots: [...file.slots, { ...file.slots[sam], id: 'another-slot' }] }),
    ],
    [
      'two kits',
      (file) => ({ ...file, slots: [...file.slots, { ...file.slots[kit], id: 'another-slot' }] }),
    ],
    ['one slot twice', (file) => ({ ...file, slots: [...file.slots, file.slots[sam]] })],
    [
      'an archive key',
      (file) => ({ ...file, archivePublicKey: Buffer.from(randomBytes(32)).toString('base64') }),
    ],
    ['no slot at all', (file) => ({ ...file, slots: [] })],
    ['a version to come', (file) => ({ ...file, version: 3 })],
  ])('is not taken with %s', async (_, change) => {
    const file = await aKeyFile()
    expect(parseKeyFile(JSON.stringify(change(file)))).toBeNull()
    expect(parseKeyFile(JSON.stringify(file))).not.toBeNull()
  })

  it('holds no address and none of the keys', async () => {
    const dir = temporaryFolder()
    const secrets = someSecrets()
    const who = whoDigest({ digestKey }, 'sam@voorbeeld.nl')
    const slot = makeSlot(
      officeId,
      { id: 'slot-of-sam', class: 'owner', who },
      await newSlotKey('x'),
      secrets,
    )
    writeKeyFile(dir, { ...(await aKeyFile()), slots: [slot] })
    const text = readFileSync(inFolder(dir, 'office.keys.json'), 'utf8')
    expect(text).not.toContain('voorbeeld')
    for (const key of [secrets.databaseKey, secrets.archiveKey, ...secrets.archivePrivateKeys]) {
      expect(text).not.toContain(Buffer.from(key).toString('base64').slice(0, 20))
    }
  })
})
