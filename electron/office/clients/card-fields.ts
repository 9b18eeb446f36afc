/** The fields of a client that somebody can ask to change: as they are shown, and put back. */
import type { Client } from '../../../shared/clients/contract'
import type { z } from 'zod'
import { clientInput, type ClientInput } from '../../../shared/clients/input'
import { AppError } from '../../../shared/errors'
import type { Language } from '../../../shared/language'
import type { PortalField } from '../../../shared/requests/portal'
import { contactLabels, contactWord, emailUses, fieldLabels, type FieldLabel } from './card-words'

export interface CardField extends PortalField {
  group: 'identity' | 'contact'
}

const both = (make: (language: Language) => string): Record<Language, string> => ({
  nl: make('nl'),
  en: make('en'),
})

const column = (
  client: Client,
  name: FieldLabel,
  group: CardField['group'] = 'identity',
): CardField => ({
  field: name,
  group,
  label: fieldLabels[name],
  value: valueOf(client, name) ?? '',
  input: name === 'phone' ? 'tel' : 'text',
  editable: true,
})

const valueOf = (client: Client, name: FieldLabel): string | null =>
  name === 'kvkNumber' || name === 'vatId' ? (client.books?.[name] ?? null) : client[name]

/** In the order of a card; fields of the other kind of client are none of theirs. */
export const fieldsOf = (client: Client): CardField[] => {
  const names: FieldLabel[] =
    client.kind === 'person' ? ['firstName', 'lastName'] : ['companyName', 'kvkNumber', 'vatId']
  const address: FieldLabel[] = ['street', 'houseNumber', 'postcode', 'town']
  return [
    ...[...names, ...address].map((name) => column(client, name)),
    column(client, 'phone', 'contact'),
    ...client.emails.map((email): CardField => ({
      field: `email.${email.id}`,
      group: 'contact',
      label: both((language) => emailLabel(email, language)),
      value: email.address,
      input: 'email',
      editable: true,
    })),
    ...client.contacts.flatMap((contact) =>
      (['name', 'role', 'email', 'phone'] as const).map((part): CardField => ({
        field: `contact.${contact.id}.${part}`,
        group: 'contact',
        label: both((language) => `${contact.name}: ${contactLabels[part][language]}`),
        value: contact[part] ?? '',
        input: part === 'email' ? 'email' : part === 'phone' ? 'tel' : 'text',
        editable: true,
      })),
    ),
  ]
}

const emailLabel = (
  { forInvoices, forNotices, forTechnical }: Client['emails'][number],
  language: Language,
): string => {
  const w = emailUses[language]
  const uses = [
    forInvoices ? w.invoices : null,
    forNotices ? w.notices : null,
    forTechnical ? w.technical : null,
  ].filter((use) => use !== null)
  return `${w.label} (${uses.join(', ')})`
}

/** The client as typed, with these fields changed; an e-mail address, or a contact of which nothing is left, goes. */
const clientWith = (
  client: Client,
  changes: ReadonlyMap<string, string>,
): ClientInput & { id: number; updatedAt: string } => {
  const { books } = client
  const to = (field: string, now: string | null): string | null => changes.get(field) ?? now
  return {
    id: client.id,
    updatedAt: client.updatedAt,
    kind: client.kind,
    companyName: to('companyName', client.companyName),
    firstName: to('firstName', client.firstName),
    lastName: to('lastName', client.lastName),
    street: to('street', client.street),
    houseNumber: to('houseNumber', client.houseNumber),
    postcode: to('postcode', client.postcode),
    town: to('town', client.town),
    country: client.country,
    phone: to('phone', client.phone),
    kvkNumber: to('kvkNumber', books?.kvkNumber ?? null),
    oin: books?.oin ?? null,
    vatId: to('vatId', books?.vatId ?? null),
    language: client.language,
    paymentTermDays: books?.paymentTermDays ?? null,
    note: books?.note ?? null,
    contacts: client.contacts
      .map(({ id, name, role, email, phone }) => ({
        id,
        name: to(`contact.${id}.name`, name) ?? '',
        role: to(`contact.${id}.role`, role),
        email: to(`contact.${id}.email`, email),
        phone: to(`contact.${id}.phone`, phone),
      }))
      .filter((contact) =>
        [contact.name, contact.role, contact.email, contact.phone].some((part) => Boolean(part)),
      ),
    emails: client.emails
      .map((email) => ({ ...email, address: to(`email.${email.id}`, email.address) ?? '' }))
      .filter(({ address }) => address !== ''),
  }
}

/** Which field a place in that input is. */
const fieldAt = (input: ClientInput, path: readonly PropertyKey[]): string => {
  const [first, place, part] = path
  if (first === 'emails') return `email.${input.emails?.[Number(place)]?.id ?? 0}`
  if (first === 'contacts')
    return `contact.${input.contacts?.[Number(place)]?.id ?? 0}.${String(part)}`
  return String(first)
}

/** What a field is called where the row it belongs to may be gone. */
export const labelOf = (field: string): Record<Language, string> => {
  const [name = '', , part = ''] = field.split('.')
  if (name === 'email') return both((language) => emailUses[language].label)
  if (name === 'contact')
    return both((language) => {
      const words: Record<string, Record<Language, string> | undefined> = contactLabels
      return `${contactWord[language]}: ${words[part]?.[language] ?? part}`
    })
  const words: Record<string, Record<Language, string> | undefined> = fieldLabels
  return words[name] ?? { nl: name, en: name }
}

/** What would be wrong with each of these changes, by field. */
export const problemsWith = (
  client: Client,
  changes: readonly FieldChange[],
): ReadonlyMap<string, string> => {
  const asked = clientWith(client, byField(changes))
  const problems = new Map<string, string>()
  for (const { path, message } of clientInput.safeParse(asked).error?.issues ?? [])
    problems.set(fieldAt(asked, path), message)
  return problems
}

/** The client with these changes, checked. Errors: invalid-input, by field. */
export const changedClient = (
  client: Client,
  changes: readonly FieldChange[],
): z.output<typeof clientInput> & { id: number; updatedAt: string } => {
  const { id, updatedAt, ...typed } = clientWith(client, byField(changes))
  const parsed = clientInput.safeParse(typed)
  if (!parsed.success) {
    throw new AppError('invalid-input', {
      problems: parsed.error.issues.map(({ path, message }) => ({
        path: fieldAt(typed, path),
        code: message,
      })),
    })
  }
  return { ...parsed.data, id, updatedAt }
}

interface FieldChange {
  field: string
  to: string
}

const byField = (changes: readonly FieldChange[]): ReadonlyMap<string, string> =>
  new Map(changes.map(({ field, to }) => [field, to]))
