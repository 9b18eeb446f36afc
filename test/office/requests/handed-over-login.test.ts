/** A login that a client handed over with a request: in the keychain of this desk, and nowhere else. */
import { describe, expect, it } from 'vitest'
import type { PortalWish } from '../../../shared/requests/portal'
import { aPerson } from '../../support/office/clients'
import { secret } from '../../support/office/logins'
import { anOffice, ownerPassword, type TestOffice } from '../../support/office/office'
import { acceptAsSeen, aPortalOf, takeFrom } from '../../support/office/portals'

const login = (more: Partial<Extract<PortalWish, { kind: 'login' }>> = {}): PortalWish => ({
  kind: 'login',
  system: 'Webshop',
  url: null,
  job: 'Thema bijwerken,\nzonder haast',
  until: '2026-03-16',
  username: 'beheer',
  secret,
  ...more,
})

const taken = async (...wishes: PortalWish[]) => {
  const office = await anOffice({ now: '2026-03-16T09:00:00.000Z' })
  const { id: clientId } = await office.call('clients.add', aPerson())
  const portal = await aPortalOf(office, clientId)
  const path = await portal.request(...wishes)
  return { office, clientId, path }
}

/** Every row of every table, as text. */
const allRows = (office: TestOffice): string => {
  const db = office.database()
  const tables = db.all<{ name: string }>(
    `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'`,
  )
  const text = tables.map(({ name }) => JSON.stringify(db.all(`SELECT * FROM "${name}"`))).join()
  db.close()
  return text
}

describe('a login that came along', () => {
  it('is kept in the keychain until its day, and stands in no row', async () => {
    const { office, clientId, path } = await taken(login())
    const [id = 0] = await takeFrom(office, path)
    const { rows } = await office.call('credentials.list', { clientId })
    expect(rows).toMatchObject([
      { system: 'Webshop', purpose: 'Thema bijwerken, zonder haast', state: 'open' },
    ])
    // The end of that day in the Netherlands.
    expect(await office.call('requests.get', { id })).toMatchObject({
      obstacle: null,
      difference: { login: { id: rows[0]?.id, expiresAt: '2026-03-16T23:00:00.000Z' } },
    })
    expect(allRows(office)).not.toContain(secret)
    expect(allRows(office)).not.toContain('beheer')
    await acceptAsSeen(office, id)
    const shown = await office.call('credentials.reveal', {
      id: rows[0]?.id ?? 0,
      proof: { by: 'password', password: ownerPassword },
    })
    expect(shown.fields.map(({ value }) => value)).toEqual(['beheer', secret])
  })

  it('is destroyed when the job is refused', async () => {
    const { office, clientId, path } = await taken(login())
    const [id = 0] = await takeFrom(office, path)
    const { version } = await office.call('requests.get', { id })
    await office.call('requests.refuse', { id, version, reason: 'Dat doen wij niet.' })
    const { rows } = await office.call('credentials.list', { clientId, state: 'ended' })
    expect(rows).toMatchObject([{ destroyedWhy: 'done' }])
  })

  it('is not kept past its day; with its password in a remark nothing is taken in', async () => {
    const { office, clientId, path } = await taken(login({ until: '2026-03-15' }))
    const [id = 0] = await takeFrom(office, path)
    expect(await office.call('requests.get', { id })).toMatchObject({ obstacle: 'login-lapsed' })
    const portal = await aPortalOf(office, clientId)
    for (const leak of [
      [login({ job: `Inloggen met ${secret}` })],
      [{ kind: 'question' as const, note: `Het is ${secret}` }, login()],
      [login({ system: `https://beheer:${secret}@shop.example` })],
    ])
      await expect(takeFrom(office, await portal.request(...leak))).rejects.toMatchObject({
        details: { problem: 'secret-in-text' },
      })
    expect(await office.call('requests.due', {})).toMatchObject({ open: 1 })
    expect((await office.call('credentials.list', { clientId, state: 'all' })).rows).toEqual([])
  })
})
