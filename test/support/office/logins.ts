/** Logins as tests keep them, and a desk that remembers what was put on it. */
import { listTexts } from '../../../electron/desk/keychain/keychain'
import type { Input } from '../../../shared/contract'
import type { LoginRow } from '../../../shared/credentials/contract'
import type { Hands } from '../../../shared/desk'
import { aPerson } from './clients'
import { anOffice, type TestOffice } from './office'

export const secret = 'Zeer-Geheim!42'

export const aLogin = (
  overrides: Partial<Input<'credentials.add'>> = {},
): Input<'credentials.add'> => ({
  clientId: 1,
  system: 'https://beheer.voorbeeld.nl/login',
  purpose: 'Certificaat vernieuwen',
  ticket: 'T-1042',
  fields: [
    { kind: 'user-name', value: 'sanne@devries.example' },
    { kind: 'password', value: secret },
  ],
  lifetime: '4h',
  ...overrides,
})

export interface DeskLog {
  clipboard: string | null
  protected: boolean
  opened: string[]
  notices: { title: string; body: string }[]
}

/** A desk whose clipboard can be looked at. */
export const aDesk = (): { log: DeskLog; desk: Partial<Hands> } => {
  const log: DeskLog = { clipboard: null, protected: false, opened: [], notices: [] }
  return {
    log,
    desk: {
      writeClipboard: (text) => {
        log.clipboard = text
        return Promise.resolve()
      },
      clearClipboard: () => {
        log.clipboard = null
        return Promise.resolve()
      },
      protectWindow: (on) => {
        log.protected = on
        return Promise.resolve()
      },
      openBrowser: (url) => {
        log.opened.push(url)
        return Promise.resolve(true)
      },
      notify: (message) => {
        log.notices.push(message)
        return Promise.resolve()
      },
    },
  }
}

/** An open office with one client, number 1. */
export const officeWithClient = async (
  options: Parameters<typeof anOffice>[0] = {},
): Promise<TestOffice> => {
  const office = await anOffice(options)
  await office.call('clients.add', aPerson())
  return office
}

/** An office with one login kept. */
export const officeWithLogin = async (
  overrides: Partial<Input<'credentials.add'>> = {},
  options: Parameters<typeof anOffice>[0] = {},
): Promise<{ office: TestOffice; login: LoginRow }> => {
  const office = await officeWithClient(options)
  return { office, login: await office.call('credentials.add', aLogin(overrides)) }
}

/** The accounts of this office in the keychain. */
export const itemsOf = async (officeId: string): Promise<string[]> =>
  [...(await listTexts('Kluis login')).keys()].filter((account) =>
    account.startsWith(`${officeId}:`),
  )

export const officeIdOf = (office: TestOffice): string =>
  office.office.session.require().office.officeId

/** Does something while no Secret Service can be reached. */
export const withoutKeychain = async <T>(work: () => Promise<T>): Promise<T> => {
  const bus = process.env['DBUS_SESSION_BUS_ADDRESS']
  process.env['DBUS_SESSION_BUS_ADDRESS'] = 'disabled:'
  try {
    return await work()
  } finally {
    process.env['DBUS_SESSION_BUS_ADDRESS'] = bus
  }
}
