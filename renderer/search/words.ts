import { words } from '../i18n/words'

declare module '../i18n/words' {
  interface DutchWords {
    search: typeof searchWords.nl
  }
}

export const searchWords = words({
  nl: {
    open: 'Zoeken',
    title: 'Overal zoeken',
    hint: 'Naam, factuurnummer, bedrag, domein of wat u wilt doen',
    heaps: {
      client: 'Klanten',
      subscription: 'Diensten',
      invoice: 'Facturen',
      entry: 'Bankregels',
      again: 'Laatst geopend',
      goals: 'Naar',
    },
    alike: 'Lijkt op wat u typte',
    draft: 'Concept',
    credit: 'Creditfactuur',
    owes: 'open {{amount}}',
    newInvoiceFor: 'Nieuwe factuur voor {{name}}',
    invoiceFor: 'nieuwe factuur voor|nieuwe factuur|factuur voor|factuur',
    unknownParty: 'Onbekende tegenpartij',
    why: {
      contact: 'contactpersoon {{text}}',
      email: 'e-mail {{text}}',
      phone: 'telefoon {{text}}',
      'former-name': 'heette {{text}}',
      postcode: 'postcode {{text}}',
      kvk: 'KVK {{text}}',
      vat: 'btw-id {{text}}',
    },
    ended: 'opgezegd',
    nothing: 'Niets gevonden',
    nothingBody: 'Probeer een deel van de naam, een factuurnummer of een bedrag.',
    failed: 'Zoeken lukte niet. Typ nog een letter om het opnieuw te proberen.',
    keys: 'Kies met de pijltjes, open met Enter, sluit met Esc.',
    found_one: '{{count}} resultaat',
    found_other: '{{count}} resultaten',
  },
  en: {
    open: 'Search',
    title: 'Search everywhere',
    hint: 'Name, invoice number, amount, domain, or what you want to do',
    heaps: {
      client: 'Clients',
      subscription: 'Services',
      invoice: 'Invoices',
      entry: 'Bank entries',
      again: 'Opened lately',
      goals: 'Go to',
    },
    alike: 'Close to what you typed',
    draft: 'Draft',
    credit: 'Credit note',
    owes: '{{amount}} open',
    newInvoiceFor: 'New invoice for {{name}}',
    invoiceFor: 'new invoice for|new invoice|invoice for|invoice',
    unknownParty: 'Unknown party',
    why: {
      contact: 'contact {{text}}',
      email: 'e-mail {{text}}',
      phone: 'phone {{text}}',
      'former-name': 'formerly {{text}}',
      postcode: 'postcode {{text}}',
      kvk: 'KVK {{text}}',
      vat: 'VAT ID {{text}}',
    },
    ended: 'terminated',
    nothing: 'Nothing found',
    nothingBody: 'Try a part of the name, an invoice number or an amount.',
    failed: 'The search did not work. Type another letter to try again.',
    keys: 'Choose with the arrows, open with Enter, close with Esc.',
    found_one: '{{count}} result',
    found_other: '{{count}} results',
  },
})
