/** What was sealed is opened as an owner comes in: what an owner's keys do not open is told. */
import { describe, expect, it } from 'vitest'
import { newSealingKeys } from '../../../electron/office/crypto'
import { sealItem } from '../../../electron/office/archive/seal'
import { signInAs } from '../../support/office/clients'
import { aMember, signIn } from '../../support/office/key-files'
import {
  anOffice,
  codeOf,
  emptyOffice,
  ownerEmail,
  ownerPassword,
  type TestOffice,
} from '../../support/office/office'
import { rotate } from '../../support/office/slots'
import { aPersonWithInvoice, erase, start } from '../backup/books'

const owner = { email: ownerEmail, password: ownerPassword }
const look = (office: TestOffice) => office.call('archive.lookAtNew', {})
const foreign = async (office: TestOffice) =>
  (await office.call('archive.foreign', {})).map(({ id }) => id)

const withItems = async (): Promise<TestOffice> => {
  const office = await anOffice({ now: start })
  const { clientId } = await aPersonWithInvoice(office, 'Quispelaar')
  await erase(office, clientId, '2026-03-20')
  return office
}

/** Somebody with the database's key seals to a key of their own. Gives the item. */
const sealElsewhere = (office: TestOffice): number => {
  const db = office.database()
  const item = {
    kind: 'invoice',
    sourceId: 9001,
    fiscalYear: 2026,
    destroyAfter: '2033-12-31',
    rule: 'fiscal-year-end',
    basis: 'art. 52 AWR',
    content: { geheim: 'van een ander' },
  } as const
  try {
    db.transaction(() => sealItem(db, newSealingKeys().publicKey, item, start))
    return db.get<{ id: number }>('SELECT max(id) AS id FROM archive')?.id ?? 0
  } finally {
    db.close()
  }
}

describe('what was sealed since', () => {
  it('is opened once, and what an owner’s keys open is no matter to anybody', async () => {
    const office = await withItems()
    expect(await look(office)).toEqual({ looked: 1, foreign: 0 })
    expect(await look(office)).toEqual({ looked: 0, foreign: 0 })
    expect(await foreign(office)).toEqual([])
    // Of before new keys and of after.
    await rotate(office)
    const { clientId } = await aPersonWithInvoice(office, 'Wolkenband')
    await erase(office, clientId, '2026-03-22')
    expect(await look(office)).toEqual({ looked: 1, foreign: 0 })
  })

  it('to another key is listed for every owner, and keeps nobody out', async () => {
    const office = await withItems()
    const otto = await aMember(office, 'owner', 'otto')
    const id = sealElsewhere(office)
    expect(await look(office)).toEqual({ looked: 2, foreign: 1 })
    expect(office.changed.flat()).toContain('archive')
    expect(await foreign(office)).toEqual([id])
    await office.call('session.lock', {})
    expect(await signIn(office, otto)).toBe('ok')
    expect(await foreign(office)).toEqual([id])
    expect((await office.call('archive.check', {})).broken).toEqual([id])
    const { rows } = await office.call('audit.list', { domain: 'archive' })
    expect(rows).toContainEqual(expect.objectContaining({ code: 'foreign', entityId: id }))
  })

  it('that is sealed to the right key and says nothing is found as well', async () => {
    const office = await withItems()
    const db = office.database()
    db.exec('DROP TRIGGER archiveIsOnlyDestroyed')
    db.run(`UPDATE archive SET sealed = $bytes`, { bytes: new Uint8Array(80) })
    db.close()
    expect(await look(office)).toEqual({ looked: 1, foreign: 1 })
  })

  it('is not passed over by a row that says it was looked at, where this desk knows better', async () => {
    const office = await withItems()
    await look(office)
    await office.call('session.lock', {})
    await office.call('session.unlock', owner)
    const id = sealElsewhere(office)
    const db = office.database()
    db.run('UPDATE settings SET archiveLookedTo = 1000')
    db.close()
    await office.call('session.lock', {})
    await office.call('session.unlock', owner)
    expect(await look(office)).toEqual({ looked: 1, foreign: 1 })
    expect(await foreign(office)).toEqual([id])
  })

  it('is no business of staff, whose keys open nothing', async () => {
    const office = await withItems()
    await signInAs(office, 'staff')
    expect(await codeOf(look(office))).toBe('forbidden')
    expect(await codeOf(office.call('archive.foreign', {}))).toBe('forbidden')
  })

  it('is looked at by itself as an owner comes in', async () => {
    const office = await withItems()
    office.close()
    const { dir } = office
    const again = emptyOffice({ dir, rounds: true, now: '2026-03-23T09:00:00.000Z' })
    await again.call('session.unlock', owner)
    await expect
      .poll(
        async () => {
          const { rows } = await again.call('audit.list', { domain: 'archive' })
          return rows.map(({ code }) => code)
        },
        { timeout: 20_000 },
      )
      .toContain('looked-1')
  })
})
