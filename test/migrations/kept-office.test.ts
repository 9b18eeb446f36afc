/** Offices that were made by the program of their time, opened by the program of today. */
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../../electron/launch/project'
import { versionOf } from '../../electron/office/database/migrate'
import { migrations } from '../../electron/office/database/migrations/all'
import { validateUbl } from '../../electron/office/invoices/ubl/rules'
import { verifyOnly } from '../../electron/office/verify-only'
import { people } from '../support/full-office/fill'
import { keptName, type Known } from '../support/full-office/known'
import { wholeStandOf } from '../support/full-office/stand'
import { codeOf, emptyOffice, temporaryFolder, type TestOffice } from '../support/office/office'
import { codeAt } from '../support/office/sign-in'

const later = '2026-03-17T09:00:00.000Z'

const kept = migrations
  .map(({ version }) => join(root, 'test/fixtures', keptName(version)))
  .filter((folder) => existsSync(folder))
  .map((folder) => ({
    version: Number(folder.slice(-3)),
    folder,
    known: JSON.parse(readFileSync(join(folder, 'known.json'), 'utf8')) as Known,
  }))

const aCopy = (folder: string): TestOffice => {
  const dir = join(temporaryFolder(), 'office')
  cpSync(join(folder, 'office'), dir, { recursive: true })
  return emptyOffice({ dir, now: later })
}

/** Her authenticator app is asked for in every way she comes in. */
const withCode = async (office: TestOffice, { secrets }: Known, at = later): Promise<void> => {
  expect(await office.call('session.status', {})).toMatchObject({ step: 'code' })
  office.setClock(at)
  await office.call('session.giveCode', { code: codeAt(secrets.totpSecret, at) })
}

const signIn = async (office: TestOffice, known: Known): Promise<void> => {
  await office.call('session.unlock', people.olga)
  await withCode(office, known)
}

const versionIn = (office: TestOffice): number => {
  const db = office.database()
  try {
    return versionOf(db)
  } finally {
    db.close()
  }
}

it('an office of each frozen form is kept', () => {
  expect(kept.map(({ version }) => version)).toContain(1)
})

describe.each(kept)('an office of form $version', ({ folder, known }) => {
  it('opens for its owner, and nothing is missing', async () => {
    const office = aCopy(folder)
    await signIn(office, known)
    expect(versionIn(office)).toBe(migrations.length)
    expect(await wholeStandOf(office)).toMatchObject(known.stand)
    const { rows } = await office.call('archive.search', {})
    expect(rows.map(({ name }) => name).sort()).toEqual(['Sanne Vertrokken', 'Vertrokken'])
    expect(await office.call('archive.foreign', {})).toEqual([])
    // A document sealed by the program of then, as the e-invoice of today; a person has no number.
    const sealed = rows.find(({ kind }) => kind === 'invoice')?.id ?? 0
    const xml = join(office.dir, 'sealed.xml')
    await office.call('archive.saveDocument', { id: sealed, kind: 'ubl', file: office.saveTo(xml) })
    const broken = validateUbl(readFileSync(xml, 'utf8')).map(({ rule }) => rule)
    expect(broken).toEqual(['BR-NL-10'])
    office.close()
    expect(await verifyOnly(office.dir, people.olga, () => new Date(later))).toMatchObject({
      ok: true,
      value: { ok: true },
    })
  })

  it.each(['tweede', 'sam', 'suus'] as const)('opens for %s', async (name) => {
    const office = aCopy(folder)
    expect(await office.call('session.unlock', people[name])).toMatchObject({ state: 'open' })
    expect(versionIn(office)).toBe(migrations.length)
  })

  it('opens with its recovery kit, and with no password that is wrong', async () => {
    const office = aCopy(folder)
    const { email } = people.tweede
    expect(await codeOf(office.call('session.unlock', { email, password: 'niet dit' }))).toBe(
      'wrong-password',
    )
    const { recoveryKey } = known.secrets
    const password = 'een wachtwoord van na de herstelset'
    await office.call('session.recover', { email, recoveryKey, password })
    expect(await wholeStandOf(office)).toMatchObject(known.stand)
  })

  it('has a backup that is put back, on a machine that never saw it too', async () => {
    const office = aCopy(folder)
    await signIn(office, known)
    const path = join(folder, 'office/backups', known.backup)
    const { email, password } = people.olga
    const access = { by: 'password', email, password } as const
    await office.call('backup.restore', { file: office.backupAt(path), access })
    await withCode(office, known, '2026-03-17T09:05:00.000Z')
    expect(await wholeStandOf(office)).toMatchObject(known.stand)
    const elsewhere = emptyOffice({ now: later })
    await elsewhere.call('backup.restore', { file: elsewhere.backupAt(path), access })
    await withCode(elsewhere, known)
    expect(versionIn(elsewhere)).toBe(migrations.length)
    expect(await wholeStandOf(elsewhere)).toMatchObject(known.stand)
  })

  it('is brought to no newer form, and not written to, where it is not the newest', async () => {
    const office = aCopy(folder)
    const path = join(office.dir, 'office.db')
    const older = readFileSync(path)
    await office.call('session.unlock', people.tweede)
    const user = { name: 'Nel', email: 'nel@voorbeeld.nl', role: 'staff' } as const
    await office.call('users.add', user)
    office.close()
    writeFileSync(path, older)
    const again = emptyOffice({ dir: office.dir, now: later })
    expect(await codeOf(again.call('session.unlock', people.tweede))).toBe('older-database')
    expect(readFileSync(path).equals(older)).toBe(true)
  })

  it('issues the next number, and no other', async () => {
    const office = aCopy(folder)
    await office.call('session.unlock', people.sam)
    const { rows } = await office.call('clients.list', { search: 'zonneveld' })
    const draft = await office.call('invoices.addDraft', {
      clientId: rows[0]?.id ?? 0,
      supplyFrom: '2026-03-16',
      lines: [{ description: 'Hosting', unitPriceCents: 1000, vatKind: 'standard' }],
    })
    expect(await office.call('invoices.issue', { id: draft.id })).toMatchObject({
      number: '2026-0007',
    })
  })
})
