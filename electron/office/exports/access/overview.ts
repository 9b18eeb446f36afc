/** The readable part of an access package: what, why, from where, to whom, how long. AVG art. 15. */
import { formatDate, formatDateLong, formatMoment, todayIn } from '../../../../shared/dates'
import type { Language } from '../../../../shared/language'
import { complaintRoute } from '../../../../shared/letters/complaint-route'
import { formatMoney } from '../../../../shared/money'
import { formatDuration } from '../../../../shared/services/hours'
import { classWords } from '../../../../shared/retention/class-words'
import { policy, type ClassName, type Term } from '../../../../shared/retention/policy'
import { renderReport, type ReportTable } from '../../paper/report-pdf'
import type { AccessData } from './collect'
import { requestWords } from '../../privacy/words'
import { wishWords } from '../../requests/words'
import { textsIn } from './mentions'
import { accessWords, basisWords, kindWords, purposeWords, startWords } from './words'

interface Made {
  data: AccessData
  language: Language
  agency: string
  today: string
  createdAt: Date
  /** the terms in force */
  termOf(name: ClassName): Term
}

/** Classes that hold data of clients; the others are about the office's own people. */
const ofClients = (Object.keys(policy) as ClassName[]).filter(
  (name) => name !== 'staff-account' && name !== 'audit' && name !== 'privacy-register',
)

export const renderOverview = ({
  data,
  language,
  agency,
  today,
  createdAt,
  termOf,
}: Made): Promise<Uint8Array> => {
  const w = accessWords[language]
  const { client } = data
  const date = (on: string | null) => (on === null ? '' : formatDate(on.slice(0, 10), language))
  const moment = (at: string | null) => (at === null ? '' : date(todayIn(new Date(at))))
  const money = (cents: number) => formatMoney(cents, language)
  const table = (
    title: string,
    head: readonly string[],
    rows: readonly (readonly string[])[],
  ): ReportTable => ({ title, head, rows, empty: w.none })
  const term = ({ years, days }: Term, from: string) => {
    if (years === 0 && days === 0) return `${w.atOnce} ${from}`
    const parts = [years > 0 ? `${years} ${w.years}` : '', days > 0 ? `${days} ${w.days}` : '']
    return `${parts.filter((part) => part !== '').join(' ')} ${from}`
  }
  const facts: readonly (readonly [string, string | null])[] = [
    [w.facts.name, client.name],
    [w.facts.number, String(client.id)],
    [
      w.facts.address,
      `${client.street} ${client.houseNumber}, ${client.postcode} ${client.town}, ${client.country}`,
    ],
    [w.facts.phone, client.phone],
    [w.facts.kvk, client.kvkNumber],
    [w.facts.vat, client.vatId],
    [w.facts.since, moment(client.createdAt)],
    [w.facts.note, client.note],
  ]
  return renderReport({
    from: agency,
    on: formatDateLong(today, language),
    title: w.title,
    language,
    createdAt,
    intro: w.intro,
    facts: facts.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])),
    tables: [
      table(
        w.emails,
        [w.what],
        client.emails.map(({ address }) => [address]),
      ),
      table(
        w.contacts,
        [w.who, w.what, w.facts.phone],
        client.contacts.map(({ name, role, email, phone }) => [
          name,
          [role, email].filter((part) => part !== null && part !== '').join(', '),
          phone ?? '',
        ]),
      ),
      table(
        w.accounts,
        ['IBAN', w.day],
        client.accounts.map((one) => [one.iban, moment(one.seenAt)]),
      ),
      table(
        w.objections,
        [w.what, w.day],
        client.objections.map(({ purpose, since }) => [
          purposeWords[language][purpose],
          date(since),
        ]),
      ),
      table(
        w.services,
        [w.day, w.what, w.value, w.amount],
        data.services.map(({ startsOn, item, domain, supplierReference, priceCents }) => [
          date(startsOn),
          item.name,
          [domain, supplierReference].filter((part) => part !== null).join(', '),
          money(priceCents),
        ]),
      ),
      table(
        w.work,
        [w.day, w.what, w.value, w.amount],
        data.work.map(({ on, what, minutes, priceCents }) => [
          date(on),
          what,
          formatDuration(minutes),
          money(priceCents),
        ]),
      ),
      table(
        w.invoices,
        [w.number, w.day, w.amount, w.text],
        data.invoices.map((invoice) => [
          invoice.number ?? '',
          date(invoice.issuedOn),
          money(invoice.grossCents),
          invoice.lines.map(({ description }) => description).join('; '),
        ]),
      ),
      table(
        w.payments,
        [w.day, w.amount, w.text],
        data.payments.map((entry) => [
          date(entry.bookedOn),
          money(entry.amountCents),
          [entry.counterpartyName, entry.counterpartyIban, entry.description]
            .filter((part) => part !== null)
            .join(', '),
        ]),
      ),
      table(
        w.reminders,
        [w.day, w.number, w.amount, w.text],
        data.collection.reminders.map(({ sentOn, number, totalCents, subject, body }) => [
          date(sentOn),
          number,
          totalCents === null ? '' : money(totalCents),
          [subject, body].filter((part) => part !== null).join('\n'),
        ]),
      ),
      table(
        w.quotes,
        [w.day, w.number, w.what, w.amount],
        data.quotes.map((quote) => [
          quote.sentOn === null ? '' : date(quote.sentOn),
          quote.number ?? '',
          [
            quote.reference,
            quote.attention,
            quote.intro,
            ...quote.lines.map(({ description }) => description),
            quote.closing,
          ]
            .filter((part) => part !== null)
            .join(', '),
          money(quote.grossCents),
        ]),
      ),
      table(
        w.logins,
        [w.day, w.what, w.purpose],
        data.logins.map((login) => [
          moment(login.startedAt),
          login.system,
          [login.purpose, login.ticket].filter((part) => part !== null).join(', '),
        ]),
      ),
      table(
        w.papers,
        [w.day, w.what],
        data.papers.map(({ signedOn, addedAt, title }) => [
          signedOn === null ? moment(addedAt) : date(signedOn),
          title,
        ]),
      ),
      table(
        w.access,
        [w.day, w.what, 'IP', w.value],
        data.access
          .slice(-200)
          .reverse()
          .map(({ at, what, ip, userAgent }) => [
            formatMoment(at, language),
            what,
            ip,
            userAgent ?? '',
          ]),
      ),
      table(
        w.requests,
        [w.day, w.value],
        data.requests.map(({ receivedOn, type, scope }) => [
          date(receivedOn),
          scope ?? requestWords[language][type],
        ]),
      ),
      table(
        w.asked,
        [w.day, w.what, w.value],
        data.asked.requests.map(({ receivedOn, wish: { kind, ...wish }, askedBy, ip, reply }) => [
          date(receivedOn),
          wishWords[language][kind],
          [...textsIn(wish), askedBy, ip, reply].filter((part) => part !== null).join(', '),
        ]),
      ),
      table(
        w.portals,
        [w.day, w.until],
        data.asked.portalFiles.map(({ madeAt, validUntil }) => [moment(madeAt), date(validUntil)]),
      ),
      table(
        w.orders,
        [w.day, w.who, w.value],
        data.orders.map(({ orderedOn, authority, article, scope }) => [
          date(orderedOn),
          authority,
          `${article}: ${scope}`,
        ]),
      ),
      table(
        w.breaches,
        [w.day, w.number],
        data.breaches.map(({ knownAt, number }) => [moment(knownAt), number]),
      ),
      table(
        w.holds,
        [w.day, w.value],
        data.holds.map(({ createdAt: at, reason }) => [moment(at), reason]),
      ),
      table(
        w.unsaved,
        [w.what, w.value],
        data.unsaved.map(({ form, value }) => [form, textsIn(value).join(', ')]),
      ),
      table(
        w.recipients,
        [w.day, w.who, w.purpose],
        data.disclosures.map(({ givenOn, recipient, purpose, data: kinds }) => [
          date(givenOn),
          recipient.name,
          `${purpose} (${kinds.map((kind) => kindWords[language][kind]).join(', ')})`,
        ]),
      ),
      table(
        w.why,
        [w.what, w.purpose, w.basis, w.term],
        ofClients.map((name) => [
          classWords[name][language].name,
          classWords[name][language].purpose,
          basisWords[language][policy[name].basis],
          term(termOf(name), startWords[language][policy[name].startsAt]),
        ]),
      ),
    ],
    codes: [],
    note: [w.source, w.rights, complaintRoute(language)].join('\n\n'),
  })
}
