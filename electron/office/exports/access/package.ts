/** All data of who asked, in one ZIP: written as it grows, reopened and compared, and only then in place. */
import { dataKinds, type DataKind } from '../../../../shared/disclosures/contract'
import { AppError } from '../../../../shared/errors'
import { paperEnding } from '../../../../shared/papers/kinds'
import {
  formatPortalPassword,
  portalPasswordBytes,
} from '../../../../shared/requests/portal-password'
import type { ActionContext, QueryContext } from '../../context'
import { randomBytes } from '../../crypto'
import type { FileToken } from '../../../../shared/operation'
import { documentBytes } from '../../invoices/documents'
import { logDisclosure, ownRecipient } from '../../disclosures/log'
import { piecesOf } from '../../papers/content'
import { listPapers } from '../../papers/papers'
import { requireRecognised } from '../../privacy/case'
import { currentAgency } from '../../settings/agency'
import { termOf } from '../../settings/terms'
import { writeZip, type ZipFile } from '../../zip'
import { mostPerPart } from './bounds'
import { dataOf, type AccessData } from './collect'
import { blackedOut, mentionsIn } from './mentions'
import { renderOverview } from './overview'
import { accessWords, schemaOf } from './words'

export const reviewAccess = (context: QueryContext, requestId: number) => {
  const { clientId } = requireRecognised(context.db, requestId)
  const data = dataOf(context.db, clientId)
  return {
    invoices: data.invoices.filter(({ issuedAt }) => issuedAt !== null).length,
    mentions: mentionsIn(context.db, clientId, data),
  }
}

/** Exactly what this package told, but for its services. */
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

/** The same, of a package that tells of services: those who hold the domain names are told too. */
export const kindsWithHolders = (data: AccessData): DataKind[] => {
  const kinds = new Set(kindsIn(data))
  const holders = data.services.map(({ holder }) => holder)
  if (holders.some((holder) => holder.email)) kinds.add('email')
  if (holders.some((holder) => holder.phone)) kinds.add('phone')
  return dataKinds.filter((kind) => kinds.has(kind))
}

const inParts = <Row>(rows: readonly Row[], most: number): Row[][] =>
  Array.from({ length: Math.ceil(rows.length / most) }, (_, nth) =>
    rows.slice(nth * most, (nth + 1) * most),
  )

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
  const { clientId, number, language, data, papers, agency, terms } = context.read((query) => {
    const asked = requireRecognised(query.db, requestId)
    const data = dataOf(query.db, asked.clientId)
    // Somebody who came to be named after it was looked at is blacked out.
    const hidden = mentionsIn(query.db, asked.clientId, data)
      .map(({ name }) => name)
      .filter((name) => !shown.includes(name))
    return {
      ...asked,
      data: blackedOut(data, hidden),
      // An order of an authority can forbid to tell of itself.
      papers: listPapers(query.db, { clientId: asked.clientId }).filter(
        ({ kind }) => kind !== 'legal-order',
      ),
      agency: currentAgency(query.db).name,
      terms: (name: Parameters<typeof termOf>[1]) => context.read(({ db }) => termOf(db, name)),
    }
  })
  const w = accessWords[language]
  const madeOn = context.today()
  const at = new Date(context.now())
  const [first = [], ...others] = inParts(data.invoices, mostPerPart)
  const whole = { format: 'kluis-access-package-1', madeOn, request: number, ...data }
  const partName = (place: number) => w.json.replace('.json', `-${w.part}-${place + 2}.json`)
  const issued = data.invoices.filter(({ issuedAt }) => issuedAt !== null)
  const total = issued.length + papers.length
  const passphrase = encrypted ? formatPortalPassword(randomBytes(portalPasswordBytes)) : null
  const fill = async (zip: ZipFile): Promise<void> => {
    const made = { data, language, agency, today: madeOn, createdAt: at, termOf: terms }
    await zip.add(w.pdf, await renderOverview(made))
    await zip.add(w.json, JSON.stringify({ ...whole, invoices: first }, null, 2))
    for (const [place, invoices] of others.entries())
      await zip.add(partName(place), JSON.stringify({ invoices }, null, 2))
    const names = others.map((_, place) => partName(place))
    await zip.add(w.schema, schemaOf({ names, most: mostPerPart }))
    // Each document is read, written and let go: no matter how many there are.
    for (const [done, { id, number: invoice }] of issued.entries()) {
      context.checkpoint()
      context.progress({ stage: 'exporting', done, total })
      const { bytes } = await documentBytes(context, id, 'pdf')
      const name = (invoice ?? String(id)).replace(/[^\p{L}\p{N}._-]+/gu, '_')
      const part = `${w.part}-${Math.floor(done / mostPerPart) + 1}/`
      await zip.add(
        `${w.folder}/${issued.length > mostPerPart ? part : ''}${name}-${id}.pdf`,
        bytes,
      )
    }
    for (const [done, paper] of papers.entries()) {
      context.checkpoint()
      context.progress({ stage: 'exporting', done: issued.length + done, total })
      const name = `${w.paperFolder}/${paper.kind}-${paper.id}.${paperEnding(paper.format)}`
      await zip.addParts(name, piecesOf(context, paper))
    }
    context.checkpoint()
  }
  await writeZip(target, at, fill, {
    trial: false,
    checked: true,
    password: passphrase,
    // Whole on the disk, and not in place yet: a line too many is better than a file nobody knows of.
    // And the case may have ended, or been taken for another, while it was made.
    whole: () =>
      context.write((command) => {
        if (requireRecognised(command.db, requestId).clientId !== clientId)
          throw new AppError('request-move', { why: 'identity-first' })
        logDisclosure(command, {
          recipientId: ownRecipient(command.db),
          way: 'access-package',
          givenOn: command.today,
          data: kindsWithHolders(data),
          clientIds: [clientId],
        })
      }),
  })
  return { invoices: issued.length, passphrase }
}
