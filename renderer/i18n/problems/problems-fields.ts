/** Problems any field can have: form of text, numbers, identifiers. */
import type { ProblemSentences } from './problem-types'

export const fieldsProblems: ProblemSentences = {
  required: { nl: 'Vul dit in.', en: 'Fill this in.' },
  'too-long': { nl: 'Dit is te lang.', en: 'This is too long.' },
  'one-line': { nl: 'Dit moet op één regel passen.', en: 'This must fit on one line.' },
  'control-characters': {
    nl: 'Hier staan onzichtbare tekens in. Typ het opnieuw.',
    en: 'This contains invisible characters. Type it again.',
  },
  'not-a-date': {
    nl: 'Dit is geen datum. Schrijf bijvoorbeeld 22-11-2026.',
    en: 'This is not a date. Write for example 22-11-2026.',
  },
  'not-an-amount': {
    nl: 'Dit is geen bedrag. Schrijf bijvoorbeeld 1.234,56.',
    en: 'This is not an amount. Write for example 1,234.56.',
  },
  'not-a-price': {
    nl: 'Dit is geen prijs. Schrijf bijvoorbeeld 12,50 of 0,0025.',
    en: 'This is not a price. Write for example 12.50 or 0.0025.',
  },
  'not-a-unit': {
    nl: 'Deze eenheid kent een factuurregel niet. Schrijf bijvoorbeeld uur, dag, maand of stuk.',
    en: 'There is no such unit. Write for example hour, day, month or piece.',
  },
  'not-a-vat-kind': {
    nl: 'Dit is geen btw die op deze factuur kan. Schrijf bijvoorbeeld 21%, 9% of vrijgesteld.',
    en: 'This VAT rate is not possible on this invoice. Write for example 21%, 9% or exempt.',
  },
  'amount-out-of-range': { nl: 'Dit bedrag is te groot.', en: 'This amount is too large.' },
  'not-a-quantity': {
    nl: 'Dit is geen aantal. Schrijf bijvoorbeeld 1,5.',
    en: 'This is not a quantity. Write for example 1.5.',
  },
  'not-a-percentage': {
    nl: 'Dit is geen percentage van 0 tot 100.',
    en: 'This is not a percentage from 0 to 100.',
  },
  'above-100-percent': { nl: 'Meer dan 100% kan niet.', en: 'This cannot be more than 100%.' },
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
    en: 'This is not an e-mail address. Write for example name@company.nl.',
  },
  'not-a-country': { nl: 'Kies een land uit de lijst.', en: 'Choose a country from the list.' },
  'not-a-kvk-number': {
    nl: 'Een KVK-nummer heeft 8 cijfers.',
    en: 'A KVK number has 8 digits.',
  },
  'not-an-oin': {
    nl: 'Een OIN heeft 20 cijfers en begint met 0000.',
    en: 'An OIN has 20 digits and begins with 0000.',
  },
  'not-an-iban': {
    nl: 'Dit is geen geldig IBAN. Controleer de cijfers en letters.',
    en: 'This is not a valid IBAN. Check the digits and letters.',
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
    en: 'This VAT id is not valid. Write for example NL123456789B01.',
  },
  'vat-id-not-eu': {
    nl: 'Dit btw-id is van buiten de EU. Laat het veld dan leeg.',
    en: 'This VAT id is from outside the EU. Leave the field empty.',
  },
  'vat-id-contains-bsn': {
    nl: 'Dit kan het oude btw-nummer van een zzp’er zijn, met het BSN erin. Vraag de klant om het nieuwe btw-id.',
    en: 'This may be the old VAT number of a sole trader, which holds the BSN. Ask the client for the new VAT id.',
  },
  'not-a-phone': {
    nl: 'Dit is geen telefoonnummer. Schrijf bijvoorbeeld 06 12345678.',
    en: 'This is not a phone number. Write for example 06 12345678.',
  },
  'not-a-website': {
    nl: 'Dit is geen website. Schrijf bijvoorbeeld www.bedrijf.nl.',
    en: 'This is not a website. Write for example www.company.nl.',
  },
  'use-required': {
    nl: 'Kies waarvoor dit adres wordt gebruikt.',
    en: 'Choose what this address is used for.',
  },
  twice: { nl: 'Dit adres staat er al.', en: 'This address is here already.' },
  'too-many': { nl: 'Dit zijn er te veel.', en: 'There are too many.' },
  'contains-bsn': {
    nl: 'Hier staat een burgerservicenummer (BSN). Dat mag niet worden bewaard; haal het weg.',
    en: 'This contains a citizen service number (BSN), which must not be kept. Remove it.',
  },
  'contains-card-number': {
    nl: 'Hier staat een betaalkaartnummer. Dat mag niet worden bewaard; haal het weg.',
    en: 'This contains a payment-card number, which must not be kept. Remove it.',
  },
  'term-too-long': {
    nl: 'Een betaaltermijn is hoogstens 365 dagen.',
    en: 'A payment term is at most 365 days.',
  },
  taken: { nl: 'Dit bestaat al. Kies iets anders.', en: 'This already exists. Choose another.' },
  'not-a-request': { nl: 'Dit is geen opdracht.', en: 'This is not a request.' },
  'bad-cursor': {
    nl: 'De lijst is veranderd. Laad haar opnieuw.',
    en: 'The list has changed. Load it again.',
  },
}
