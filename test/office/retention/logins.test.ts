import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { useKeyring } from '../../support/desktop/keyring'
import { aLogin, itemsOf, officeIdOf, officeWithClient } from '../../support/office/logins'
import type { TestOffice } from '../../support/office/office'
import { terminated } from '../../support/office/terminated'

const start = '2026-03-16T09:00:00.000Z'
const held = useKeyring()

// Each test gets the keyring back running and unlocked.
afterEach(async () => {
  await held.keyring.kill()
  await held.keyring.start()
})

const certificate = async (office: TestOffice): Promise<unknown> => {
  const { rows } = await office.call('retention.erasures', {})
  const path = join(office.dir, 'certificate.json')
  await office.call('retention.saveCertificate', {
    id: rows[0]?.id ?? 0,
    format: 'json',
    language: 'nl',
    addressee: '',
    file: office.saveTo(path),
  })
  return JSON.parse(readFileSync(path, 'utf8'))
}

describe('the logins of a client whose day has come', () => {
  it('are out of the keychain before the client is erased', async () => {
    const office = await officeWithClient({ now: start })
    const { id } = await office.call('credentials.add', aLogin({ lifetime: '1h' }))
    const reason = 'Mevrouw Quispelaar belt morgen terug'
    await office.call('credentials.extend', { id, lifetime: '1d', reason })
    await terminated(office, { id: 1, on: '2026-03-17' })
    office.setClock('2026-03-16T23:30:00.000Z')
    await office.call('retention.run', { approved: true })
    expect(await itemsOf(officeIdOf(office))).toEqual([])
    // That it was kept longer stays on record, why does not.
    const db = office.database()
    expect(db.all('SELECT loginId, reason FROM loginExtensions')).toEqual([
      { loginId: id, reason: '' },
    ])
    db.close()
    expect(await certificate(office)).toMatchObject({ kind: 'whole', loginsWaiting: 0 })
  })

  it('are named on the certificate when the keychain cannot be reached, and go once it can', async () => {
    const office = await officeWithClient({ now: start })
    await office.call('credentials.add', aLogin({ lifetime: '1d' }))
    await terminated(office, { id: 1, on: '2026-03-17' })
    office.setClock('2026-03-16T23:30:00.000Z')
    held.keyring.lock()
    expect(await office.call('retention.run', { approved: true })).toMatchObject({ erased: 1 })
    expect(await certificate(office)).toMatchObject({ loginsWaiting: 1 })
    await held.keyring.kill()
    await held.keyring.start()
    expect(await office.call('credentials.sweep', {})).toMatchObject({ state: 'ok', left: 0 })
    expect(await itemsOf(officeIdOf(office))).toEqual([])
  })
})
