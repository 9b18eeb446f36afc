/** All data of who asked, in one ZIP: made whole, reopened and compared, and only then handed over. */
import { createHash } from 'node:crypto'
import { dataKinds, type DataKind } from '../../../../shared/disclosures/contract'
import { AppError } from '../../../../shared/errors'
import {
  formatPortalPassword,
  portalPasswordBytes,
} from '../../../../shared/requests/portal-password'
import type { Written } from '../../../ground/durable'
import type { ActionContext, QueryContext } from '../../context'
import { randomBytes } from '../../crypto'
import type { FileToken } from '../../../../shared/operation'
import { documentBytes } from '../../invoices/documents'
import { logDisclosure, ownRecipient } from '../../disclosures/log'
import { requireRecognised } from '../../privacy/case'
import { currentAgency } from '../../settings/agency'
import { termOf } from '../../settings/terms'
import { dataOf, type AccessData } from './collect'
import { blackedOut, mentionsIn } from './mentions'
import { renderOverview } from './overview'
import { accessWords, jsonSchema } from './words'
import { zipped, type Part } from './zipped'

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export const reviewAccess = (context: QueryContext, requestId: number) => {
  const { clientId } = requireRecognised(context.db, requestId)
  const data = dataOf(context.db, clientId)
  return {
    invoices: data.invoices.filter(({ issuedAt }) => issuedAt !== null).length,
    mentions: mentionsIn(context.db, clientId, data),
  }
}

/** Exactly what this package told. */
export const kindsIn = (data: AccessData): DataKind[] => {
  const { client, invoices, payments, access, requests, holds, unsaved, logins, papers, quotes } =
    data
  const { contacts } = client
  const there: Record<DataKind, boolean> = {
    name: true,
    address: client.street !== '',
    contacts: contacts.length > 0,
    email: client.emails.length > 0 || contacts.some(({ email }) => email !== null),
    phone: client.phone !== null || contacts.some(({ phone }) => phone !== null),
    'kvk-number': client.kvkNumber !== null,
    'vat-id': client.vatId !== null,
    'bank-account':
      client.accounts.length > 0 || payments.some((entry) => entry.counterpartyIban !== null),
    invoices: invoices.length > 0,
    payments: payments.length > 0,
    'access-logs': access.length > 0,
    notes:
      client.note !== null ||
      client.termination !== null ||
      requests.some(({ scope, answer }) => scope !== null || answer !== null) ||
      holds.length + unsaved.length + logins.length + papers.length + quotes.length > 0,
  }
  return dataKinds.filter((kind) => there[kind])
}

interface Asked {
  requestId: number
  shown: readonly string[]
  encrypted: boolean
  file: FileToken
}

export const makeAccessPackage = async (
  context: ActionContext,
  { requestId, shown, encrypted, file }: Asked,
): Promise<{ invoices: number; passphrase: string | null }> => {
  const target = context.files.target(file)
  const { clientId, number, language, data, agency, terms } = context.read((query) => {
    const asked = requireRecognised(query.db, requestId)
    const data = dataOf(query.db, asked.clientId)
    // Somebody who came to be named after it was looked at is blacked out.
    const hidden = mentionsIn(query.db, asked.clientId, data)
      .map(({ name }) => name)
      .filter((name) => !shown.includes(name))
    return {
      ...asked,
      data: blackedOut(data, hidden),
      agency: currentAgency(query.db).name,
      terms: (name: Parameters<typeof termOf>[1]) => context.read(({ db }) => termOf(db, name)),
    }
  })
  const w = accessWords[language]
  const madeOn = context.today()
  const at = new Date(context.now())
  const whole = { format: 'kluis-access-package-1', madeOn, request: number, ...data }
  const parts: Part[] = [
    {
      name: w.pdf,
      bytes: await renderOverview({
        data,
        language,
        agency,
        today: madeOn,
        createdAt: at,
        termOf: terms,
      }),
    },
    { name: w.json, bytes: Buffer.from(JSON.stringify(whole, null, 2)) },
    { name: w.schema, bytes: Buffer.from(jsonSchema) },
  ]
  const issued = data.invoices.filter(({ issuedAt }) => issuedAt !== null)
  for (const [done, { id, number: invoice }] of issued.entries()) {
    context.checkpoint()
    context.progress({ stage: '', done, total: issued.length })
    const { bytes } = await documentBytes(context, id, 'pdf')
    const name = (invoice ?? String(id)).replace(/[^\p{L}\p{N}._-]+/gu, '_')
    parts.push({ name: `${w.folder}/${name}-${id}.pdf`, bytes })
  }
  const passphrase = encrypted ? formatPortalPassword(randomBytes(portalPasswordBytes)) : null
  const bytes = await zipped(parts, passphrase, at)
  context.checkpoint()
  const hash = sha256(bytes)
  const check = async ({ size, read }: Written): Promise<void> => {
    if (size !== bytes.length || sha256(await read(0, size)) !== hash)
      throw new AppError('export-damaged', {})
    // Whole on the disk, and not in place yet: a line too many is better than a file nobody knows of.
    // And the case may have ended, or been taken for another, while it was made.
    context.write((command) => {
      if (requireRecognised(command.db, requestId).clientId !== clientId)
        throw new AppError('request-move', { why: 'identity-first' })
      logDisclosure(command, {
        recipientId: ownRecipient(command.db),
        way: 'access-package',
        givenOn: command.today,
        data: kindsIn(data),
        clientIds: [clientId],
      })
    })
  }
  await target.inParts((write) => write(bytes), { trial: false, check })
  return { invoices: issued.length, passphrase }
}
