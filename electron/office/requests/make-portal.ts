/** Making a client's portal file: written, opened again with the very password, on record, in place. */
import type { z } from 'zod'
import { addMonths } from '../../../shared/dates'
import { dataKinds, type DataKind } from '../../../shared/disclosures/contract'
import { AppError } from '../../../shared/errors'
import type { PortalFileRow, requests as contract } from '../../../shared/requests/contract'
import { formatPortalPassword, portalPasswordBytes } from '../../../shared/requests/portal-password'
import { emailsOf, showClient } from '../clients/record'
import type { ActionContext, CommandContext, QueryContext } from '../context'
import { randomBytes, toBase64, toHex } from '../crypto'
import type { ReadableDatabase } from '../database/driver'
import { logDisclosure, ownRecipient } from '../disclosures/log'
import { documentBytes } from '../invoices/documents'
import { personOf } from '../who'
import { gather, mostPdfs, type Gathered } from './portal-content'
import { writePortalFile } from './portal-file'
import { newPortalKeyPair } from './portal-keys'
import { loadPortalPage } from './portal-page'
import { opensAsWritten } from './portal-reopened'

type Asked = z.output<typeof contract.makePortalFile.input>

/** Errors: as the contract says. */
export const makePortalFile = async (
  context: ActionContext,
  { clientId, emailId, language, months, file }: Asked,
) => {
  const target = context.files.targetAgain(file)
  const validUntil = addMonths(context.today(), months)
  const email = context.read(({ db }) => addressOf(db, clientId, emailId))
  const { content, invoiceIds } = context.read((query) => gather(query, clientId, validUntil))
  const pdfs = await pdfsOf(context, invoiceIds.slice(0, mostPdfs))
  const pair = await newPortalKeyPair()
  const password = formatPortalPassword(randomBytes(portalPasswordBytes))
  const ownId = toHex(randomBytes(16))
  const whole = { ...content, officeKey: toBase64(pair.publicKey) }
  const { html, macKey } = await writePortalFile({
    content: whole,
    pdfs,
    language,
    office: context.office.officeId,
    file: ownId,
    salt: randomBytes(16),
    email,
    password,
    page: loadPortalPage(),
  })
  if (!(await opensAsWritten(html, { email, password, content: whole, pdfs })))
    throw new AppError('export-damaged', {})
  context.checkpoint()
  await target.inParts(async (write) => {
    await write(html)
    // Before it is in place: a line too many is better than a file nobody knows of.
    context.write((command) => {
      record(command, { clientId, ownId, validUntil, macKey, privateKey: pair.privateKey })
      logDisclosure(command, {
        recipientId: ownRecipient(command.db),
        way: 'portal-file',
        givenOn: command.today,
        data: kindsIn(content, command, clientId),
        clientIds: [clientId],
      })
    })
  })
  return { password, email, validUntil, invoices: content.invoices.length }
}

/** Errors: not-found, for an address of somebody else as well. */
const addressOf = (db: ReadableDatabase, clientId: number, emailId: number): string => {
  const found = emailsOf(db, clientId).find(({ id }) => id === emailId)
  if (!found) throw new AppError('not-found', { entity: 'email', id: emailId })
  return found.address
}

const pdfsOf = async (
  context: ActionContext,
  ids: readonly number[],
): Promise<Map<number, Uint8Array>> => {
  const pdfs = new Map<number, Uint8Array>()
  for (const [place, id] of ids.entries()) {
    context.checkpoint()
    context.progress({ stage: 'portal-invoices', done: place, total: ids.length })
    pdfs.set(place, (await documentBytes(context, id, 'pdf')).bytes)
  }
  return pdfs
}

interface Made {
  clientId: number
  ownId: string
  validUntil: string
  privateKey: Uint8Array
  macKey: Uint8Array
}

/** Errors: not-found, when the client was erased meanwhile. */
const record = (command: CommandContext, made: Made): void => {
  const { db, now, user, audit } = command
  showClient(command, made.clientId)
  const id = db.insert(
    `INSERT INTO portalFiles (ownId, clientId, madeAt, madeBy, validUntil, privateKey, macKey)
     VALUES ($ownId, $clientId, $now, $by, $validUntil, $privateKey, $macKey)`,
    { ...made, now, by: personOf(user).id },
  )
  audit({ entity: 'portalFile', id, clientId: made.clientId, code: 'made' })
}

/** Exactly what this file tells. */
const kindsIn = (
  { data, invoices }: Gathered['content'],
  command: CommandContext,
  clientId: number,
): DataKind[] => {
  const filled = new Set(
    data.flatMap(({ fields }) =>
      fields.flatMap(({ field, value }) => (value === '' ? [] : [field])),
    ),
  )
  const has = (beginning: string) => [...filled].some((field) => field.startsWith(beginning))
  const { contacts } = showClient(command, clientId)
  // Who holds the client's domain names is told too.
  const holders = command.db.all<{ email: string | null; phone: string | null }>(
    `SELECT holderEmail AS email, holderPhone AS phone FROM subscriptions
     WHERE clientId = $clientId AND domain IS NOT NULL`,
    { clientId },
  )
  const there: Record<DataKind, boolean> = {
    name: true,
    address: filled.has('street'),
    contacts: contacts.length > 0,
    email: has('email.') || holders.some(({ email }) => email !== null),
    phone: filled.has('phone') || holders.some(({ phone }) => phone !== null),
    'kvk-number': filled.has('kvkNumber'),
    'vat-id': filled.has('vatId'),
    'bank-account': has('account.'),
    invoices: invoices.length > 0,
    payments: invoices.length > 0,
    'access-logs': has('access.'),
    notes: has('paper.'),
  }
  return dataKinds.filter((kind) => there[kind])
}

/** The newest first. */
export const portalFilesOf = (
  { db, today }: Pick<QueryContext, 'db' | 'today'>,
  clientId: number,
): PortalFileRow[] =>
  db
    .all<Omit<PortalFileRow, 'expired'>>(
      `SELECT p.id, p.madeAt, u.name AS madeBy, p.validUntil, p.withdrawnAt,
       (SELECT count(*) FROM requestFiles f WHERE f.portalFileId = p.id) AS requests
     FROM portalFiles p JOIN users u ON u.id = p.madeBy
     WHERE p.clientId = $clientId ORDER BY p.id DESC`,
      { clientId },
    )
    .map((row) => ({ ...row, expired: row.validUntil < today }))

/** Its keys are gone: no request made with it can be read any more. Errors: not-found. */
export const withdrawPortalFile = (
  { db, now, audit, ledger }: CommandContext,
  id: number,
): number => {
  const found = db.get<{ clientId: number; ownId: string }>(
    'SELECT clientId, ownId FROM portalFiles WHERE id = $id',
    { id },
  )
  if (!found) throw new AppError('not-found', { entity: 'portalFile', id })
  db.run(
    `UPDATE portalFiles SET withdrawnAt = $now, privateKey = NULL, macKey = NULL
     WHERE id = $id AND withdrawnAt IS NULL`,
    { id, now },
  )
  ledger({ kind: 'portal-withdrawn', portalFile: found.ownId })
  audit({ entity: 'portalFile', id, clientId: found.clientId, code: 'withdrawn' })
  return found.clientId
}
