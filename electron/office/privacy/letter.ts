/** A letter about a privacy request, filled in from its case: as text, PDF, or a draft e-mail. */
import { formatDateLong } from '../../../shared/dates'
import { AppError } from '../../../shared/errors'
import { complaintRoute } from '../../../shared/letters/complaint-route'
import { fillIn, type LetterValues } from '../../../shared/letters/template'
import type { Language } from '../../../shared/language'
import type {
  RequestLetter,
  RequestLetterKind,
  RequestTask,
} from '../../../shared/privacy/contract'
import { extendedDueOn } from '../../../shared/privacy/clocks'
import { dueOn, needsIdentity } from '../../../shared/privacy/request-state'
import type { ActionContext, QueryContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { renderMailDraft } from '../invoices/mail'
import { textOf } from '../letters/texts'
import { renderLetter } from '../paper/letter-pdf'
import { currentAgency } from '../settings/agency'
import { emailOf, factsOf, numberOf, requireRow, tasksOf, type Row } from './case'
import {
  dear,
  elsewhereWords,
  findingWords,
  identityWays,
  recipientWords,
  requestWords,
} from './words'

interface Written extends RequestLetter {
  /** P-2026-7, the file's name: it says nothing of a person */
  number: string
  language: Language
  who: Addressee
  agency: { name: string; email: string }
}

/** Letters that say something about a person, who must have been recognised before. */
const answering: ReadonlySet<RequestLetterKind> = new Set(['request-answer', 'request-partial'])

/** Errors: not-found, request-move (closed; an answer to who was not recognised). */
export const writeLetter = (
  { db, today }: Pick<QueryContext, 'db' | 'today'>,
  id: number,
  kind: RequestLetterKind,
): Written => {
  const row = requireRow(db, id)
  if (row.closedOn !== null) throw new AppError('request-move', { why: 'request-closed' })
  if (answering.has(kind) && needsIdentity(factsOf(row)) && row.identityPassedOn === null)
    throw new AppError('request-move', { why: 'identity-first' })
  const language = row.language ?? 'nl'
  const who = addresseeOf(db, row)
  const agency = currentAgency(db)
  const { subject, text } = fillIn(textOf(db, { kind, language }), language, {
    agency: agency.name,
    agencyEmail: agency.privacyContact,
    agencyPhone: agency.phone,
    agencyWebsite: agency.website,
    kvkNumber: agency.kvkNumber,
    vatId: agency.vatId,
    salutation: dear(language, who.person),
    client: who.name,
    clientNumber: row.clientId === null ? null : String(row.clientId),
    today: formatDateLong(today, language),
    ...valuesOf(db, row, kind, language),
  })
  return {
    subject: subject ?? '',
    text,
    to: emailOf(db, row),
    number: numberOf(row),
    language,
    who,
    agency: { name: agency.name, email: agency.privacyContact },
  }
}

const valuesOf = (
  db: ReadableDatabase,
  row: Row,
  kind: RequestLetterKind,
  language: Language,
): LetterValues => {
  const facts = factsOf(row)
  // The letter about more time says the new day before anybody noted that it left.
  const until = kind === 'request-extension' ? extendedDueOn(row.receivedOn) : dueOn(facts)
  return {
    request: requestWords[language][row.type],
    caseNumber: numberOf(row),
    receivedOn: formatDateLong(row.receivedOn, language),
    answerBy: formatDateLong(until, language),
    identityWay: row.identityMethod && identityWays[language][row.identityMethod],
    reason: row.reason,
    answer: row.answer,
    done: row.done,
    notDone: row.notDone,
    elsewhere: elsewhere(db, row.id, language),
    complaintRoute: complaintRoute(language),
  }
}

/**
 * Where was looked outside the program and what came of it, then who was told; also what is not done
 * yet. null while there is nothing to tell.
 */
const elsewhere = (db: ReadableDatabase, id: number, language: Language): string | null => {
  const tasks = tasksOf(db, id)
  const told = tasks.filter(({ kind }) => kind === 'recipient')
  // What somebody wrote down for themselves is told once something came of it.
  const looked = tasks.filter(
    ({ kind, finding }) => kind === 'system' || (kind === 'typed' && finding !== null),
  )
  const under = (heading: string, some: readonly RequestTask[]): string[] =>
    some.length === 0
      ? []
      : [
          [
            heading,
            ...some.map(({ what, finding, kind }) => {
              const open = kind === 'recipient' ? 'to-be-told' : 'to-be-looked-at'
              return `- ${what}: ${findingWords[language][finding ?? open]}`
            }),
          ].join('\n'),
        ]
  const parts = [
    ...under(elsewhereWords[language], looked),
    ...under(recipientWords[language], told),
  ]
  return parts.length === 0 ? null : parts.join('\n\n')
}

interface Addressee {
  name: string
  /** null: an organisation */
  person: string | null
  lines: string[]
}

const addresseeOf = (db: ReadableDatabase, { clientId, name }: Row): Addressee => {
  const client =
    clientId === null
      ? undefined
      : db.get<Record<'name' | 'kind' | 'street' | 'houseNumber' | 'postcode' | 'town', string>>(
          'SELECT name, kind, street, houseNumber, postcode, town FROM clients WHERE id = $clientId',
          { clientId },
        )
  // Who asks on a client's behalf gets the letter, at no address of the client's.
  if (!client || name !== null)
    return { name: name ?? '', person: name, lines: name === null ? [] : [name] }
  const lines = [
    client.name,
    `${client.street} ${client.houseNumber}`.trim(),
    `${client.postcode} ${client.town}`.trim(),
  ]
  return {
    name: client.name,
    person: client.kind === 'person' ? client.name : null,
    lines: lines.filter((line) => line !== ''),
  }
}

export const letterPdf = (written: Written, today: string, createdAt: Date): Promise<Uint8Array> =>
  renderLetter({
    from: written.agency.name,
    on: formatDateLong(today, written.language),
    addressee: written.who.lines.join('\n'),
    subject: written.subject,
    text: written.text,
    language: written.language,
    createdAt,
  })

/** A draft with the letter as its text; nothing is attached that the receiver has to open first. */
export const letterMail = (written: Written, date: Date): Promise<Uint8Array> =>
  renderMailDraft({
    from: { name: written.agency.name, address: written.agency.email },
    to: written.to === null ? null : { name: written.who.name, address: written.to },
    subject: written.subject,
    text: `${written.text}\n`,
    attachments: [],
    date,
  })

/** That a letter was made, by kind. */
export const noteLetter = (context: ActionContext, id: number, code: string): void =>
  context.write(({ audit }) => {
    audit({ entity: 'privacyRequest', id, code })
  })
