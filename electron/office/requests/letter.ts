/** A letter about a request: that it came in, what came of it, or why not. */
import { formatDateLong, todayIn } from '../../../shared/dates'
import { AppError } from '../../../shared/errors'
import type { Language } from '../../../shared/language'
import { complaintRoute } from '../../../shared/letters/complaint-route'
import { fillIn } from '../../../shared/letters/template'
import type { WishLetter, WishLetterKind } from '../../../shared/requests/contract'
import type { ActionContext, QueryContext } from '../context'
import { renderMailDraft } from '../invoices/mail'
import { textOf } from '../letters/texts'
import { renderLetter } from '../paper/letter-pdf'
import { currentAgency } from '../settings/agency'
import { clientRow, emailsOf } from '../clients/record'
import type { ReadableDatabase } from '../database/driver'
import { dear } from '../privacy/words'
import { lineOf } from './decide'
import { numberOf, requireRequest, showRow, type StoredRequest } from './rows'
import { wishWords } from './words'

interface Written extends WishLetter {
  number: string
  language: Language
  name: string
  lines: string[]
  agency: { name: string; email: string }
  row: StoredRequest
}

const fits = ({ outcome }: StoredRequest, kind: WishLetterKind): boolean =>
  kind === 'wish-receipt' || outcome === (kind === 'wish-done' ? 'accepted' : 'refused')

/** Errors: not-found, request-decision. */
export const writeLetter = (
  { db, today }: Pick<QueryContext, 'db' | 'today'>,
  id: number,
  kind: WishLetterKind,
): Written => {
  const row = requireRequest(db, id)
  if (!fits(row, kind)) throw new AppError('request-decision', { why: 'no-letter' })
  const { language } = row
  const client = clientRow(db, row.clientId)
  const agency = currentAgency(db)
  const { about } = showRow(db, row)
  const word = wishWords[language][row.kind]
  const { subject, text } = fillIn(textOf(db, { kind, language }), language, {
    agency: agency.name,
    agencyEmail: agency.email,
    agencyPhone: agency.phone,
    agencyWebsite: agency.website,
    kvkNumber: agency.kvkNumber,
    vatId: agency.vatId,
    salutation: dear(language, client.kind === 'person' ? client.name : null),
    client: client.name,
    clientNumber: String(row.clientId),
    today: formatDateLong(today, language),
    request: about === null ? word : `${word} (${about})`,
    caseNumber: numberOf(row),
    receivedOn: formatDateLong(row.receivedOn, language),
    outcome: outcomeOf(db, row),
    answer: row.outcome === 'accepted' ? row.reply : null,
    reason: row.outcome === 'refused' ? row.reply : null,
    // A refusal to put data right is one under the law on privacy. AVG art. 12(4) and 16.
    complaintRoute: row.kind === 'change-data' ? complaintRoute(language) : null,
  })
  return {
    subject: subject ?? '',
    text,
    to: emailOf(db, row.clientId),
    number: numberOf(row),
    language,
    name: client.name,
    lines: [
      client.name,
      `${client.street} ${client.houseNumber}`.trim(),
      `${client.postcode} ${client.town}`.trim(),
    ].filter((line) => line !== ''),
    agency: { name: agency.name, email: agency.email },
    row,
  }
}

const ended = {
  nl: (day: string) => `De laatste dag van de dienst is ${day}.`,
  en: (day: string) => `The last day of the service is ${day}.`,
} satisfies Record<Language, (day: string) => string>

const begun = {
  nl: (day: string) => `De dienst gaat in op ${day}.`,
  en: (day: string) => `The service starts on ${day}.`,
} satisfies Record<Language, (day: string) => string>

/** What a client has to know of what was done; null: the letter says it without. */
const outcomeOf = (
  db: ReadableDatabase,
  { kind, language, entity, entityId, decidedAt }: StoredRequest,
): string | null => {
  if (decidedAt === null || entity !== 'subscription') return null
  const service = db.get<{ startsOn: string; endsOn: string | null }>(
    'SELECT startsOn, endsOn FROM subscriptions WHERE id = $entityId',
    { entityId },
  )
  if (!service) return null
  if (kind === 'order') return begun[language](formatDateLong(service.startsOn, language))
  if (service.endsOn === null) return null
  return ended[language](formatDateLong(service.endsOn, language))
}

const emailOf = (db: ReadableDatabase, clientId: number): string | null =>
  emailsOf(db, clientId).toSorted(
    (a, b) => Number(b.forNotices) - Number(a.forNotices) || a.id - b.id,
  )[0]?.address ?? null

export const letterPdf = (written: Written, now: string): Promise<Uint8Array> =>
  renderLetter({
    from: written.agency.name,
    on: formatDateLong(todayIn(new Date(now)), written.language),
    addressee: written.lines.join('\n'),
    subject: written.subject,
    text: written.text,
    language: written.language,
    createdAt: new Date(now),
  })

export const letterMail = (written: Written, now: string): Promise<Uint8Array> =>
  renderMailDraft({
    from: { name: written.agency.name, address: written.agency.email },
    to: written.to === null ? null : { name: written.name, address: written.to },
    subject: written.subject,
    text: `${written.text}\n`,
    attachments: [],
    date: new Date(now),
  })

/** That a letter was made, by kind. */
export const noteLetter = (context: ActionContext, { row }: Written, code: string): void =>
  context.write(({ audit }) => {
    audit(lineOf(row, code))
  })
