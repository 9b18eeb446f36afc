/** What letters about a breach say of it, in the letter's language. */
import type { DataKind } from '../../../shared/disclosures/contract'
import type { Language } from '../../../shared/language'

interface Words {
  supervisor: string
  counted(clients: number, persons: number): string
  kinds: Record<DataKind, string>
}

export const breachWords: Record<Language, Words> = {
  nl: {
    supervisor: 'Autoriteit Persoonsgegevens\nPostbus 93374\n2509 AJ Den Haag',
    counted: (clients, persons) =>
      `${clients} ${clients === 1 ? 'klant' : 'klanten'}, ${persons} ${persons === 1 ? 'persoon' : 'personen'}`,
    kinds: {
      name: 'namen',
      address: 'adressen',
      contacts: 'contactpersonen',
      email: 'e-mailadressen',
      phone: 'telefoonnummers',
      'kvk-number': 'KVK-nummers',
      'vat-id': 'btw-id’s',
      'bank-account': 'rekeningnummers',
      invoices: 'facturen',
      payments: 'betalingen',
      'access-logs': 'gegevens over inloggen',
      notes: 'notities',
    },
  },
  en: {
    supervisor: 'Autoriteit Persoonsgegevens\nPostbus 93374\n2509 AJ Den Haag\nThe Netherlands',
    counted: (clients, persons) =>
      `${clients} ${clients === 1 ? 'client' : 'clients'}, ${persons} ${persons === 1 ? 'person' : 'persons'}`,
    kinds: {
      name: 'names',
      address: 'addresses',
      contacts: 'contact persons',
      email: 'e-mail addresses',
      phone: 'telephone numbers',
      'kvk-number': 'KVK numbers',
      'vat-id': 'VAT ids',
      'bank-account': 'bank account numbers',
      invoices: 'invoices',
      payments: 'payments',
      'access-logs': 'data about signing in',
      notes: 'notes',
    },
  },
}
