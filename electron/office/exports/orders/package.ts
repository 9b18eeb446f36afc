/** What an authority gets on its order: that, and no more; with the hash of the very file. */
import { createHash } from 'node:crypto'
import { formatDate, formatDateLong } from '../../../../shared/dates'
import type { DataKind } from '../../../../shared/disclosures/contract'
import { AppError } from '../../../../shared/errors'
import type { Language } from '../../../../shared/language'
import type { FileToken } from '../../../../shared/operation'
import type { OrderPart } from '../../../../shared/orders/contract'
import {
  formatPortalPassword,
  portalPasswordBytes,
} from '../../../../shared/requests/portal-password'
import type { Written } from '../../../ground/durable'
import type { ActionContext, QueryContext } from '../../context'
import { randomBytes } from '../../crypto'
import { justiceRecipient, logDisclosure } from '../../disclosures/log'
import { documentBytes } from '../../invoices/documents'
import { handOver } from '../../orders/moves'
import { numberOf, partsOf, requireOrder, type Row } from '../../orders/order'
import { renderReport } from '../../paper/report-pdf'
import { currentAgency } from '../../settings/agency'
import { dataOf, type AccessData } from '../access/collect'
import { kindsIn, kindsWithHolders } from '../access/package'
import { zipped, type Part } from '../access/zipped'
import { orderWords } from './words'

interface Asked {
  orderId: number
  encrypted: boolean
  language: Language
  file: FileToken
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Errors: not-found, order-closed, order-without-client. */
const requireAskable = (
  context: Pick<QueryContext, 'db' | 'now' | 'user'>,
  id: number,
): Row & { clientId: number } => {
  const row = requireOrder(context, id)
  const { clientId } = row
  if (row.closedAt !== null || row.handedOverAt !== null) throw new AppError('order-closed', {})
  if (clientId === null || row.kind === 'preservation')
    throw new AppError('order-without-client', {})
  return { ...row, clientId }
}

/** The same with nothing in what was not asked for. */
const only = (data: AccessData, parts: readonly OrderPart[]): AccessData => {
  const has = (part: OrderPart) => parts.includes(part)
  const { client } = data
  const nobody = {
    // Invoices name their buyer's address.
    street: has('invoices') ? client.street : '',
    contacts: [],
    emails: [],
    accounts: [],
    phone: null,
    kvkNumber: null,
    vatId: null,
    note: null,
    termination: null,
  }
  return {
    ...data,
    client: has('client') ? client : { ...client, ...nobody },
    invoices: has('invoices') ? data.invoices : [],
    payments: has('payments') ? data.payments : [],
    logins: has('logins') ? data.logins : [],
    quotes: [],
    papers: [],
    requests: [],
    access: has('access') ? data.access : [],
    holds: [],
    unsaved: [],
  }
}

export const makeOrderPackage = async (
  context: ActionContext,
  { orderId, encrypted, language, file }: Asked,
): Promise<{ sha256: string; passphrase: string | null }> => {
  const target = context.files.target(file)
  const { row, data, agency } = context.read((query) => {
    const found = requireAskable(query, orderId)
    return {
      row: found,
      data: dataOf(query.db, found.clientId),
      agency: currentAgency(query.db).name,
    }
  })
  const asked = partsOf(row)
  const at = new Date(context.now())
  const w = orderWords[language]
  const content = {
    format: 'kluis-order-package-1',
    madeOn: context.today(),
    order: {
      number: numberOf(row),
      authority: row.authority,
      reference: row.reference,
      article: row.article,
      orderedOn: row.orderedOn,
    },
    ...Object.fromEntries(asked.map((part) => [part, data[part]])),
  }
  const parts: Part[] = [{ name: w.json, bytes: Buffer.from(JSON.stringify(content, null, 2)) }]
  const issued = asked.includes('invoices')
    ? data.invoices.filter(({ issuedAt }) => issuedAt !== null)
    : []
  for (const [done, { id, number }] of issued.entries()) {
    context.checkpoint()
    context.progress({ stage: '', done, total: issued.length })
    const { bytes } = await documentBytes(context, id, 'pdf')
    const name = (number ?? String(id)).replace(/[^\p{L}\p{N}._-]+/gu, '_')
    parts.push({ name: `${w.folder}/${name}-${id}.pdf`, bytes })
  }
  const listed = parts.map(({ name, bytes }) => ({ name, sha256: sha256(bytes) }))
  const cover = await renderCover(row, { asked, agency, language, listed, at, on: context.today() })
  const contents = [{ name: w.pdf, sha256: sha256(cover) }, ...listed]
  const passphrase = encrypted ? formatPortalPassword(randomBytes(portalPasswordBytes)) : null
  const bytes = await zipped([{ name: w.pdf, bytes: cover }, ...parts], passphrase, at)
  context.checkpoint()
  const hash = sha256(bytes)
  const check = async ({ size, read }: Written): Promise<void> => {
    if (size !== bytes.length || sha256(await read(0, size)) !== hash)
      throw new AppError('export-damaged', {})
    // Whole on the disk, and not in place yet: a line too many is better than a file nobody knows of.
    // And the approval may have ended, or another desk handed it over, while it was made.
    context.write((command) => {
      const now = requireAskable(command, orderId)
      if (now.version !== row.version)
        throw new AppError('changed-meanwhile', { entity: 'order', id: orderId })
      const disclosureId = logDisclosure(command, {
        recipientId: justiceRecipient(command.db),
        way: 'legal-order',
        givenOn: command.today,
        data: kindsOf(only(data, asked), asked),
        clientIds: [row.clientId],
        note: numberOf(row),
      })
      handOver(command, now, { sha256: hash, bytes: bytes.length, contents }, disclosureId)
    })
  }
  await target.inParts((write) => write(bytes), { trial: false, check })
  return { sha256: hash, passphrase }
}

/** What the package tells of: of services also who holds the domain name. */
const kindsOf = (data: AccessData, asked: readonly OrderPart[]): DataKind[] =>
  asked.includes('services') ? kindsWithHolders(data) : kindsIn(data)

interface Cover {
  asked: readonly OrderPart[]
  agency: string
  language: Language
  listed: readonly { name: string; sha256: string }[]
  at: Date
  on: string
}

const renderCover = (
  row: Row,
  { asked, agency, language, listed, at, on }: Cover,
): Promise<Uint8Array> => {
  const w = orderWords[language]
  return renderReport({
    from: agency,
    on: formatDateLong(on, language),
    title: w.title,
    language,
    createdAt: at,
    intro: w.intro,
    facts: [
      [w.authority, row.authority],
      [w.reference, row.reference],
      [w.article, row.article],
      [w.orderedOn, formatDate(row.orderedOn, language)],
      [w.scope, row.scope],
      [w.number, numberOf(row)],
      [w.parts, asked.map((part) => w.partNames[part]).join(', ')],
    ],
    tables: [
      {
        title: w.files,
        head: [w.name],
        rows: listed.map(({ name }) => [name]),
        empty: w.none,
      },
    ],
    codes: listed.map(({ name, sha256: hash }) => [`${w.hash} ${name}`, hash] as const),
    note: w.note,
  })
}
