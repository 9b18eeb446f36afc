/** Clients as tests type them: each complete, each with one thing changed. */
import type { WritableDatabase } from '../../../electron/office/database/driver'
import { insertClient } from '../../../electron/office/clients/write'
import { clientInput, type ClientInput } from '../../../shared/clients/input'
import { AppError, type FieldProblem } from '../../../shared/errors'
import type { Role } from '../../../shared/operation'
import { ownerEmail, ownerPassword, type TestOffice } from './office'

export const aPerson = (overrides: Partial<ClientInput> = {}): ClientInput => ({
  kind: 'person',
  firstName: 'Sanne',
  lastName: 'de Vries',
  street: 'Dorpsstraat',
  houseNumber: '12a',
  postcode: '7941 AB',
  town: 'Meppel',
  country: 'NL',
  phone: '06 12 34 56 78',
  language: 'nl',
  emails: [anEmail('sanne@devries.example')],
  ...overrides,
})

export const aCompany = (overrides: Partial<ClientInput> = {}): ClientInput => ({
  kind: 'company',
  companyName: 'Bakkerij Zonneveld B.V.',
  street: 'Markt',
  houseNumber: '3',
  postcode: '8011 LW',
  town: 'Zwolle',
  country: 'NL',
  phone: '038 421 00 00',
  kvkNumber: '05012345',
  language: 'nl',
  emails: [anEmail('administratie@zonneveld.example')],
  ...overrides,
})

export const anEmail = (address: string) => ({
  address,
  forInvoices: true,
  forNotices: true,
  forTechnical: false,
})

/** Adds clients without the door; the first gets number 1. */
export const addClients = (db: WritableDatabase, ...clients: ClientInput[]): number[] =>
  clients.map((client) => insertClient(db, clientInput.parse(client), '2026-03-16T09:00:00.000Z'))

/** The problems an input was refused with, as `path: code`. */
export const problemsOf = async (promise: Promise<unknown>): Promise<string[]> => {
  try {
    await promise
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid-input') {
      const { problems } = error.details as { problems: FieldProblem[] }
      return problems.map(({ path, code }) => `${path}: ${code}`)
    }
    throw error
  }
  return []
}

/** Adds a colleague and signs in as them; the owner is signed out. */
export const signInAs = async (office: TestOffice, role: Role): Promise<void> => {
  const email = `${role}@voorbeeld.nl`
  const { startPassword } = await office.call('users.add', { name: `Een ${role}`, email, role })
  await office.call('session.lock', {})
  await office.call('session.unlock', { email, password: startPassword ?? '' })
  await office.call('session.changePassword', {
    current: null,
    password: `het eigen wachtwoord van ${role}`,
  })
}

export const signInAsOwner = async (office: TestOffice): Promise<void> => {
  await office.call('session.lock', {})
  await office.call('session.unlock', { email: ownerEmail, password: ownerPassword })
}
