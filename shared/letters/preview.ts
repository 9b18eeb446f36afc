/** A template as it will look, with the values of a client who does not exist. */
import type { Language } from '../language'
import type { LetterKindName } from './kinds'
import { complaintRoute } from './complaint-route'
import type { Placeholder } from './placeholders'
import { fillIn, templateProblems, type Template } from './template'

type Examples = Record<Placeholder, string>

const names = {
  agency: 'Webbureau Voorbeeld',
  agencyEmail: 'info@voorbeeld.example',
  agencyPhone: '020 123 45 67',
  agencyWebsite: 'voorbeeld.example',
  kvkNumber: '12345678',
  vatId: 'NL123456789B01',
  client: 'Sanne de Wit',
  clientNumber: '10042',
  documentNumber: '2026-0042',
  originalNumber: '2026-0040',
  reference: 'PO-7718',
  daysLate: '12',
  iban: 'NL91 ABNA 0417 1643 00',
  accountHolder: 'Webbureau Voorbeeld',
  creditorId: 'NL69ZZZ123456780000',
  mandateId: 'M-10042-1',
  debtorAccount: 'NL20 INGB 0001 2345 67',
  caseNumber: 'P-2026-7',
} satisfies Partial<Examples>

const examples: Record<Language, Examples> = {
  nl: {
    ...names,
    salutation: 'Beste Sanne de Wit,',
    today: '27 november 2026',
    documentDate: '1 november 2026',
    dueOn: '15 november 2026',
    amount: '€\u00a0121,00',
    openAmount: '€\u00a0121,00',
    interest: '€\u00a00,41',
    interestTo: '27 november 2026',
    costs: '€\u00a040,00',
    total: '€\u00a0161,41',
    claims:
      '- factuur 2026-0042 van 1 november 2026, vervallen op 15 november 2026: €\u00a0100,00\n- factuur 2026-0044 van 8 november 2026, vervallen op 22 november 2026: €\u00a021,00',
    payBy: '11 december 2026',
    validUntil: '31 december 2026',
    paymentTerm: '14 dagen',
    settlement:
      'Wilt u dit bedrag uiterlijk 15 november 2026 overmaken op rekening NL91 ABNA 0417 1643 00 ten name van Webbureau Voorbeeld, onder vermelding van 2026-0042?',
    collectedOn: '4 december 2026',
    request: 'inzage in uw gegevens',
    receivedOn: '20 november 2026',
    answerBy: '21 december 2026',
    identityWay:
      'Wilt u dit bericht beantwoorden vanaf het e-mailadres waarop u onze facturen ontvangt?',
    reason: 'u stuurde ons meer verzoeken, en daarvoor moeten wij veel stukken doorzoeken.',
    outcome: 'De laatste dag van de dienst is 31 december 2026.',
    answer: 'In de bijlage vindt u een overzicht van al uw gegevens bij ons.',
    done: '- uw telefoonnummer is gewist\n- uw tweede e-mailadres is gewist',
    notDone:
      '- uw facturen: de belastingwet verplicht ons die zeven jaar te bewaren (artikel 52 AWR)',
    elsewhere: 'In onze mailbox en bij onze registrar hebben wij niets meer over u gevonden.',
    complaintRoute: complaintRoute('nl'),
    whatHappened: 'Een laptop met toegang tot onze mailbox is gestolen.',
    happenedOn: '18-11-2026',
    knownAt: '19-11-2026 09:10',
    dataConcerned: 'namen, e-mailadressen',
    personsConcerned: '12 klanten, 19 personen\n- e-mailadressen: 23',
    consequences: 'Iemand kan zich in een e-mail als ons voordoen.',
    measures: 'De toegang is dezelfde dag afgesloten en alle wachtwoorden zijn gewijzigd.',
  },
  en: {
    ...names,
    salutation: 'Dear Sanne de Wit,',
    today: '27 November 2026',
    documentDate: '1 November 2026',
    dueOn: '15 November 2026',
    amount: '€121.00',
    openAmount: '€121.00',
    interest: '€0.41',
    interestTo: '27 November 2026',
    costs: '€40.00',
    total: '€161.41',
    claims:
      '- invoice 2026-0042 of 1 November 2026, due on 15 November 2026: €100.00\n- invoice 2026-0044 of 8 November 2026, due on 22 November 2026: €21.00',
    payBy: '11 December 2026',
    validUntil: '31 December 2026',
    paymentTerm: '14 days',
    settlement:
      'Please transfer this amount no later than 15 November 2026 to account NL91 ABNA 0417 1643 00 in the name of Webbureau Voorbeeld, quoting 2026-0042.',
    collectedOn: '4 December 2026',
    request: 'access to your data',
    receivedOn: '20 November 2026',
    answerBy: '21 December 2026',
    identityWay:
      'Please answer this message from the e-mail address at which you receive our invoices.',
    reason: 'you sent us several requests, for which we have to search many records.',
    outcome: 'The last day of the service is 31 December 2026.',
    answer: 'Attached you find an overview of all your data with us.',
    done: '- your telephone number was erased\n- your second e-mail address was erased',
    notDone:
      '- your invoices: Dutch tax law obliges us to keep them for seven years (article 52 AWR)',
    elsewhere: 'In our mailbox and at our registrar we found nothing more about you.',
    complaintRoute: complaintRoute('en'),
    whatHappened: 'A laptop with access to our mailbox was stolen.',
    happenedOn: '18/11/2026',
    knownAt: '19/11/2026 09:10',
    dataConcerned: 'names, e-mail addresses',
    personsConcerned: '12 clients, 19 persons\n- e-mail addresses: 23',
    consequences: 'Somebody can pretend to be us in an e-mail.',
    measures: 'Access was shut off the same day and all passwords were changed.',
  },
}

/** The template filled in with examples, or null while it has a problem. */
export function previewOf(
  kind: LetterKindName,
  language: Language,
  template: Template,
): { subject: string | null; text: string } | null {
  if (templateProblems(kind, language, template).length > 0) return null
  return fillIn(template, language, examples[language])
}
