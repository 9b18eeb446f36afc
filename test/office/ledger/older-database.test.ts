/** An older file put back beside a newer ledger: never worked in unseen. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { AppError } from '../../../shared/errors'
import { isAppError } from '../../../shared/errors'
import { aPerson, signInAs } from '../../support/office/clients'
import {
  anOffice,
  codeOf,
  forgetDesk,
  ownerEmail,
  ownerPassword,
  temporaryFolder,
  type TestOffice,
} from '../../support/office/office'
import { nextKey } from '../../support/office/twice'
import {
  aBackup,
  anInvoiceFor,
  aPersonWithInvoice,
  asOwner,
  erase,
  ownFolder,
  restore,
  start,
} from '../backup/books'

const owner = { email: ownerEmail, password: ownerPassword }
const unlock = (office: TestOffice) => office.call('session.unlock', owner)

const refusalOf = async (work: Promise<unknown>): Promise<AppError> => {
  try {
    await work
  } catch (error) {
    if (isAppError(error)) return error
    throw error
  }
  throw new Error('it was not refused')
}

/** Everything in the folder but the lock and the program's own log, by name. */
const bytesOf = (dir: string): [string, string][] =>
  readdirSync(dir)
    .filter((name) => /^office\.(db|ledger|keys)/.test(name))
    .sort()
    .map((name) => [name, readFileSync(join(dir, name), 'latin1')])

interface Scene {
  office: TestOffice
  erased: number
  stays: number
}

/** Two clients; the database of then is kept; one is erased and the other gets an invoice. */
const anOlderFile = async (): Promise<Scene & { older: string }> => {
  const office = await anOffice({ now: start })
  const { clientId: erased } = await aPersonWithInvoice(office, 'Quispelaar')
  const { clientId: stays } = await aPersonWithInvoice(office, 'Wolkenband')
  await signInAs(office, 'staff')
  await unlock(office)
  await office.call('session.lock', {})
  const older = join(temporaryFolder(), 'office.db')
  cpSync(join(office.dir, 'office.db'), older)
  await unlock(office)
  return { office, erased, stays, older }
}

const withOlderFile = async (): Promise<Scene> => {
  const { office, erased, stays, older } = await anOlderFile()
  await erase(office, erased, '2026-03-20')
  await anInvoiceFor(office, stays)
  await office.office.ledgerCopied()
  office.close()
  cpSync(older, join(office.dir, 'office.db'))
  return { office: office.reopen(), erased, stays }
}

describe('an older office.db beside a newer ledger', () => {
  it('opens for nobody, says to an owner what is missing, and changes nothing', async () => {
    const { office } = await withOlderFile()
    const before = bytesOf(office.dir)
    const refused = await refusalOf(unlock(office))
    expect(refused.code).toBe('older-database')
    expect(refused.details).toEqual({
      gap: { since: start, invoices: 1, erasures: 1, others: expect.any(Number) as number },
    })
    const staff = { email: 'staff@voorbeeld.nl', password: 'het eigen wachtwoord van staff' }
    const toStaff = await refusalOf(office.call('session.unlock', staff))
    expect([toStaff.code, toStaff.details]).toEqual(['older-database', { gap: null }])
    expect((await office.call('session.status', {})).state).toBe('locked')
    expect(bytesOf(office.dir)).toEqual(before)
  })

  it('is gone on with by an owner: the erased stay erased, no number comes twice', async () => {
    const { office, erased, stays } = await withOlderFile()
    const report = await office.call('backup.goOn', { access: asOwner })
    expect(report).toMatchObject({ erased: 1, numbersSkipped: 1, aftermathUnknown: false })
    expect(await codeOf(office.call('clients.get', { id: erased }))).toBe('not-found')
    expect((await anInvoiceFor(office, stays)).number).toBe('2026-0004')
    expect((await office.call('audit.verify', {})).firstBroken).toBeNull()
    await office.call('session.lock', {})
    expect(await unlock(office)).toMatchObject({ state: 'open' })
  })

  it('loses what was asked of the office before: it is never carried out again', async () => {
    const { office, erased, older } = await anOlderFile()
    const key = await nextKey(office)
    await office.call('clients.add', aPerson({ lastName: 'Nietmeer' }), { key })
    await erase(office, erased, '2026-03-20')
    await office.office.ledgerCopied()
    office.close()
    cpSync(older, join(office.dir, 'office.db'))
    const again = office.reopen()
    await again.call('backup.goOn', { access: asOwner })
    const asked = again.call('clients.add', aPerson({ lastName: 'Nietmeer' }), { key })
    expect(await codeOf(asked)).toBe('outcome-lost')
    expect((await again.call('clients.list', { search: 'nietmeer' })).rows).toEqual([])
  })

  it('is not gone on with by staff, nor with a wrong password', async () => {
    const { office } = await withOlderFile()
    const before = bytesOf(office.dir)
    const access = {
      by: 'password' as const,
      email: 'staff@voorbeeld.nl',
      password: 'het eigen wachtwoord van staff',
    }
    expect(await codeOf(office.call('backup.goOn', { access }))).toBe('forbidden')
    const wrong = { ...asOwner, password: 'een ander wachtwoord' }
    expect(await codeOf(office.call('backup.goOn', { access: wrong }))).toBe('wrong-password')
    expect(bytesOf(office.dir)).toEqual(before)
  })

  it('is gone on with by the owner’s newest password: what the rows of then say of it counts for nothing', async () => {
    const { office, older } = await anOlderFile()
    const password = 'een wachtwoord van na die tijd'
    await office.call('session.changePassword', { current: ownerPassword, password })
    await office.office.ledgerCopied()
    office.close()
    cpSync(older, join(office.dir, 'office.db'))
    const again = office.reopen()
    const newest = { ...owner, password }
    expect(await codeOf(again.call('session.unlock', newest))).toBe('older-database')
    expect(await codeOf(unlock(again))).toBe('wrong-password')
    await again.call('backup.goOn', { access: { ...asOwner, password } })
    await again.call('session.lock', {})
    expect(await codeOf(unlock(again))).toBe('wrong-password')
    expect(await again.call('session.unlock', newest)).toMatchObject({ state: 'open' })
  })

  it('is found by a copy in a backup folder, also when the ledger was put back with it', async () => {
    const { office, erased, older } = await anOlderFile()
    const ledger = readFileSync(join(office.dir, 'office.ledger'))
    await aBackup(office)
    await erase(office, erased, '2026-03-20')
    await office.office.ledgerCopied()
    office.close()
    cpSync(older, join(office.dir, 'office.db'))
    writeFileSync(join(office.dir, 'office.ledger'), ledger)
    const again = office.reopen()
    expect(await codeOf(unlock(again))).toBe('older-database')
    rmSync(join(again.dir, 'office.ledger'))
    expect(await codeOf(unlock(again))).toBe('older-database')
  })

  it('is no way to go on unseen while somebody works in the office', async () => {
    const office = await anOffice({ now: start })
    expect(await codeOf(office.call('backup.goOn', { access: asOwner }))).toBe('busy')
    expect((await office.call('session.status', {})).state).toBe('open')
  })
})

describe('two histories', () => {
  it('open for nobody, and are both done again by an owner who goes on', async () => {
    const { office, erased, stays, older } = await anOlderFile()
    const ledger = readFileSync(join(office.dir, 'office.ledger'))
    await erase(office, erased, '2026-03-20')
    await office.office.ledgerCopied()
    office.close()
    const newer = readFileSync(join(office.dir, 'office.ledger'))
    // The older file is worked in where nothing tells of the newer one: at another desk.
    forgetDesk(office.dir)
    cpSync(older, join(office.dir, 'office.db'))
    writeFileSync(join(office.dir, 'office.ledger'), ledger)
    rmSync(ownFolder(office), { recursive: true, force: true })
    const other = office.reopen()
    await unlock(other)
    await anInvoiceFor(other, stays)
    other.close()
    writeFileSync(join(office.dir, 'office.ledger'), newer)
    const again = other.reopen()
    const refused = await refusalOf(unlock(again))
    expect(refused.code).toBe('two-histories')
    expect(refused.details).toMatchObject({ gap: { erasures: 1 } })
    const report = await again.call('backup.goOn', { access: asOwner })
    expect(report).toMatchObject({ erased: 1 })
    expect((await anInvoiceFor(again, stays)).number).toBe('2026-0004')
  })

  it('are none where an owner closed the other one by putting back a backup', async () => {
    const office = await anOffice({ now: start })
    const { clientId } = await aPersonWithInvoice(office, 'Quispelaar')
    const path = await aBackup(office)
    await anInvoiceFor(office, clientId)
    office.close()
    // A disk that was not plugged in when the backup was put back elsewhere.
    const left = readFileSync(join(office.dir, 'office.ledger'), 'utf8')
    for (const name of ['office.db', 'office.ledger']) rmSync(join(office.dir, name))
    for (const name of readdirSync(ownFolder(office))) {
      if (name.endsWith('.ledger')) rmSync(join(ownFolder(office), name))
    }
    const back = office.reopen()
    await restore(back, path)
    await back.call('session.lock', {})
    const code = /kluis-([0-9a-f]{8})/.exec(path)?.[1] ?? ''
    mkdirSync(ownFolder(back), { recursive: true })
    writeFileSync(join(ownFolder(back), `kluis-${code}-0a0b0c0d.ledger`), left)
    expect(await unlock(back)).toMatchObject({ state: 'open' })
  })
})
