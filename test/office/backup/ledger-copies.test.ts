/** The copies of the ledger in backup folders: brought up to date, and never lost what they tell. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  anOffice,
  codeOf,
  forgetDesk,
  ownerEmail,
  ownerPassword,
  type TestOffice,
} from '../../support/office/office'
import { aBackup, anInvoiceFor, aPersonWithInvoice, ownFolder, restore, start } from './books'

const unlock = (office: TestOffice) =>
  office.call('session.unlock', { email: ownerEmail, password: ownerPassword })
const ledger = (office: TestOffice) => readFileSync(join(office.dir, 'office.ledger'), 'utf8')

/** By name, with what they say. */
const copiesOf = (office: TestOffice): Map<string, string> =>
  new Map(
    (existsSync(ownFolder(office)) ? readdirSync(ownFolder(office)) : [])
      .filter((name) => name.endsWith('.ledger'))
      .map((name) => [name, readFileSync(join(ownFolder(office), name), 'utf8')]),
  )

/** With a backup, whose folder has a copy of the ledger, and one more invoice. */
const withCopy = async () => {
  const office = await anOffice({ now: start })
  const { clientId } = await aPersonWithInvoice(office, 'Quispelaar')
  const backup = await aBackup(office)
  await office.office.ledgerCopied()
  const [name = ''] = copiesOf(office).keys()
  return { office, clientId, backup, copy: join(ownFolder(office), name) }
}

const grow = async (office: TestOffice, clientId: number): Promise<void> => {
  await anInvoiceFor(office, clientId)
  await office.office.ledgerCopied()
}

const faultOf = async (office: TestOffice) => (await office.call('backup.status', {})).ledgerFault

describe('a copy of the ledger', () => {
  it('of a history that an owner closed is replaced, and that is told once, with who did it', async () => {
    const { office, clientId, backup, copy } = await withCopy()
    await grow(office, clientId)
    const left = readFileSync(copy, 'utf8')
    office.close()
    // The computer was lost, and with it all that knew of that invoice but a disk elsewhere.
    for (const name of ['office.db', 'office.ledger']) rmSync(join(office.dir, name))
    rmSync(copy)
    const back = office.reopen()
    back.setClock('2026-03-17T09:00:00.000Z')
    await restore(back, backup)
    writeFileSync(copy, left)
    await grow(back, clientId)
    expect([...copiesOf(back).values()]).toEqual([ledger(back)])
    expect(await faultOf(back)).toEqual({
      at: '2026-03-17T09:00:00.000Z',
      fault: 'copy-superseded',
      closed: expect.objectContaining({
        at: '2026-03-17T09:00:00.000Z',
        by: 'Olga Eigenaar',
      }) as object,
    })
    await back.call('backup.confirmLedger', {})
    await grow(back, clientId)
    expect(await faultOf(back)).toBeNull()
  })

  it('of another history that is none the older is never overwritten, and is put to an owner', async () => {
    const { office, clientId, copy } = await withCopy()
    await office.call('session.lock', {})
    const fork = readFileSync(join(office.dir, 'office.db'))
    const forkLedger = ledger(office)
    await unlock(office)
    await grow(office, clientId)
    const other = readFileSync(copy, 'utf8')
    await office.call('session.lock', {})
    forgetDesk(office.dir)
    writeFileSync(join(office.dir, 'office.db'), fork)
    writeFileSync(join(office.dir, 'office.ledger'), forkLedger)
    rmSync(copy)
    office.setClock('2026-03-17T09:00:00.000Z')
    await unlock(office)
    // Plugged in while somebody works.
    writeFileSync(copy, other)
    await grow(office, clientId)
    const copies = [...copiesOf(office).values()]
    expect(copies.sort()).toEqual([ledger(office), other].sort())
    expect(await faultOf(office)).toMatchObject({ fault: 'copy-differs', closed: null })
    await grow(office, clientId)
    expect([...copiesOf(office).values()]).toContain(other)
    await office.call('session.lock', {})
    expect(await codeOf(unlock(office))).toBe('two-histories')
  })

  it('that cannot be read through is not taken for an older one', async () => {
    const { office, clientId, copy } = await withCopy()
    const spoilt = readFileSync(copy, 'utf8').replace(/"mac":"..../g, '"mac":"zzzz')
    writeFileSync(copy, spoilt)
    await grow(office, clientId)
    expect([...copiesOf(office).values()].sort()).toEqual([ledger(office), spoilt].sort())
    expect(await faultOf(office)).toMatchObject({ fault: 'copy-differs' })
    // It tells of nothing that is missing here.
    await office.call('session.lock', {})
    expect((await unlock(office)).state).toBe('open')
  })

  it('that knows more than the ledger here stays as it is', async () => {
    const { office, clientId, copy } = await withCopy()
    const before = ledger(office)
    await grow(office, clientId)
    const more = readFileSync(copy, 'utf8')
    expect(more.length).toBeGreaterThan(before.length)
    writeFileSync(join(office.dir, 'office.ledger'), before)
    await aBackup(office)
    expect([...copiesOf(office).values()]).toContain(more)
  })
})
