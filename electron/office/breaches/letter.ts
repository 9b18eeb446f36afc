/** What is written about a breach: to the supervisor, to persons, and to clients whose data it holds. */
import { setImmediate } from 'node:timers/promises'
import type { BreachLetter } from '../../../shared/breaches/contract'
import { formatDate, formatDateLong, formatMoment } from '../../../shared/dates'
import type { DataKind } from '../../../shared/disclosures/contract'
import type { Language } from '../../../shared/language'
import { fillIn, type LetterValues } from '../../../shared/letters/template'
import type { FileToken } from '../../../shared/operation'
import type { ActionContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { greeting, renderMailDraft } from '../invoices/mail'
import { textOf } from '../letters/texts'
import { renderLetter } from '../paper/letter-pdf'
import { currentAgency } from '../settings/agency'
import { writeZip } from '../zip'
import { countsIn, dataOf, numberOf, requireBreach, type Row } from './breach'
import { breachWords } from './words'

interface Addressee {
  id: number
  name: string
  kind: string
  language: Language
  address: string | null
}

const kindOf = ({ role }: Row): 'breach-processor' | 'breach-persons' =>
  role === 'processor' ? 'breach-processor' : 'breach-persons'

const dataText = (kinds: readonly DataKind[], language: Language): string =>
  kinds.map((kind) => breachWords[language].kinds[kind]).join(', ')

const countsText = (row: Row, language: Language): string => {
  const { clients, persons, records } = countsIn(row)
  const w = breachWords[language]
  const told = dataOf(row).flatMap((kind) => {
    const n = records[kind]
    return n === undefined ? [] : [`- ${w.kinds[kind]}: ${n}`]
  })
  return [w.counted(clients, persons), ...told].join('\n')
}

const valuesOf = (
  db: ReadableDatabase,
  row: Row,
  language: Language,
  today: string,
): LetterValues => {
  const agency = currentAgency(db)
  return {
    agency: agency.name,
    agencyEmail: agency.privacyContact,
    agencyPhone: agency.phone,
    agencyWebsite: agency.website,
    kvkNumber: agency.kvkNumber,
    vatId: agency.vatId,
    today: formatDateLong(today, language),
    caseNumber: numberOf(row),
    whatHappened: row.what,
    happenedOn: row.happenedOn && formatDate(row.happenedOn, language),
    knownAt: formatMoment(row.knownAt, language),
    dataConcerned: dataText(dataOf(row), language),
    personsConcerned: countsText(row, language),
    consequences: row.consequences,
    measures: row.measures,
  }
}

/** Errors: not-found. */
export const writeReport = (
  db: ReadableDatabase,
  { id, language, today }: { id: number; language: Language; today: string },
): BreachLetter => {
  const row = requireBreach(db, id)
  const text = textOf(db, { kind: 'breach-report', language })
  const { subject, text: body } = fillIn(text, language, valuesOf(db, row, language, today))
  return { subject: subject ?? '', text: body }
}

const writeMessage = (
  db: ReadableDatabase,
  row: Row,
  { id, name, kind, language }: Addressee,
  today: string,
): BreachLetter => {
  const { subject, text } = fillIn(textOf(db, { kind: kindOf(row), language }), language, {
    ...valuesOf(db, row, language, today),
    salutation: greeting(language, kind === 'person' ? name : null),
    client: name,
    clientNumber: String(id),
  })
  return { subject: subject ?? '', text }
}

/** As the first of those concerned would get it, or nobody in particular. */
export const writeExample = (
  db: ReadableDatabase,
  { id, language, today }: { id: number; language: Language; today: string },
): BreachLetter => {
  const row = requireBreach(db, id)
  const nobody = { id: 0, name: '', kind: 'company', address: null }
  const [first] = addresseesAfter(db, id, 0, 1)
  return writeMessage(db, row, { ...(first ?? nobody), language }, today)
}

const addresseesAfter = (
  db: ReadableDatabase,
  breachId: number,
  after: number,
  limit: number,
): Addressee[] =>
  db.all<Addressee>(
    `SELECT c.id, c.name, c.kind, c.language, (SELECT e.address FROM clientEmails e
       WHERE e.clientId = c.id ORDER BY e.forNotices DESC, e.forTechnical DESC, e.id LIMIT 1)
       AS address
     FROM breachedClients b JOIN clients c ON c.id = b.clientId
     WHERE b.breachId = $breachId AND c.id > $after AND c.erasedAt IS NULL
     ORDER BY c.id LIMIT $limit`,
    { breachId, after, limit },
  )

/** Errors: not-found; those of the report. */
export const reportPdf = (
  context: ActionContext,
  { id, language }: { id: number; language: Language },
): Promise<Uint8Array> => {
  const today = context.today()
  const { letter, agency } = context.read(({ db }) => ({
    letter: writeReport(db, { id, language, today }),
    agency: currentAgency(db).name,
  }))
  return renderLetter({
    from: agency,
    on: formatDateLong(today, language),
    addressee: breachWords[language].supervisor,
    subject: letter.subject,
    text: letter.text,
    language,
    createdAt: new Date(context.now()),
  })
}

const page = 100

/** Each client concerned gets its own draft; who has no address is counted, and written by post. */
export const saveDrafts = async (
  context: ActionContext,
  { id, file }: { id: number; file: FileToken },
): Promise<{ drafts: number; without: number }> => {
  const target = context.files.target(file)
  const { row, from } = context.read(({ db }) => {
    const { name, privacyContact } = currentAgency(db)
    return { row: requireBreach(db, id), from: { name, address: privacyContact } }
  })
  const date = new Date(context.now())
  const done = { drafts: 0, without: 0 }
  await writeZip(target, date, async (zip) => {
    for (let after = 0; ;) {
      context.checkpoint()
      context.progress({ stage: '', done: done.drafts + done.without, total: row.concerned })
      const found = context.read(({ db, today }) =>
        addresseesAfter(db, id, after, page).map((to) => ({
          to,
          letter: writeMessage(db, row, to, today),
        })),
      )
      for (const { to, letter } of found) {
        after = to.id
        const bytes = await renderMailDraft({
          from,
          to: to.address === null ? null : { name: to.name, address: to.address },
          subject: letter.subject,
          text: `${letter.text}\n`,
          attachments: [],
          date,
        })
        await zip.add(`${numberOf(row)}-${to.id}.eml`, bytes)
        if (to.address === null) done.without += 1
        else done.drafts += 1
        await setImmediate()
      }
      if (found.length < page) break
    }
  })
  context.write(({ db, now, audit }) => {
    db.run('UPDATE breaches SET draftsAt = $now WHERE id = $id', { id, now })
    audit({ entity: 'breach', id, code: `drafts-${done.drafts}` })
  })
  return done
}
