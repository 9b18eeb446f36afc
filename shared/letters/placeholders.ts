/**
 * What a template can be filled in with, and the word people type for it in each language. Words are
 * lower case; the letters, digits and hyphens of a word stand between braces: {klantnaam}.
 */
import type { Language } from '../language'

export const placeholders = {
  // who
  agency: { nl: 'bureau', en: 'agency' },
  agencyEmail: { nl: 'e-mail-bureau', en: 'agency-email' },
  agencyPhone: { nl: 'telefoon-bureau', en: 'agency-phone' },
  agencyWebsite: { nl: 'website-bureau', en: 'agency-website' },
  kvkNumber: { nl: 'kvk-nummer', en: 'kvk-number' },
  vatId: { nl: 'btw-id', en: 'vat-id' },
  salutation: { nl: 'aanhef', en: 'salutation' },
  client: { nl: 'klantnaam', en: 'client-name' },
  clientNumber: { nl: 'klantnummer', en: 'client-number' },
  today: { nl: 'datum', en: 'date' },
  // documents and money
  documentNumber: { nl: 'nummer', en: 'number' },
  documentDate: { nl: 'factuurdatum', en: 'invoice-date' },
  dueOn: { nl: 'vervaldatum', en: 'due-date' },
  originalNumber: { nl: 'oorspronkelijk-nummer', en: 'original-number' },
  reference: { nl: 'uw-kenmerk', en: 'your-reference' },
  amount: { nl: 'bedrag', en: 'amount' },
  openAmount: { nl: 'openstaand-bedrag', en: 'amount-open' },
  daysLate: { nl: 'dagen-te-laat', en: 'days-late' },
  interest: { nl: 'rente', en: 'interest' },
  interestTo: { nl: 'rente-tot-en-met', en: 'interest-up-to' },
  costs: { nl: 'incassokosten', en: 'collection-costs' },
  total: { nl: 'totaal', en: 'total' },
  claims: { nl: 'openstaande-facturen', en: 'open-invoices' },
  payBy: { nl: 'uiterste-betaaldatum', en: 'pay-by' },
  iban: { nl: 'rekening', en: 'account' },
  accountHolder: { nl: 'rekeninghouder', en: 'account-holder' },
  validUntil: { nl: 'geldig-tot', en: 'valid-until' },
  paymentTerm: { nl: 'betalingstermijn', en: 'payment-term' },
  settlement: { nl: 'afwikkeling', en: 'settlement' },
  // direct debit
  collectedOn: { nl: 'incassodatum', en: 'collection-date' },
  creditorId: { nl: 'incassant-id', en: 'creditor-id' },
  mandateId: { nl: 'machtiging', en: 'mandate' },
  debtorAccount: { nl: 'rekening-klant', en: 'client-account' },
  // privacy requests
  request: { nl: 'verzoek', en: 'request' },
  caseNumber: { nl: 'zaaknummer', en: 'case-number' },
  receivedOn: { nl: 'ontvangen-op', en: 'received-on' },
  answerBy: { nl: 'antwoord-uiterlijk', en: 'answer-by' },
  identityWay: { nl: 'identificatie', en: 'identification' },
  reason: { nl: 'reden', en: 'reason' },
  outcome: { nl: 'wat-er-gebeurt', en: 'what-happens' },
  answer: { nl: 'antwoord', en: 'answer' },
  done: { nl: 'gedaan', en: 'done' },
  notDone: { nl: 'niet-gedaan', en: 'not-done' },
  elsewhere: { nl: 'andere-systemen', en: 'other-systems' },
  whatHappened: { nl: 'wat-gebeurde', en: 'what-happened' },
  happenedOn: { nl: 'gebeurd-op', en: 'happened-on' },
  knownAt: { nl: 'bekend-op', en: 'known-on' },
  dataConcerned: { nl: 'welke-gegevens', en: 'data-concerned' },
  personsConcerned: { nl: 'hoeveel', en: 'how-many' },
  consequences: { nl: 'gevolgen', en: 'consequences' },
  measures: { nl: 'maatregelen', en: 'measures' },
  complaintRoute: { nl: 'klachtroute', en: 'complaint-route' },
} as const satisfies Record<string, Record<Language, string>>

export type Placeholder = keyof typeof placeholders

const byWord: Record<Language, ReadonlyMap<string, Placeholder>> = {
  nl: wordsOf('nl'),
  en: wordsOf('en'),
}

/** The placeholder a word stands for in a language, or null; capitals and spaces don't matter. */
export function placeholderFor(word: string, language: Language): Placeholder | null {
  return byWord[language].get(word.trim().toLowerCase()) ?? null
}

function wordsOf(language: Language): ReadonlyMap<string, Placeholder> {
  const all = Object.entries(placeholders) as [Placeholder, Record<Language, string>][]
  return new Map(all.map(([placeholder, words]) => [words[language], placeholder]))
}
