import { describe, expect, test } from 'vitest'
import type { MatchEntry } from '../../../shared/payments/matching/proposal'
import { createRfReference, kenmerkCheckDigit } from '../../../shared/payments/structured-reference'
import {
  anInvoice,
  best,
  codes,
  jansen,
  jansenIban,
  proposals,
  zonneveldIban,
} from './matching-fixtures'

const one = [anInvoice()]
const three = [
  anInvoice({ id: 1, number: '2026-0012', openCents: 12100 }),
  anInvoice({ id: 2, number: '2026-0013', openCents: 5000, dueOn: '2026-03-04' }),
  anInvoice({ id: 3, number: '2026-0014', openCents: 2500, dueOn: '2026-04-04' }),
]

describe('number and amount', () => {
  test('together are certain, without knowing who paid', () => {
    expect(best(one, { description: 'factuur 2026-0012' })).toEqual({
      kind: 'payment',
      certain: true,
      paid: { 1: 12100 },
      remainder: 0,
      clientId: 1,
    })
  })

  test('are named as the reasons, with number and invoice', () => {
    const [proposal] = proposals(one, { description: 'factuur 2026-0012' })
    expect(proposal?.reasons).toEqual([
      { code: 'number-in-text', invoiceId: 1, params: { number: '2026-0012' } },
      { code: 'amount-equal', invoiceId: 1 },
      { code: 'only-open-invoice', invoiceId: 1 },
    ])
  })

  test.each([
    createRfReference('2026-0012'),
    createRfReference('000000020260012'),
    '2026-0012',
    '2026 0012',
    // Betalingskenmerk of 16 digits: check digit, zeros, number; of 10: check digit, length, number.
    `${kenmerkCheckDigit('000000020260012')}000000020260012`,
    `${kenmerkCheckDigit('000000020260012')}000 0000 2026 0012`,
    `${kenmerkCheckDigit('820260012')}820260012`,
  ])('in the structured reference %s are certain too', (structuredReference) => {
    const [proposal] = proposals(one, { structuredReference })
    expect(proposal?.certain).toBe(true)
    expect(codes(proposal)).toContain('number-in-reference')
  })

  test("a reference of client number and invoice number is the invoice's", () => {
    const known = [anInvoice({ clientNumber: '10234' })]
    const structuredReference = createRfReference('1023420260012')
    expect(best(known, { structuredReference })?.certain).toBe(true)
    expect(codes(proposals(one, { structuredReference })[0])).not.toContain('number-in-reference')
  })

  test.each(['RF9920260012', 'RF99 2026 0012', '9000000020260012', '9000 0000 2026 0012'])(
    'a reference with a wrong check digit names nothing: %s',
    (structuredReference) => {
      const [proposal] = proposals(one, { structuredReference })
      expect(proposal?.certain).toBe(false)
      expect(codes(proposal)).not.toContain('number-in-reference')
    },
  )

  test('a reference standing in the text counts as a reference', () => {
    const description = `kenmerk ${createRfReference('2026-0012') ?? ''} bedankt`
    const [proposal] = proposals(one, { description })
    expect(proposal?.certain).toBe(true)
    expect(codes(proposal)).toContain('number-in-reference')
  })

  test('an end-to-end id that has the number is a hint, never certain', () => {
    const [proposal] = proposals(one, { endToEndId: '2026-0012' })
    expect(proposal?.certain).toBe(false)
    expect(codes(proposal)).toContain('number-resembles')
  })

  test('a number of which zeros were left out needs the payer to be certain', () => {
    const text = { description: 'F2026-12' }
    expect(best(one, text)).toMatchObject({ certain: false, paid: { 1: 12100 } })
    expect(best(one, { ...text, counterpartyIban: zonneveldIban })?.certain).toBe(true)
    expect(best(one, { ...text, counterpartyName: 'BAKKERIJ ZONNEVELD' })?.certain).toBe(true)
    expect(best(one, { ...text, counterpartyName: 'Zonneveld' })?.certain).toBe(false)
  })

  test('such a number does not decide between equal amounts of one client', () => {
    const twice = [anInvoice({ id: 1 }), anInvoice({ id: 2, number: '2026-0987' })]
    const entry = { description: 'hosting 2026-12', counterpartyIban: zonneveldIban }
    expect(best(twice, entry)).toMatchObject({ certain: false, paid: { 1: 12100 } })
  })

  test('digits that two series share are never certain, also when the payer has one of them', () => {
    const series = [
      anInvoice({ number: 'A2026-0012' }),
      anInvoice({ id: 2, number: 'B2026-0012', ...jansen }),
    ]
    const entry = { description: 'factuur 2026-0012', counterpartyIban: zonneveldIban }
    expect(best(series, entry)).toMatchObject({ certain: false, paid: { 1: 12100 } })
    expect(codes(proposals(series, entry)[0])).toContain('number-ambiguous')
  })

  test('such a number alone is no reason at all', () => {
    const entry = { description: 'hosting 2026-12', amountCents: 999 }
    expect(proposals(one, entry)).toEqual([])
  })

  test('a number is certain beside what merely resembles another', () => {
    const both = [anInvoice({ id: 1 }), anInvoice({ id: 2, number: '2026-0003' })]
    const entry = {
      description: 'factuur 2026-0012 hosting 2026-03',
      counterpartyIban: zonneveldIban,
    }
    expect(best(both, entry)).toMatchObject({ certain: true, paid: { 1: 12100 } })
  })
})

describe('what contradicts a number and its amount', () => {
  const text = { description: 'factuur 2026-0012' }
  const others = [anInvoice(), anInvoice({ id: 9, number: '2026-0050', openCents: 777, ...jansen })]

  test.each<[string, Partial<MatchEntry>, string]>([
    ['the account of another client', { counterpartyIban: jansenIban }, 'iban-other-client'],
    ['the name of another client', { counterpartyName: 'P. Jansen' }, 'name-other-client'],
    ['another currency', { currency: 'USD' }, 'currency-other'],
    ['a payment long before the invoice', { bookedOn: '2025-12-28' }, 'before-issue'],
  ])('%s', (_, entry, code) => {
    const [proposal] = proposals(others, { ...text, ...entry })
    expect(proposal).toMatchObject({ certain: false, allocations: [{ invoiceId: 1 }] })
    expect(codes(proposal)).toContain(code)
  })

  test.each([
    ['a name like that of another client with open invoices', 'K. Jansen', 'Kees Jansen'],
    ['a cut name of another client', 'Hoveniersbedrijf Groenhart en', 'Hoveniersbedrijf Groenhart'],
  ])('%s', (_, counterpartyName, clientName) => {
    const world = [anInvoice(), anInvoice({ id: 9, number: '2026-0050', ...jansen, clientName })]
    const [proposal] = proposals(world, { ...text, counterpartyName })
    expect(proposal?.certain).toBe(false)
    expect(codes(proposal)).toContain('name-other-client')
  })

  test('the name of a client who has nothing open, equal or nearly', () => {
    const names = [{ clientId: 7, names: ['Kees Visser', 'A. de Boekhouder'] }]
    for (const counterpartyName of ['Kees Visser', 'K. Visser', 'A de Boekhouder']) {
      const [proposal] = proposals(one, { ...text, counterpartyName }, { names })
      expect(proposal?.certain, counterpartyName).toBe(false)
      expect(codes(proposal)).toContain('name-other-client')
    }
    const known = { ...text, counterpartyName: 'K. Visser', counterpartyIban: zonneveldIban }
    expect(best(one, known, { names })?.certain).toBe(true)
    expect(best(one, { ...text, counterpartyName: 'Q. Niemand' }, { names })?.certain).toBe(true)
  })

  test('the name of the office itself', () => {
    const entry = { ...text, counterpartyName: 'BUREAU HOLTKAMP' }
    const [proposal] = proposals(one, entry, { ownNames: ['Bureau Holtkamp B.V.'] })
    expect(proposal?.certain).toBe(false)
    expect(codes(proposal)).toContain('payer-is-the-office')
  })

  test.each([
    'onze factuur 2026-0012',
    'offerte 2026-0012',
    'Restitutie 2026-0012',
    'STORNO 2026-0012',
    'creditfactuur 2026-0012',
    'correctie op 2026-0012',
    'inkoopfactuur 2026-0012',
  ])('words of something else: %s', (description) => {
    const [proposal] = proposals(one, { description })
    expect(proposal?.certain).toBe(false)
    expect(codes(proposal)).toContain('words-against')
  })

  test("another client's number", () => {
    const numbered = others.map((it) => ({ ...it, clientNumber: String(10000 + it.clientId) }))
    const entry = { description: 'klant 10002 factuur 2026-0012' }
    expect(best(numbered, entry)?.certain).toBe(false)
    expect(best(numbered, { description: 'klant 10001 factuur 2026-0012' })?.certain).toBe(true)
  })

  test('a few days before the invoice is still certain', () => {
    expect(best(one, { ...text, bookedOn: '2025-12-29' })?.certain).toBe(true)
    expect(best(one, { ...text, bookedOn: '2026-01-04' }, { earlyDays: 0 })?.certain).toBe(false)
  })

  test('an account that two clients use contradicts neither', () => {
    const shared = others.map((it) => ({ ...it, clientIbans: [zonneveldIban] }))
    expect(best(shared, { ...text, counterpartyIban: zonneveldIban })?.certain).toBe(true)
  })

  test('an account that many clients use says nothing', () => {
    const shared = Array.from({ length: 7 }, (_, place) =>
      anInvoice({
        id: place + 1,
        clientId: place + 1,
        clientName: `Klant ${'ABCDEFG'.charAt(place)}`,
        number: `2026-010${place}`,
      }),
    )
    const [proposal] = proposals(shared, {
      description: '2026-0103',
      counterpartyIban: zonneveldIban,
    })
    expect(proposal?.certain).toBe(true)
    expect(codes(proposal)).not.toContain('iban-known')
  })

  test('the account of another client that has nothing open', () => {
    const payers = [{ clientId: 7, iban: 'NL02 RABO 0123 4567 89' }]
    const entry = { ...text, counterpartyIban: 'NL02RABO0123456789' }
    expect(best(one, entry, { payers })?.certain).toBe(false)
  })
})

describe('the payer without a number', () => {
  test('known account and the one invoice of that amount: high, not certain', () => {
    const [proposal] = proposals(three, {
      amountCents: 5000,
      counterpartyIban: 'nl91 abna 0417 1643 00',
      counterpartyName: 'BAKKERIJ ZONNEVELD BV',
    })
    expect(proposal).toMatchObject({ kind: 'payment', certain: false })
    expect(proposal?.score).toBeGreaterThanOrEqual(80)
    expect(codes(proposal)).toEqual(['amount-equal', 'iban-known', 'name-equal'])
  })

  test('equal amounts of one client are offered oldest first, none of them certain', () => {
    const monthly = [3, 1, 2].map((month) =>
      anInvoice({ id: month, number: `2026-000${month}`, dueOn: `2026-0${month}-28` }),
    )
    const found = proposals(monthly, { counterpartyIban: zonneveldIban })
    expect(found.map((it) => it.allocations[0]?.invoiceId)).toEqual([1, 2, 3])
    expect(found.some((it) => it.certain)).toBe(false)
    expect(codes(found[0])).toContain('amount-not-unique')
  })

  test('a name alone finds the client, an account of another hides it', () => {
    const both = [anInvoice(), anInvoice({ id: 9, number: '2026-0050', ...jansen })]
    const named = proposals(both, { counterpartyName: 'Hr P Jansen' })
    expect(named[0]?.allocations).toEqual([{ invoiceId: 9, amountCents: 12100 }])
    const account = proposals(both, {
      counterpartyName: 'Hr P Jansen',
      counterpartyIban: zonneveldIban,
    })
    expect(account[0]?.allocations).toEqual([{ invoiceId: 1, amountCents: 12100 }])
  })

  test("a contact person's name counts like the client's", () => {
    const contact = [anInvoice({ otherNames: ['Anna de Wit'] })]
    expect(codes(proposals(contact, { counterpartyName: 'A. de Wit' })[0])).toContain(
      'name-similar',
    )
    expect(codes(proposals(contact, { counterpartyName: 'DE WIT ANNA' })[0])).toContain(
      'name-equal',
    )
  })

  test('the amount alone is a weak proposal, and none when many have it', () => {
    const [proposal] = proposals(one, {})
    expect(proposal).toMatchObject({ certain: false, allocations: [{ invoiceId: 1 }] })
    expect(proposal?.score).toBeLessThan(50)
    const many = Array.from({ length: 6 }, (_, place) =>
      anInvoice({ id: place + 1, clientId: place + 1, number: `2026-01${place}1` }),
    )
    expect(proposals(many, {})).toEqual([])
  })

  test('nothing that fits gives no proposal', () => {
    expect(proposals(one, { amountCents: 999, description: 'lunch' })).toEqual([])
    expect(proposals([], { description: '2026-0012' })).toEqual([])
    expect(proposals(one, { amountCents: 0, description: '2026-0012' })).toEqual([])
  })

  test("money between the office's own accounts is no payment", () => {
    const entry = { description: '2026-0012', counterpartyIban: 'NL05 TRIO 0123 4567 80' }
    expect(proposals(one, entry, { ownIbans: ['NL05TRIO0123456780'] })).toEqual([])
  })
})

describe('less or more than is open', () => {
  test('less: a part', () => {
    const found = proposals(one, { description: '2026-0012', amountCents: 5000 })
    expect(found[0]).toMatchObject({
      kind: 'part',
      certain: false,
      allocations: [{ invoiceId: 1, amountCents: 5000 }],
      remainderCents: 0,
    })
    expect(codes(found[0])).toContain('amount-part')
  })

  test('the last of several payments on one invoice settles it', () => {
    const rest = [anInvoice({ openCents: 7100, grossCents: 12100 })]
    expect(best(rest, { description: '2026-0012', amountCents: 7100 })).toMatchObject({
      kind: 'payment',
      certain: true,
    })
  })

  test('more: the rest is for the client', () => {
    const [proposal] = proposals(one, { description: '2026-0012', amountCents: 20000 })
    expect(proposal).toMatchObject({
      kind: 'over',
      certain: false,
      allocations: [{ invoiceId: 1, amountCents: 12100 }],
      remainderCents: 7900,
      clientId: 1,
    })
  })

  test('the whole total again, of which a part was paid before, is explained', () => {
    const rest = [anInvoice({ openCents: 7100, grossCents: 12100 })]
    const [proposal] = proposals(rest, { description: '2026-0012', amountCents: 12100 })
    expect(proposal).toMatchObject({ kind: 'over', remainderCents: 5000 })
    expect(codes(proposal)).toContain('amount-equal-total')
  })

  test('a known client with nothing open keeps the money', () => {
    const payers = [{ clientId: 7, iban: jansenIban }]
    const [proposal] = proposals(
      one,
      { amountCents: 500, counterpartyIban: jansenIban },
      { payers },
    )
    expect(proposal).toMatchObject({
      kind: 'over',
      certain: false,
      allocations: [],
      remainderCents: 500,
      clientId: 7,
    })
    expect(codes(proposal)).toEqual(['iban-known', 'nothing-open'])
  })
})

describe('one payment over several invoices', () => {
  test.each([
    '2026-0012, 0013 en 0014',
    '2026-0012, 13 en 14',
    '2026-0012 t/m 2026-0014',
    'facturen 20260012/20260013/20260014',
  ])('by the numbers in "%s" is certain when the sum is right', (description) => {
    expect(best(three, { description, amountCents: 19600 })).toEqual({
      kind: 'several',
      certain: true,
      paid: { 1: 12100, 2: 5000, 3: 2500 },
      remainder: 0,
      clientId: 1,
    })
  })

  test('is not certain when the amount fits only some of the numbers', () => {
    const description = '2026-0012, 0013 en 0014'
    expect(best(three, { description, amountCents: 17100 })).toMatchObject({
      certain: false,
      paid: { 1: 12100, 2: 5000 },
    })
    expect(best(three, { description, amountCents: 12100 })?.certain).toBe(false)
  })

  test('that is too little pays the oldest first', () => {
    const description = '2026-0014, 0013'
    expect(best(three, { description, amountCents: 6000 })).toMatchObject({
      kind: 'several',
      paid: { 2: 5000, 3: 1000 },
    })
  })

  test('of two clients is not certain', () => {
    const both = [anInvoice(), anInvoice({ id: 9, number: '2026-0050', openCents: 500, ...jansen })]
    const entry = { description: '2026-0012 en 2026-0050', amountCents: 12600 }
    expect(best(both, entry)).toMatchObject({ certain: false, clientId: null, remainder: 0 })
  })

  test('a range does not reach for invoices of others in between', () => {
    const mixed = three.map((it) => (it.id === 2 ? { ...it, ...jansen } : it))
    const entry = { description: '2026-0012 t/m 2026-0014', amountCents: 14600 }
    expect(best(mixed, entry)).toMatchObject({ certain: true, paid: { 1: 12100, 3: 2500 } })
  })

  test('a range is no number of an invoice in between that is not of the same client', () => {
    const mixed = three.map((it) => (it.id === 2 ? { ...it, ...jansen } : it))
    const entry = { description: '2026-0012 t/m 2026-0014', amountCents: 5000 }
    const named = proposals(mixed, entry).flatMap((it) => it.reasons)
    expect(named).not.toContainEqual(
      expect.objectContaining({ code: 'number-in-text', invoiceId: 2 }),
    )
  })

  test('without numbers: all that the client has open', () => {
    const entry = { amountCents: 19600, counterpartyIban: zonneveldIban }
    const [proposal] = proposals(three, entry)
    expect(proposal).toMatchObject({ kind: 'several', certain: false, remainderCents: 0 })
    expect(proposal?.allocations).toHaveLength(3)
  })

  test('without numbers: the one choice that adds up', () => {
    const entry = { amountCents: 14600, counterpartyIban: zonneveldIban }
    expect(best(three, entry)).toMatchObject({ paid: { 1: 12100, 3: 2500 }, certain: false })
  })

  test('without numbers and with two choices: the oldest', () => {
    const monthly = [1, 2, 3].map((month) =>
      anInvoice({ id: month, number: `2026-000${month}`, dueOn: `2026-0${month}-28` }),
    )
    const [proposal] = proposals(monthly, { amountCents: 24200, counterpartyIban: zonneveldIban })
    expect(proposal?.allocations.map((it) => it.invoiceId)).toEqual([1, 2])
    expect(codes(proposal)).toContain('oldest-first')
  })

  test('a number and the one other invoice that makes up the rest', () => {
    const entry = { description: '2026-0012 en volgende', amountCents: 14600 }
    expect(best(three, entry)).toMatchObject({ paid: { 1: 12100, 3: 2500 }, certain: false })
  })

  test('a credit note is netted when it is named, or when the balance is paid', () => {
    const credit = anInvoice({ id: 4, number: 'C2026-0001', openCents: -2100 })
    const all = [...three, credit]
    expect(
      best(all, { description: '2026-0012 min C2026-0001', amountCents: 10000 }),
    ).toMatchObject({ kind: 'several', certain: true, paid: { 1: 12100, 4: -2100 } })
    const balance = proposals(all, { amountCents: 17500, counterpartyIban: zonneveldIban })
    expect(balance[0]).toMatchObject({ kind: 'several', certain: false, remainderCents: 0 })
    expect(codes(balance[0])).toContain('amount-equal-balance')
  })
})

describe('refunds', () => {
  const credit = anInvoice({ id: 4, number: 'C2026-0001', openCents: -2100 })

  const payee = { counterpartyIban: zonneveldIban }

  test.each<[string, Partial<MatchEntry>, boolean]>([
    ['to the account of the client', payee, true],
    ['to the name of the client', { counterpartyName: 'Bakkerij Zonneveld' }, true],
    ['to a supplier with the same number', { counterpartyName: 'Drukkerij Inkt BV' }, false],
    ['to nobody told', {}, false],
  ])('%s', (_, to, certain) => {
    const entry = { ...to, description: 'C2026-0001', amountCents: -2100 }
    const [proposal] = proposals([credit], entry)
    expect(proposal?.certain).toBe(certain)
    expect(codes(proposal).includes('payee-not-client')).toBe(!certain)
  })

  test('by the number of the credit note', () => {
    expect(
      best([credit], { ...payee, description: 'credit C2026-0001', amountCents: -2100 }),
    ).toEqual({
      kind: 'refund',
      certain: true,
      paid: { 4: -2100 },
      remainder: 0,
      clientId: 1,
    })
  })

  test('by account and amount, not certain', () => {
    const entry = { amountCents: -2100, counterpartyIban: zonneveldIban }
    expect(best([credit, ...three], entry)).toMatchObject({ kind: 'refund', certain: false })
  })

  test('of an invoice that was paid twice', () => {
    const twice = [anInvoice({ openCents: -12100, grossCents: 12100, kind: 'invoice' })]
    expect(
      best(twice, { ...payee, description: 'terug 2026-0012', amountCents: -12100 }),
    ).toMatchObject({
      kind: 'refund',
      certain: true,
      paid: { 1: -12100 },
    })
  })

  test('money out is never a payment of an invoice, nor guessed by amount alone', () => {
    expect(proposals(one, { description: '2026-0012', amountCents: -12100 })).toEqual([])
    expect(proposals([credit], { amountCents: -2100 })).toEqual([])
  })

  test('money in is never allocated to a credit note alone', () => {
    expect(proposals([credit], { description: 'C2026-0001', amountCents: 2100 })).toEqual([])
  })
})

test('one client with 20,000 open invoices does not slow an entry down', () => {
  const many = Array.from({ length: 20_000 }, (_, place) =>
    anInvoice({
      id: place + 1,
      number: `2026-${String(place + 1).padStart(6, '0')}`,
      openCents: 1000 + (place % 7),
    }),
  )
  const found = proposals(many, { amountCents: 1003, counterpartyIban: zonneveldIban })
  expect(found).toHaveLength(3)
  expect(best(many, { amountCents: 1003, description: 'factuur 2026-000004' })).toMatchObject({
    certain: true,
    paid: { 4: 1003 },
  })
})
