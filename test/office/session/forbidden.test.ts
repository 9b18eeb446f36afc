/** Files of an office that belong to somebody else, looked at by a program that runs as another user. */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../../../electron/launch/project'
import { anOffice, ownerEmail, ownerPassword, temporaryFolder } from '../../support/office/office'

/** Nobody's account, everywhere. */
const nobody = 65_534

interface Answer {
  id: number
  ok: boolean
  code?: string
  details?: object
  value?: object
}

/** What the office answers a program of that user. */
const asNobody = (dir: string, ...requests: object[]): Answer[] => {
  const lines = requests.map((request, id) => JSON.stringify({ id, ...request })).join('\n')
  const { stdout } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(root, 'electron/launch/lines.ts'), dir],
    {
      cwd: root,
      uid: nobody,
      gid: nobody,
      input: `${lines}\n`,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: dir, TMPDIR: dir, KLUIS_PASSWORD: '' },
    },
  )
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('{"id"'))
    .map((line) => JSON.parse(line) as Answer)
}

const status = { op: 'session.status' }
const unlock = { op: 'session.unlock', input: { email: ownerEmail, password: ownerPassword } }

/** An office that belongs to nobody's account, but for these files. */
const ownedBut = async (...names: string[]): Promise<string> => {
  const office = await anOffice()
  office.close()
  const dir = join(temporaryFolder(), 'office')
  cpSync(office.dir, dir, { recursive: true })
  chownSync(dir, nobody, nobody)
  // The folder above is the tests' own, for one user.
  chmodSync(join(dir, '..'), 0o755)
  // Without a line yet there is no ledger.
  for (const name of names) if (!existsSync(join(dir, name))) writeFileSync(join(dir, name), '')
  for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' }))
    if (!names.includes(name)) chownSync(join(dir, name), nobody, nobody)
  for (const name of names) chmodSync(join(dir, name), 0o600)
  return dir
}

describe('a file of the office that this user may not read', () => {
  it.for([
    ['office.keys.json', ['office.keys.json', 'office.keys.copy.json']],
    ['office.db', ['office.db']],
    ['office.ledger', ['office.ledger']],
  ] as const)('is named, and not called damaged: %s', async ([named, names], { skip }) => {
    if (process.getuid?.() !== 0) return skip('only root gives a file to somebody else')
    const dir = await ownedBut(...names)
    const [looked, opened] = asNobody(dir, status, unlock)
    expect(looked?.value).toMatchObject({ state: 'trouble', trouble: null, forbidden: named })
    expect(opened).toMatchObject({ ok: false, code: 'file-forbidden', details: { file: named } })
    // Given back to its user it opens, and nothing was changed meanwhile.
    for (const name of names) chownSync(join(dir, name), nobody, nobody)
    const [whole, open] = asNobody(dir, status, unlock)
    expect(whole?.value).toMatchObject({ state: 'locked', trouble: null, forbidden: null })
    expect(open).toMatchObject({ ok: true })
  })

  it('keeps nobody out while another key file can be read', async ({ skip }) => {
    if (process.getuid?.() !== 0) return skip('only root gives a file to somebody else')
    const dir = await ownedBut('office.keys.json')
    const [looked, opened] = asNobody(dir, status, unlock)
    expect(looked?.value).toMatchObject({ state: 'locked', forbidden: null })
    expect(opened).toMatchObject({ ok: true })
  })

  it('is still told apart from one that is not there', async ({ skip }) => {
    if (process.getuid?.() !== 0) return skip('only root gives a file to somebody else')
    const dir = await ownedBut()
    renameSync(join(dir, 'office.db'), join(dir, 'elsewhere'))
    expect(asNobody(dir, status)[0]?.value).toMatchObject({
      trouble: 'database-missing',
      forbidden: null,
    })
    expect(existsSync(join(dir, 'office.db'))).toBe(false)
    rmSync(dir, { recursive: true })
  })
})
