/** The words of an access package, in both languages. */
import type { DataKind } from '../../../../shared/disclosures/contract'
import type { Language } from '../../../../shared/language'
import type { Purpose } from '../../../../shared/privacy/purposes'
import type { LegalBasis, StartingEvent } from '../../../../shared/retention/policy'

const dutch = {
  title: 'Uw gegevens bij ons',
  intro:
    'Dit overzicht zegt welke gegevens wij over u hebben, waarvoor wij die gebruiken, wie ze kreeg en hoelang ze blijven. In gegevens.json staan ze allemaal, tot in onderdelen die hier niet staan; programma’s kunnen dat lezen.',
  facts: {
    name: 'Naam',
    number: 'Klantnummer',
    address: 'Adres',
    phone: 'Telefoon',
    kvk: 'KVK-nummer',
    vat: 'Btw-id',
    since: 'Klant sinds',
    note: 'Notitie',
  },
  emails: 'E-mailadressen',
  contacts: 'Contactpersonen',
  accounts: 'Rekeningen waarvan u betaalde',
  objections: 'Waartegen u bezwaar maakte',
  services: 'Diensten',
  work: 'Werk en tegoeden',
  quotes: 'Offertes',
  invoices: 'Facturen',
  payments: 'Betalingen',
  reminders: 'Herinneringen die wij u stuurden',
  logins: 'Inloggegevens die wij kort voor een klus hadden',
  papers: 'Stukken die wij bewaren; de kopieën zitten hierbij',
  access: 'Inloggen en wijzigen op uw account (de laatste 200)',
  requests: 'Uw privacyverzoeken',
  asked: 'Wat u ons vroeg',
  portals: 'Klantportalen die wij u gaven',
  until: 'Te gebruiken tot en met',
  orders: 'Bevelen van politie en justitie',
  breaches: 'Datalekken waarbij uw gegevens betrokken waren',
  holds: 'Waarom gegevens langer bleven',
  unsaved: 'Niet-opgeslagen invoer van onze medewerkers',
  recipients: 'Wie uw gegevens van ons kreeg',
  why: 'Waarvoor en hoelang',
  none: 'Niets.',
  day: 'Datum',
  amount: 'Bedrag',
  text: 'Omschrijving',
  what: 'Wat',
  value: 'Inhoud',
  who: 'Wie',
  purpose: 'Waarvoor',
  basis: 'Grondslag',
  term: 'Bewaard',
  number: 'Nummer',
  years: 'jaar',
  days: 'dagen',
  atOnce: 'geen dag langer',
  source:
    'Deze gegevens kregen wij van uzelf, van uw bank bij een betaling, en van onze eigen systemen. Wat de belastingwet vraagt, bewaren wij verzegeld; dat zit niet in dit overzicht.',
  rights:
    'U kunt ons vragen gegevens te verbeteren, te wissen, minder te gebruiken of mee te geven, en bezwaar maken tegen een gebruik.',
  json: 'gegevens.json',
  schema: 'leesmij.txt',
  pdf: 'overzicht.pdf',
  folder: 'facturen',
  paperFolder: 'stukken',
  part: 'deel',
}
type Words = typeof dutch

const english: Words = {
  title: 'Your data with us',
  intro:
    'This overview says which data we have about you, what we use them for, who received them and how long they stay. All of them, with details that are not here, are in data.json, which programs can read.',
  facts: {
    name: 'Name',
    number: 'Client number',
    address: 'Address',
    phone: 'Telephone',
    kvk: 'KVK number',
    vat: 'VAT id',
    since: 'Client since',
    note: 'Note',
  },
  emails: 'E-mail addresses',
  contacts: 'Contacts',
  accounts: 'Accounts you paid from',
  objections: 'What you objected to',
  services: 'Services',
  work: 'Work and bundles',
  quotes: 'Quotes',
  invoices: 'Invoices',
  payments: 'Payments',
  reminders: 'Reminders we sent you',
  logins: 'Logins we had for a short time for a job',
  papers: 'Papers we keep; the copies are with this',
  access: 'Sign-ins and changes on your account (the last 200)',
  requests: 'Your privacy requests',
  asked: 'What you asked us',
  portals: 'Client portals we gave you',
  until: 'To be used up to and including',
  orders: 'Orders of police and justice',
  breaches: 'Data breaches that concerned your data',
  holds: 'Why data stayed longer',
  unsaved: 'Unsaved typing of our staff',
  recipients: 'Who received your data from us',
  why: 'What for and how long',
  none: 'Nothing.',
  day: 'Date',
  amount: 'Amount',
  text: 'Description',
  what: 'What',
  value: 'Content',
  who: 'Who',
  purpose: 'What for',
  basis: 'Basis',
  term: 'Kept',
  number: 'Number',
  years: 'years',
  days: 'days',
  atOnce: 'not a day longer',
  source:
    'We received these data from you, from your bank with a payment, and from our own systems. What tax law asks for we keep sealed; that is not in this overview.',
  rights: 'You can ask us to correct, erase, use less or hand over data, and object to a use.',
  json: 'data.json',
  schema: 'readme.txt',
  pdf: 'overview.pdf',
  folder: 'invoices',
  paperFolder: 'papers',
  part: 'part',
}

export const accessWords: Record<Language, Words> = { nl: dutch, en: english }

export const basisWords: Record<Language, Record<LegalBasis, string>> = {
  nl: {
    contract: 'overeenkomst',
    'legal-obligation': 'wettelijke plicht',
    'legitimate-interest': 'gerechtvaardigd belang',
  },
  en: {
    contract: 'contract',
    'legal-obligation': 'legal obligation',
    'legitimate-interest': 'legitimate interest',
  },
}

export const startWords: Record<Language, Record<StartingEvent, string>> = {
  nl: {
    termination: 'na de opzegdatum',
    'fiscal-year-end-or-termination': 'na boekjaar of opzegdatum',
    recording: 'na vastlegging',
    'job-done': 'na de klus',
    'request-closed': 'na sluiten van het verzoek',
    'case-closed': 'na afsluiting',
    'account-disabled': 'na uitschakelen',
  },
  en: {
    termination: 'after the termination date',
    'fiscal-year-end-or-termination': 'after fiscal year or termination',
    recording: 'after recording',
    'job-done': 'after the job',
    'request-closed': 'after closing the request',
    'case-closed': 'after closing',
    'account-disabled': 'after disabling',
  },
}

/** What stands in data.json, for whoever reads it with a program. */
/** In every package; `parts`: of one with more invoices than stand well in one list and folder. */
export const schemaOf = (parts: { names: readonly string[]; most: number }): string =>
  parts.names.length === 0
    ? jsonSchema
    : `${jsonSchema}
invoices[] has the first ${parts.most} only. The others are in lists of ${parts.most} of their own:
${parts.names.join('\n')}
`

const jsonSchema = `kluis-access-package-1 (UTF-8 JSON)

format        always "kluis-access-package-1"
madeOn        civil date, YYYY-MM-DD
request       number of the request
client        the card: name, address (street, houseNumber, postcode, town, country), phone,
              emails[] (address, forInvoices, forNotices, forTechnical), contacts[] (name, role,
              email, phone), accounts[] (iban, seenAt), objections[] (purpose, since), note
services[]    subscriptions with their periods, prices and domain
work[]        hours worked and bundles paid ahead (on, what, minutes, priceCents)
quotes[]      what was offered (number, state, sentOn, validUntil, decidedOn, texts, lines)
invoices[]    drafts, invoices and credit notes, with their lines
payments[]    bank entries (bookedOn, amountCents, currency, counterpartyName, counterpartyIban,
              description)
collection    reminders[] (step, sentOn, openCents, totalCents, subject, body), pause,
              suspensions[] (askedOn, suspendedAt, resumedAt), mandates[] (reference, iban,
              holder, signedOn), debits[] (cents, collectOn, returnedOn)
logins[]      short-lived logins, without their secrets (system, purpose, startedAt, destroyedAt)
papers[]      what was signed (kind, title, format, signedOn, addedAt); the files are beside it
disclosures[] who received which kinds of data (recipient, givenOn, purpose, basis, data)
access[]      lines of logs about the account (at, kind, ip, userAgent, account, what, status)
requests[]    privacy requests that are open
asked         requests[] (kind, wish, channel, receivedOn, askedBy, ip, outcome, reply) and
              portalFiles[] (madeAt, validUntil, withdrawnAt)
orders[]      orders of authorities that may be told of (authority, reference, article, scope)
breaches[]    data breaches that concerned these data (number, knownAt, data, toldOn)
holds[]       reasons why data stayed longer
unsaved[]     what staff typed and did not save

Amounts end in Cents and are whole cents; moments are UTC, ISO 8601; null means: none.
A black bar (█) stands for the name of somebody else.
`

export const purposeWords: Record<Language, Record<Purpose, string>> = {
  nl: {
    reminders: 'herinneringen',
    notices: 'berichten die geen factuur zijn',
    'sign-in-log': 'bijhouden wie inlogt',
  },
  en: {
    reminders: 'reminders',
    notices: 'messages that are no invoice',
    'sign-in-log': 'keeping track of who signs in',
  },
}

export const kindWords: Record<Language, Record<DataKind, string>> = {
  nl: {
    name: 'naam',
    address: 'adres',
    contacts: 'contactpersonen',
    email: 'e-mailadressen',
    phone: 'telefoon',
    'kvk-number': 'KVK-nummer',
    'vat-id': 'btw-id',
    'bank-account': 'rekeningnummer',
    invoices: 'facturen',
    payments: 'betalingen',
    'access-logs': 'gegevens over inloggen',
    notes: 'notities',
  },
  en: {
    name: 'name',
    address: 'address',
    contacts: 'contacts',
    email: 'e-mail addresses',
    phone: 'telephone',
    'kvk-number': 'KVK number',
    'vat-id': 'VAT id',
    'bank-account': 'bank account',
    invoices: 'invoices',
    payments: 'payments',
    'access-logs': 'sign-ins',
    notes: 'notes',
  },
}
