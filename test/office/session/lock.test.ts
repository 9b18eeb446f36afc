import { EventEmitter, once } from 'node:events'
import { describe, expect, it } from 'vitest'
import type { LockReason } from '../../../shared/operation'
import { anOffice, codeOf, ownerEmail, ownerPassword } from '../../support/office/office'

import { aPersonNamed, anInvoiceFor } from '../../support/office/retention'

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

  it('ends the work of that session for good, also when the same person is in again', async () => {
    const office = await anOffice()
    const { id: clientId } = await aPersonNamed(office, 'Vos')
    const { id } = await anInvoiceFor(office, clientId, { supplyFrom: '2026-03-10' })
    const gate = new EventEmitter()
    const reached = once(gate, 'reached')
    const opened = once(gate, 'open')
    // The mail program takes its time.
    const seat = office.anotherSeat({
      openFile: async () => {
        gate.emit('reached')
        await opened
        return true
      },
    })
    await seat.call('session.unlock', owner)
    const mailing = codeOf(seat.call('invoices.mail', { id }))
    await reached
    await seat.call('session.lock', {})
    await seat.call('session.unlock', owner)
    gate.emit('open')
    expect(['locked', 'cancelled']).toContain(await mailing)
    // Nothing is written in the name of the session that came after it.
    expect((await office.call('invoices.get', { id })).mailedAt).toBeNull()
    expect(await codeOf(seat.call('clients.list', {}))).toBe('ok')
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
