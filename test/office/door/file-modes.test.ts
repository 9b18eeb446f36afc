/** Nobody else on this computer reads a file of the office, whatever the folder's own mode. */
import { chmodSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { anOffice, codeOf, ownerEmail, ownerPassword } from '../../support/office/office'
import { rotate } from '../../support/office/slots'
import { aBackup, aPersonWithInvoice, restore, start } from '../backup/books'

/** Files that somebody else may read or write. */
const open = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => (statSync(path).mode & 0o077) !== 0)

it('every file of an office is its user’s alone', async ({ skip }) => {
  if (process.platform === 'win32') return skip('files have no modes there')
  const office = await anOffice({ now: start, fresh: true })
  chmodSync(office.dir, 0o755)
  await aPersonWithInvoice(office, 'Quispelaar')
  const path = await aBackup(office)
  expect(open(office.dir)).toEqual([])
  await restore(office, path)
  expect(open(office.dir)).toEqual([])
  await office.call('session.lock', {})
  const email = ownerEmail
  await codeOf(office.call('session.unlock', { email, password: 'mis' }))
  expect(open(office.dir)).toEqual([])
  await office.call('session.unlock', { email, password: ownerPassword })
  await office.call('users.add', { name: 'Sam', email: 'sam@voorbeeld.nl', role: 'staff' })
  await rotate(office, {}, { progress: () => expect(open(office.dir)).toEqual([]) })
  expect(open(office.dir)).toEqual([])
})
