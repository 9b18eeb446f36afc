import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { collect } from '../../../electron/office/credentials/personal-data'
import { ownerEmail, ownerPassword } from '../../support/office/office'
import { useKeyring } from '../../support/desktop/keyring'
import { filesIn, filesWith } from '../../support/office/leaks'
import { aLogin, officeWithClient } from '../../support/office/logins'

const held = useKeyring()

/** In no dictionary, and long enough that chance does not write it. */
const marker = 'kL7-marker-Qz93xW-vD51'
const userName = 'naam-marker-Hy28'

const hits = (folder: string): string[] => filesWith(folder, [marker, userName])

const inKeyring = (): number => held.keyring.dump().split(marker).length - 1

it('a secret is in the keychain once while it is kept, nowhere after, and never anywhere else', async () => {
  // Everything this test writes, its own temporary files too, lies in one folder.
  const everything = mkdtempSync(join(tmpdir(), 'kluis-leak-'))
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = everything
  onTestFinished(() => {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
    rmSync(everything, { recursive: true, force: true })
  })
  const dir = join(everything, 'office')
  const exports = join(everything, 'exports')
  mkdirSync(exports)
  // Without encryption, so that raw bytes would show it.
  const office = await officeWithClient({ dir, plain: true })
  const proof = { by: 'password', password: ownerPassword } as const
  const fields = [
    { kind: 'user-name', value: userName },
    { kind: 'password', value: marker },
  ] as const

  const { id } = await office.call('credentials.add', aLogin({ fields: [...fields] }))
  expect(inKeyring()).toBe(1)
  expect(hits(everything)).toEqual([])

  for (const field of [0, 1]) await office.call('credentials.copy', { id, field })
  await office.call('credentials.reveal', { id, proof })
  office.setClock('2026-03-16T12:30:00.000Z')
  await office.call('credentials.extend', { id, lifetime: '1h', reason: 'Klus loopt uit' })
  const save = (name: string) => office.saveTo(join(exports, name))
  await office.call('credentials.handOver', { id, proof, file: save('login.kluislogin') })
  await office.call('credentials.saveReport', { file: save('logins.csv'), language: 'nl' })
  await office.call('audit.exportCsv', { file: save('audit.csv') })
  await office.call('backup.make', {})
  expect(JSON.stringify(collect(office.database(), 1))).not.toMatch(/marker/)
  expect(inKeyring()).toBe(1)
  expect(hits(everything)).toEqual([])

  await office.call('session.lock', {})
  await office.call('session.unlock', { email: ownerEmail, password: ownerPassword })
  await office.call('credentials.done', { id })
  const statement = { clientId: 1, id, file: save('verklaring.pdf'), language: 'nl' } as const
  await office.call('credentials.saveStatement', statement)
  expect(inKeyring()).toBe(0)
  expect(hits(everything)).toEqual([])
  // The marker would have been seen: the label of the same login is found.
  expect(filesIn(dir).some((path) => readFileSync(path).includes('Certificaat vernieuwen'))).toBe(
    true,
  )

  await office.call('backup.make', {})
  office.close()
  expect(hits(everything)).toEqual([])
})
