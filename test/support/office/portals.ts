/** The portal file an office made for a client, and what the client's browser makes of it. */
import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type {
  PortalContent,
  PortalHeader,
  PortalRequest,
  PortalWish,
} from '../../../shared/requests/portal'
import { blockOf, sealing } from '../portal'
import { temporaryFolder, type TestOffice } from './office'

export interface OpenedPortal {
  path: string
  html: string
  password: string
  content: PortalContent
  /** The file that the page would save for these wishes; another one each time. */
  request(...wishes: PortalWish[]): Promise<string>
}

/** Made by the office, and opened with the password it gave. */
export const aPortalOf = async (office: TestOffice, clientId: number): Promise<OpenedPortal> => {
  const { emails } = await office.call('clients.get', { id: clientId })
  const path = join(temporaryFolder(), 'klantportaal.html')
  const { password, email } = await office.call('requests.makePortalFile', {
    clientId,
    emailId: emails[0]?.id ?? 0,
    language: 'nl',
    months: 3,
    file: office.saveTo(path),
  })
  const html = readFileSync(path, 'utf8')
  const headerText = blockOf(html, 'portal-header')
  const header = JSON.parse(headerText) as PortalHeader
  const keys = await sealing.portalKeysFrom(header, email, password)
  const plain = await sealing.openPart(keys, headerText, 'content', blockOf(html, 'portal-content'))
  const content = JSON.parse(Buffer.from(plain).toString('utf8')) as PortalContent
  const request = async (...wishes: PortalWish[]): Promise<string> => {
    const whole: PortalRequest = {
      id: randomBytes(16).toString('hex'),
      madeAt: '2026-03-16T08:00:00.000Z',
      language: 'nl',
      wishes,
    }
    const file = join(temporaryFolder(), 'kluis-verzoek.txt')
    writeFileSync(file, await sealing.sealRequest(keys, header, content.officeKey, whole))
    return file
  }
  return { path, html, password, content, request }
}

/** Takes a request file into the in-box; gives the numbers of its wishes. */
export const takeFrom = async (office: TestOffice, path: string): Promise<number[]> =>
  (await office.call('requests.take', { file: office.readFrom(path) })).ids

/** Accepts as it is shown. */
export const acceptAsSeen = async (
  office: TestOffice,
  id: number,
  more: { again?: boolean; terms?: object; fields?: string[]; answer?: string } = {},
) => {
  const { version, seen } = await office.call('requests.get', { id })
  return office.call('requests.accept', { id, version, seen, ...more } as never)
}
