/** The words of what is handed over on an order, in both languages. */
import type { Language } from '../../../../shared/language'
import type { OrderPart } from '../../../../shared/orders/contract'

const dutch = {
  title: 'Verstrekking op bevel',
  intro:
    'Deze map bevat wat in het bevel is gevraagd en wat wij daarvan hebben. De gegevens staan in gegevens.json; facturen zijn bijgevoegd als PDF.',
  authority: 'Autoriteit',
  reference: 'Kenmerk',
  article: 'Grondslag',
  orderedOn: 'Datum van het bevel',
  scope: 'Gevraagd',
  number: 'Nummer bij ons',
  parts: 'Verstrekt',
  partNames: {
    client: 'klantkaart',
    services: 'diensten en domeinnamen',
    invoices: 'facturen',
    payments: 'betalingen',
    logins: 'sporen van tijdelijke inloggegevens',
    access: 'wie inlogde en wijzigingen vroeg',
    disclosures: 'eerdere verstrekkingen',
  },
  files: 'Bestanden in deze map',
  name: 'Bestand',
  hash: 'SHA-256',
  none: 'Geen.',
  note: 'Wat verzegeld in het fiscale archief ligt en wat al is gewist, zit hier niet in.',
  pdf: 'verstrekking.pdf',
  json: 'gegevens.json',
  folder: 'facturen',
}
type Words = Omit<typeof dutch, 'partNames'> & { partNames: Record<OrderPart, string> }

const english: Words = {
  title: 'Disclosure on an order',
  intro:
    'This folder holds what the order asked for and what we have of it. The data are in data.json; invoices are enclosed as PDF.',
  authority: 'Authority',
  reference: 'Reference',
  article: 'Legal basis',
  orderedOn: 'Date of the order',
  scope: 'Asked for',
  number: 'Our number',
  parts: 'Disclosed',
  partNames: {
    client: 'client card',
    services: 'services and domain names',
    invoices: 'invoices',
    payments: 'payments',
    logins: 'traces of short-lived logins',
    access: 'who signed in and asked for changes',
    disclosures: 'earlier disclosures',
  },
  files: 'Files in this folder',
  name: 'File',
  hash: 'SHA-256',
  none: 'None.',
  note: 'What is sealed in the tax archive, and what was erased already, is not in it.',
  pdf: 'disclosure.pdf',
  json: 'data.json',
  folder: 'invoices',
}

export const orderWords: Record<Language, Words> = { nl: dutch, en: english }
