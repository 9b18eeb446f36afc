/**
 * What is wrong at one field, in plain words. A domain with problem codes of its own adds a line
 * here; a test walks the contracts and fails on a code without a sentence.
 */
import type { FieldProblem } from '../../shared/errors'
import { formatDate, isCivilDate } from '../../shared/dates'
import type { Language } from '../../shared/language'
import { privacyProblems } from './problems-privacy'

type Params = NonNullable<FieldProblem['params']>
type Sentence = string | ((params: Params) => string)

export const problemSentences: Record<string, Record<Language, Sentence>> = {
  ...privacyProblems,
  required: { nl: 'Vul dit in.', en: 'Fill this in.' },
  'too-long': { nl: 'Dit is te lang.', en: 'This is too long.' },
  'one-line': { nl: 'Dit moet op één regel passen.', en: 'This must fit on one line.' },
  'control-characters': {
    nl: 'Hier staan onzichtbare tekens in. Typ het opnieuw.',
    en: 'This contains invisible characters. Type it again.',
  },
  'not-a-date': {
    nl: 'Dit is geen datum. Schrijf bijvoorbeeld 22-11-2026.',
    en: 'This is no date. Write for example 22-11-2026.',
  },
  'not-an-amount': {
    nl: 'Dit is geen bedrag. Schrijf bijvoorbeeld 1.234,56.',
    en: 'This is no amount. Write for example 1,234.56.',
  },
  'amount-out-of-range': { nl: 'Dit bedrag is te groot.', en: 'This amount is too large.' },
  'not-a-quantity': {
    nl: 'Dit is geen aantal. Schrijf bijvoorbeeld 1,5.',
    en: 'This is no quantity. Write for example 1.5.',
  },
  'not-a-percentage': {
    nl: 'Dit is geen percentage van 0 tot 100.',
    en: 'This is no percentage from 0 to 100.',
  },
  'above-100-percent': { nl: 'Meer dan 100% kan niet.', en: 'More than 100% is impossible.' },
  'not-a-number': {
    nl: 'Vul een heel getal in van 1 of hoger.',
    en: 'Enter a whole number of 1 or more.',
  },
  'not-a-whole-number': { nl: 'Vul een heel getal in.', en: 'Enter a whole number.' },
  'too-small': {
    nl: ({ minimum }) =>
      minimum === undefined ? 'Dit is te weinig.' : `Dit moet minstens ${minimum} zijn.`,
    en: ({ minimum }) =>
      minimum === undefined ? 'This is too little.' : `This must be at least ${minimum}.`,
  },
  'too-low': { nl: 'Dit getal is te laag.', en: 'This number is too low.' },
  'too-high': { nl: 'Dit getal is te hoog.', en: 'This number is too high.' },
  'too-big': {
    nl: ({ maximum }) =>
      maximum === undefined ? 'Dit is te veel.' : `Dit mag hoogstens ${maximum} zijn.`,
    en: ({ maximum }) =>
      maximum === undefined ? 'This is too much.' : `This may be at most ${maximum}.`,
  },
  'not-an-email': {
    nl: 'Dit is geen e-mailadres. Schrijf bijvoorbeeld naam@bedrijf.nl.',
    en: 'This is no e-mail address. Write for example name@company.nl.',
  },
  'not-a-country': { nl: 'Kies een land uit de lijst.', en: 'Choose a country from the list.' },
  'not-a-kvk-number': {
    nl: 'Een KVK-nummer heeft 8 cijfers.',
    en: 'A KVK number has 8 digits.',
  },
  'not-an-iban': {
    nl: 'Dit is geen geldig IBAN. Controleer de cijfers en letters.',
    en: 'This is no valid IBAN. Check the digits and letters.',
  },
  'not-a-bic': {
    nl: 'Een BIC heeft 8 of 11 tekens, bijvoorbeeld RABONL2U.',
    en: 'A BIC has 8 or 11 characters, for example RABONL2U.',
  },
  'not-a-postcode': {
    nl: 'Deze postcode kan niet. Schrijf bijvoorbeeld 1234 AB.',
    en: 'This postcode cannot be right. Write for example 1234 AB.',
  },
  'not-a-vat-id': {
    nl: 'Dit btw-id klopt niet. Schrijf bijvoorbeeld NL123456789B01.',
    en: 'This VAT id is not right. Write for example NL123456789B01.',
  },
  'vat-id-not-eu': {
    nl: 'Dit btw-id is van buiten de EU. Laat het veld dan leeg.',
    en: 'This VAT id is from outside the EU. Then leave the field empty.',
  },
  'vat-id-contains-bsn': {
    nl: 'Dit kan het oude btw-nummer van een zzp’er zijn, met het BSN erin. Vraag de klant om het nieuwe btw-id.',
    en: 'This may be the old VAT number of a sole trader, which holds the BSN. Ask the client for the new VAT id.',
  },
  'not-a-phone': {
    nl: 'Dit is geen telefoonnummer. Schrijf bijvoorbeeld 06 12345678.',
    en: 'This is no phone number. Write for example 06 12345678.',
  },
  'use-required': {
    nl: 'Kies waarvoor dit adres wordt gebruikt.',
    en: 'Choose what this address is used for.',
  },
  twice: { nl: 'Dit adres staat er al.', en: 'This address is here already.' },
  'too-many': { nl: 'Dit zijn er te veel.', en: 'These are too many.' },
  'contains-bsn': {
    nl: 'Hier staat een burgerservicenummer (BSN). Dat mag niet worden bewaard; haal het weg.',
    en: 'This holds a citizen service number (BSN). It must not be kept; take it out.',
  },
  'contains-card-number': {
    nl: 'Hier staat een betaalkaartnummer. Dat mag niet worden bewaard; haal het weg.',
    en: 'This holds a payment-card number. It must not be kept; take it out.',
  },
  'term-too-long': {
    nl: 'Een betaaltermijn is hoogstens 365 dagen.',
    en: 'A payment term is at most 365 days.',
  },
  taken: { nl: 'Dit bestaat al. Kies iets anders.', en: 'This already exists. Choose another.' },
  'password-too-short': {
    nl: 'Gebruik minstens 12 tekens. Een paar losse woorden werkt goed.',
    en: 'Use at least 12 characters. A few unrelated words work well.',
  },
  'passwords-differ': {
    nl: 'De twee wachtwoorden zijn niet gelijk.',
    en: 'The two passwords differ.',
  },
  'email-taken': {
    nl: 'Een andere gebruiker heeft dit e-mailadres al.',
    en: 'Another user already has this e-mail address.',
  },
  'not-your-password': {
    nl: 'Dit is niet uw huidige wachtwoord.',
    en: 'This is not your present password.',
  },
  'same-password': {
    nl: 'Kies een ander wachtwoord dan het vorige.',
    en: 'Choose another password than the previous one.',
  },
  'within-term': {
    nl: 'Deze regels hebben hun bewaartermijn nog niet gehad. Kies een eerdere dag.',
    en: 'These lines have not had their retention term yet. Choose an earlier day.',
  },
  'not-this-group': {
    nl: 'Dit is een andere groep dan gevraagd. Kijk op uw herstelset.',
    en: 'This is not the group asked for. Look at your recovery kit.',
  },
  'not-a-recovery-key': {
    nl: 'Dit is niet de herstelsleutel van dit kantoor: acht groepen van vijf tekens.',
    en: 'This is not the recovery key of this office: eight groups of five characters.',
  },
  'wrong-key-group': {
    nl: ({ group }) => `Groep ${group} klopt niet. Vergelijk die met uw herstelset.`,
    en: ({ group }) => `Group ${group} is not right. Compare it with your recovery kit.`,
  },
  'missing-number': {
    nl: 'Zet {number} in het patroon: daar komt het volgnummer.',
    en: 'Put {number} in the pattern: that is where the running number goes.',
  },
  'double-number': {
    nl: '{number} mag maar één keer voorkomen.',
    en: '{number} may occur only once.',
  },
  'unknown-token': {
    nl: 'Tussen accolades mag alleen year, yy, month of number staan.',
    en: 'Between braces only year, yy, month or number may stand.',
  },
  'bad-width': {
    nl: 'De breedte achter number: is 1 tot en met 9, zoals {number:4}.',
    en: 'The width behind number: is 1 to 9, as in {number:4}.',
  },
  'bad-characters': {
    nl: 'Gebruik alleen letters, cijfers en - / . _ rond de onderdelen.',
    en: 'Use only letters, digits and - / . _ around the parts.',
  },
  'year-required': {
    nl: 'Een reeks die elk jaar opnieuw begint, heeft {year} of {yy} nodig.',
    en: 'A series that starts again each year needs {year} or {yy}.',
  },
  'supply-too-early': {
    nl: 'Van vóór 2001 kent Kluis geen btw-tarieven.',
    en: 'Kluis knows no VAT rates from before 2001.',
  },
  'quantity-out-of-range': { nl: 'Dit aantal is te groot.', en: 'This quantity is too large.' },
  negative: { nl: 'Dit kan niet onder nul zijn.', en: 'This cannot be below zero.' },
  'too-many-lines': {
    nl: 'Een factuur heeft hoogstens 10.000 regels. Verdeel het over meer facturen.',
    en: 'An invoice has at most 10,000 lines. Spread it over more invoices.',
  },
  'no-lines': { nl: 'Zet er minstens één regel op.', en: 'Add at least one line.' },
  'quantity-zero': { nl: 'Vul in hoeveel het er zijn.', en: 'Enter how many there are.' },
  'total-negative': {
    nl: 'Het totaal is minder dan nul. Crediteer in plaats daarvan een eerdere factuur.',
    en: 'The total is below zero. Credit an earlier invoice instead.',
  },
  'before-start': {
    nl: 'Het einde van de periode ligt voor het begin.',
    en: 'The end of the period lies before its start.',
  },
  'po-box': {
    nl: 'Een postbus is geen adres. Vul straat en huisnummer in.',
    en: 'A PO box is no address. Enter street and house number.',
  },
  'small-business-only': {
    nl: 'Met de kleineondernemersregeling is elke regel vrijgesteld (KOR).',
    en: 'Under the small-business scheme every line is exempt (KOR).',
  },
  'not-small-business': {
    nl: 'U gebruikt de kleineondernemersregeling niet. Kies een btw-tarief.',
    en: 'You do not use the small-business scheme. Choose a VAT rate.',
  },
  'required-reverse-charge': {
    nl: 'Btw verleggen kan alleen met het btw-id van de klant.',
    en: 'VAT can be reverse-charged only with the client’s VAT id.',
  },
  'not-another-member-state': {
    nl: 'Btw verleggen binnen de EU kan alleen naar een klant in een andere lidstaat.',
    en: 'EU reverse charge needs a client in another member state.',
  },
  'inside-eu': {
    nl: 'Export gaat naar een land buiten de EU.',
    en: 'Export goes to a country outside the EU.',
  },
  'series-closed': {
    nl: 'Deze reeks is afgesloten. Kies een andere.',
    en: 'This series is closed. Choose another.',
  },
  'series-full': {
    nl: 'Deze reeks heeft geen nummers meer. Kies een andere.',
    en: 'This series has no numbers left. Choose another.',
  },
  'in-future': {
    nl: 'Een factuurdatum ligt niet in de toekomst.',
    en: 'An invoice date does not lie in the future.',
  },
  'before-last': {
    nl: ({ number, date }) =>
      `Factuur ${number} is van ${day(date, 'nl')}. Nummers volgen elkaar op in de tijd: kies die dag of later.`,
    en: ({ number, date }) =>
      `Invoice ${number} is of ${day(date, 'en')}. Numbers follow one another in time: choose that day or later.`,
  },
  'before-series': {
    nl: ({ year }) => `Deze reeks begint in ${year}. Kies een latere datum.`,
    en: ({ year }) => `This series begins in ${year}. Choose a later date.`,
  },
  'before-original': {
    nl: ({ date }) =>
      `De factuur die u crediteert is van ${day(date, 'nl')}. Kies die dag of later.`,
    en: ({ date }) => `The invoice you credit is of ${day(date, 'en')}. Choose that day or later.`,
  },
  'issued-late': {
    nl: ({ date }) =>
      `Een factuur hoort er te zijn op de 15e van de maand na levering: hier ${day(date, 'nl')}. Uitgeven kan nog.`,
    en: ({ date }) =>
      `An invoice is due on the 15th of the month after the supply: here ${day(date, 'en')}. You can still issue it.`,
  },
  'rate-changed': {
    nl: 'In deze periode veranderde een btw-tarief. Maak voor elk tarief een eigen factuur.',
    en: 'A VAT rate changed within this period. Make an invoice for each rate.',
  },
  'total-zero': { nl: 'Het totaal is nul.', en: 'The total is zero.' },
  'no-email': {
    nl: 'De klant heeft geen e-mailadres voor facturen.',
    en: 'The client has no e-mail address for invoices.',
  },
  'vat-charged-abroad': {
    nl: 'Dit is een ondernemer in een ander EU-land. Meestal wordt de btw dan verlegd.',
    en: 'This is a business in another EU country. VAT is mostly reverse-charged then.',
  },
  'nothing-to-credit': {
    nl: 'Kies minstens één regel met een aantal of bedrag.',
    en: 'Choose at least one line with a quantity or an amount.',
  },
  'unknown-line': {
    nl: 'Deze regel staat niet op de factuur.',
    en: 'This line is not on the invoice.',
  },
  'double-line': { nl: 'Deze regel is al gekozen.', en: 'This line was chosen already.' },
  'not-a-request': { nl: 'Dit is geen opdracht.', en: 'This is no request.' },
  'bad-cursor': {
    nl: 'De lijst is veranderd. Laad haar opnieuw.',
    en: 'The list has changed. Load it again.',
  },
  'ubl-address-missing': {
    nl: 'Een e-factuur wil een KVK-nummer of btw-id als adres.',
    en: 'An e-invoice wants a KVK number or VAT id as its address.',
  },
  'ubl-kvk-missing': {
    nl: 'Een e-factuur naar een Nederlands bedrijf wil een KVK-nummer.',
    en: 'An e-invoice to a Dutch company wants a KVK number.',
  },
  'address-incomplete': {
    nl: 'Straat, postcode en plaats moeten er alle drie zijn.',
    en: 'Street, postcode and town must all be there.',
  },
  'ubl-rule': {
    nl: ({ rule }) => `De officiële regel ${rule} houdt haar tegen.`,
    en: ({ rule }) => `The official rule ${rule} stops it.`,
  },
}

const unknown: Record<Language, string> = {
  nl: 'Deze waarde kan niet. Controleer wat u hebt ingevuld.',
  en: 'This value cannot be right. Check what you entered.',
}

const day = (date: string | number | undefined, language: Language): string =>
  typeof date === 'string' && isCivilDate(date) ? formatDate(date, language) : String(date ?? '')

export const hasSentence = (code: string): boolean => Object.hasOwn(problemSentences, code)

/** The sentence for a problem at a field. */
export const problemSentence = (problem: FieldProblem, language: Language): string => {
  const sentence = problemSentences[problem.code]?.[language] ?? unknown[language]
  return typeof sentence === 'string' ? sentence : sentence(problem.params ?? {})
}
