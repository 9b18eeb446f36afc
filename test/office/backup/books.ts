/** An office with something to lose, and its backups. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Output } from '../../../shared/contract'
import type { FileToken } from '../../../shared/operation'
import { ownerEmail, ownerPassword, type TestOffice } from '../../support/office/office'
import { settle } from '../../support/office/retention'
import { terminated } from '../../support/office/terminated'

export const start = '2026-03-16T09:00:00.000Z'
export interface OwnAccess {
  by: 'password'
  email: string
  password: string
}

export const asOwner: OwnAccess = { by: 'password', email: ownerEmail, password: ownerPassword }

/** A person with an invoice that is settled, under a name no one else has. */
export const aPersonWithInvoice = async (office: TestOffice, lastName: string) => {
  const client = await office.call('clients.add', {
    kind: 'person',
    firstName: 'Xanthippe',
    lastName,
    street: 'Zeldzaamstraat',
    houseNumber: '77',
    postcode: '3511 AB',
    town: 'Utrecht',
    phone: '06 98761234',
    note: `Belt graag, zegt ${lastName}`,
    emails: [
      {
        address: `${lastName.toLowerCase()}@zeldzaam.example`,
        forInvoices: true,
        forNotices: true,
        forTechnical: false,
      },
    ],
  })
  const invoice = await anInvoiceFor(office, client.id, lastName)
  settle(office, invoice)
  return { clientId: client.id, invoice }
}

export const anInvoiceFor = async (office: TestOffice, clientId: number, what = 'onderhoud') => {
  const draft = await office.call('invoices.addDraft', {
    clientId,
    supplyFrom: '2026-03-10',
    reference: `Opdracht ${what}`,
    lines: [
      {
        description: `Werk voor ${what}`,
        quantity: 1000,
        unitPriceCents: 10_000,
        vatKind: 'standard',
      },
    ],
  })
  return office.call('invoices.issue', { id: draft.id, sure: true })
}

/** Terminates a client as of a day and erases what is due then. */
export const erase = async (office: TestOffice, clientId: number, on: string) => {
  await terminated(office, { id: clientId, on })
  office.setClock(`${on}T10:00:00.000Z`)
  return office.call('retention.run', { approved: true })
}

export const ownFolder = (office: { dir: string }): string => join(office.dir, 'backups')

export const backupFiles = (place: string): string[] =>
  existsSync(place)
    ? readdirSync(place)
        .filter((name) => name.endsWith('.kluisbackup'))
        .sort()
    : []

/** Makes a backup; gives where it lies. */
export const aBackup = async (office: TestOffice): Promise<string> => {
  const { name } = await office.call('backup.make', {})
  return join(ownFolder(office), name)
}

export const folderToken = (office: TestOffice, path: string): FileToken =>
  office.office.files.give(path, 'folder')

export const restore = async (
  office: TestOffice,
  path: string,
  access: OwnAccess = asOwner,
): Promise<Output<'backup.restore'>> =>
  office.call('backup.restore', { file: office.backupAt(path), access })

/** Changes one byte of a file. */
export const flipByte = (path: string, at: number): void => {
  const bytes = readFileSync(path)
  bytes.writeUInt8((bytes[at] ?? 0) ^ 1, at)
  writeFileSync(path, bytes)
}

/** All bytes of an office's own files, as they lie on the disk. */
export const officeBytes = (dir: string): string =>
  readdirSync(dir, { encoding: 'utf8' })
    .map((name) => join(dir, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'latin1'))
    .join('\n')
