/** Sending: in one transaction the draft is judged, worked out anew, numbered, and locked. */
import { addDays } from '../../../shared/dates'
import { AppError, type FieldProblem } from '../../../shared/errors'
import type { QuoteCheck } from '../../../shared/quotes/contract'
import type { CommandContext, QueryContext } from '../context'
import { contentOf, type Content } from '../invoices/content'
import { partyOf, type ClientParty } from '../invoices/issue/buyer'
import { problemsOf } from '../invoices/issue/requirements'
import { keepTexts } from '../invoices/own-texts'
import { forgetTyped } from '../invoices/typed'
import { currentAgency } from '../settings/agency'
import { draftOf, storeContent } from './drafts'
import { nextNumber, quoteSettings, takeNumber } from './numbering'
import { lineRows, requireSameDraft, requireUnsent, type QuoteRecord } from './rows'

interface Judged {
  client: ClientParty
  content: Content
  agencyId: number
  validUntil: string
  problems: FieldProblem[]
}

/** What only the invoice needs: where the client lives, and the day of supply. */
const later = /^(client\.(street|houseNumber|postcode|town)|supply)/

const judge = ({ db, today }: Pick<QueryContext, 'db' | 'today'>, row: QuoteRecord): Judged => {
  const draft = draftOf(row, lineRows(db, row.id))
  const agency = currentAgency(db)
  const client = partyOf(db, draft.clientId)
  const content = contentOf(db, draft, today)
  const validUntil = draft.validUntil ?? addDays(today, quoteSettings(db, today).validDays)
  const problems = problemsOf({
    issuedOn: today,
    supplyFrom: today,
    supplyTo: null,
    deliveryCountry: null,
    lines: content.lines,
    grossCents: content.totals.grossCents,
    client,
    agency: { ...agency, address: agency },
  }).filter(({ path }) => !later.test(path))
  if (validUntil < today) problems.push({ path: 'validUntil', code: 'in-past' })
  return { client, content, agencyId: agency.id, validUntil, problems }
}

/** Errors: not-found, quote-sent. */
export const checkQuote = (context: QueryContext, id: number): QuoteCheck => {
  const { validUntil, problems } = judge(context, requireUnsent(context.db, id))
  return { number: nextNumber(context.db, context.today).number, validUntil, problems }
}

/** Errors: not-found, quote-sent, changed-meanwhile, quote-incomplete, number-taken. */
export const sendQuote = (
  context: CommandContext,
  { id, updatedAt }: { id: number; updatedAt: string },
): void => {
  const { db, now, today, user, audit } = context
  const row = requireSameDraft(db, id, updatedAt)
  const { client, content, agencyId, validUntil, problems } = judge(context, row)
  if (problems.length > 0) throw new AppError('quote-incomplete', { problems })
  // Rates may have changed since it was saved.
  storeContent(db, id, content)
  const { number, year, sequence } = takeNumber(context, today)
  db.run(
    `UPDATE quotes SET number = $number, year = $year, sequence = $sequence, sentAt = $now,
       sentOn = $today, validUntil = $validUntil, agencyId = $agencyId, language = $language,
       updatedAt = $now, buyerName = $name, buyerCompany = $company, buyerStreet = $street,
       buyerHouseNumber = $houseNumber, buyerPostcode = $postcode, buyerTown = $town,
       buyerCountry = $country, buyerKvkNumber = $kvkNumber, buyerVatId = $vatId,
       buyerEmail = $email, buyerOin = $oin, textsId = $textsId
     WHERE id = $id`,
    {
      ...client.address,
      id,
      number,
      year,
      sequence,
      now,
      today,
      validUntil,
      agencyId,
      language: client.language,
      name: client.name,
      company: client.company ? 1 : 0,
      kvkNumber: client.kvkNumber,
      vatId: client.vatId,
      email: client.email,
      oin: client.oin,
      textsId: keepTexts(db, 'quote', client.language),
    },
  )
  forgetTyped(db, `quotes/${id}`, user.id)
  audit({ entity: 'quote', id, clientId: row.clientId, code: 'sent' })
}
