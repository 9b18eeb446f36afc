import type { Place, SoughtKind } from './check'

/** How the look after an erasure calls what it sought and where it stood: on paper and in the window. */
export const checkWords = {
  nl: {
    certain: 'zeker',
    possible: 'mogelijk: kan van een ander zijn',
    kinds: {
      email: 'e-mailadres',
      iban: 'rekeningnummer',
      phone: 'telefoonnummer',
      kvkNumber: 'KVK-nummer',
      vatId: 'btw-id',
      companyName: 'bedrijfsnaam',
      name: 'naam',
      address: 'adres',
    },
    places: {
      client: 'Gegevens van een andere klant',
      clientNote: 'Notitie bij een andere klant',
      contact: 'Contactpersoon van een andere klant',
      clientEmail: 'E-mailadres van een andere klant',
      clientAccount: 'Rekening van een andere klant',
      termination: 'Opzegging van een andere klant',
      invoice: 'Factuur van een andere klant',
      invoiceText: 'Opmerking of kenmerk op een factuur',
      invoiceLine: 'Factuurregel',
      entry: 'Bankregel',
      entryRule: 'Regel voor de bank',
      staging: 'Bankbestand dat nog niet is geboekt',
      settlement: 'Reden bij een verrekening',
      login: 'Tijdelijke inloggegevens',
      hold: 'Reden van een blokkade',
      approval: 'Reden van een verzoek om akkoord',
      disclosure: 'Notitie bij een verstrekking',
      recipient: 'Ontvanger van gegevens',
      letter: 'Eigen brieftekst',
      typing: 'Niet-opgeslagen invoer',
      user: 'Medewerker',
      agency: 'Bureaugegevens',
      elsewhere: 'Elders in de administratie',
    },
  },
  en: {
    certain: 'certain',
    possible: 'possible: may be somebody else’s',
    kinds: {
      email: 'e-mail address',
      iban: 'bank account',
      phone: 'telephone number',
      kvkNumber: 'KVK number',
      vatId: 'VAT id',
      companyName: 'company name',
      name: 'name',
      address: 'address',
    },
    places: {
      client: 'Details of another client',
      clientNote: 'Note about another client',
      contact: 'Contact of another client',
      clientEmail: 'E-mail address of another client',
      clientAccount: 'Account of another client',
      termination: 'Termination of another client',
      invoice: 'Invoice of another client',
      invoiceText: 'Note or reference on an invoice',
      invoiceLine: 'Invoice line',
      entry: 'Bank entry',
      entryRule: 'Bank rule',
      staging: 'Bank file not booked yet',
      settlement: 'Reason of a settlement',
      login: 'Short-lived login',
      hold: 'Reason of a hold',
      approval: 'Reason of a request for approval',
      disclosure: 'Note about a disclosure',
      recipient: 'Recipient of data',
      letter: 'Own wording of a letter',
      typing: 'Unsaved typing',
      user: 'Staff member',
      agency: 'Agency details',
      elsewhere: 'Elsewhere in the records',
    },
  },
} satisfies Record<
  'nl' | 'en',
  {
    certain: string
    possible: string
    kinds: Record<SoughtKind, string>
    places: Record<Place, string>
  }
>
