import { describe, expect, it } from 'vitest'
import {
  anOffice,
  codeOf,
  ownerEmail,
  ownerPassword,
  type TestOffice,
} from '../../support/office/office'

const start = '2026-03-16T09:00:00.000Z'
const destruction = { operation: 'archive.destroy', subject: '2034' } as const
const owner = { email: ownerEmail, password: ownerPassword }
const second = { email: 'tweede@voorbeeld.nl', password: 'een tweede goed wachtwoord' }
const member = { email: 'staf@voorbeeld.nl', password: 'een derde goed wachtwoord' }

const signIn = async (office: TestOffice, who: { email: string; password: string }) => {
  await office.call('session.lock', {})
  await office.call('session.unlock', who)
}

const add = async (office: TestOffice, who: typeof second, role: 'owner' | 'staff') => {
  const { startPassword } = await office.call('users.add', { name: role, email: who.email, role })
  await signIn(office, { email: who.email, password: startPassword ?? '' })
  await office.call('session.changePassword', { current: null, password: who.password })
  await signIn(office, owner)
}

/** An office with two owners; the first one is signed in. */
const twoOwners = async (): Promise<TestOffice> => {
  const office = await anOffice({ now: start })
  await add(office, second, 'owner')
  return office
}

const decide = (office: TestOffice, id: number, approved: boolean, reason: string | null = null) =>
  office.call('approvals.decide', { id, approved, reason })

describe('a second pair of eyes', () => {
  it('is asked for when another owner is there, and not when there is nobody to ask', async () => {
    const office = await anOffice({ now: start })
    expect(await office.call('approvals.needed', {})).toEqual({ needed: false })
    await add(office, member, 'staff')
    expect(await office.call('approvals.needed', {})).toEqual({ needed: false })
    await add(office, second, 'owner')
    expect(await office.call('approvals.needed', {})).toEqual({ needed: true })
  })

  it('says who asked and who approved, and no one approves what they asked themselves', async () => {
    const office = await twoOwners()
    const asked = await office.call('approvals.request', destruction)
    expect(asked).toMatchObject({
      state: 'open',
      decidedBy: null,
      expiresAt: '2026-03-23T09:00:00.000Z',
    })
    expect(await codeOf(decide(office, asked.id, true))).toBe('own-request')
    await signIn(office, second)
    expect(await decide(office, asked.id, true)).toMatchObject({
      state: 'approved',
      requestedBy: { name: 'Olga Eigenaar' },
      decidedBy: { name: 'owner' },
    })
    expect(await codeOf(decide(office, asked.id, false, 'toch niet'))).toBe('not-found')
  })

  it('is refused with a reason only, and then has to be asked for anew', async () => {
    const office = await twoOwners()
    const asked = await office.call('approvals.request', destruction)
    expect((await office.call('approvals.request', destruction)).id).toBe(asked.id)
    await signIn(office, second)
    expect(await codeOf(decide(office, asked.id, false))).toBe('invalid-input')
    const refused = await decide(office, asked.id, false, 'Er loopt nog een controle.')
    expect(refused).toMatchObject({ state: 'refused', reason: 'Er loopt nog een controle.' })
    await signIn(office, owner)
    expect((await office.call('approvals.request', destruction)).id).not.toBe(asked.id)
  })

  it('expires when nobody answers, and when an approval is not used', async () => {
    const office = await twoOwners()
    const asked = await office.call('approvals.request', destruction)
    await signIn(office, second)
    office.setClock('2026-03-23T09:00:00.000Z')
    expect(await codeOf(decide(office, asked.id, true))).toBe('approval-expired')
    const [expired] = await office.call('approvals.list', {})
    expect(expired).toMatchObject({ id: asked.id, state: 'expired' })

    const again = await office.call('approvals.request', destruction)
    await signIn(office, owner)
    expect((await decide(office, again.id, true)).expiresAt).toBe('2026-03-30T09:00:00.000Z')
    office.setClock('2026-03-30T09:00:00.000Z')
    expect((await office.call('approvals.list', {}))[0]).toMatchObject({ state: 'expired' })
  })

  it('is given by owners, asked for by staff, and leaves every step in the log', async () => {
    const office = await twoOwners()
    await add(office, member, 'staff')
    await signIn(office, member)
    const asked = await office.call('approvals.request', destruction)
    expect(await codeOf(decide(office, asked.id, true))).toBe('forbidden')
    await signIn(office, second)
    await decide(office, asked.id, true)
    const log = await office.call('audit.list', { domain: 'approvals' })
    expect(log.rows.map(({ operation, entityId }) => [operation, entityId])).toEqual([
      ['approvals.decide', asked.id],
      ['approvals.request', asked.id],
    ])
  })
})
