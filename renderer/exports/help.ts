/** What this room says about itself. */
import type { Help } from '../i18n/help'

const help: Help = {
  nl: [
    {
      title: 'Pakket voor de accountant',
      text: 'Kies een maand, kwartaal, boekjaar of eigen periode en voor wie het is. Het pakket is één zip-bestand met alle facturen (pdf en e-factuur), het journaal, de betalingen, de debiteuren, de btw- en ICP-overzichten en de auditfile (XAF 4.0 en 3.2). Het wordt na het opslaan nagelezen, en de verstrekking komt vanzelf in het register.',
    },
    {
      title: 'Wat is verzegeld',
      text: 'Facturen van klanten die zijn gewist, zitten in het archief. Het pakket noemt dan alleen hun nummer. Wilt u ze erbij, dan opent u als eigenaar het archief voor dit ene pakket.',
    },
    {
      title: 'Uw rekeningnummers',
      text: 'Bij Instellingen, Grootboekrekeningen staan gangbare nummers. Pas ze aan als uw accountant andere gebruikt; het journaal en de auditfile volgen.',
    },
  ],
  en: [
    {
      title: 'Package for the accountant',
      text: 'Choose a month, quarter, fiscal year or period of your own and whom it is for. The package is one ZIP file with all invoices (PDF and e-invoice), the journal, payments, debtors, VAT and ICP overviews and the audit file (XAF 4.0 and 3.2). It is read back after saving, and the disclosure is put on record by itself.',
    },
    {
      title: 'What is sealed',
      text: 'Invoices of clients who were erased are in the archive. The package then names their number only. If you want them included, you open the archive for this one package, as owner.',
    },
    {
      title: 'Your account numbers',
      text: 'Settings, Ledger accounts has the usual numbers. Change them if your accountant uses others; journal and audit file follow.',
    },
  ],
}
export default help
