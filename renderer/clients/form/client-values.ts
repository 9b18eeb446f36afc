import type { z } from 'zod'
import type { Client } from '../../../shared/clients/contract'
import { clientInput } from '../../../shared/clients/input'
import { useForm } from '../../ui/form/form'

export interface EmailValues {
  id: number | null
  address: string
  forInvoices: boolean
  forNotices: boolean
  forTechnical: boolean
}

export interface ContactValues {
  id: number | null
  name: string
  role: string
  email: string
  phone: string
}

/** A client as it is typed: an empty field is an empty text. */
export interface ClientValues {
  /** the version this was typed over; kept with the typing */
  updatedAt: string
  kind: 'person' | 'company'
  companyName: string
  firstName: string
  lastName: string
  street: string
  houseNumber: string
  postcode: string
  town: string
  country: string
  phone: string
  kvkNumber: string
  oin: string
  vatId: string
  language: 'nl' | 'en'
  paymentTermDays: number | null
  note: string
  contacts: ContactValues[]
  emails: EmailValues[]
}

/** The first address gets what most people need; a further one is usually for one thing. */
export const newEmail = (first: boolean): EmailValues => ({
  id: null,
  address: '',
  forInvoices: first,
  forNotices: first,
  forTechnical: !first,
})

export const newContact: ContactValues = { id: null, name: '', role: '', email: '', phone: '' }

export const newClient: ClientValues = {
  updatedAt: '',
  kind: 'company',
  companyName: '',
  firstName: '',
  lastName: '',
  street: '',
  houseNumber: '',
  postcode: '',
  town: '',
  country: 'NL',
  phone: '',
  kvkNumber: '',
  oin: '',
  vatId: '',
  language: 'nl',
  paymentTermDays: null,
  note: '',
  contacts: [],
  emails: [newEmail(true)],
}

/** The client as the form shows it; whoever may change clients sees their books. */
export const valuesOf = (client: Client): ClientValues => ({
  updatedAt: client.updatedAt,
  kind: client.kind,
  companyName: client.companyName ?? '',
  firstName: client.firstName ?? '',
  lastName: client.lastName ?? '',
  street: client.street,
  houseNumber: client.houseNumber,
  postcode: client.postcode,
  town: client.town,
  country: client.country,
  phone: client.phone ?? '',
  kvkNumber: client.books?.kvkNumber ?? '',
  oin: client.books?.oin ?? '',
  vatId: client.books?.vatId ?? '',
  language: client.language,
  paymentTermDays: client.books?.paymentTermDays ?? null,
  note: client.books?.note ?? '',
  contacts: client.contacts.map(({ id, name, role, email, phone }) => ({
    id,
    name,
    role: role ?? '',
    email: email ?? '',
    phone: phone ?? '',
  })),
  emails: client.emails.map((email) => ({ ...email })),
})

/** Rows at the end in which nothing was typed are no rows. */
export const inputOf = ({ updatedAt: _, contacts, emails, ...values }: ClientValues) => ({
  ...values,
  contacts: withoutEmptyEnd(
    contacts,
    ({ name, role, email, phone }) => name + role + email + phone,
  ),
  emails: withoutEmptyEnd(emails, ({ address }) => address),
})

const withoutEmptyEnd = <Row extends { id: number | null }>(
  rows: readonly Row[],
  text: (row: Row) => string,
): Row[] => {
  const last = rows.findLastIndex((row) => row.id !== null || text(row).trim() !== '')
  return rows.slice(0, last + 1)
}

/** `clientId` null for a new client. */
export const useClientForm = (clientId: number | null, initial: ClientValues) =>
  useForm<ClientValues, typeof clientInput>({
    form: clientId === null ? 'clients/new' : `clients/${clientId}`,
    clientId,
    initial,
    schema: clientInput,
    toInput: inputOf,
  })

export type ClientForm = ReturnType<typeof useClientForm>
export type TypedClient = z.input<typeof clientInput>
