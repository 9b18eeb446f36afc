import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../../../electron/launch/project'
import { newSealingKeys, toBase64 } from '../../../electron/office/crypto'
import { verifyExitCode, verifyOnly } from '../../../electron/office/verify-only'
import { signInAs } from '../../support/office/clients'
import {
  anOffice,
  emptyOffice,
  ownerEmail,
  ownerPassword,
  temporaryFolder,
  type TestOffice,
} from '../../support/office/office'
import {
  aBackup,
  anInvoiceFor,
  aPersonWithInvoice,
  backupFiles,
  erase,
  flipByte,
  ownFolder,
  start,
} from './books'

const owner = { email: ownerEmail, password: ownerPassword }

/** An office with something of everything: sealed, erased, numbered, backed up; closed. */
const aScene = async (before?: (office: TestOffice) => Promise<void> | void): Promise<string> => {
  const office = await anOffice({ now: start })
  const { clientId } = await aPersonWithInvoice(office, 'Quispelaar')
  await aPersonWithInvoice(office, 'Wolkenband')
  await erase(office, clientId, '2026-03-20')
  await aBackup(office)
  await before?.(office)
  office.close()
  return office.dir
}

const breaking =
  (...statements: string[]) =>
  (office: TestOffice): void => {
    const db = office.database()
    for (const sql of statements) db.exec(sql)
    db.close()
  }

/** Where each line of a file ends, in bytes. */
const lineEnds = (path: string): number[] =>
  [...readFileSync(path)].flatMap((byte, at) => (byte === 10 ? [at + 1] : []))

/** Every file of a folder by its hash; the lock is nobody's data. */
const hashesOf = (dir: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('office.lock'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path, createHash('sha256').update(readFileSync(path)).digest('hex')]),
  )

describe('verifying a folder without opening the office', () => {
  it('finds nothing wrong with a whole one, and changes nothing', async () => {
    const dir = await aScene()
    const before = hashesOf(dir)
    const answer = await verifyOnly(dir, owner)
    expect(answer).toMatchObject({
      ok: true,
      value: {
        ok: true,
        database: { ok: true },
        audit: { ok: true },
        archive: { ok: true, items: 1, destroyed: 0 },
        ledger: { ok: true, lines: 4 },
        backups: [{ ok: true, code: null, place: join(dir, 'backups') }],
      },
    })
    expect(verifyExitCode(answer)).toBe(0)
    expect(hashesOf(dir)).toEqual(before)
    expect(JSON.stringify(answer)).not.toContain('Wolkenband')
  })

  it('destroys nothing, also long after every term', async () => {
    const dir = await aScene()
    const answer = await verifyOnly(dir, owner)
    expect(answer.ok && answer.value.archive).toMatchObject({ items: 1, destroyed: 0 })
    const office = emptyOffice({ dir, now: '2040-01-15T09:00:00.000Z' })
    await office.call('session.unlock', owner)
    expect((await office.call('archive.check', {})).due).toMatchObject([{ items: 1 }])
    const { rows } = await office.call('archive.search', { search: 'quispelaar' })
    expect(rows).toHaveLength(1)
  })

  it('is for anybody’s password, and wants one', async () => {
    const office = await anOffice({ now: start })
    await signInAs(office, 'support')
    office.close()
    const password = 'het eigen wachtwoord van support'
    expect(await verifyOnly(office.dir, { email: null, password })).toMatchObject({ ok: true })
    expect(await verifyOnly(office.dir, { email: ownerEmail, password })).toEqual({
      ok: false,
      code: 'wrong-password',
    })
    expect(await verifyOnly(office.dir, { email: null, password: '' })).toEqual({
      ok: false,
      code: 'wrong-password',
    })
  })

  it.each([
    [
      'a sealed item that is not what was sealed',
      'archive',
      'archive-damaged',
      breaking(
        'DROP TRIGGER archiveIsOnlyDestroyed',
        'UPDATE archive SET sealed = zeroblob(300) WHERE id = 1',
      ),
    ],
    [
      'a sealed item that was promised a longer life',
      'archive',
      'archive-damaged',
      breaking(
        'DROP TRIGGER archiveIsOnlyDestroyed',
        "UPDATE archive SET destroyAfter = '2099-12-31' WHERE id = 1",
      ),
    ],
    [
      'a line of the audit log that was changed',
      'audit',
      'audit-broken',
      breaking('DROP TRIGGER auditIsNotChanged', 'UPDATE audit SET userId = NULL WHERE id = 3'),
    ],
    [
      'a line of the audit log that was taken out',
      'audit',
      'audit-broken',
      breaking('DROP TRIGGER auditIsOnlyPruned', 'DELETE FROM audit WHERE id = 4'),
    ],
  ] as const)('finds %s', async (_, part, code, broken) => {
    const dir = await aScene(broken)
    const answer = await verifyOnly(dir, owner)
    expect(answer).toMatchObject({ ok: true, value: { ok: false, database: { ok: true } } })
    expect(answer.ok && answer.value[part]).toEqual({ ok: false, code })
    expect(verifyExitCode(answer)).toBe(1)
  })

  it.each([
    ['is gone', (path: string) => rmSync(path), 'ledger-behind'],
    ['was shortened', (path: string) => truncateSync(path, lineEnds(path).at(-2)), 'ledger-behind'],
    ['has one flipped bit', (path: string) => flipByte(path, 60), 'ledger-damaged'],
    ['has half a last line', (path: string) => appendFileSync(path, '{"n":5,"at"'), 'ok'],
  ] as const)('says so when the ledger %s', async (_, spoil, code) => {
    const dir = await aScene()
    spoil(join(dir, 'office.ledger'))
    const before = hashesOf(dir)
    const answer = await verifyOnly(dir, owner)
    const verdict = answer.ok ? answer.value.ledger : null
    expect(verdict).toMatchObject(code === 'ok' ? { ok: true } : { ok: false, code })
    expect(verifyExitCode(answer)).toBe(code === 'ok' ? 0 : 1)
    expect(hashesOf(dir)).toEqual(before)
  })

  it('finds a folder that was rolled back with its ledger, by a copy and by what the desk remembers', async () => {
    const office = await anOffice({ now: start })
    const { clientId } = await aPersonWithInvoice(office, 'Quispelaar')
    await aBackup(office)
    await office.call('session.lock', {})
    const older = temporaryFolder()
    for (const name of ['office.db', 'office.ledger']) {
      cpSync(join(office.dir, name), join(older, name))
    }
    await office.call('session.unlock', owner)
    await erase(office, clientId, '2026-03-20')
    await office.office.ledgerCopied()
    const { desk } = office.office.session
    office.close()
    for (const name of ['office.db', 'office.ledger']) {
      cpSync(join(older, name), join(office.dir, name))
    }
    const ledgerBy = async (access: Parameters<typeof verifyOnly>[1]) => {
      const answer = await verifyOnly(office.dir, access)
      return answer.ok ? answer.value.ledger : answer
    }
    const found = { ok: false, code: 'older-database' }
    expect(await ledgerBy(owner)).toEqual(found)
    for (const name of readdirSync(ownFolder(office))) {
      if (name.endsWith('.ledger')) rmSync(join(ownFolder(office), name))
    }
    expect(await ledgerBy(owner)).toMatchObject({ ok: true })
    expect(await ledgerBy({ ...owner, desk: { ...desk, id: () => null } })).toEqual(found)
  })

  it('finds another key for the archive', async () => {
    const dir = await aScene(
      breaking(`UPDATE settings SET archiveKey = '${toBase64(newSealingKeys().publicKey)}'`),
    )
    const answer = await verifyOnly(dir, owner)
    expect(answer).toMatchObject({ ok: true, value: { ok: false } })
    expect(answer.ok && answer.value.keys).toEqual({ ok: false, code: 'keys-disagree' })
  })

  it('finds a database that was put back by hand, in which the erased live on', async () => {
    const office = await anOffice({ now: start })
    const { clientId } = await aPersonWithInvoice(office, 'Quispelaar')
    await office.call('session.lock', {})
    const older = join(temporaryFolder(), 'office.db')
    cpSync(join(office.dir, 'office.db'), older)
    await office.call('session.unlock', owner)
    await erase(office, clientId, '2026-03-20')
    const { id } = await office.call('clients.add', {
      kind: 'company',
      companyName: 'Blijvend',
      street: 'Markt',
      houseNumber: '3',
      postcode: '8011 LW',
      town: 'Zwolle',
      emails: [
        { address: 'a@blijvend.example', forInvoices: true, forNotices: true, forTechnical: false },
      ],
    })
    office.setClock('2026-03-21T09:00:00.000Z')
    await anInvoiceFor(office, id)
    office.close()
    cpSync(older, join(office.dir, 'office.db'))
    const answer = await verifyOnly(office.dir, owner)
    expect(answer.ok && answer.value.ledger).toEqual({ ok: false, code: 'older-database' })
    expect(verifyExitCode(answer)).toBe(1)
  })

  it('finds a damaged backup, and names it', async () => {
    const dir = await aScene()
    const place = ownFolder({ dir })
    const [name = ''] = backupFiles(place)
    flipByte(join(place, name), 20_000)
    const answer = await verifyOnly(dir, owner)
    expect(answer).toMatchObject({
      ok: true,
      value: { ok: false, database: { ok: true }, backups: [{ name, code: 'backup-damaged' }] },
    })
    expect(verifyExitCode(answer)).toBe(1)
  })

  it('finds a damaged page of the database, and then believes nothing in it', async () => {
    const dir = await aScene()
    flipByte(join(dir, 'office.db'), 40 * 4096 + 9)
    const before = hashesOf(dir)
    const answer = await verifyOnly(dir, owner)
    const damaged = { ok: false, code: 'database-damaged' }
    expect(answer.ok && answer.value).toMatchObject({
      ok: false,
      database: damaged,
      audit: damaged,
      archive: damaged,
      ledger: damaged,
      backups: [{ ok: true }],
    })
    expect(hashesOf(dir)).toEqual(before)
  })

  it('says what keeps it from looking', async () => {
    const code = async (dir: string) => {
      const answer = await verifyOnly(dir, owner)
      expect(verifyExitCode(answer)).toBe(1)
      return answer.ok ? 'ok' : answer.code
    }
    expect(await code(temporaryFolder())).toBe('keys-missing')
    const open = await anOffice({ now: start })
    expect(await code(open.dir)).toBe('office-in-use')
    open.close()
    writeFileSync(join(open.dir, 'office.restore.json'), '{}')
    expect(await code(open.dir)).toBe('restore-unfinished')
    const missing = join(temporaryFolder(), 'nergens')
    expect(await code(missing)).toBe('folder-not-writable')
    expect(existsSync(missing)).toBe(false)
  })
})

describe('the command', () => {
  const command = (args: string[], env: NodeJS.ProcessEnv) => {
    const lines = join(root, 'electron/launch/lines.ts')
    const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', lines, ...args], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, ...env },
    })
    return { status, said: stdout.trim().split('\n').filter(Boolean) }
  }

  it('answers in one line, and with 0 only when all of it holds', async () => {
    const dir = await aScene()
    const good = command([dir, '--verify'], { KLUIS_PASSWORD: ownerPassword })
    expect(good.status).toBe(0)
    expect(good.said).toHaveLength(1)
    expect(JSON.parse(good.said[0] ?? '')).toMatchObject({ ok: true, value: { ok: true } })

    const wrong = command([dir, '--verify'], { KLUIS_PASSWORD: 'niet goed' })
    expect(wrong.status).toBe(1)
    expect(wrong.said).toEqual(['{"ok":false,"code":"wrong-password"}'])

    const [name = ''] = backupFiles(ownFolder({ dir }))
    flipByte(join(ownFolder({ dir }), name), 20_000)
    const broken = command([dir, '--verify'], {
      KLUIS_PASSWORD: ownerPassword,
      KLUIS_EMAIL: ownerEmail,
    })
    expect(broken.status).toBe(1)
    expect(JSON.parse(broken.said[0] ?? '')).toMatchObject({ ok: true, value: { ok: false } })
  })
})
