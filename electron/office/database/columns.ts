/**
 * Every column of the database is declared: personal, with its class in the retention policy, or not
 * personal. A test walks the schema and fails on a column that is missing here.
 */
import type { ClassName } from '../../../shared/retention/policy'

export type Declaration = ClassName | 'not-personal'

type Table = Record<string, Declaration>

const all = (declaration: Declaration, names: string): Table =>
  Object.fromEntries(names.split(' ').map((name) => [name, declaration]))

const plain = (names: string): Table => all('not-personal', names)

export const columns: Record<string, Table> = {
  settings: plain(
    'id officeId createdAt digestKey keyEpoch term archiveKey recoveryConfirmedAt ' +
      'keyFileDifferedAt rotationDueAt archiveLookedTo latestSeenAt clockAheadDays firstRunApprovedAt ' +
      'requireTotp lockAfterMinutes generation vatPeriod countryVatSince',
  ),
  requestKeys: {
    ...plain('key userId op at entity entityId'),
    ...all('unsaved-typing', 'inputHash answer'),
  },
  ledger: plain('n at entry mac'),
  ledgerKeys: plain('firstLine key'),
  logos: plain('id mime bytes'),
  // The agency's own public details, also when the agency is one person.
  agencies: plain(
    'id createdAt name street houseNumber postcode town country kvkNumber vatId iban bic email ' +
      'privacyContact phone website logoId vatPosition paymentTermDays qrOnInvoices ' +
      'fiscalYearStart accountHolder',
  ),
  users: {
    ...plain(
      'id slotId role createdAt disabledAt wantsDesktop mustChangePassword totpSecret totpLastStep',
    ),
    ...all('staff-account', 'email name'),
  },
  slots: plain('id json'),
  userRecoveryCodes: plain('userId hash usedAt'),
  typing: {
    ...plain('userId form clientId keptAt'),
    ...all('unsaved-typing', 'value'),
  },
  audit: plain(
    'id at userId operation entity entityId clientId fields code previousHash hash domain',
  ),
  auditAnchors: plain('id lastId hash lines prunedAt'),
  clients: {
    ...plain(
      'id kind country language paymentTermDays createdAt updatedAt terminatedOn reducedAt erasedAt',
    ),
    ...all(
      'identity',
      'companyName firstName lastName name sortName street houseNumber postcode town kvkNumber ' +
        'vatId oin',
    ),
    ...all('contact', 'phone'),
    ...all('client-note', 'note'),
  },
  terminations: {
    ...plain(
      'clientId registeredAt registeredBy unusual confirmedAt confirmedBy noticedAt noticedOn ' +
        'releasedAt',
    ),
    ...all('client-note', 'reason'),
  },
  clientContacts: { ...plain('id clientId'), ...all('contact', 'name role email phone') },
  clientEmails: {
    ...plain('id clientId forInvoices forNotices forTechnical'),
    ...all('contact', 'address'),
  },
  clientAccounts: { ...plain('clientId seenAt'), ...all('payment', 'iban') },
  clientSearch: all('identity', 'text'),
  // An agency's own wording for anybody; saving refuses numbers of persons in it.
  letterTexts: plain('id kind language subject body changedAt changedBy'),
  // Organisations an agency gives data to.
  recipients: plain(
    'id version name kind purpose basis data country agreedOn reviewOn endedAt isPerson isJustice',
  ),
  disclosures: {
    ...plain(
      'id recipientId way givenOn recordedAt userId purpose basis data clients struckAt struckBy',
    ),
    ...all('client-note', 'note'),
  },
  disclosedClients: plain('disclosureId clientId'),
  // What an agency calls its own systems; saving refuses numbers of persons in it.
  systems: plain('id version kind name struckAt'),
  terminationTasks: plain('id clientId systemId what finding doneOn doneBy'),
  catalogue: plain(
    'id version kind name unit priceCents setupCents vatKind periodMonths noticeMonths topLevel ' +
      'invoiceText retiredAt',
  ),
  subscriptions: {
    ...plain(
      'id version clientId createdAt startsOn periodMonths vatKind discountBasisPoints setupCents ' +
        'together expiresOn autoRenew customer firstTermMonths renewalMonths noticeMonths ' +
        'unusedIsCredited concludedOn informedOn begunOnRequest fulfilledOn noticeOn endsOn endRule ' +
        'holderCheckedOn holderCheckedBy importId',
    ),
    ...all('service', 'domain supplier supplierReference holderName holderEmail holderPhone'),
  },
  subscriptionImports: plain('id at userId undoneAt'),
  registrarAsides: plain('id difference subscriptionId reason setAsideOn userId'),
  fileMappings: plain('purpose headerHash mapping'),
  subscriptionPrices: plain('subscriptionId validFrom itemId priceCents'),
  billedPeriods: plain('id subscriptionId fromOn toOn invoiceId heldAt creditedFrom'),
  periodCredits: plain('periodId fromOn creditId cause'),
  work: {
    ...plain(
      'id version clientId kind onDay toDay minutes priceCents vatKind createdAt billedMinutes ' +
        'invoiceId heldAt',
    ),
    ...all('service', 'what'),
  },
  privacyRequests: {
    ...plain(
      'id version type receivedOn confirmedOn identityAskedOn identityPassedOn identityFailedOn ' +
        'extendedOn answeredOn outcome closedOn mergedInto clientId channel language',
    ),
    ...all('privacy-case', 'name email scope identityMethod reason answer done notDone'),
  },
  portalFiles: plain(
    // The keys are random, and tell nothing of anybody; they go with the client.
    'id ownId clientId madeAt madeBy validUntil withdrawnAt privateKey macKey',
  ),
  requestFiles: plain('id portalFileId ownId madeAt language'),
  clientRequests: {
    ...plain(
      'id version clientId kind channel receivedOn registeredAt registeredBy fileId place loginId ' +
        'heldAt decidedAt decidedBy outcome entity entityId',
    ),
    ...all('client-request', 'wish askedBy ip reply'),
  },
  decidedWishes: plain('portalFile request place'),
  objections: plain('clientId purpose since'),
  erasedParts: plain('id clientId part partId erasedAt'),
  papers: {
    ...plain('id clientId entity entityId kind format sizeBytes sha256 signedOn addedAt addedBy'),
    ...all('paper', 'title'),
  },
  paperChunks: { ...plain('paperId nth'), ...all('paper', 'bytes') },
  privacyTasks: {
    ...plain('id requestId finding doneOn doneBy systemId recipientId'),
    ...all('privacy-case', 'what'),
  },
  rectifications: {
    ...plain('id requestId field changedOn changedBy'),
    ...all('privacy-case', 'before after'),
  },
  reminderPlan: plain(
    'id version friendlyDays firstDays finalDays suspendDays payWithinDays asksExtras',
  ),
  interestRates: plain('kind validFrom validTo basisPoints addedAt userId'),
  reminderRuns: plain('id at userId draftsAt lettersAt'),
  reminders: {
    ...plain(
      'id runId invoiceId clientId step sentOn receivedOn channel openCents interestCents interestTo ' +
        'costsCents announcedCents payBy totalCents jointId',
    ),
    ...all('collection', 'address subject body'),
  },
  reminderPauses: plain('clientId untilOn setAt userId'),
  suspensions: plain(
    'id clientId invoiceId askedOn suspendedAt suspendedBy droppedAt droppedBy resumedAt resumedBy',
  ),
  accessFiles: plain(
    'id startedAt finishedAt afterEvent userId format lines added malformed firstAt lastAt',
  ),
  // Those of no client go by the shorter term of the class of server logs.
  accessEvents: {
    ...plain('id at kind clientId status signature identity'),
    ...all('access-log', 'ip userAgent account what'),
  },
  // What an owner names in logs, and how a portal calls it.
  accessRules: plain('id kind method pattern'),
  portalNames: plain('field name'),
  debitSettings: plain('id version creditorId painVersion'),
  mandates: {
    ...plain(
      'id version clientId scheme once signedOn last lastCollectedOn revokedOn pausedAt pausedWhy ' +
        'addedAt userId',
    ),
    ...all('collection', 'reference iban holder'),
  },
  debitBatches: plain(
    'id messageId scheme painVersion collectOn madeAt madeOn userId agencyId creditorId count cents ' +
      'sha256 writtenAt noticesAt',
  ),
  debits: plain(
    'id batchId invoiceId clientId mandateId sequence cents endToEndId returnedOn returnReason ' +
      'returnEntryId',
  ),
  heldDebits: plain('invoiceId messageId collectOn heldAt'),
  invoiceSeries: plain('id name pattern resetsYearly firstNumber isDefault closedAt'),
  invoiceNumbers: plain('seriesId year last'),
  invoiceNumberJumps: plain('seriesId year fromLast toLast at'),
  invoices: {
    ...plain(
      'id kind sign seriesId clientId creditsId supplyFrom supplyTo pricesIncludeVat ' +
        'discountBasisPoints discountCents netCents vatCents grossCents createdAt updatedAt ' +
        'issuedAt issuedOn dueOn year sequence number fiscalYear agencyId language buyerCompany ' +
        'buyerCountry deliveryCountry settledOn currentUntil keptAs paidCents openCents creditedCents mailedAt sealedAt phase listOn ' +
        'listDueOn listNumber listCents vatOn vatBuyerId taxedHere quoteStepId textsId',
    ),
    ...all('identity', 'sortName'),
    ...all(
      'invoice',
      'reference orderNumber note buyerName buyerAttention buyerStreet buyerHouseNumber buyerPostcode ' +
        'buyerTown buyerKvkNumber buyerVatId buyerEmail buyerOin',
    ),
  },
  invoiceReferences: all('invoice', 'text'),
  invoiceLines: {
    ...plain(
      'id invoiceId position quantity unit unitPriceCents unitPriceHundredths discountBasisPoints vatKind ' +
        'vatRate amountCents creditsLineId periodId periodFrom periodTo workId itemId deductsId',
    ),
    ...all('invoice', 'description'),
  },
  invoiceVat: plain('invoiceId kind rate netCents vatCents'),
  vatBuyers: { ...plain('id country'), ...all('invoice', 'vatId') },
  vatSums: plain('countsOn kind rate country documents netCents vatCents'),
  // Why a period was unlocked; saving refuses numbers of persons in it.
  countryVatRates: plain('id country rate validFrom typedAt typedBy withdrawnAt withdrawnBy'),
  vatReturns: plain('id length fromOn toOn lockedAt lockedBy unlockedAt unlockedBy unlockReason'),
  vatFigures: plain('id ofId toldInId toldAt box netCents vatCents'),
  vatBadDebtFigures: plain('id returnId invoiceId onDay cause kind rate netCents vatCents'),
  vatIcpFigures: plain('returnId buyerId goodsCents servicesCents'),
  vatTyped: plain('fromOn toOn box netCents vatCents'),
  bookAccounts: plain('role account name rgsCode'),
  invoiceDocuments: {
    ...plain('id invoiceId kind sha256 createdAt'),
    ...all('invoice', 'bytes'),
  },
  payouts: plain('id accountId reference entryId'),
  settlementMappings: plain('headerHash name currency places kinds'),
  // An agency's own words about all its documents; saving refuses numbers of persons in them.
  documentTexts: plain('id language terms footer'),
  quoteSettings: plain('id pattern validDays'),
  quoteNumbers: plain('year last'),
  quoteNumberJumps: plain('year fromLast toLast at'),
  quotes: {
    ...plain(
      'id clientId pricesIncludeVat discountBasisPoints discountCents validUntil netCents vatCents ' +
        'grossCents createdAt updatedAt sentAt sentOn year sequence number agencyId language ' +
        'buyerCompany buyerCountry mailedAt outcome decidedOn acceptedBy plannedAt heldAt textsId',
    ),
    ...all(
      'quote',
      'reference attention intro closing buyerName buyerStreet buyerHouseNumber buyerPostcode ' +
        'buyerTown buyerKvkNumber buyerVatId buyerEmail buyerOin',
    ),
  },
  quoteLines: {
    ...plain(
      'id quoteId position quantity unit unitPriceCents unitPriceHundredths discountBasisPoints ' +
        'vatKind vatRate amountCents asService subscriptionId',
    ),
    ...all('quote', 'description'),
  },
  quoteVat: plain('quoteId kind rate netCents vatCents'),
  quoteDocuments: { ...plain('quoteId sha256 createdAt'), ...all('quote', 'bytes') },
  quoteSteps: plain('id quoteId nth shareBasisPoints'),
  bankAccounts: plain('id account currency'),
  bankFiles: plain('id sha256 format bookedAt userId entries newEntries addsUp'),
  bankStatements: plain(
    'id fileId accountId number sequence fromOn toOn openingCents closingCents entries newEntries ' +
      'addsUp lacksBefore lacksAfter',
  ),
  bankEntries: {
    ...plain(
      'id statementId accountId identity bookedOn valueOn amountCents currency reversal ' +
        'returnReason allocatedCents settledOn currentUntil clientId setAsideReason setAsideAt returnedById ' +
        'sealedAt phase ruleId settlementKind feeCents payoutId',
    ),
    ...all(
      'payment',
      'counterpartyName counterpartyIban description structuredReference endToEndId mandateId ' +
        'bankReference',
    ),
  },
  entryRules: {
    ...plain('id direction reason addedAt userId'),
    ...all('payment', 'iban name words'),
  },
  bankEntrySearch: all('payment', 'text'),
  bankStaging: {
    ...plain(
      'position identity known twin bookedOn valueOn amountCents currency reversal returnReason ' +
        'settlementKind feeCents payout',
    ),
    ...all(
      'payment',
      'counterpartyName counterpartyIban description structuredReference endToEndId mandateId ' +
        'bankReference',
    ),
  },
  allocations: plain(
    'id invoiceId entryId counterInvoiceId kind amountCents settledOn reason createdAt userId',
  ),
  entrySettlements: plain(
    'id entryId counterEntryId amountCents settledOn reason createdAt userId',
  ),
  loginPolicy: plain('id maximumHours'),
  desks: plain('id ownId name firstSeenAt lastSeenAt'),
  logins: {
    ...plain(
      'id clientId deskId itemKey startedAt createdAt createdBy expiresAt deleteAfterUse viewLimit uses ' +
        'views usedFields lastUsedAt handOverId goneAt endWhy endAskedAt endAskedBy destroyedAt destroyedWhy destroyedBy ' +
        'erasedAt',
    ),
    ...all('login-trace', 'system purpose ticket'),
  },
  loginExtensions: {
    ...plain('id loginId at userId fromAt toAt'),
    ...all('login-trace', 'reason'),
  },
  approvals: {
    ...plain(
      'id operation subject requestedBy requestedAt expiresAt decidedBy decidedAt approved usedAt',
    ),
    ...all('hold', 'reason'),
  },
  backupPolicy: plain('id keep maximumDays'),
  orders: {
    ...plain(
      'id version kind clientId authority country reference article parts orderedOn receivedAt ' +
        'answerBy secret liftedAt registeredBy holdId prolongedAt handedOverAt handedOverBy ' +
        'approvedBy disclosureId sha256 bytes contents receiptOn outcome closedAt',
    ),
    ...all('legal-order', 'scope receipt reason'),
  },
  breaches: {
    ...plain(
      'id version role scope data counts happenedOn knownAt report reportedOn tell toldOn draftsAt ' +
        'registeredBy closedAt',
    ),
    ...all('breach-register', 'what consequences measures reportReason tellReason'),
  },
  breachedClients: plain('breachId clientId'),
  publishedPolicies: plain('id version at userId'),
  retentionTerms: plain('id class years days changedAt userId'),
  holds: {
    ...plain('id kind clientId invoiceId fiscalYear userId createdAt reviewOn liftedAt liftedBy'),
    ...all('hold', 'reason'),
  },
  erasures: plain('id clientId kind erasedAt userId rule report auditId'),
  erasureChecks: plain('id erasureId checkedAt report'),
  // `sealed` is readable only with the owner's key and is destroyed on its own day.
  archiveForeign: plain('archiveId foundAt'),
  archive: {
    ...plain(
      'id kind sourceId fiscalYear sealedAt destroyAfter basis rule sha256 destroyedAt ' +
        'previousHash hash',
    ),
    ...all('invoice', 'sealed'),
  },
}
