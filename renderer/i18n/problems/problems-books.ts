/** Problems of invoices and their series. */
import { countryName } from '../../../shared/countries'
import type { Language } from '../../../shared/language'
import { day, type ProblemSentences } from './problem-types'

const countryIn = (code: string | number | undefined, language: Language): string =>
  countryName(String(code ?? ''), language)

export const booksProblems: ProblemSentences = {
  'bills-services': {
    nl: 'Deze factuur rekent diensten af en blijft dus bij deze klant. Haal de regels van diensten eraf, of gooi het concept weg.',
    en: 'This invoice bills services, so it stays with this client. Remove the lines for services, or throw the draft away.',
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
    en: 'Only year, yy, month or number may be between braces.',
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
    en: 'The period ends before it starts.',
  },
  'span-too-long': {
    nl: 'Kies een periode van ten hoogste tien jaar.',
    en: 'Choose a period of ten years at most.',
  },
  'po-box': {
    nl: 'Een postbus is geen adres. Vul straat en huisnummer in.',
    en: 'A PO box is not an address. Enter the street and house number.',
  },
  'small-business-only': {
    nl: 'Met de kleineondernemersregeling is elke regel vrijgesteld (KOR).',
    en: 'Under the small-business scheme every line is exempt (KOR).',
  },
  'rate-out-of-range': {
    nl: 'Vul een btw-tarief van 1 tot en met 35% in.',
    en: 'Enter a VAT rate from 1 to 35%.',
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
    nl: 'Dit kan alleen voor een klant of levering in een andere EU-lidstaat.',
    en: 'This is only for a client or delivery in another EU member state.',
  },
  'consumers-only': {
    nl: 'Deze klant heeft een btw-id en is dus ondernemer: kies btw verlegd (EU).',
    en: 'This client has a VAT id and so is a business: choose reverse charge (EU).',
  },
  'no-country-rate': {
    nl: ({ country }) =>
      `Het btw-tarief van ${countryIn(country, 'nl')} is nog niet ingevuld. Vul het in bij Btw, onder Consumenten in andere EU-landen.`,
    en: ({ country }) =>
      `The VAT rate of ${countryIn(country, 'en')} was not typed in yet. Do so under VAT, at Consumers in other EU countries.`,
  },
  'consumer-vat': {
    nl: ({ country }) =>
      `Deze klant is een consument in ${countryIn(country, 'nl')}. Voor hosting, domeinen en andere elektronische diensten geldt nu de btw van dat land; bij het definitief maken kiest u.`,
    en: ({ country }) =>
      `This client is a consumer in ${countryIn(country, 'en')}. Hosting, domains and other electronic services now carry that country’s VAT; you choose when you issue.`,
  },
  'own-vat-id': {
    nl: 'Dit is het btw-id van uw eigen kantoor. Btw verleggen kan alleen met dat van de klant.',
    en: 'This is your own agency’s VAT id. VAT can be reverse-charged only with the client’s.',
  },
  'reverse-domestic-abroad': {
    nl: 'Deze klant is in het buitenland. Binnenlandse verlegging is voor klanten in Nederland: is verlegging binnen de EU of buiten de EU bedoeld?',
    en: 'This client is abroad. The domestic reverse charge is for clients in the Netherlands: is reverse charge in the EU, or outside the EU, meant?',
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
    en: 'An invoice date cannot be in the future.',
  },
  'period-locked': {
    nl: ({ from, to }) =>
      `De btw-periode van ${day(from, 'nl')} tot en met ${day(to, 'nl')} is vergrendeld. Kies een latere datum.`,
    en: ({ from, to }) =>
      `The VAT period from ${day(from, 'en')} up to ${day(to, 'en')} is locked. Choose a later date.`,
  },
  'not-a-period': {
    nl: 'Op deze dag begint geen btw-tijdvak.',
    en: 'No VAT period begins on this day.',
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
      `Een factuur hoort er te zijn op de 15e van de maand na levering: hier ${day(date, 'nl')}. Definitief maken kan nog.`,
    en: ({ date }) =>
      `An invoice is due on the 15th of the month after the supply: here ${day(date, 'en')}. You can still issue it.`,
  },
  'date-far': {
    nl: ({ date }) => `${day(date, 'nl')} ligt ver van vandaag. Kijk na of het jaar klopt.`,
    en: ({ date }) => `${day(date, 'en')} is far from today. Check that the year is right.`,
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
    en: 'This is a business in another EU country. VAT is usually reverse-charged then.',
  },
  'nothing-to-credit': {
    nl: 'Kies minstens één regel met een aantal of bedrag.',
    en: 'Choose at least one line with a quantity or an amount.',
  },
  'unknown-line': {
    nl: 'Deze regel staat niet op de factuur.',
    en: 'This line is not on the invoice.',
  },
  'double-line': { nl: 'Deze regel is al gekozen.', en: 'This line has already been chosen.' },
  'ubl-address-missing': {
    nl: 'Een e-factuur wil een KVK-nummer of btw-id als adres.',
    en: 'An e-invoice needs a KVK number or VAT id as its address.',
  },
  'ubl-kvk-missing': {
    nl: 'Een e-factuur naar een Nederlands bedrijf wil een KVK-nummer.',
    en: 'An e-invoice to a Dutch company needs a KVK number.',
  },
  'address-incomplete': {
    nl: 'Straat, postcode en plaats moeten er alle drie zijn.',
    en: 'Street, postcode and town are all required.',
  },
  'ubl-rule': {
    nl: ({ rule }) => `De officiële regel ${rule} houdt haar tegen.`,
    en: ({ rule }) => `The official rule ${rule} stops it.`,
  },
}
