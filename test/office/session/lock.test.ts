import { describe, expect, it } from 'vitest'
import type { LockReason } from '../../../shared/operation'
import { anOffice, codeOf, ownerEmail, ownerPassword } from '../../support/office/office'

const owner = { email: ownerEmail, password: ownerPassword }

describe('locking', () => {
  it('is in the log with who was signed in and why, whatever locked it', async () => {
    const office = await anOffice({ fresh: true })
    const reasons: LockReason[] = ['idle', 'screen', 'suspend', 'asked']
    for (const reason of reasons) {
      office.office.lock(reason)
      await office.call('session.unlock', owner)
    }
    const { rows } = await office.call('audit.list', { domain: 'session' })
    const locks = rows.filter(({ operation }) => operation === 'session.lock')
    expect(locks.map(({ code }) => code)).toEqual([...reasons].reverse())
    expect(locks.every(({ userName }) => userName === 'Olga Eigenaar')).toBe(true)
    expect((await office.call('audit.verify', {})).firstBroken).toBeNull()
  })

  it('is not held up by a log that cannot be written', async () => {
    const office = await anOffice()
    const other = office.database()
    other.exec('DROP TABLE audit')
    other.close()
    office.office.lock('idle')
    expect(await codeOf(office.call('settings.agency', {}))).toBe('locked')
    expect(office.locked).toEqual(['idle'])
  })

  it('overwrites the keys it held', async () => {
    const office = await anOffice()
    const { office: open, archivePrivateKeys } = office.office.session.require()
    const { databaseKey } = open
    const [privateKey] = archivePrivateKeys
    expect(databaseKey.some((byte) => byte !== 0)).toBe(true)
    expect(privateKey?.some((byte) => byte !== 0)).toBe(true)
    office.office.lock('idle')
    expect(databaseKey.every((byte) => byte === 0)).toBe(true)
    expect(privateKey?.every((byte) => byte === 0)).toBe(true)
  })
})
