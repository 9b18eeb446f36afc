import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clientInput, type ClientInput } from '../../../shared/clients/input'

const company = (overrides: Partial<ClientInput> = {}): unknown => ({
  kind: 'company',
  companyName: 'Bakkerij Zonneveld',
  ...overrides,
})

const problems = (input: unknown): string[] => {
  const checked = clientInput.safeParse(input)
  return checked.success
    ? []
    : checked.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
}

const email = (address: string) => ({
  address,
  forInvoices: true,
  forNotices: false,
  forTechnical: false,
})

describe('what is typed about a client', () => {
  it('needs a name of its kind and no more', () => {
    expect(problems({ kind: 'person', lastName: 'Bos' })).toEqual([])
    expect(problems({ kind: 'person', firstName: 'Anna' })).toEqual([])
    expect(problems(company())).toEqual([])
    expect(problems({ kind: 'person', companyName: 'X' })).toEqual(['lastName: required'])
    expect(problems({ kind: 'company', lastName: 'X' })).toEqual(['companyName: required'])
    expect(problems({ kind: 'company', companyName: '  ' })).toEqual(['companyName: required'])
  })

  it.each([
    ['kvkNumber', '1234567', 'not-a-kvk-number'],
    ['kvkNumber', '1234567A', 'not-a-kvk-number'],
    ['postcode', '0123 AB', 'not-a-postcode'],
    ['postcode', '1234 SS', 'not-a-postcode'],
    ['postcode', '1234', 'not-a-postcode'],
    ['country', 'ZZ', 'not-a-country'],
    ['phone', 'geen', 'not-a-phone'],
    ['phone', '112', 'not-a-phone'],
    ['vatId', 'NL123456789B01', 'not-a-vat-id'],
    ['vatId', '123456789', 'not-a-vat-id'],
    ['vatId', 'GB123456789', 'vat-id-not-eu'],
    ['paymentTermDays', 366, 'term-too-long'],
    ['paymentTermDays', -1, 'too-small'],
    ['paymentTermDays', 1.5, 'not-a-whole-number'],
    ['street', 'Dorps\nstraat', 'one-line'],
    ['companyName', 'x'.repeat(201), 'too-long'],
    ['note', 'een\u0000twee', 'control-characters'],
  ])('is refused when its %s is "%s", at that field', (field, value, code) => {
    expect(problems(company({ [field]: value }))).toEqual([`${field}: ${code}`])
  })

  it.each([
    ['kvkNumber', '12.34.56.78', '12345678'],
    ['kvkNumber', ' ', null],
    ['postcode', '1234ab', '1234 AB'],
    ['postcode', null, ''],
    ['street', '  Dorpsstraat ', 'Dorpsstraat'],
    ['vatId', 'be 0123.456.789', 'BE0123456789'],
    ['vatId', '', null],
    ['note', 'regel een\nregel twee', 'regel een\nregel twee'],
    ['companyName', 'Cafe\u0301', 'Café'],
    ['companyName', '🥐'.repeat(200), '🥐'.repeat(200)],
  ])('is kept as it is written: %s "%s"', (field, value, kept) => {
    expect(clientInput.parse(company({ [field]: value }))).toMatchObject({ [field]: kept })
  })

  it('follows the country for its postcode', () => {
    expect(problems(company({ country: 'BE', postcode: '9000' }))).toEqual([])
    expect(problems(company({ country: 'IE', postcode: '' }))).toEqual([])
    expect(problems(company({ country: 'DE', postcode: '?' }))).toEqual([
      'postcode: not-a-postcode',
    ])
  })

  it('does not keep the names of the other kind', () => {
    const both = { companyName: 'Bouw', firstName: 'Jan', lastName: 'Bos' }
    expect(clientInput.parse({ kind: 'person', ...both }).companyName).toBeNull()
    expect(clientInput.parse({ kind: 'company', ...both })).toMatchObject({
      firstName: null,
      lastName: null,
    })
  })

  it('has a use for every e-mail address, and each address once', () => {
    const unused = { ...email('a@b.example'), forInvoices: false }
    expect(problems(company({ emails: [unused] }))).toEqual(['emails.0.address: use-required'])
    expect(problems(company({ emails: [email('a@b.example'), email('A@B.example')] }))).toEqual([
      'emails.1.address: twice',
    ])
    expect(problems(company({ emails: [email('geen adres')] }))).toEqual([
      'emails.0.address: not-an-email',
    ])
    expect(problems(company({ contacts: [{ name: '', email: 'x' }] }))).toEqual([
      'contacts.0.name: required',
      'contacts.0.email: not-an-email',
    ])
  })

  it('asks a sole trader for the btw-id that does not hold a BSN', () => {
    expect(problems(company({ vatId: 'NL111222333B01' }))).toEqual(['vatId: vat-id-contains-bsn'])
    expect(problems(company({ vatId: 'NL000099998B57' }))).toEqual([])
  })

  it.each(['NL800000006B01', 'NL000000012B01'])(
    'takes the btw-id of a legal person, made the same way: %s',
    (vatId) => {
      expect(problems(company({ vatId }))).toEqual([])
    },
  )

  it('says all that is wrong at once', () => {
    const wrong = {
      kind: 'company',
      companyName: '',
      postcode: '12',
      kvkNumber: '1',
      emails: [email('a@b.example'), email('a@b.example')],
    }
    expect(problems(wrong).sort()).toEqual([
      'companyName: required',
      'emails.1.address: twice',
      'kvkNumber: not-a-kvk-number',
      'postcode: not-a-postcode',
    ])
    expect(problems({ kind: 'person', note: 'x'.repeat(6000) }).sort()).toEqual([
      'lastName: required',
      'note: too-long',
    ])
    expect(problems({ kind: 'iets' })).toHaveLength(1)
    expect(problems(null)).toHaveLength(1)
    expect(problems(company({ emails: 7 as never, postcode: 5 as never })).length).toBe(2)
  })

  it('reads what it gave as what it gave', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 30 })
    fc.assert(
      fc.property(
        fc.record({
          kind: fc.constantFrom('person', 'company'),
          companyName: text,
          lastName: text,
          street: text,
          town: text,
          note: text,
          postcode: fc.constantFrom('', '1234 AB', '9999zz'),
        }),
        (typed) => {
          const once = clientInput.safeParse(typed)
          if (!once.success) return
          expect(clientInput.parse(once.data)).toEqual(once.data)
        },
      ),
    )
  })
})
