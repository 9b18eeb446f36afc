import { describe, expect, it } from 'vitest'
import { collect } from '../../../electron/office/disclosures/personal-data'
import type { Input, Output } from '../../../shared/contract'
import { aClient } from '../../support/office/factories'
import { anOffice, codeOf, type TestOffice } from '../../support/office/office'
import { aPersonNamed } from '../../support/office/retention'
import { signInAs } from '../../support/office/clients'
import { terminated } from '../../support/office/terminated'

const registrar: Input<'disclosures.addRecipient'> = {
  name: 'Registrar B.V.',
  kind: 'processor',
  purpose: 'Domeinen registreren',
  basis: 'contract',
  data: ['email', 'name'],
  country: 'DE',
}

const now = '2026-03-16T09:00:00.000Z'

const given = async (office: TestOffice, clientId: number, note: string | null = null) => {
  const { id } = await office.call('disclosures.addRecipient', { ...registrar, data: ['name'] })
  return office.call('disclosures.record', {
    recipientId: id,
    clientId,
    givenOn: '2026-03-15',
    data: ['phone', 'name'],
    note,
  })
}

describe('who gets data', () => {
  it('stands in a register, the tax authority from the start', async () => {
    const { call } = await anOffice({ now })
    expect(await call('disclosures.recipients', {})).toMatchObject([
      { name: 'Belastingdienst', kind: 'authority', basis: 'legal-obligation', attention: null },
      { name: 'De persoon zelf', kind: 'controller', basis: 'legal-obligation', attention: null },
      {
        name: 'Politie en justitie',
        kind: 'authority',
        basis: 'legal-obligation',
        attention: null,
      },
    ])
    const added = await call('disclosures.addRecipient', registrar)
    expect(added).toMatchObject({ data: ['name', 'email'], version: 1, lastGivenOn: null })
  })

  it('is asked for its agreement while it is a processor, and again on the day of the review', async () => {
    const { call, setClock } = await anOffice({ now })
    const { id, attention } = await call('disclosures.addRecipient', registrar)
    expect(attention).toBe('no-agreement')
    const signed = { ...registrar, id, version: 1, agreedOn: '2026-03-01', reviewOn: '2026-03-17' }
    expect(await call('disclosures.changeRecipient', signed)).toMatchObject({
      attention: null,
      version: 2,
    })
    setClock('2026-03-17T09:00:00.000Z')
    const found = (await call('disclosures.recipients', {})).find((one) => one.id === id)
    expect(found?.attention).toBe('review-due')
    const ended = await call('disclosures.endRecipient', { id, ended: true })
    expect(ended).toMatchObject({ attention: null, endedAt: '2026-03-17T09:00:00.000Z' })
  })

  it('is not changed over what another owner changed meanwhile', async () => {
    const { call } = await anOffice({ now })
    const { id } = await call('disclosures.addRecipient', registrar)
    const change = { ...registrar, id, version: 1, name: 'Andere B.V.' }
    await call('disclosures.changeRecipient', change)
    expect(await codeOf(call('disclosures.changeRecipient', change))).toBe('changed-meanwhile')
  })

  it('is refused without data, with a review before the agreement, or with a number of a person', async () => {
    const { call } = await anOffice({ now })
    for (const wrong of [
      { ...registrar, data: [] },
      { ...registrar, agreedOn: '2026-03-02', reviewOn: '2026-03-02' },
    ]) {
      expect(await codeOf(call('disclosures.addRecipient', wrong))).toBe('invalid-input')
    }
    const bsn = { ...registrar, purpose: 'BSN 111222333' }
    expect(await codeOf(call('disclosures.addRecipient', bsn))).toBe('forbidden-content')
  })
})

describe('what was given', () => {
  it('is on record with who, what, when, why and by whom, and found by client', async () => {
    const office = await anOffice({ now })
    const clientId = await aClient(office, { companyName: 'Vos Fietsen B.V.' })
    const other = await aClient(office, { companyName: 'Ander B.V.' })
    const { recipient } = await given(office, clientId, 'telefonisch')
    const { rows } = await office.call('disclosures.list', { clientId })
    expect(rows).toMatchObject([
      {
        recipient: { name: 'Registrar B.V.' },
        way: 'by-hand',
        givenOn: '2026-03-15',
        recordedAt: now,
        userName: 'Olga Eigenaar',
        purpose: 'Domeinen registreren',
        basis: 'contract',
        data: ['name', 'phone'],
        clients: 1,
        client: { id: clientId, name: 'Vos Fietsen B.V.' },
        note: 'telefonisch',
        struck: null,
      },
    ])
    expect((await office.call('disclosures.list', { clientId: other })).rows).toEqual([])
    const of = await office.call('disclosures.list', { recipientId: recipient.id })
    expect(of.rows).toHaveLength(1)
  })

  it('keeps the purpose and basis it was given for', async () => {
    const office = await anOffice({ now })
    const clientId = await aClient(office)
    const { recipient } = await given(office, clientId)
    const purpose = 'Iets anders'
    await office.call('disclosures.changeRecipient', {
      ...registrar,
      purpose,
      id: recipient.id,
      version: 1,
    })
    const { rows } = await office.call('disclosures.list', { clientId })
    expect(rows).toMatchObject([{ purpose: 'Domeinen registreren' }])
  })

  it('comes in pages, newest first, none twice', async () => {
    const office = await anOffice({ now })
    const clientId = await aClient(office)
    for (let nth = 0; nth < 5; nth += 1) await given(office, clientId)
    const seen: number[] = []
    for (let after: number | null = null, pages = 0; pages < 4; pages += 1) {
      const page: Output<'disclosures.list'> = await office.call('disclosures.list', {
        clientId,
        after,
        limit: 2,
      })
      seen.push(...page.rows.map(({ id }) => id))
      after = page.next
      if (after === null) break
    }
    expect(seen).toEqual([...seen].sort((a, b) => b - a))
    expect(new Set(seen).size).toBe(5)
  })

  it('is not given tomorrow, to who gets nothing more, nor of a client who is not there', async () => {
    const office = await anOffice({ now })
    const clientId = await aClient(office)
    const { recipient } = await given(office, clientId)
    const one: Input<'disclosures.record'> = {
      recipientId: recipient.id,
      clientId,
      givenOn: '2026-03-16',
      data: ['name'],
    }
    const record = (change: object) =>
      codeOf(office.call('disclosures.record', { ...one, ...change }))
    expect(await record({ givenOn: '2026-03-17' })).toBe('invalid-input')
    expect(await record({ clientId: 999 })).toBe('not-found')
    expect(await record({ note: 'BSN 111222333' })).toBe('forbidden-content')
    await office.call('disclosures.endRecipient', { id: recipient.id, ended: true })
    expect(await record({})).toBe('recipient-ended')
    expect((await office.call('disclosures.list', {})).rows).toHaveLength(1)
  })

  it('is struck out when it was a mistake, and stays readable; nothing rewrites it', async () => {
    const office = await anOffice({ now })
    const { id } = await given(office, await aClient(office))
    expect(await office.call('disclosures.strike', { id })).toMatchObject({
      struck: { at: now, by: 'Olga Eigenaar' },
    })
    const [, , , registered] = await office.call('disclosures.recipients', {})
    expect(registered).toMatchObject({ name: 'Registrar B.V.', lastGivenOn: null })
    const db = office.database()
    expect(() => db.run('DELETE FROM disclosures WHERE id = $id', { id })).toThrow('on record')
    const change = 'UPDATE disclosures SET givenOn = $on WHERE id = $id'
    expect(() => db.run(change, { id, on: '2020-01-01' })).toThrow('not changed')
    db.close()
  })

  it('stays when its client is erased, without a name and without what was written about it', async () => {
    const office = await anOffice({ now })
    const { id: clientId } = await aPersonNamed(office, 'Quispelaar')
    await given(office, clientId, 'Quispelaar belde hierover')
    const stays = await aClient(office)
    await given(office, stays, 'blijft staan')
    await terminated(office, { id: clientId, on: '2026-03-16' })
    office.setClock('2026-03-17T09:00:00.000Z')
    await office.call('retention.run', { approved: true })
    const { rows } = await office.call('disclosures.list', {})
    expect(rows).toMatchObject([
      { note: 'blijft staan', client: { id: stays } },
      { note: '', client: null, clients: 1, data: ['name', 'phone'] },
    ])
    const db = office.database()
    expect(collect(db, clientId)).toMatchObject([{ recipient: { name: 'Registrar B.V.' } }])
    db.close()
  })

  it('is for staff to read and write down; whom it may go to is the owner’s', async () => {
    const office = await anOffice({ now })
    const clientId = await aClient(office)
    const { recipient } = await given(office, clientId)
    await signInAs(office, 'staff')
    const one = { recipientId: recipient.id, clientId, givenOn: '2026-03-16' }
    await office.call('disclosures.record', { ...one, data: ['name'] })
    expect((await office.call('disclosures.list', { clientId })).rows).toHaveLength(2)
    expect(await codeOf(office.call('disclosures.addRecipient', registrar))).toBe('forbidden')
  })
})
