import { lstatSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { identityIn } from '../../electron/desk/identity'
import { temporaryFolder } from '../support/office/office'

it('a desk stays the one it was, and is another one only where nothing says which it was', () => {
  const dir = temporaryFolder()
  const { id } = identityIn(dir)
  expect(identityIn(dir).id).toBe(id)
  writeFileSync(join(dir, 'desk.json'), 'half a li')
  const next = identityIn(dir).id
  expect(next).not.toBe(id)
  expect(identityIn(dir).id).toBe(next)
  rmSync(join(dir, 'desk.json'))
  expect(identityIn(dir).id).not.toBe(next)
})

it('a file that cannot be read now is neither believed to be gone nor written over', () => {
  const dir = temporaryFolder()
  identityIn(dir)
  const path = join(dir, 'desk.json')
  const before = readFileSync(path, 'utf8')
  rmSync(path)
  // A link in a circle fails for everybody, also for who may read everything, and can be written over.
  symlinkSync('desk.json', path)
  expect(() => identityIn(dir)).toThrow('ELOOP')
  expect(lstatSync(path).isSymbolicLink()).toBe(true)
  rmSync(path)
  writeFileSync(path, before)
  expect(identityIn(dir).id).toBe((JSON.parse(before) as { id: string }).id)
})
