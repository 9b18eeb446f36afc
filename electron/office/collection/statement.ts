/** A client's statement of account: what is open, and all that moved in the last year. */
import { formatIban } from '../../../shared/clients/identifiers'
import { addMonths, formatDate, formatDateLong } from '../../../shared/dates'
import { AppError } from '../../../shared/errors'
import type { Language } from '../../../shared/language'
import { fillIn } from '../../../shared/letters/template'
import { formatMoney } from '../../../shared/money'
import type { FileToken } from '../../../shared/operation'
import { objectsTo } from '../clients/objections'
import { clientRow } from '../clients/record'
import type { ActionContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { deskTarget, save } from '../files/target'
import { greeting, renderMailDraft } from '../invoices/mail'
import { textOf } from '../letters/texts'
import { renderReport } from '../paper/report-pdf'
import { currentAgency } from '../settings/agency'

const monthsBack = 12

const words = {
  nl: {
    title: 'Rekeningoverzicht',
    client: 'Klantnummer',
    open: 'Openstaand',
    late: 'Waarvan over de vervaldatum',
    account: 'Te betalen op',
    holder: 'Ten name van',
    openTitle: 'Nog open',
    moved: 'Facturen en betalingen vanaf',
    number: 'Nummer',
    date: 'Datum',
    due: 'Vervaldatum',
    amount: 'Bedrag',
    left: 'Nog open',
    what: 'Omschrijving',
    balance: 'Saldo',
    before: 'Saldo daarvoor',
    nothingOpen: 'Er staat niets open.',
    nothing: 'Er is niets gefactureerd of betaald.',
    kept: 'Nog te verrekenen',
    kinds: {
      invoice: 'Factuur',
      credit: 'Creditfactuur',
      payment: 'Betaling',
      refund: 'Terugbetaling',
      return: 'Teruggeboekt',
      'write-off': 'Afgeboekt',
      kept: 'Betaling, nog te verrekenen',
    },
  },
  en: {
    title: 'Statement of account',
    client: 'Client number',
    open: 'Outstanding',
    late: 'Of which past the due date',
    account: 'To be paid to',
    holder: 'In the name of',
    openTitle: 'Still open',
    moved: 'Invoices and payments since',
    number: 'Number',
    date: 'Date',
    due: 'Due',
    amount: 'Amount',
    left: 'Still open',
    what: 'Description',
    balance: 'Balance',
    before: 'Balance before',
    nothingOpen: 'Nothing is open.',
    nothing: 'Nothing was invoiced or paid.',
    kept: 'Still to be set off',
    kinds: {
      invoice: 'Invoice',
      credit: 'Credit note',
      payment: 'Payment',
      refund: 'Refund',
      return: 'Returned',
      'write-off': 'Written off',
      kept: 'Payment, still to be set off',
    },
  },
} as const

interface OpenRow {
  number: string
  issuedOn: string
  dueOn: string
  cents: number
  openCents: number
}

interface Movement {
  on: string
  kind: keyof (typeof words)['nl']['kinds']
  number: string | null
  /** what it adds to what the client owes */
  cents: number
}

const openRows = (db: ReadableDatabase, clientId: number): OpenRow[] =>
  db.all(
    `SELECT number, issuedOn, dueOn, sign * grossCents AS cents, openCents FROM invoices
     WHERE clientId = $clientId AND openCents <> 0 AND sealedAt IS NULL ORDER BY dueOn, id`,
    { clientId },
  )

/** A credit note counts on its own day: what it is set against later moves nothing. */
const movements = (db: ReadableDatabase, clientId: number): Movement[] =>
  db.all(
    `SELECT issuedOn AS "on", kind, number, sign * grossCents AS cents, 0 AS rank, id
     FROM invoices WHERE clientId = $clientId AND issuedOn IS NOT NULL AND sealedAt IS NULL
     UNION ALL
     SELECT coalesce(e.bookedOn, a.settledOn), a.kind, i.number, -a.amountCents, 1, a.id
     FROM invoices i JOIN allocations a ON a.invoiceId = i.id
     LEFT JOIN bankEntries e ON e.id = a.entryId
     WHERE i.clientId = $clientId AND i.sealedAt IS NULL AND a.kind <> 'credit'
     UNION ALL
     SELECT bookedOn, 'kept', NULL, allocatedCents - amountCents, 2, id FROM bankEntries
     WHERE clientId = $clientId AND amountCents <> allocatedCents AND sealedAt IS NULL
     ORDER BY 1, 5, 6`,
    { clientId },
  )

interface Statement {
  name: string
  language: Language
  openCents: number
  bytes: Uint8Array
}

/** Errors: not-found. */
const makeStatement = async (context: ActionContext, clientId: number): Promise<Statement> => {
  const today = context.today()
  const found = context.read(({ db }) => ({
    client: clientRow(db, clientId),
    agency: currentAgency(db),
    open: openRows(db, clientId),
    moved: movements(db, clientId),
  }))
  const { client, agency, open, moved } = found
  const { language } = client
  const w = words[language]
  const money = (cents: number) => formatMoney(cents, language)
  const date = (on: string) => formatDate(on, language)
  const since = addMonths(today, -monthsBack)
  const before = moved.filter(({ on }) => on < since)
  let balance = before.reduce((sum, { cents }) => sum + cents, 0)
  const lines = moved
    .filter(({ on }) => on >= since)
    .map(({ on, kind, number, cents }) => {
      balance += cents
      return [
        date(on),
        [w.kinds[kind], number ?? ''].join(' ').trim(),
        money(cents),
        money(balance),
      ]
    })
  const opening = before.length === 0 ? [] : [['', w.before, '', money(balanceOf(before))]]
  const openCents = balanceOf(moved)
  const late = open.filter((row) => row.openCents > 0 && row.dueOn < today)
  const bytes = await renderReport({
    from: agency.name,
    on: formatDateLong(today, language),
    title: w.title,
    language,
    createdAt: new Date(context.now()),
    addressee: [
      client.name,
      `${client.street} ${client.houseNumber}`.trim(),
      `${client.postcode} ${client.town}`.trim(),
    ]
      .filter((line) => line !== '')
      .join('\n'),
    facts: [
      [w.client, String(clientId)],
      [w.open, money(openCents)],
      [w.late, money(late.reduce((sum, row) => sum + row.openCents, 0))],
      [w.account, formatIban(agency.iban)],
      [w.holder, agency.accountHolder ?? agency.name],
    ],
    tables: [
      {
        title: w.openTitle,
        head: [w.number, w.date, w.due, w.amount, w.left],
        figures: [3, 4],
        rows: open.map((row) => [
          row.number,
          date(row.issuedOn),
          date(row.dueOn),
          money(row.cents),
          money(row.openCents),
        ]),
        empty: w.nothingOpen,
      },
      {
        title: `${w.moved} ${formatDateLong(since, language)}`,
        head: [w.date, w.what, w.amount, w.balance],
        figures: [2, 3],
        rows: [...opening, ...lines],
        empty: w.nothing,
      },
    ],
    codes: [],
    note: '',
  })
  return { name: client.name, language, openCents, bytes }
}

const balanceOf = (rows: readonly Movement[]): number =>
  rows.reduce((sum, { cents }) => sum + cents, 0)

const noted = (context: ActionContext, clientId: number, code: string): void =>
  context.write(({ audit }) => {
    audit({ entity: 'statement', id: clientId, clientId, code })
  })

/** Errors: not-found, those of writing. */
export const saveStatement = async (
  context: ActionContext,
  clientId: number,
  file: FileToken,
): Promise<void> => {
  const { bytes } = await makeStatement(context, clientId)
  await save(context.files.target(file), bytes)
  noted(context, clientId, 'saved')
}

/** Errors: not-found, client-objects, no-mail-program. */
export const mailStatement = async (context: ActionContext, clientId: number): Promise<void> => {
  const refused = context.read(({ db }) => objectsTo(db, clientId, 'notices'))
  if (refused) throw new AppError('client-objects', {})
  const { name, language, openCents, bytes } = await makeStatement(context, clientId)
  const { agency, template, address, company } = context.read(({ db }) => ({
    agency: currentAgency(db),
    template: textOf(db, { kind: 'statement-mail', language }),
    address: db.get<{ address: string }>(
      `SELECT address FROM clientEmails WHERE clientId = $clientId
       ORDER BY forInvoices DESC, id LIMIT 1`,
      { clientId },
    )?.address,
    company: clientRow(db, clientId).kind === 'company',
  }))
  const { subject, text } = fillIn(template, language, {
    agency: agency.name,
    agencyEmail: agency.email,
    agencyPhone: agency.phone,
    agencyWebsite: agency.website,
    kvkNumber: agency.kvkNumber,
    vatId: agency.vatId,
    salutation: greeting(language, company ? null : name),
    client: name,
    clientNumber: String(clientId),
    today: formatDateLong(context.today(), language),
    openAmount: formatMoney(openCents, language),
    iban: formatIban(agency.iban),
    accountHolder: agency.accountHolder ?? agency.name,
  })
  const w = words[language]
  const draft = await context.desk.newDraft(`${w.title}-${clientId}.eml`)
  const mail = await renderMailDraft({
    from: { name: agency.name, address: agency.email },
    to: address === undefined ? null : { name, address },
    subject: subject ?? '',
    text: `${text}\n`,
    attachments: [{ name: `${w.title}-${clientId}.pdf`, mime: 'application/pdf', bytes }],
    date: new Date(context.now()),
  })
  await save(deskTarget(context.desk, draft), mail)
  if (!(await context.desk.openDraft(draft.file))) throw new AppError('no-mail-program', {})
  noted(context, clientId, 'mail-opened')
}
