import type { Input } from '../../../shared/contract'

/** An agency's details, each replaceable. */
export const anAgency = (overrides: Partial<Input<'settings.saveAgency'>> = {}) => ({
  name: 'Bureau Voorbeeld',
  street: 'Keizersgracht',
  houseNumber: '12',
  postcode: '1015 CJ',
  town: 'Amsterdam',
  country: 'NL',
  kvkNumber: '12345678',
  vatId: 'NL004495445B01',
  iban: 'NL91ABNA0417164300',
  bic: null,
  email: 'info@voorbeeld.nl',
  privacyContact: 'privacy@voorbeeld.nl',
  phone: '020 123 45 67',
  website: 'voorbeeld.nl',
  vatPosition: 'normal' as const,
  paymentTermDays: 14,
  qrOnInvoices: true,
  logo: 'none' as const,
  ...overrides,
})
