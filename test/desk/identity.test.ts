import { lstatSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { identityIn, renewIdentityIn } from '../../electron/desk/identity'
import {
  anOffice,
  codeOf,
  ownerEmail,
  ownerPassword,
  temporaryFolder,
} from '../support/office/office'

const owner = { email: ownerEmail, password: ownerPassword }

it('a desk stays the one it was, and is another one only where nothing says which it was', () => {
  const dir = temporaryFolder()
  const { id } = identityIn(dir)
  expect(identityIn(dir).id).toBe(id)
  rmSync(join(dir, 'desk.json'))
  expect(identityIn(dir).id).not.toBe(id)
})

it.each([
  ['is cut off', (path: string) => writeFileSync(path, '{"format":"kluis-desk","ver')],
  ['is empty', (path: string) => writeFileSync(path, '')],
  ['says another thing', (path: string) => writeFileSync(path, '{"id":"the other desk"}')],
  // A link in a circle fails for everybody, also for who may read everything, and can be written over.
  [
    'cannot be read now',
    (path: string) => {
      rmSync(path)
      symlinkSync('desk.json', path)
    },
  ],
])('a file that %s makes no other desk unless somebody says so', (_, spoil) => {
  const dir = temporaryFolder()
  const path = join(dir, 'desk.json')
  const { id } = identityIn(dir)
  const before = readFileSync(path)
  spoil(path)
  const spoilt = lstatSync(path)
  expect(() => identityIn(dir)).toThrow('desk-damaged')
  expect(lstatSync(path).ino).toBe(spoilt.ino)

  const next = renewIdentityIn(dir).id
  expect(next).not.toBe(id)
  expect(identityIn(dir).id).toBe(next)
  expect(renewIdentityIn(dir).id).toBe(next)
  expect(lstatSync(`${path}.kept-1`).ino).toBe(spoilt.ino)

  rmSync(path)
  writeFileSync(path, before)
  expect(identityIn(dir).id).toBe(id)
})

it('where it is not known which desk this is nobody comes in, and no wrong guess goes uncounted', async () => {
  const office = await anOffice()
  const { id } = await office.office.session.desk.identify()
  await office.call('session.lock', {})
  writeFileSync(join(office.dir, 'desk/desk.json'), 'half a li')
  expect(await codeOf(office.call('session.unlock', owner))).toBe('desk-damaged')
  expect(await codeOf(office.call('session.unlock', { ...owner, password: 'geraden' }))).toBe(
    'desk-damaged',
  )
  expect(await office.call('session.renewDesk', {})).toMatchObject({ state: 'locked' })
  expect((await office.call('session.unlock', owner)).state).toBe('open')
  expect((await office.office.session.desk.identify()).id).not.toBe(id)
})
