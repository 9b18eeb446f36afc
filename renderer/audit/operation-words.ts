/** What a line of the log says was done, in words; what has none here is shown by its code. */
import type { OperationName } from '../../shared/contract'
import type { Language } from '../../shared/language'

type Words = Record<Language, string>

const operations: Partial<Record<OperationName, Words>> = {
  'session.setUp': { nl: 'Kantoor ingericht', en: 'Office set up' },
  'session.unlock': { nl: 'Aangemeld', en: 'Signed in' },
  'session.giveCode': { nl: 'Herstelcode gebruikt', en: 'Recovery code used' },
  'session.changePassword': { nl: 'Eigen wachtwoord gewijzigd', en: 'Own password changed' },
  'session.enrol': { nl: 'Authenticator-app ingesteld', en: 'Authenticator app set up' },
  'session.recover': { nl: 'Binnengekomen met de herstelset', en: 'Came in with the recovery kit' },
  'session.renewRecoveryCodes': {
    nl: 'Nieuwe herstelcodes gemaakt',
    en: 'New recovery codes made',
  },
  'session.renewRecoveryKit': { nl: 'Nieuwe herstelset gemaakt', en: 'New recovery kit made' },
  'session.saveRecoveryKit': { nl: 'Herstelset opgeslagen', en: 'Recovery kit saved' },
  'session.confirmRecoveryKit': { nl: 'Herstelset bevestigd', en: 'Recovery kit confirmed' },
  'session.requireDesktop': {
    nl: 'Aanmelden aan deze computer gebonden of losgemaakt',
    en: 'Signing in tied to this computer or untied',
  },
  'session.rotateKey': { nl: 'Database kreeg een nieuwe sleutel', en: 'Database got a new key' },
  'session.lock': { nl: 'Vergrendeld', en: 'Locked' },

  'settings.saveAgency': { nl: 'Bureaugegevens gewijzigd', en: 'Agency details changed' },
  'settings.addSeries': { nl: 'Factuurreeks toegevoegd', en: 'Invoice series added' },
  'settings.closeSeries': { nl: 'Factuurreeks gesloten', en: 'Invoice series closed' },
  'settings.makeDefaultSeries': {
    nl: 'Standaardreeks gekozen',
    en: 'Default series chosen',
  },
  'settings.saveBehaviour': { nl: 'Vergrendelen ingesteld', en: 'Locking set' },

  'users.add': { nl: 'Gebruiker toegevoegd', en: 'User added' },
  'users.change': { nl: 'Gebruiker gewijzigd', en: 'User changed' },
  'users.disable': { nl: 'Gebruiker uitgeschakeld', en: 'User disabled' },
  'users.enable': { nl: 'Gebruiker weer ingeschakeld', en: 'User enabled again' },
  'users.resetPassword': { nl: 'Nieuw startwachtwoord gegeven', en: 'New start password given' },
  'users.resetEnrolment': {
    nl: 'Tweede stap opnieuw laten instellen',
    en: 'Second step to be set up anew',
  },
  'users.seenKeyFile': { nl: 'Sleutelbestand nagekeken', en: 'Key file looked into' },
  'users.savePolicy': { nl: 'Beleid voor aanmelden gewijzigd', en: 'Sign-in policy changed' },

  'clients.add': { nl: 'Klant toegevoegd', en: 'Client added' },
  'clients.change': { nl: 'Klant gewijzigd', en: 'Client changed' },
  'clients.terminate': { nl: 'Opzegdatum vastgelegd', en: 'Termination date set' },
  'clients.confirmTermination': {
    nl: 'Ongewone opzegdatum bevestigd',
    en: 'Unusual termination date confirmed',
  },
  'clients.hastenTermination': { nl: 'Wissen zonder wachttijd', en: 'Erasing without waiting' },
  'policy.saveStatement': { nl: 'Privacyverklaring opgeslagen', en: 'Privacy statement saved' },
  'policy.saveRegister': {
    nl: 'Register van verwerkingen opgeslagen',
    en: 'Register of processing saved',
  },
  'policy.publish': {
    nl: 'Privacyverklaring als gepubliceerd vastgelegd',
    en: 'Privacy statement put on record as published',
  },
  'retention.confirmDate': { nl: 'Datum bevestigd', en: 'Date confirmed' },
  'clients.undoTermination': { nl: 'Opzegging ongedaan gemaakt', en: 'Termination undone' },

  'invoices.addDraft': { nl: 'Conceptfactuur gemaakt', en: 'Draft invoice made' },
  'invoices.changeDraft': { nl: 'Conceptfactuur gewijzigd', en: 'Draft invoice changed' },
  'invoices.discardDraft': { nl: 'Conceptfactuur weggegooid', en: 'Draft invoice discarded' },
  'invoices.copy': { nl: 'Factuur gekopieerd naar concept', en: 'Invoice copied to a draft' },
  'invoices.issue': { nl: 'Factuur definitief gemaakt', en: 'Invoice issued' },
  'invoices.makePdfs': { nl: 'Pdf’s van facturen gemaakt', en: 'Invoice PDFs made' },
  'invoices.credit': { nl: 'Creditering begonnen', en: 'Crediting begun' },
  'invoices.changeCredit': {
    nl: 'Concept van creditfactuur gewijzigd',
    en: 'Draft credit note changed',
  },
  'invoices.savePdf': { nl: 'Factuur als PDF opgeslagen', en: 'Invoice saved as PDF' },
  'invoices.saveUbl': { nl: 'E-factuur opgeslagen', en: 'E-invoice saved' },
  'invoices.mail': {
    nl: 'E-mailconcept met factuur gemaakt',
    en: 'E-mail draft with invoice made',
  },
  'invoices.saveMail': { nl: 'E-mailconcept opgeslagen', en: 'E-mail draft saved' },

  'payments.book': { nl: 'Bankbestand geboekt', en: 'Bank file booked' },
  'payments.acceptCertain': { nl: 'Zekere betalingen gekoppeld', en: 'Certain payments matched' },
  'payments.match': { nl: 'Betaling gekoppeld', en: 'Payment matched' },
  'payments.unmatch': { nl: 'Betaling losgemaakt', en: 'Payment unmatched' },
  'payments.setAside': { nl: 'Boeking terzijde gelegd', en: 'Entry set aside' },
  'payments.addRule': { nl: 'Regel voor de bank gemaakt', en: 'Bank rule made' },
  'payments.endRule': { nl: 'Regel voor de bank beëindigd', en: 'Bank rule ended' },
  'payments.putBack': { nl: 'Boeking teruggezet', en: 'Entry put back' },
  'invoices.markSent': { nl: 'Factuur gemarkeerd', en: 'Invoice marked' },
  'payments.writeOff': { nl: 'Bedrag afgeboekt', en: 'Amount written off' },
  'payments.payBack': { nl: 'Terugbetaling verrekend', en: 'Repayment set off' },
  'payments.giveUpMoney': { nl: 'Tegoed niet uitbetaald', en: 'Kept money not paid out' },
  'payments.undoKeptMoney': {
    nl: 'Verrekening van tegoed ongedaan gemaakt',
    en: 'Settling of kept money undone',
  },
  'payments.undoWriteOff': { nl: 'Afboeking ongedaan gemaakt', en: 'Write-off undone' },

  'credentials.add': { nl: 'Tijdelijke login bewaard', en: 'Short-lived login kept' },
  'credentials.copy': { nl: 'Login gekopieerd', en: 'Login copied' },
  'credentials.reveal': { nl: 'Login getoond', en: 'Login shown' },
  'credentials.openHost': { nl: 'Adres van login geopend', en: 'Address of login opened' },
  'credentials.extend': { nl: 'Login verlengd', en: 'Login extended' },
  'credentials.done': { nl: 'Login vernietigd: klus klaar', en: 'Login destroyed: job done' },
  'credentials.handOver': { nl: 'Login overgedragen', en: 'Login handed over' },
  'credentials.receive': { nl: 'Login overgenomen', en: 'Login taken over' },
  'credentials.saveStatement': {
    nl: 'Verklaring van vernietiging opgeslagen',
    en: 'Statement of destruction saved',
  },
  'credentials.saveReport': { nl: 'Overzicht van logins opgeslagen', en: 'Report of logins saved' },
  'credentials.savePolicy': { nl: 'Beleid voor logins gewijzigd', en: 'Login policy changed' },
  'credentials.sweep': { nl: 'Verlopen logins vernietigd', en: 'Expired logins destroyed' },
  'credentials.saveSweepAtSignIn': {
    nl: 'Opruimen bij het starten van de computer ingesteld',
    en: 'Sweeping when the computer starts set',
  },

  'retention.saveTerm': { nl: 'Bewaartermijn gewijzigd', en: 'Retention term changed' },
  'retention.addHold': { nl: 'Blokkade toegevoegd', en: 'Hold added' },
  'retention.liftHold': { nl: 'Blokkade opgeheven', en: 'Hold lifted' },
  'retention.run': { nl: 'Verwijderen na de termijn', en: 'Erasure after the term' },
  'retention.saveCertificate': {
    nl: 'Bewijs van verwijdering opgeslagen',
    en: 'Certificate of erasure saved',
  },

  'archive.search': { nl: 'In het archief gezocht', en: 'Archive searched' },
  'archive.saveDocument': { nl: 'Stuk uit het archief opgeslagen', en: 'Archived document saved' },
  'archive.exportYears': { nl: 'Jaren uit het archief geëxporteerd', en: 'Years exported' },
  'archive.lookAtNew': {
    nl: 'Nieuw in het archief bekeken',
    en: 'New in the archive looked at',
  },
  'archive.check': { nl: 'Archief gecontroleerd', en: 'Archive checked' },
  'archive.destroyDue': {
    nl: 'Archief vernietigd na de termijn',
    en: 'Archive destroyed when due',
  },

  'disclosures.addRecipient': { nl: 'Ontvanger toegevoegd', en: 'Recipient added' },
  'disclosures.changeRecipient': { nl: 'Ontvanger gewijzigd', en: 'Recipient changed' },
  'disclosures.endRecipient': {
    nl: 'Ontvanger gestopt of hervat',
    en: 'Recipient ended or resumed',
  },
  'disclosures.record': { nl: 'Verstrekking genoteerd', en: 'Disclosure recorded' },
  'disclosures.strike': { nl: 'Verstrekking doorgehaald', en: 'Disclosure struck out' },
  'collection.savePlan': { nl: 'Herinneringsplan gewijzigd', en: 'Reminder plan changed' },
  'collection.addRate': { nl: 'Wettelijke rente toegevoegd', en: 'Statutory interest added' },
  'collection.remind': { nl: 'Herinneringen gemaakt', en: 'Reminders made' },
  'collection.saveDrafts': {
    nl: 'E-mailconcepten van herinneringen opgeslagen',
    en: 'E-mail drafts of reminders saved',
  },
  'collection.saveLetters': { nl: 'Herinneringen om te printen', en: 'Reminders to print' },
  'collection.openDraft': {
    nl: 'E-mailconcept van herinnering geopend',
    en: 'E-mail draft of a reminder opened',
  },
  'collection.takeBack': { nl: 'Herinnering niet verstuurd', en: 'Reminder not sent' },
  'collection.pause': {
    nl: 'Pauze voor herinneringen gewijzigd',
    en: 'Pause of reminders changed',
  },
  'collection.finishTask': {
    nl: 'Opschorting of hervatting afgevinkt',
    en: 'Suspension or resumption ticked off',
  },
  'collection.saveStatement': {
    nl: 'Rekeningoverzicht opgeslagen',
    en: 'Statement of account saved',
  },
  'collection.mailStatement': {
    nl: 'E-mailconcept met rekeningoverzicht gemaakt',
    en: 'E-mail draft with statement of account made',
  },
  'services.addItem': { nl: 'Artikel toegevoegd', en: 'Catalogue item added' },
  'services.changeItem': { nl: 'Artikel gewijzigd', en: 'Catalogue item changed' },
  'services.retireItem': {
    nl: 'Artikel vervallen of hersteld',
    en: 'Catalogue item retired or resumed',
  },
  'services.add': { nl: 'Dienst toegevoegd', en: 'Service added' },
  'services.change': { nl: 'Dienst gewijzigd', en: 'Service changed' },
  'services.reprice': { nl: 'Prijs van dienst gewijzigd', en: 'Price of a service changed' },
  'services.end': { nl: 'Dienst opgezegd', en: 'Service ended' },
  'services.resume': {
    nl: 'Opzegging van dienst ingetrokken',
    en: 'Notice of a service taken back',
  },
  'papers.add': { nl: 'Stuk toegevoegd', en: 'Paper added' },
  'papers.open': { nl: 'Stuk geopend', en: 'Paper opened' },
  'papers.save': { nl: 'Stuk opgeslagen', en: 'Paper saved' },
  'papers.remove': { nl: 'Stuk verwijderd', en: 'Paper removed' },
  'requests.add': { nl: 'Verzoek vastgelegd', en: 'Request registered' },
  'requests.take': { nl: 'Verzoekbestand ingelezen', en: 'Request file taken in' },
  'requests.accept': { nl: 'Verzoek uitgevoerd', en: 'Request carried out' },
  'requests.refuse': { nl: 'Verzoek geweigerd', en: 'Request refused' },
  'requests.settle': { nl: 'Verzoek als gedaan vastgelegd', en: 'Request registered as done' },
  'requests.saveLetter': { nl: 'Brief opgeslagen', en: 'Letter saved' },
  'requests.mailLetter': { nl: 'Brief als e-mail geopend', en: 'Letter opened as e-mail' },
  'requests.makePortalFile': { nl: 'Klantportaal gemaakt', en: 'Client portal made' },
  'requests.withdrawPortalFile': { nl: 'Klantportaal ingetrokken', en: 'Client portal called in' },
  'privacy.register': { nl: 'Privacyverzoek ingeschreven', en: 'Privacy request registered' },
  'privacy.write': { nl: 'Privacyverzoek bijgewerkt', en: 'Privacy request updated' },
  'privacy.link': { nl: 'Privacyverzoek bij klant gezet', en: 'Privacy request put with client' },
  'privacy.move': { nl: 'Stap in privacyverzoek', en: 'Step in privacy request' },
  'privacy.merge': { nl: 'Privacyverzoeken samengevoegd', en: 'Privacy requests merged' },
  'exports.accessPackage': { nl: 'Gegevenspakket gemaakt', en: 'Data package made' },
  'privacy.object': { nl: 'Bezwaar vastgelegd of ingetrokken', en: 'Objection set or taken back' },
  'privacy.addTask': { nl: 'Taak bij privacyverzoek', en: 'Task of privacy request' },
  'privacy.finishTask': { nl: 'Taak afgehandeld', en: 'Task finished' },
  'privacy.saveLetter': { nl: 'Brief opgeslagen', en: 'Letter saved' },
  'privacy.mailLetter': { nl: 'Brief als e-mail geopend', en: 'Letter opened as e-mail' },
  'services.run': { nl: 'Diensten gefactureerd', en: 'Services billed' },
  'services.settleHeld': {
    nl: 'Vastgehouden periode afgehandeld',
    en: 'Held period settled',
  },
  'services.noteWork': { nl: 'Werk genoteerd', en: 'Work noted' },
  'services.changeWork': { nl: 'Werk gewijzigd', en: 'Work changed' },
  'services.removeWork': { nl: 'Werk verwijderd', en: 'Work removed' },
  'services.billWork': { nl: 'Werk gefactureerd', en: 'Work billed' },
  'services.settleWork': { nl: 'Vastgehouden werk afgehandeld', en: 'Held work settled' },
  'letters.save': { nl: 'Eigen tekst opgeslagen', en: 'Own text saved' },
  'letters.reset': { nl: 'Standaardtekst teruggezet', en: 'Standard text put back' },

  'approvals.request': { nl: 'Akkoord gevraagd', en: 'Approval asked' },
  'approvals.decide': { nl: 'Over akkoord beslist', en: 'Approval decided' },

  'audit.exportCsv': { nl: 'Logboek geëxporteerd', en: 'Log exported' },
  'audit.prune': {
    nl: 'Oude regels van het logboek verwijderd',
    en: 'Old lines of the log removed',
  },

  'backup.savePolicy': { nl: 'Beleid voor back-ups gewijzigd', en: 'Backup policy changed' },
  'backup.make': { nl: 'Back-up gemaakt', en: 'Backup made' },
  'backup.makeWhenDue': { nl: 'Back-up vanzelf gemaakt', en: 'Backup made by itself' },
  'backup.addFolder': { nl: 'Map voor back-ups toegevoegd', en: 'Backup folder added' },
  'backup.removeFolder': { nl: 'Map voor back-ups weggehaald', en: 'Backup folder removed' },
  'backup.confirmFolders': { nl: 'Mappen voor back-ups bevestigd', en: 'Backup folders confirmed' },
  'backup.confirmLedger': { nl: 'Melding over het register gezien', en: 'Ledger notice seen' },
  'backup.confirmClock': { nl: 'Klok bevestigd', en: 'Clock confirmed' },
  'backup.restore': { nl: 'Back-up teruggezet', en: 'Backup restored' },
}

export const operationWords = (operation: string, language: Language): string | null => {
  const table: Record<string, Words | undefined> = operations
  return Object.hasOwn(table, operation) ? (table[operation]?.[language] ?? null) : null
}
