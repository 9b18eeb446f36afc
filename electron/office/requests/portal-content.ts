/** What a client's portal file shows: what the office holds, sells, asks and may be objected to. */
import { addMonths } from '../../../shared/dates'
import { formatIban } from '../../../shared/clients/identifiers'
import { rateOn, type VatKind } from '../../../shared/invoices/vat'
import { purposes } from '../../../shared/privacy/purposes'
import type { PortalContent, PortalGroup, PortalInvoice } from '../../../shared/requests/portal'
import { classWords } from '../../../shared/retention/class-words'
import { isRecurring } from '../../../shared/services/catalogue'
import { shownDomainName } from '../../../shared/services/domain-name'
import { terminationReason } from '../../../shared/services/termination-words'
import { objectionsOf } from '../clients/objections'
import { showClient } from '../clients/record'
import type { QueryContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { listItems } from '../services/catalogue'
import { noticeOutcome } from '../services/end'
import { selectSubscriptions, type SubscriptionRow } from '../services/subscriptions'
import { currentAgency } from '../settings/agency'
import { fieldsOf } from '../clients/card-fields'
import { rateOfClient } from '../vat/country-rates'
import { paymentCodeSvg } from './payment-code'
import { heldGroups } from './portal-held'
import { basisWords, groupTitles, purposeWords, untilTermination } from './words'

/** So many of the newest invoices have their PDF in the file; older ones are listed. */
export const mostPdfs = 500

export interface Gathered {
  content: Omit<PortalContent, 'officeKey'>
  /** the invoices of `content`, in its order */
  invoiceIds: number[]
}

/** A price without VAT as it is shown to this client. */
type Priced = (cents: number, kind: VatKind) => number

type Context = Pick<QueryContext, 'db' | 'now' | 'today' | 'user'>

/** Errors: not-found. */
export const gather = (context: Context, clientId: number, validUntil: string): Gathered => {
  const { db, now } = context
  const client = showClient(context, clientId)
  const agency = currentAgency(db)
  // Whoever may be a consumer is told a price as it will be paid.
  const inclusive = client.kind === 'person' && agency.vatPosition === 'normal'
  const priced: Priced = (cents, kind) => {
    if (!inclusive) return cents
    const { today } = context
    const rate =
      kind === 'consumer-eu' ? (rateOfClient(db, clientId, today) ?? 0) : rateOn(kind, today)
    return Math.round((cents * (10_000 + rate)) / 10_000)
  }
  const { invoices, invoiceIds } = invoicesOf(db, clientId)
  return {
    content: {
      madeAt: now,
      validUntil,
      agency: { name: agency.name, email: agency.email, phone: agency.phone },
      client: { number: String(client.id), name: client.name },
      pricesIncludeVat: inclusive,
      data: [...groupsOf(client), ...heldGroups(db, clientId)],
      services: servicesOf(context, clientId, priced),
      products: client.terminatedOn === null ? productsOf(context, priced) : [],
      invoices,
      purposes: purposesOf(db, clientId),
    },
    invoiceIds,
  }
}

const groupsOf = (client: ReturnType<typeof showClient>): PortalGroup[] => {
  const fields = fieldsOf(client)
  return (['identity', 'contact'] as const).map((group) => ({
    title: groupTitles[group],
    why: {
      nl: `${classWords[group].nl.purpose}, ${untilTermination.nl}.`,
      en: `${classWords[group].en.purpose}, ${untilTermination.en}.`,
    },
    fields: fields.filter((field) => field.group === group).map(({ group: _, ...field }) => field),
  }))
}

const servicesOf = (
  { db, today }: Context,
  clientId: number,
  priced: Priced,
): PortalContent['services'] =>
  db
    .all<SubscriptionRow>(
      `${selectSubscriptions} WHERE s.clientId = $clientId AND (s.endsOn IS NULL OR s.endsOn >= $today)
       ORDER BY i.name COLLATE NOCASE, s.id`,
      { clientId, today },
    )
    .map((row) => {
      const { id, itemName, domain, priceCents, discountBasisPoints, vatKind, periodMonths } = row
      const { startsOn, endsOn } = row
      // With a wished day it is a notice; the right to withdraw is told apart.
      const notice = noticeOutcome(db, { id, receivedOn: today, wishedOn: today }, today)
      const next = renewalAfter(row, today)
      const net = Math.round((priceCents * (10_000 - discountBasisPoints)) / 10_000)
      const { withdrawUntil } = notice
      return {
        id,
        name: itemName,
        domain: domain && shownDomainName(domain),
        priceCents: priced(net, vatKind),
        periodMonths,
        startsOn,
        renewsOn: endsOn !== null && next > endsOn ? null : next,
        endsOn,
        cancellation:
          endsOn === null
            ? {
                endsOn: notice.endsOn,
                reason: {
                  nl: terminationReason.nl[notice.rule],
                  en: terminationReason.en[notice.rule],
                },
              }
            : null,
        withdrawUntil:
          endsOn === null && withdrawUntil !== null && withdrawUntil >= today
            ? withdrawUntil
            : null,
      }
    })

/** The first day of the period after the one that is running, or that was billed ahead. */
const renewalAfter = (
  { startsOn, periodMonths, billedTo }: SubscriptionRow,
  today: string,
): string => {
  const until = billedTo !== null && billedTo > today ? billedTo : today
  let periods = 0
  // Counted from the start each time: a 31st comes back after a shorter month.
  while (addMonths(startsOn, periods * periodMonths) <= until) periods += 1
  return addMonths(startsOn, periods * periodMonths)
}

const productsOf = ({ db }: Context, priced: Priced): PortalContent['products'] =>
  listItems(db)
    .filter(({ retiredAt, kind }) => retiredAt === null && kind !== 'hourly')
    .map(({ id, kind, name, priceCents, setupCents, periodMonths, vatKind }) => ({
      id,
      name,
      description: null,
      priceCents: priced(priceCents, vatKind),
      setUpCents: isRecurring(kind) ? priced(setupCents, vatKind) : 0,
      periodMonths,
      asksDomain: kind === 'domain' || kind === 'certificate',
    }))

interface InvoiceRow {
  id: number
  number: string
  kind: 'invoice' | 'credit'
  issuedOn: string
  dueOn: string | null
  sign: number
  grossCents: number
  openCents: number
  iban: string
  bic: string | null
  payee: string
}

/** The newest first; by the account that was on each when it went out. */
const invoicesOf = (
  db: ReadableDatabase,
  clientId: number,
): { invoices: PortalInvoice[]; invoiceIds: number[] } => {
  const rows = db.all<InvoiceRow>(
    `SELECT i.id, i.number, i.kind, i.issuedOn, i.dueOn, i.sign, i.grossCents, i.openCents,
       a.iban, a.bic, coalesce(a.accountHolder, a.name) AS payee
     FROM invoices i JOIN agencies a ON a.id = i.agencyId
     WHERE i.clientId = $clientId AND i.issuedAt IS NOT NULL AND i.sealedAt IS NULL
     ORDER BY i.issuedOn DESC, i.id DESC LIMIT 10000`,
    { clientId },
  )
  const invoices = rows.map((row, place): PortalInvoice => {
    const { number, kind, issuedOn, dueOn, sign, grossCents, openCents } = row
    return {
      number,
      kind,
      issuedOn,
      dueOn: dueOn ?? issuedOn,
      grossCents: sign * grossCents,
      openCents: Math.max(0, openCents),
      hasPdf: place < mostPdfs,
      payment: kind === 'invoice' && openCents > 0 ? paymentOf(row) : null,
    }
  })
  return { invoices, invoiceIds: rows.map(({ id }) => id) }
}

const paymentOf = ({
  number,
  openCents,
  iban,
  bic,
  payee,
}: InvoiceRow): PortalInvoice['payment'] => ({
  iban: formatIban(iban),
  bic,
  name: payee,
  reference: number,
  code: paymentCodeSvg({ name: payee, iban, bic, amountCents: openCents, text: number }),
})

const purposesOf = (db: ReadableDatabase, clientId: number): PortalContent['purposes'] => {
  const objected = new Set(objectionsOf(db, clientId).map(({ purpose }) => purpose))
  const needed = (['service', 'invoice'] as const).map((name) => ({
    id: name,
    name: { nl: classWords[name].nl.purpose, en: classWords[name].en.purpose },
    basis: basisWords[name === 'invoice' ? 'legal-obligation' : 'contract'],
    objectable: false,
    objected: false,
  }))
  return [
    ...needed,
    ...purposes.map((purpose) => ({
      id: purpose,
      name: purposeWords[purpose],
      basis: basisWords['legitimate-interest'],
      objectable: true,
      objected: objected.has(purpose),
    })),
  ]
}
