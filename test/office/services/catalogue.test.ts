import { describe, expect, it } from 'vitest'
import type { Input } from '../../../shared/contract'
import { anOffice, codeOf } from '../../support/office/office'
import { signInAs, signInAsOwner } from '../../support/office/clients'

const hosting: Input<'services.addItem'> = {
  kind: 'hosting',
  name: 'Hosting Groot',
  priceCents: 12_000,
  setupCents: 2_500,
  vatKind: 'standard',
  periodMonths: 12,
  noticeMonths: 1,
  invoiceText: 'Hosting {domein}, {periode}',
}

describe('the catalogue', () => {
  it('holds what is sold, with its period, and of a domain its extension as the net writes it', async () => {
    const { call } = await anOffice()
    expect(await call('services.items', {})).toEqual([])
    const domain = { ...hosting, kind: 'domain' as const, name: 'Domein', topLevel: '.РФ' }
    await call('services.addItem', domain)
    const work = { ...hosting, kind: 'hourly' as const, name: 'Werk', unit: 'hour' as const }
    await call('services.addItem', { ...work, invoiceText: 'Werk' })
    await call('services.addItem', hosting)
    expect(await call('services.items', {})).toMatchObject([
      { name: 'Hosting Groot', periodMonths: 12, setupCents: 2_500, topLevel: null, version: 1 },
      { name: 'Domein', topLevel: 'xn--p1ai' },
      // Not billed per period, whatever was typed before its kind was chosen.
      { name: 'Werk', periodMonths: null, unit: 'hour' },
    ])
  })

  it('refuses what could never be billed, each at its field', async () => {
    const { call } = await anOffice()
    const add = (change: object) => codeOf(call('services.addItem', { ...hosting, ...change }))
    for (const wrong of [
      { periodMonths: 0 },
      { periodMonths: 7 },
      { periodMonths: null },
      { priceCents: -1 },
      { invoiceText: 'Hosting {maand}' },
      { invoiceText: 'Hosting {periode' },
      { kind: 'domain', topLevel: 'a b' },
      { name: '' },
    ]) {
      expect([wrong, await add(wrong)]).toEqual([wrong, 'invalid-input'])
    }
    expect(await add({ name: 'BSN 111222333' })).toBe('forbidden-content')
    expect(await call('services.items', {})).toEqual([])
  })

  it('has one item of a name at a time, and is not changed over a colleague’s change', async () => {
    const { call } = await anOffice()
    const { id } = await call('services.addItem', hosting)
    const twin = { ...hosting, name: 'HOSTING groot' }
    expect(await codeOf(call('services.addItem', twin))).toBe('invalid-input')
    const change = { ...hosting, id, version: 1, priceCents: 13_000 }
    expect(await call('services.changeItem', change)).toMatchObject({ priceCents: 13_000 })
    expect(await codeOf(call('services.changeItem', change))).toBe('changed-meanwhile')
    await call('services.retireItem', { id, retired: true })
    await call('services.addItem', twin)
    // The name is another's now: sold again it would be the second of that name.
    expect(await codeOf(call('services.retireItem', { id, retired: false }))).toBe('invalid-input')
    const [sold, retired] = await call('services.items', {})
    expect([sold?.name, sold?.retiredAt, retired?.id]).toEqual(['HOSTING groot', null, id])
  })

  it('is for staff too, and not for support', async () => {
    const office = await anOffice()
    await signInAs(office, 'staff')
    await office.call('services.addItem', hosting)
    await signInAsOwner(office)
    await signInAs(office, 'support')
    expect(await codeOf(office.call('services.items', {}))).toBe('forbidden')
  })
})
