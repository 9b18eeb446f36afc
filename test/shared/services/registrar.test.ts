import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compareWithRegistrar,
  type BilledDomain,
  type RegisteredDomain,
} from '../../../shared/services/registrar'

const nobody = { name: null, email: null, phone: null }
const registered = (domain: string, own: Partial<RegisteredDomain> = {}): RegisteredDomain => ({
  line: 2,
  domain,
  expiresOn: null,
  reference: null,
  autoRenew: null,
  holder: nobody,
  ...own,
})
const billed = (subscriptionId: number, domain: string, own: Partial<BilledDomain> = {}) => ({
  subscriptionId,
  domain,
  expiresOn: null,
  endsOn: null,
  holder: nobody,
  ...own,
})
const today = '2027-06-15'

describe('the registrar against the office', () => {
  it('agrees when both have the same', () => {
    const same = {
      expiresOn: '2028-01-01',
      holder: { name: 'Jansen B.V.', email: 'a@b.nl', phone: null },
    }
    expect(
      compareWithRegistrar([registered('a.nl', same)], [billed(1, 'a.nl', same)], today),
    ).toEqual([])
  })

  it('tells what is paid and not billed, and that it was billed once', () => {
    expect(
      compareWithRegistrar(
        [registered('b.nl', { line: 3 }), registered('a.nl')],
        [billed(1, 'b.nl', { endsOn: '2027-06-14' }), billed(2, 'b.nl', { endsOn: '2026-01-01' })],
        today,
      ),
    ).toEqual([
      { kind: 'paid-not-billed', domain: 'a.nl', line: 2, subscriptionId: null, endedOn: null },
      {
        kind: 'paid-not-billed',
        domain: 'b.nl',
        line: 3,
        subscriptionId: 1,
        endedOn: '2027-06-14',
      },
    ])
  })

  it('still bills on the last day', () => {
    const last = [billed(1, 'a.nl', { endsOn: today })]
    expect(compareWithRegistrar([registered('a.nl')], last, today)).toEqual([])
  })

  it('tells what is billed and gone, not what has ended', () => {
    expect(
      compareWithRegistrar(
        [],
        [billed(1, 'a.nl'), billed(2, 'b.nl', { endsOn: '2027-01-01' })],
        today,
      ),
    ).toEqual([{ kind: 'billed-but-gone', domain: 'a.nl', subscriptionId: 1 }])
  })

  it('tells another expiry, also where the office knew none', () => {
    const list = [
      registered('a.nl', { expiresOn: '2028-01-01' }),
      registered('b.nl', { expiresOn: '2028-01-01' }),
    ]
    const office = [billed(1, 'a.nl', { expiresOn: '2027-01-01' }), billed(2, 'b.nl')]
    expect(compareWithRegistrar(list, office, today)).toMatchObject([
      { kind: 'other-expiry', registrar: '2028-01-01', office: '2027-01-01' },
      { kind: 'other-expiry', office: null },
    ])
    const silent = [registered('a.nl'), registered('b.nl')]
    expect(compareWithRegistrar(silent, office, today)).toEqual([])
  })

  it('tells which fields of the holder differ, not how they are spelled', () => {
    const ours = { name: 'Jansen B.V.', email: 'info@jansen.nl', phone: '06-12345678' }
    const office = [billed(1, 'a.nl', { holder: ours })]
    const found = (holder: RegisteredDomain['holder']) =>
      compareWithRegistrar([registered('a.nl', { holder })], office, today)
    expect(
      found({ name: 'JANSEN  BV', email: 'Info@Jansen.nl', phone: '+31.612345678' }),
    ).toMatchObject([{ kind: 'other-holder', fields: ['name'] }])
    expect(found({ name: 'JANSEN B.V.', email: null, phone: '0031 (0)6 1234 5678' })).toEqual([])
    expect(found({ name: null, email: 'x@jansen.nl', phone: '0612345679' })).toMatchObject([
      { fields: ['email', 'phone'] },
    ])
  })

  it('tells what ends here and will be renewed there', () => {
    const office = [billed(1, 'a.nl', { endsOn: '2027-12-31' })]
    expect(
      compareWithRegistrar([registered('a.nl', { autoRenew: true })], office, today),
    ).toMatchObject([{ kind: 'ends-but-renews', endsOn: '2027-12-31' }])
    expect(compareWithRegistrar([registered('a.nl', { autoRenew: false })], office, today)).toEqual(
      [],
    )
  })

  it('tells a domain name that is billed twice', () => {
    const office = [
      billed(1, 'a.nl'),
      billed(2, 'a.nl'),
      billed(3, 'a.nl', { endsOn: '2026-01-01' }),
    ]
    expect(compareWithRegistrar([registered('a.nl')], office, today)).toEqual([
      { kind: 'billed-twice', domain: 'a.nl', subscriptionIds: [1, 2] },
    ])
  })

  it('accounts for every name on either side', () => {
    const names = fc.uniqueArray(fc.constantFrom('a.nl', 'b.nl', 'c.nl', 'd.nl', 'e.nl'))
    fc.assert(
      fc.property(names, names, (theirs, ours) => {
        const found = compareWithRegistrar(
          theirs.map((domain) => registered(domain)),
          ours.map((domain, index) => billed(index, domain)),
          today,
        )
        const of = (kind: string) =>
          found.filter((one) => one.kind === kind).map(({ domain }) => domain)
        expect(of('paid-not-billed')).toEqual(theirs.filter((one) => !ours.includes(one)).sort())
        expect(of('billed-but-gone')).toEqual(ours.filter((one) => !theirs.includes(one)).sort())
      }),
    )
  })
})
