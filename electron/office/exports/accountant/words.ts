/** What the accountant's pack says: names of its files, heads of its lists, and what is in it. */
import type { Language } from '../../../../shared/language'

/** - `sealed`: nobody opened the archive for it; `destroyed`: its term is over */
export type MissingWhy = 'sealed' | 'destroyed' | 'damaged' | 'no-e-invoice'

const nl = {
  readme: 'leesmij.txt',
  invoices: 'facturen',
  auditFiles: 'auditfile',
  journal: 'journaal.csv',
  payments: 'betalingen.csv',
  debtors: 'debiteuren.csv',
  vat: 'btw',
  vatFile: 'btw',
  icpFile: 'icp',
  missing: 'ontbreekt.csv',
  archived: 'in het archief',
  journalHead: [
    'Dagboek',
    'Boekstuk',
    'Datum',
    'Rekening',
    'Rekeningnaam',
    'Omschrijving',
    'Debet',
    'Credit',
    'Klantnummer',
    'Factuur',
    'Document',
    'Btw-code',
    'Btw',
  ],
  paymentsHead: [
    'Datum',
    'Rekening',
    'Afschrift',
    'Valuta',
    'Bedrag',
    'Kosten',
    'Naam',
    'IBAN',
    'Omschrijving',
    'Facturen',
    'Niet verdeeld',
  ],
  debtorsHead: [
    'Klantnummer',
    'Klant',
    'Factuur',
    'Datum',
    'Vervaldatum',
    'Bedrag',
    'Betaald of verrekend',
    'Open',
  ],
  total: 'Totaal',
  icpHead: ['Land', 'Btw-id', 'Leveringen', 'Diensten'],
  missingHead: ['Factuur', 'Datum', 'Ontbreekt', 'Reden'],
  pdfAndUbl: 'pdf en e-factuur',
  ubl: 'e-factuur',
  why: {
    sealed: 'in het archief verzegeld',
    destroyed: 'vernietigd na de bewaartermijn',
    damaged: 'in het archief beschadigd',
    'no-e-invoice': 'voldoet niet aan de regels voor e-facturen',
  } satisfies Record<MissingWhy, string>,
  about: (from: string, to: string) => `Pakket voor de accountant: ${from} tot en met ${to}

facturen/pdf     elke factuur en creditfactuur met een factuurdatum in deze periode, zoals verstuurd
facturen/ubl     dezelfde als e-factuur (UBL; NLCIUS, aan consumenten EN 16931)
auditfile        XML Auditfile Financieel 4.0 en 3.2, per boekjaar
journaal.csv     elke boekingsregel: verkopen (VRK), bank (BNK) en memoriaal (MEM)
betalingen.csv   elke bankmutatie met een boekdatum in deze periode
debiteuren.csv   wat er op de laatste dag van de periode open stond
btw              btw-overzicht (csv en pdf) en opgaaf ICP per tijdvak dat in de periode valt
ontbreekt.csv    facturen die geen document in dit pakket hebben, met de reden (als die er zijn)

Kluis kent alleen de verkopen. Daarom staat in de auditfile geen beginbalans. Geld telt op de dag waarop
de bank het boekte; wat nog niet is verdeeld, staat op vraagposten. Mutaties in een andere valuta dan de
euro staan wel in betalingen.csv en niet in het journaal en de auditfile. Facturen tellen in het journaal
op hun factuurdatum, en in het btw-overzicht in het tijdvak waarin de btw verschuldigd is.
Van klanten die zijn gewist, staan in de boeken alleen nummer, datum en bedragen.
`,
}

const en: typeof nl = {
  readme: 'readme.txt',
  invoices: 'invoices',
  auditFiles: 'audit-file',
  journal: 'journal.csv',
  payments: 'payments.csv',
  debtors: 'debtors.csv',
  vat: 'vat',
  vatFile: 'vat',
  icpFile: 'icp',
  missing: 'missing.csv',
  archived: 'in the archive',
  journalHead: [
    'Journal',
    'Entry',
    'Date',
    'Account',
    'Account name',
    'Description',
    'Debit',
    'Credit',
    'Client number',
    'Invoice',
    'Document',
    'VAT code',
    'VAT',
  ],
  paymentsHead: [
    'Date',
    'Account',
    'Statement',
    'Currency',
    'Amount',
    'Costs',
    'Name',
    'IBAN',
    'Description',
    'Invoices',
    'Not matched',
  ],
  debtorsHead: [
    'Client number',
    'Client',
    'Invoice',
    'Date',
    'Due',
    'Amount',
    'Paid or settled',
    'Open',
  ],
  total: 'Total',
  icpHead: ['Country', 'VAT id', 'Goods', 'Services'],
  missingHead: ['Invoice', 'Date', 'Missing', 'Reason'],
  pdfAndUbl: 'PDF and e-invoice',
  ubl: 'e-invoice',
  why: {
    sealed: 'sealed in the archive',
    destroyed: 'destroyed after its term',
    damaged: 'damaged in the archive',
    'no-e-invoice': 'does not meet the rules for e-invoices',
  },
  about: (from, to) => `Package for the accountant: ${from} up to and including ${to}

invoices/pdf     every invoice and credit note dated in this period, as it was sent
invoices/ubl     the same as e-invoice (UBL; NLCIUS, to consumers EN 16931)
audit-file       XML Auditfile Financieel 4.0 and 3.2, per fiscal year
journal.csv      every posting: sales (VRK), bank (BNK) and memorial (MEM)
payments.csv     every bank entry booked in this period
debtors.csv      what was open on the last day of the period
vat              VAT overview (CSV and PDF) and ICP list per VAT period that falls in the period
missing.csv      invoices without a document in this package, with the reason (if there are any)

Kluis knows the sales only. That is why the audit file has no opening balance. Money counts on the day the
bank booked it; what is not matched yet stands on the suspense account. Entries in another currency than
the euro are in payments.csv, and not in the journal and the audit file. Invoices count in the journal on
their own date, and in the VAT overview in the period in which the VAT is due.
Of clients who were erased the books have number, date and amounts only.
`,
}

export const packWords: Record<Language, typeof nl> = { nl, en }
