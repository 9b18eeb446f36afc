/** What the fields of a client are called in letters and files that go to the client. */
import type { Language } from '../../../shared/language'

type Words = Record<Language, string>

export const fieldLabels = {
  companyName: { nl: 'Bedrijfsnaam', en: 'Company name' },
  firstName: { nl: 'Voornaam', en: 'First name' },
  lastName: { nl: 'Achternaam', en: 'Last name' },
  kvkNumber: { nl: 'KVK-nummer', en: 'KVK number' },
  vatId: { nl: 'Btw-id', en: 'VAT id' },
  street: { nl: 'Straat', en: 'Street' },
  houseNumber: { nl: 'Huisnummer', en: 'House number' },
  postcode: { nl: 'Postcode', en: 'Postcode' },
  town: { nl: 'Plaats', en: 'Town' },
  phone: { nl: 'Telefoon', en: 'Telephone' },
} as const satisfies Record<string, Words>
export type FieldLabel = keyof typeof fieldLabels

export const contactLabels = {
  name: { nl: 'naam', en: 'name' },
  role: { nl: 'functie', en: 'role' },
  email: { nl: 'e-mailadres', en: 'e-mail address' },
  phone: { nl: 'telefoon', en: 'telephone' },
} as const satisfies Record<string, Words>

export const contactWord: Words = { nl: 'Contactpersoon', en: 'Contact' }

export const emailUses: Record<
  Language,
  { label: string; invoices: string; notices: string; technical: string }
> = {
  nl: {
    label: 'E-mailadres',
    invoices: 'facturen',
    notices: 'berichten',
    technical: 'technisch',
  },
  en: {
    label: 'E-mail address',
    invoices: 'invoices',
    notices: 'notices',
    technical: 'technical',
  },
}
