import type { Migration } from '../migrate'

// Conventions: STRICT tables, camelCase columns, money in cents, quantities in thousandths, rates in
// basis points, civil dates YYYY-MM-DD (`…On`), moments UTC ISO (`…At`), ids never reused.
const settings = `
CREATE TABLE settings (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  officeId TEXT NOT NULL,
  createdAt TEXT NOT NULL,
  -- keys the digests of addresses in the key file; not a secret
  digestKey TEXT NOT NULL,
  -- rises at each change of slots: a box of a later one tells an older database
  keyEpoch INTEGER NOT NULL DEFAULT 1,
  -- rises when another computer takes over
  term INTEGER NOT NULL DEFAULT 1,
  -- public; held against the boxes of who signs in, and never sealed to
  archiveKey TEXT NOT NULL,
  recoveryConfirmedAt TEXT,
  -- a restore begins a new one: what was asked before it is never carried out after it
  generation TEXT NOT NULL,
  -- a key file beside the database was not what the rows say; until an owner has seen it
  keyFileDifferedAt TEXT,
  -- an owner lost that role: the keys are still those they know
  rotationDueAt TEXT,
  -- the last sealed item that an owner's keys were tried on
  archiveLookedTo INTEGER NOT NULL DEFAULT 0,
  -- the latest moment the program ever saw: a clock set back or far forward is noticed
  latestSeenAt TEXT,
  -- steps ahead of more than three days since an owner last confirmed the date, added up
  clockAheadDays INTEGER NOT NULL DEFAULT 0,
  -- the owner looked at what the very first erasure run would do
  firstRunApprovedAt TEXT,
  requireTotp INTEGER NOT NULL DEFAULT 1 CHECK (requireTotp IN (0, 1)),
  lockAfterMinutes INTEGER NOT NULL DEFAULT 10 CHECK (lockAfterMinutes BETWEEN 1 AND 480)
) STRICT;

CREATE TABLE logos (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  mime TEXT NOT NULL CHECK (mime IN ('image/png', 'image/jpeg')),
  bytes BLOB NOT NULL
) STRICT;

-- Each change of the agency's details is a new row; an issued invoice points at the row it was
-- issued under, so its document never changes.
CREATE TABLE agencies (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  createdAt TEXT NOT NULL,
  name TEXT NOT NULL,
  street TEXT NOT NULL,
  houseNumber TEXT NOT NULL,
  postcode TEXT NOT NULL,
  town TEXT NOT NULL,
  country TEXT NOT NULL,
  kvkNumber TEXT NOT NULL,
  vatId TEXT,
  iban TEXT NOT NULL,
  bic TEXT,
  email TEXT NOT NULL,
  privacyContact TEXT NOT NULL,
  phone TEXT,
  website TEXT,
  logoId INTEGER REFERENCES logos (id),
  vatPosition TEXT NOT NULL CHECK (vatPosition IN ('normal', 'small-business')),
  paymentTermDays INTEGER NOT NULL CHECK (paymentTermDays BETWEEN 0 AND 365),
  qrOnInvoices INTEGER NOT NULL CHECK (qrOnInvoices IN (0, 1)),
  -- the month in which its fiscal years begin
  fiscalYearStart INTEGER NOT NULL DEFAULT 1 CHECK (fiscalYearStart BETWEEN 1 AND 12)
) STRICT;
CREATE TRIGGER agenciesAreHistory BEFORE UPDATE ON agencies
BEGIN SELECT RAISE(ABORT, 'agency details are added, never changed'); END;
CREATE TRIGGER agenciesStay BEFORE DELETE ON agencies
BEGIN SELECT RAISE(ABORT, 'agency details are never deleted'); END;
`

// What a restore must not undo or repeat: rows of the transaction they tell of, written into the file
// `office.ledger` after the commit.
const ledger = `
CREATE TABLE ledger (
  n INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  entry TEXT NOT NULL,
  mac TEXT NOT NULL CHECK (length(mac) = 64)
) STRICT;
CREATE TRIGGER ledgerIsInOrder BEFORE INSERT ON ledger
WHEN NEW.n <> (SELECT coalesce(max(n), 0) + 1 FROM ledger)
BEGIN SELECT RAISE(ABORT, 'the ledger leaves out no number'); END;
CREATE TRIGGER ledgerIsNotChanged BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledgerStays BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

-- Each authenticates the lines from its first one on, until the next key begins.
CREATE TABLE ledgerKeys (
  firstLine INTEGER PRIMARY KEY,
  key TEXT NOT NULL
) STRICT;
CREATE TRIGGER ledgerKeysAreNotChanged BEFORE UPDATE ON ledgerKeys
BEGIN SELECT RAISE(ABORT, 'a ledger key is on record'); END;
CREATE TRIGGER ledgerKeysStay BEFORE DELETE ON ledgerKeys
BEGIN SELECT RAISE(ABORT, 'a ledger key is on record'); END;
`

const users = `
CREATE TABLE users (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  slotId TEXT NOT NULL UNIQUE,
  email TEXT NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('owner', 'staff', 'support')),
  createdAt TEXT NOT NULL,
  disabledAt TEXT,
  -- wants the password to count on one desktop only
  wantsDesktop INTEGER NOT NULL DEFAULT 0 CHECK (wantsDesktop IN (0, 1)),
  -- a start password was given out: it must be changed at the next sign-in
  mustChangePassword INTEGER NOT NULL DEFAULT 0 CHECK (mustChangePassword IN (0, 1)),
  -- base 32; null until enrolled
  totpSecret TEXT,
  -- the last time step whose code was accepted: no step is accepted twice (RFC 6238, 5.2)
  totpLastStep INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX usersByEmail ON users (lower(email));

-- Who may come in, each with what the password opens (session/keys/slots.ts). The key file beside the
-- database is an export of these rows.
CREATE TABLE slots (
  id TEXT PRIMARY KEY,
  json TEXT NOT NULL
) STRICT;

-- Single-use codes for when the phone is gone; only their hashes.
CREATE TABLE userRecoveryCodes (
  userId INTEGER NOT NULL REFERENCES users (id),
  hash TEXT NOT NULL,
  usedAt TEXT,
  PRIMARY KEY (userId, hash)
) STRICT;

-- What a person typed and did not save yet: comes back after a lock or a crash.
CREATE TABLE typing (
  userId INTEGER NOT NULL REFERENCES users (id),
  form TEXT NOT NULL,
  value TEXT NOT NULL,
  clientId INTEGER REFERENCES clients (id),
  keptAt TEXT NOT NULL,
  PRIMARY KEY (userId, form)
) STRICT;
CREATE INDEX typingByClient ON typing (clientId);
`

const requestKeys = `
-- What was asked with a key, in the transaction that did it: asked again, it is answered, not done. The
-- answer is kept for an hour at most, the key for seven days.
CREATE TABLE requestKeys (
  key TEXT PRIMARY KEY,
  userId INTEGER NOT NULL REFERENCES users (id),
  op TEXT NOT NULL,
  -- null once somebody was erased
  inputHash TEXT,
  at TEXT NOT NULL,
  answer TEXT,
  -- what it was done to, for when the answer is gone
  entity TEXT NOT NULL,
  entityId INTEGER
) STRICT;
CREATE INDEX requestKeysByMoment ON requestKeys (at);
CREATE INDEX requestKeysAnswered ON requestKeys (at) WHERE answer IS NOT NULL;
`

const audit = `
-- Ids and codes, never names: erasing a person never has to touch this table.
CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  userId INTEGER,
  operation TEXT NOT NULL,
  entity TEXT NOT NULL,
  entityId INTEGER,
  clientId INTEGER,
  fields TEXT NOT NULL DEFAULT '',
  code TEXT NOT NULL DEFAULT '',
  previousHash TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  -- the part of the operation's name before its dot: the log is read by domain
  domain TEXT NOT NULL
    GENERATED ALWAYS AS (substr(operation, 1, instr(operation, '.') - 1)) VIRTUAL
) STRICT;
CREATE INDEX auditByClient ON audit (clientId, id) WHERE clientId IS NOT NULL;
CREATE INDEX auditByEntity ON audit (entity, entityId);
CREATE INDEX auditByUser ON audit (userId, id);
CREATE INDEX auditByDomain ON audit (domain, id);
CREATE INDEX auditByMoment ON audit (at, id);

-- Lines that had their whole term were taken off the beginning: the chain goes on from the last of
-- them, whose hash stands here and, as a line about the pruning, further on in the log itself.
CREATE TABLE auditAnchors (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  lastId INTEGER NOT NULL,
  hash TEXT NOT NULL,
  lines INTEGER NOT NULL,
  prunedAt TEXT NOT NULL
) STRICT;
CREATE TRIGGER auditAnchorsAreLines BEFORE INSERT ON auditAnchors
WHEN NOT EXISTS (SELECT 1 FROM audit WHERE id = NEW.lastId AND hash = NEW.hash)
BEGIN SELECT RAISE(ABORT, 'an anchor is a line of the audit log'); END;
CREATE TRIGGER auditAnchorsAreNotChanged BEFORE UPDATE ON auditAnchors
BEGIN SELECT RAISE(ABORT, 'an anchor is on record'); END;
CREATE TRIGGER auditAnchorsStay BEFORE DELETE ON auditAnchors
BEGIN SELECT RAISE(ABORT, 'an anchor is on record'); END;

CREATE TRIGGER auditIsNotChanged BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
-- From the beginning on, without leaving anything out, up to an anchor.
CREATE TRIGGER auditIsOnlyPruned BEFORE DELETE ON audit
WHEN OLD.id > (SELECT coalesce(max(lastId), 0) FROM auditAnchors)
  OR EXISTS (SELECT 1 FROM audit WHERE id < OLD.id)
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
`

const clients = `
CREATE TABLE clients (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('person', 'company')),
  companyName TEXT,
  firstName TEXT,
  lastName TEXT,
  -- what lists and invoices show: the company, or the person's full name
  name TEXT NOT NULL,
  -- lower case, without diacritics and legal forms: lists sort by it, duplicates are found by it
  sortName TEXT NOT NULL,
  street TEXT NOT NULL DEFAULT '',
  houseNumber TEXT NOT NULL DEFAULT '',
  postcode TEXT NOT NULL DEFAULT '',
  town TEXT NOT NULL DEFAULT '' COLLATE NOCASE,
  country TEXT NOT NULL DEFAULT 'NL',
  phone TEXT,
  kvkNumber TEXT,
  vatId TEXT,
  language TEXT NOT NULL CHECK (language IN ('nl', 'en')),
  paymentTermDays INTEGER CHECK (paymentTermDays BETWEEN 0 AND 365),
  note TEXT,
  createdAt TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  -- opzegdatum: the end of the last service; starts the retention clocks
  terminatedOn TEXT,
  -- open debt: everything but what is needed to collect it was erased
  reducedAt TEXT,
  erasedAt TEXT
) STRICT;
-- One index per order of the list; each holds all a page is filtered by, and nobody who was erased.
CREATE INDEX clientsByName ON clients (sortName, id, kind, terminatedOn, erasedAt)
  WHERE erasedAt IS NULL;
CREATE INDEX clientsByTown ON clients (town, sortName, id, kind, terminatedOn, erasedAt)
  WHERE erasedAt IS NULL;
CREATE INDEX clientsByNumber ON clients (id, kind, terminatedOn, erasedAt) WHERE erasedAt IS NULL;
CREATE INDEX clientsByTermination ON clients (terminatedOn) WHERE terminatedOn IS NOT NULL;

-- How an opzegdatum was registered: what cannot be undone waits until people could see it coming.
CREATE TABLE terminations (
  clientId INTEGER PRIMARY KEY REFERENCES clients (id),
  registeredAt TEXT NOT NULL,
  registeredBy INTEGER NOT NULL REFERENCES users (id),
  -- why an owner looks at it first, codes with a space in between; null: a date as can be expected
  unusual TEXT,
  reason TEXT,
  confirmedAt TEXT,
  confirmedBy INTEGER REFERENCES users (id),
  -- the first moment, and its civil day, that it stood under "goes tonight" with somebody in
  noticedAt TEXT,
  noticedOn TEXT,
  -- from then on its day is all it waits for
  releasedAt TEXT,
  CHECK (unusual IS NULL OR reason IS NOT NULL)
) STRICT;
CREATE INDEX clientsByPostcode ON clients (postcode, houseNumber);
CREATE INDEX clientsByKvkNumber ON clients (kvkNumber) WHERE kvkNumber IS NOT NULL;
CREATE INDEX clientsByVatId ON clients (vatId) WHERE vatId IS NOT NULL;

CREATE TABLE clientContacts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  clientId INTEGER NOT NULL REFERENCES clients (id),
  name TEXT NOT NULL,
  role TEXT,
  email TEXT,
  phone TEXT
) STRICT;
CREATE INDEX clientContactsByClient ON clientContacts (clientId);
CREATE INDEX clientContactsByEmail ON clientContacts (lower(email)) WHERE email IS NOT NULL;

CREATE TABLE clientEmails (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  clientId INTEGER NOT NULL REFERENCES clients (id),
  address TEXT NOT NULL,
  forInvoices INTEGER NOT NULL CHECK (forInvoices IN (0, 1)),
  forNotices INTEGER NOT NULL CHECK (forNotices IN (0, 1)),
  forTechnical INTEGER NOT NULL CHECK (forTechnical IN (0, 1))
) STRICT;
CREATE INDEX clientEmailsByClient ON clientEmails (clientId);
CREATE INDEX clientEmailsByAddress ON clientEmails (lower(address));

-- Accounts a client has paid from, learned from matched payments.
CREATE TABLE clientAccounts (
  clientId INTEGER NOT NULL REFERENCES clients (id),
  iban TEXT NOT NULL,
  seenAt TEXT NOT NULL,
  PRIMARY KEY (clientId, iban)
) STRICT;
CREATE INDEX clientAccountsByIban ON clientAccounts (iban);

CREATE VIRTUAL TABLE clientSearch USING fts5 (text, tokenize = 'trigram remove_diacritics 1');
INSERT INTO clientSearch (clientSearch, rank) VALUES ('secure-delete', 1);
`

const invoices = `
CREATE TABLE invoiceSeries (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  pattern TEXT NOT NULL,
  resetsYearly INTEGER NOT NULL CHECK (resetsYearly IN (0, 1)),
  -- the number a new year, or the series itself, starts with
  firstNumber INTEGER NOT NULL CHECK (firstNumber >= 1),
  isDefault INTEGER NOT NULL DEFAULT 0 CHECK (isDefault IN (0, 1)),
  closedAt TEXT
) STRICT;

-- The last number handed out, per series and year (year 0 for a series that never resets).
CREATE TABLE invoiceNumbers (
  seriesId INTEGER NOT NULL REFERENCES invoiceSeries (id),
  year INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (seriesId, year)
) STRICT;
-- A jump is only made when a restored backup must not hand out a number again; it is on record.
CREATE TABLE invoiceNumberJumps (
  seriesId INTEGER NOT NULL,
  year INTEGER NOT NULL,
  fromLast INTEGER NOT NULL,
  toLast INTEGER NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (seriesId, year, toLast)
) STRICT;
CREATE TRIGGER invoiceNumbersRiseByOne BEFORE UPDATE ON invoiceNumbers
WHEN NEW.last <> OLD.last + 1 AND NOT EXISTS (
  SELECT 1 FROM invoiceNumberJumps
  WHERE seriesId = NEW.seriesId AND year = NEW.year AND fromLast = OLD.last AND toLast = NEW.last
)
BEGIN SELECT RAISE(ABORT, 'invoice numbers rise by one'); END;
CREATE TRIGGER invoiceNumbersStay BEFORE DELETE ON invoiceNumbers
BEGIN SELECT RAISE(ABORT, 'invoice numbers are never forgotten'); END;

-- A credit note is an invoice of kind 'credit' with positive amounts; its sign is -1.
CREATE TABLE invoices (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('invoice', 'credit')),
  sign INTEGER NOT NULL GENERATED ALWAYS AS (CASE kind WHEN 'credit' THEN -1 ELSE 1 END) VIRTUAL,
  seriesId INTEGER NOT NULL REFERENCES invoiceSeries (id),
  clientId INTEGER REFERENCES clients (id),
  creditsId INTEGER REFERENCES invoices (id),
  reference TEXT,
  supplyFrom TEXT,
  supplyTo TEXT,
  pricesIncludeVat INTEGER NOT NULL CHECK (pricesIncludeVat IN (0, 1)),
  -- document discount: what it takes off, and the share it was given as (0: given as an amount)
  discountBasisPoints INTEGER NOT NULL DEFAULT 0,
  discountCents INTEGER NOT NULL DEFAULT 0,
  note TEXT,
  netCents INTEGER NOT NULL DEFAULT 0,
  vatCents INTEGER NOT NULL DEFAULT 0,
  grossCents INTEGER NOT NULL DEFAULT 0,
  createdAt TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  -- from here on set when issued
  issuedAt TEXT,
  issuedOn TEXT,
  dueOn TEXT,
  year INTEGER,
  sequence INTEGER,
  number TEXT,
  fiscalYear INTEGER,
  agencyId INTEGER REFERENCES agencies (id),
  language TEXT,
  buyerName TEXT,
  buyerAttention TEXT,
  buyerCompany INTEGER,
  buyerStreet TEXT,
  buyerHouseNumber TEXT,
  buyerPostcode TEXT,
  buyerTown TEXT,
  buyerCountry TEXT,
  buyerKvkNumber TEXT,
  buyerVatId TEXT,
  buyerEmail TEXT,
  -- kept by the triggers on allocations, signed like the invoice: what has been settled
  paidCents INTEGER NOT NULL DEFAULT 0,
  openCents INTEGER GENERATED ALWAYS AS (
    CASE WHEN issuedAt IS NULL THEN 0
    ELSE (CASE kind WHEN 'credit' THEN -1 ELSE 1 END) * grossCents - paidCents END) VIRTUAL,
  -- kept by the same triggers: the day of the latest settlement
  settledOn TEXT,
  -- from here on its data have lost their current value, once nothing is open: the term starts
  -- (AWR art. 52 lid 4)
  currentUntil TEXT GENERATED ALWAYS AS (max(issuedOn, coalesce(settledOn, issuedOn))) VIRTUAL,
  -- the class of the policy it is kept by
  keptAs TEXT NOT NULL DEFAULT 'invoice' CHECK (keptAs IN ('invoice', 'long-invoice')),
  -- positive: how much of this invoice credit notes took back
  creditedCents INTEGER NOT NULL DEFAULT 0,
  mailedAt TEXT,
  sealedAt TEXT,
  -- the client's, kept by triggers: lists sort by it
  sortName TEXT NOT NULL DEFAULT '',
  -- 0 draft, 1 open, 2 partly paid, 3 settled, 4 credited: lists page through one phase at a time
  phase INTEGER NOT NULL GENERATED ALWAYS AS (
    CASE WHEN issuedAt IS NULL THEN 0
    WHEN grossCents > (CASE kind WHEN 'credit' THEN -1 ELSE 1 END) * paidCents
      THEN CASE paidCents WHEN 0 THEN 1 ELSE 2 END
    WHEN kind = 'invoice' AND grossCents > 0 AND creditedCents >= grossCents THEN 4
    ELSE 3 END) VIRTUAL,
  -- what lists sort by; drafts come as the newest
  listOn TEXT NOT NULL GENERATED ALWAYS AS (coalesce(issuedOn, '9999-12-31')) VIRTUAL,
  listDueOn TEXT NOT NULL GENERATED ALWAYS AS (coalesce(dueOn, '9999-12-31')) VIRTUAL,
  listNumber INTEGER NOT NULL GENERATED ALWAYS AS (
    seriesId * 1000000000000
    + (CASE WHEN year IS NULL THEN 999 WHEN year = 0 THEN 0 ELSE year - 1900 END) * 1000000000
    + coalesce(sequence, 999999999)) VIRTUAL,
  listCents INTEGER NOT NULL GENERATED ALWAYS AS (
    (CASE kind WHEN 'credit' THEN -1 ELSE 1 END) * grossCents) VIRTUAL,
  CHECK ((issuedAt IS NULL) = (number IS NULL)),
  CHECK ((kind = 'credit') = (creditsId IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX invoicesByNumber ON invoices (number) WHERE number IS NOT NULL;
CREATE UNIQUE INDEX invoicesBySequence ON invoices (seriesId, year, sequence)
  WHERE sequence IS NOT NULL;
CREATE INDEX invoicesByClient ON invoices (clientId, issuedOn, id);
CREATE INDEX invoicesOpenByClient ON invoices (clientId, dueOn, openCents) WHERE openCents <> 0;
CREATE INDEX invoicesByIssue ON invoices (issuedOn, id);
CREATE INDEX invoicesByDue ON invoices (dueOn, id) WHERE openCents <> 0;
CREATE INDEX invoicesByTerm ON invoices (keptAs, currentUntil) WHERE sealedAt IS NULL;
CREATE INDEX invoicesDraft ON invoices (updatedAt, id) WHERE issuedAt IS NULL;
CREATE INDEX invoicesCredited ON invoices (creditsId) WHERE creditsId IS NOT NULL;
CREATE INDEX invoicesListedByDate ON invoices (phase, listOn);
CREATE INDEX invoicesListedByDue ON invoices (phase, listDueOn);
CREATE INDEX invoicesListedByNumber ON invoices (phase, listNumber);
CREATE INDEX invoicesListedByClient ON invoices (phase, sortName);
CREATE INDEX invoicesListedByAmount ON invoices (phase, listCents);
CREATE INDEX invoicesListedByOpen ON invoices (phase, openCents);
CREATE TRIGGER invoicesTakeTheClientsName AFTER INSERT ON invoices WHEN NEW.clientId IS NOT NULL
BEGIN
  UPDATE invoices SET sortName = (SELECT sortName FROM clients WHERE id = NEW.clientId)
  WHERE id = NEW.id;
END;
CREATE TRIGGER invoicesChangeTheClientsName AFTER UPDATE OF clientId ON invoices
WHEN NEW.clientId IS NOT OLD.clientId
BEGIN
  UPDATE invoices
  SET sortName = coalesce((SELECT sortName FROM clients WHERE id = NEW.clientId), '')
  WHERE id = NEW.id;
END;
CREATE TRIGGER clientsPassOnTheirName AFTER UPDATE OF sortName ON clients
WHEN NEW.sortName <> OLD.sortName
BEGIN UPDATE invoices SET sortName = NEW.sortName WHERE clientId = NEW.id; END;

-- References as customers wrote them, found by any part of them.
CREATE VIRTUAL TABLE invoiceReferences USING fts5 (text, tokenize = 'trigram remove_diacritics 1');
INSERT INTO invoiceReferences (invoiceReferences, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER invoicesShowTheirReference AFTER INSERT ON invoices WHEN NEW.reference IS NOT NULL
BEGIN INSERT INTO invoiceReferences (rowid, text) VALUES (NEW.id, NEW.reference); END;
CREATE TRIGGER invoicesChangeTheirReference AFTER UPDATE OF reference ON invoices
WHEN NEW.reference IS NOT OLD.reference
BEGIN
  DELETE FROM invoiceReferences WHERE rowid = OLD.id;
  INSERT INTO invoiceReferences (rowid, text)
    SELECT NEW.id, NEW.reference WHERE NEW.reference IS NOT NULL;
END;
CREATE TRIGGER draftsTakeTheirReference AFTER DELETE ON invoices
BEGIN DELETE FROM invoiceReferences WHERE rowid = OLD.id; END;

CREATE TABLE invoiceLines (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  invoiceId INTEGER NOT NULL REFERENCES invoices (id),
  position INTEGER NOT NULL,
  description TEXT,
  quantity INTEGER NOT NULL,
  unitPriceCents INTEGER NOT NULL,
  discountBasisPoints INTEGER NOT NULL,
  vatKind TEXT NOT NULL,
  vatRate INTEGER NOT NULL,
  amountCents INTEGER NOT NULL,
  -- credit notes: the line that is taken back
  creditsLineId INTEGER REFERENCES invoiceLines (id),
  UNIQUE (invoiceId, position)
) STRICT;
CREATE INDEX invoiceLinesCredited ON invoiceLines (creditsLineId)
  WHERE creditsLineId IS NOT NULL;

CREATE TABLE invoiceVat (
  invoiceId INTEGER NOT NULL REFERENCES invoices (id),
  kind TEXT NOT NULL,
  rate INTEGER NOT NULL,
  netCents INTEGER NOT NULL,
  vatCents INTEGER NOT NULL,
  PRIMARY KEY (invoiceId, kind, rate)
) STRICT;

-- Documents as handed out, with their hash.
CREATE TABLE invoiceDocuments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  invoiceId INTEGER NOT NULL REFERENCES invoices (id),
  -- '…-pdf': the e-invoice with the PDF inside
  kind TEXT NOT NULL
    CHECK (kind IN ('pdf', 'nlcius', 'peppol', 'nlcius-pdf', 'peppol-pdf')),
  sha256 TEXT NOT NULL,
  createdAt TEXT NOT NULL,
  -- last: who asks for the rest of a row does not decrypt twenty kilobytes for it
  bytes BLOB NOT NULL,
  UNIQUE (invoiceId, kind)
) STRICT;

-- AWR art. 52: an issued invoice is never changed or deleted. Sealing takes the person out of it
-- once, and leaves every amount, date and number.
CREATE TRIGGER issuedInvoicesStayAsTheyAre BEFORE UPDATE ON invoices
WHEN OLD.issuedAt IS NOT NULL AND NOT (
  NEW.kind IS OLD.kind AND NEW.seriesId IS OLD.seriesId AND NEW.creditsId IS OLD.creditsId
  AND NEW.supplyFrom IS OLD.supplyFrom AND NEW.supplyTo IS OLD.supplyTo
  AND NEW.pricesIncludeVat IS OLD.pricesIncludeVat
  AND NEW.discountBasisPoints IS OLD.discountBasisPoints
  AND NEW.discountCents IS OLD.discountCents
  AND NEW.netCents IS OLD.netCents AND NEW.vatCents IS OLD.vatCents
  AND NEW.grossCents IS OLD.grossCents AND NEW.createdAt IS OLD.createdAt
  AND NEW.issuedAt IS OLD.issuedAt AND NEW.issuedOn IS OLD.issuedOn AND NEW.dueOn IS OLD.dueOn
  AND NEW.year IS OLD.year AND NEW.sequence IS OLD.sequence AND NEW.number IS OLD.number
  AND NEW.fiscalYear IS OLD.fiscalYear AND NEW.agencyId IS OLD.agencyId
  AND NEW.language IS OLD.language AND NEW.buyerCompany IS OLD.buyerCompany
  AND NEW.keptAs IS OLD.keptAs
  AND NEW.buyerCountry IS OLD.buyerCountry
  AND (
    (NEW.sealedAt IS OLD.sealedAt
      AND NEW.clientId IS OLD.clientId AND NEW.reference IS OLD.reference
      AND NEW.note IS OLD.note AND NEW.buyerName IS OLD.buyerName
      AND NEW.buyerAttention IS OLD.buyerAttention AND NEW.buyerStreet IS OLD.buyerStreet
      AND NEW.buyerHouseNumber IS OLD.buyerHouseNumber
      AND NEW.buyerPostcode IS OLD.buyerPostcode AND NEW.buyerTown IS OLD.buyerTown
      AND NEW.buyerKvkNumber IS OLD.buyerKvkNumber AND NEW.buyerVatId IS OLD.buyerVatId
      AND NEW.buyerEmail IS OLD.buyerEmail)
    OR (OLD.sealedAt IS NULL AND NEW.sealedAt IS NOT NULL
      AND NEW.clientId IS NULL AND NEW.reference IS NULL AND NEW.note IS NULL
      AND NEW.buyerName IS NULL AND NEW.buyerAttention IS NULL AND NEW.buyerStreet IS NULL
      AND NEW.buyerHouseNumber IS NULL AND NEW.buyerPostcode IS NULL AND NEW.buyerTown IS NULL
      AND NEW.buyerKvkNumber IS NULL AND NEW.buyerVatId IS NULL AND NEW.buyerEmail IS NULL)
  )
)
BEGIN SELECT RAISE(ABORT, 'an issued invoice is never changed'); END;
CREATE TRIGGER issuedInvoicesStay BEFORE DELETE ON invoices WHEN OLD.issuedAt IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an issued invoice is never deleted'); END;
CREATE TRIGGER invoicesStartAsDrafts BEFORE INSERT ON invoices WHEN NEW.issuedAt IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an invoice starts as a draft'); END;
-- The number is the one the counter just handed out, in the same transaction.
CREATE TRIGGER invoicesTakeTheNextNumber BEFORE UPDATE OF number ON invoices
WHEN OLD.number IS NULL AND NEW.number IS NOT NULL AND NEW.sequence IS NOT (
  SELECT last FROM invoiceNumbers WHERE seriesId = NEW.seriesId AND year = NEW.year
)
BEGIN SELECT RAISE(ABORT, 'invoice numbers have no gaps'); END;

CREATE TRIGGER issuedLinesAreNotAdded BEFORE INSERT ON invoiceLines
WHEN (SELECT issuedAt FROM invoices WHERE id = NEW.invoiceId) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an issued invoice is never changed'); END;
CREATE TRIGGER issuedLinesStayAsTheyAre BEFORE UPDATE ON invoiceLines
WHEN (SELECT issuedAt FROM invoices WHERE id = OLD.invoiceId) IS NOT NULL AND NOT (
  NEW.id = OLD.id AND NEW.invoiceId = OLD.invoiceId AND NEW.position = OLD.position
  AND NEW.quantity = OLD.quantity AND NEW.unitPriceCents = OLD.unitPriceCents
  AND NEW.discountBasisPoints = OLD.discountBasisPoints AND NEW.vatKind = OLD.vatKind
  AND NEW.vatRate = OLD.vatRate AND NEW.amountCents = OLD.amountCents
  AND NEW.creditsLineId IS OLD.creditsLineId AND NEW.description IS NULL
  AND (SELECT sealedAt FROM invoices WHERE id = OLD.invoiceId) IS NOT NULL
)
BEGIN SELECT RAISE(ABORT, 'an issued invoice is never changed'); END;
CREATE TRIGGER issuedLinesStay BEFORE DELETE ON invoiceLines
WHEN (SELECT issuedAt FROM invoices WHERE id = OLD.invoiceId) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an issued invoice is never changed'); END;
CREATE TRIGGER issuedVatStaysAsItIs BEFORE UPDATE ON invoiceVat
WHEN (SELECT issuedAt FROM invoices WHERE id = OLD.invoiceId) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an issued invoice is never changed'); END;
CREATE TRIGGER issuedVatStays BEFORE DELETE ON invoiceVat
WHEN (SELECT issuedAt FROM invoices WHERE id = OLD.invoiceId) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an issued invoice is never changed'); END;
CREATE TRIGGER issuedVatIsNotAdded BEFORE INSERT ON invoiceVat
WHEN (SELECT issuedAt FROM invoices WHERE id = NEW.invoiceId) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an issued invoice is never changed'); END;
CREATE TRIGGER documentsStayAsTheyAre BEFORE UPDATE ON invoiceDocuments
BEGIN SELECT RAISE(ABORT, 'a document that was handed out is never changed'); END;
CREATE TRIGGER documentsStay BEFORE DELETE ON invoiceDocuments
WHEN (SELECT sealedAt FROM invoices WHERE id = OLD.invoiceId) IS NULL
BEGIN SELECT RAISE(ABORT, 'a document that was handed out is never deleted'); END;
`

const payments = `
CREATE TABLE bankAccounts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account TEXT NOT NULL,
  currency TEXT NOT NULL,
  UNIQUE (account, currency)
) STRICT;

CREATE TABLE bankFiles (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256 TEXT NOT NULL,
  format TEXT NOT NULL CHECK (format IN ('camt053', 'mt940')),
  bookedAt TEXT NOT NULL,
  userId INTEGER NOT NULL REFERENCES users (id),
  entries INTEGER NOT NULL,
  newEntries INTEGER NOT NULL,
  addsUp INTEGER NOT NULL CHECK (addsUp IN (0, 1))
) STRICT;
CREATE INDEX bankFilesByHash ON bankFiles (sha256);

CREATE TABLE bankStatements (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  fileId INTEGER NOT NULL REFERENCES bankFiles (id),
  accountId INTEGER NOT NULL REFERENCES bankAccounts (id),
  number TEXT NOT NULL,
  sequence INTEGER,
  fromOn TEXT,
  toOn TEXT,
  openingCents INTEGER,
  closingCents INTEGER,
  entries INTEGER NOT NULL DEFAULT 0,
  -- of these, the ones no earlier file had brought
  newEntries INTEGER NOT NULL DEFAULT 0,
  addsUp INTEGER NOT NULL CHECK (addsUp IN (0, 1)),
  -- pages of it that its file did not have: before its first, after its last
  lacksBefore INTEGER NOT NULL DEFAULT 0 CHECK (lacksBefore IN (0, 1)),
  lacksAfter INTEGER NOT NULL DEFAULT 0 CHECK (lacksAfter IN (0, 1))
) STRICT;
CREATE INDEX bankStatementsByAccount ON bankStatements (accountId, toOn);
CREATE INDEX bankStatementsByFile ON bankStatements (fileId);

CREATE TABLE bankEntries (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  statementId INTEGER NOT NULL REFERENCES bankStatements (id),
  accountId INTEGER NOT NULL REFERENCES bankAccounts (id),
  identity TEXT NOT NULL,
  bookedOn TEXT NOT NULL,
  valueOn TEXT,
  amountCents INTEGER NOT NULL,
  currency TEXT NOT NULL,
  counterpartyName TEXT,
  counterpartyIban TEXT,
  description TEXT,
  structuredReference TEXT,
  endToEndId TEXT,
  mandateId TEXT,
  bankReference TEXT,
  reversal INTEGER NOT NULL CHECK (reversal IN (0, 1)),
  returnReason TEXT,
  -- kept by the triggers on allocations, signed like the entry
  allocatedCents INTEGER NOT NULL DEFAULT 0,
  -- kept by the same triggers: the day of the latest settlement it took part in
  settledOn TEXT,
  currentUntil TEXT NOT NULL GENERATED ALWAYS AS (max(bookedOn, coalesce(settledOn, bookedOn)))
    VIRTUAL,
  -- an over-payment, or the whole entry, that belongs to a client without an invoice yet
  clientId INTEGER REFERENCES clients (id),
  setAsideReason TEXT,
  setAsideAt TEXT,
  -- the later entry that took this money back (storno)
  returnedById INTEGER REFERENCES bankEntries (id),
  sealedAt TEXT,
  -- 1 to do, wholly or in part; 2 matched or kept for a client; 3 set aside: lists page through one
  phase INTEGER NOT NULL GENERATED ALWAYS AS (
    CASE WHEN setAsideAt IS NOT NULL THEN 3
    WHEN allocatedCents = amountCents OR clientId IS NOT NULL OR sealedAt IS NOT NULL THEN 2
    ELSE 1 END) VIRTUAL,
  UNIQUE (accountId, identity)
) STRICT;
CREATE INDEX bankEntriesByDay ON bankEntries (bookedOn, id);
-- What still tells of a person, by when its term began.
CREATE INDEX bankEntriesUnsealed ON bankEntries (currentUntil) WHERE sealedAt IS NULL;
-- The amounts are there for sums over what is to do.
CREATE INDEX bankEntriesByPhase ON bankEntries (phase, bookedOn, id, amountCents, allocatedCents);
CREATE INDEX bankEntriesByIban ON bankEntries (counterpartyIban)
  WHERE counterpartyIban IS NOT NULL;
CREATE INDEX bankEntriesByClient ON bankEntries (clientId) WHERE clientId IS NOT NULL;
CREATE INDEX bankEntriesReturned ON bankEntries (returnedById) WHERE returnedById IS NOT NULL;
-- What a return may undo.
CREATE INDEX bankEntriesUsed ON bankEntries (amountCents, bookedOn)
  WHERE allocatedCents <> 0 OR clientId IS NOT NULL;

-- Found by any part of name, account, text, reference or amount. Without a copy of the text, and
-- filled a little later than the entries: what has a higher id is looked through instead.
CREATE VIRTUAL TABLE bankEntrySearch USING fts5 (
  text, content = '', tokenize = 'trigram remove_diacritics 1'
);
INSERT INTO bankEntrySearch (bankEntrySearch, rank) VALUES ('secure-delete', 1);
CREATE VIEW bankEntryTexts (id, text) AS
SELECT id, coalesce(counterpartyName, '') || char(10) || coalesce(counterpartyIban, '')
  || char(10) || coalesce(description, '') || char(10) || coalesce(structuredReference, '')
  || char(10) || printf('%d,%02d', abs(amountCents) / 100, abs(amountCents) % 100)
FROM bankEntries;
CREATE TRIGGER sealedEntriesAreNotFound BEFORE UPDATE OF sealedAt ON bankEntries
WHEN OLD.sealedAt IS NULL AND NEW.sealedAt IS NOT NULL
BEGIN
  INSERT INTO bankEntrySearch (bankEntrySearch, rowid, text)
    SELECT 'delete', id, text FROM bankEntryTexts
    WHERE id = OLD.id AND EXISTS (SELECT 1 FROM bankEntrySearch_docsize WHERE id = OLD.id);
END;

-- The one file that was read and checked but not booked yet. Booking copies it in one transaction,
-- so a file is booked whole or not at all; emptied when the office opens.
CREATE TABLE bankStaging (
  -- runs on over the statements of the file, from 1
  position INTEGER PRIMARY KEY,
  identity TEXT NOT NULL,
  -- the office has this entry
  known INTEGER NOT NULL CHECK (known IN (0, 1)),
  -- the office has an entry that is the same but for how another format tells it
  twin INTEGER NOT NULL DEFAULT 0 CHECK (twin IN (0, 1)),
  bookedOn TEXT NOT NULL,
  valueOn TEXT,
  amountCents INTEGER NOT NULL,
  currency TEXT NOT NULL,
  counterpartyName TEXT,
  counterpartyIban TEXT,
  description TEXT,
  structuredReference TEXT,
  endToEndId TEXT,
  mandateId TEXT,
  bankReference TEXT,
  reversal INTEGER NOT NULL,
  returnReason TEXT
) STRICT;

-- What settles an invoice: (part of) a bank entry, or a credit note against an invoice (then there
-- are two rows, each pointing at the other document). Signed like the invoice it settles; a return
-- or refund is negative on an invoice.
CREATE TABLE allocations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  invoiceId INTEGER NOT NULL REFERENCES invoices (id),
  entryId INTEGER REFERENCES bankEntries (id),
  counterInvoiceId INTEGER REFERENCES invoices (id),
  kind TEXT NOT NULL CHECK (kind IN ('payment', 'refund', 'return', 'credit', 'write-off')),
  amountCents INTEGER NOT NULL CHECK (amountCents <> 0),
  -- the later of the day it was booked by the bank and the day it was put on record here
  settledOn TEXT NOT NULL,
  -- why money that a client should have had is not paid out
  reason TEXT,
  createdAt TEXT NOT NULL,
  userId INTEGER REFERENCES users (id),
  CHECK ((kind IN ('payment', 'refund', 'return')) = (entryId IS NOT NULL)),
  CHECK ((kind = 'credit') = (counterInvoiceId IS NOT NULL))
) STRICT;
CREATE INDEX allocationsByInvoice ON allocations (invoiceId);
CREATE INDEX allocationsByEntry ON allocations (entryId) WHERE entryId IS NOT NULL;
CREATE TRIGGER allocationsSettle AFTER INSERT ON allocations
BEGIN
  UPDATE invoices SET paidCents = paidCents + NEW.amountCents,
    settledOn = max(coalesce(settledOn, ''), NEW.settledOn)
  WHERE id = NEW.invoiceId;
  UPDATE bankEntries SET allocatedCents = allocatedCents + NEW.amountCents,
    settledOn = max(coalesce(settledOn, ''), NEW.settledOn)
  WHERE id = NEW.entryId;
END;
CREATE TRIGGER allocationsUnsettle AFTER DELETE ON allocations
BEGIN
  UPDATE invoices SET paidCents = paidCents - OLD.amountCents,
    settledOn = (SELECT max(settledOn) FROM allocations WHERE invoiceId = OLD.invoiceId)
  WHERE id = OLD.invoiceId;
  UPDATE bankEntries SET allocatedCents = allocatedCents - OLD.amountCents WHERE id = OLD.entryId;
  UPDATE bankEntries SET settledOn = (
    SELECT max(settledOn) FROM (
      SELECT settledOn FROM allocations WHERE entryId = OLD.entryId
      UNION ALL SELECT settledOn FROM entrySettlements WHERE entryId = OLD.entryId))
  WHERE id = OLD.entryId;
END;
CREATE TRIGGER allocationsAreNotChanged BEFORE UPDATE ON allocations
BEGIN SELECT RAISE(ABORT, 'an allocation is made or undone, never changed'); END;
CREATE TRIGGER onlyIssuedInvoicesAreSettled BEFORE INSERT ON allocations
WHEN (SELECT issuedAt FROM invoices WHERE id = NEW.invoiceId) IS NULL
BEGIN SELECT RAISE(ABORT, 'only an issued invoice can be settled'); END;
-- What ends money that no document asks for, such as a prepayment: another entry that took (part of)
-- it back (then there are two rows, each pointing at the other entry), or the office that keeps it,
-- with a reason. Signed like the entry it settles.
CREATE TABLE entrySettlements (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  entryId INTEGER NOT NULL REFERENCES bankEntries (id),
  counterEntryId INTEGER REFERENCES bankEntries (id),
  amountCents INTEGER NOT NULL CHECK (amountCents <> 0),
  settledOn TEXT NOT NULL,
  reason TEXT,
  createdAt TEXT NOT NULL,
  userId INTEGER REFERENCES users (id),
  CHECK ((counterEntryId IS NULL) = (reason IS NOT NULL))
) STRICT;
CREATE INDEX entrySettlementsByEntry ON entrySettlements (entryId);
CREATE TRIGGER entrySettlementsSettle AFTER INSERT ON entrySettlements
BEGIN
  UPDATE bankEntries SET allocatedCents = allocatedCents + NEW.amountCents,
    settledOn = max(coalesce(settledOn, ''), NEW.settledOn)
  WHERE id = NEW.entryId;
END;
CREATE TRIGGER entrySettlementsUnsettle AFTER DELETE ON entrySettlements
BEGIN
  UPDATE bankEntries SET allocatedCents = allocatedCents - OLD.amountCents WHERE id = OLD.entryId;
  UPDATE bankEntries SET settledOn = (
    SELECT max(settledOn) FROM (
      SELECT settledOn FROM allocations WHERE entryId = OLD.entryId
      UNION ALL SELECT settledOn FROM entrySettlements WHERE entryId = OLD.entryId))
  WHERE id = OLD.entryId;
END;
CREATE TRIGGER entrySettlementsAreNotChanged BEFORE UPDATE ON entrySettlements
BEGIN SELECT RAISE(ABORT, 'a settlement is made or undone, never changed'); END;
CREATE TRIGGER entriesKeepWhatTheBankSaid BEFORE UPDATE ON bankEntries
WHEN NOT (
  NEW.statementId = OLD.statementId AND NEW.accountId = OLD.accountId
  AND NEW.bookedOn = OLD.bookedOn AND NEW.valueOn IS OLD.valueOn
  AND NEW.amountCents = OLD.amountCents AND NEW.currency = OLD.currency
  AND NEW.reversal = OLD.reversal AND NEW.returnReason IS OLD.returnReason
  AND ((NEW.sealedAt IS OLD.sealedAt AND NEW.identity = OLD.identity
      AND NEW.counterpartyName IS OLD.counterpartyName
      AND NEW.counterpartyIban IS OLD.counterpartyIban
      AND NEW.description IS OLD.description
      AND NEW.structuredReference IS OLD.structuredReference
      AND NEW.endToEndId IS OLD.endToEndId AND NEW.mandateId IS OLD.mandateId
      AND NEW.bankReference IS OLD.bankReference)
    OR (OLD.sealedAt IS NULL AND NEW.sealedAt IS NOT NULL
      AND NEW.counterpartyName IS NULL AND NEW.counterpartyIban IS NULL
      AND NEW.description IS NULL AND NEW.structuredReference IS NULL
      AND NEW.endToEndId IS NULL AND NEW.mandateId IS NULL AND NEW.bankReference IS NULL
      AND NEW.clientId IS NULL))
)
BEGIN SELECT RAISE(ABORT, 'a bank entry keeps what the bank said'); END;
CREATE TRIGGER entriesStay BEFORE DELETE ON bankEntries
BEGIN SELECT RAISE(ABORT, 'a bank entry is never deleted'); END;
`

const approvals = `
-- A second pair of eyes: what one person asks, another approves or refuses with a reason.
CREATE TABLE approvals (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  operation TEXT NOT NULL,
  -- what exactly is asked, in ids and codes
  subject TEXT NOT NULL,
  requestedBy INTEGER NOT NULL REFERENCES users (id),
  requestedAt TEXT NOT NULL,
  expiresAt TEXT NOT NULL,
  decidedBy INTEGER REFERENCES users (id),
  decidedAt TEXT,
  approved INTEGER CHECK (approved IN (0, 1)),
  reason TEXT NOT NULL DEFAULT '',
  usedAt TEXT,
  CHECK ((decidedAt IS NULL) = (approved IS NULL)),
  CHECK (decidedBy IS NULL OR decidedBy <> requestedBy)
) STRICT;
CREATE INDEX approvalsOpen ON approvals (operation, subject) WHERE usedAt IS NULL;
`

const retention = `
-- Terms the owner chose, newest last; a class without a row has the policy's own term.
CREATE TABLE retentionTerms (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  class TEXT NOT NULL,
  years INTEGER NOT NULL CHECK (years BETWEEN 0 AND 100),
  days INTEGER NOT NULL CHECK (days BETWEEN 0 AND 36500),
  changedAt TEXT NOT NULL,
  userId INTEGER REFERENCES users (id)
) STRICT;
CREATE TRIGGER retentionTermsAreHistory BEFORE UPDATE ON retentionTerms
BEGIN SELECT RAISE(ABORT, 'terms are added, never changed'); END;

-- A hold stops destruction of exactly what it covers: a client, one invoice, or a fiscal year.
CREATE TABLE holds (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('dispute', 'tax-audit', 'legal-order')),
  clientId INTEGER REFERENCES clients (id),
  invoiceId INTEGER REFERENCES invoices (id),
  fiscalYear INTEGER,
  reason TEXT NOT NULL,
  userId INTEGER NOT NULL REFERENCES users (id),
  createdAt TEXT NOT NULL,
  reviewOn TEXT NOT NULL,
  liftedAt TEXT,
  liftedBy INTEGER REFERENCES users (id),
  CHECK ((clientId IS NOT NULL) + (invoiceId IS NOT NULL) + (fiscalYear IS NOT NULL) = 1)
) STRICT;
CREATE INDEX holdsByClient ON holds (clientId) WHERE liftedAt IS NULL AND clientId IS NOT NULL;
CREATE INDEX holdsByInvoice ON holds (invoiceId) WHERE liftedAt IS NULL AND invoiceId IS NOT NULL;

-- What an erasure did, in counts and codes: enough for a certificate, no personal data.
CREATE TABLE erasures (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  clientId INTEGER NOT NULL REFERENCES clients (id),
  kind TEXT NOT NULL CHECK (kind IN ('whole', 'reduced')),
  erasedAt TEXT NOT NULL,
  userId INTEGER REFERENCES users (id),
  rule TEXT NOT NULL,
  report TEXT NOT NULL,
  auditId INTEGER NOT NULL
) STRICT;
CREATE INDEX erasuresByClient ON erasures (clientId);
CREATE TRIGGER erasuresAreNotChanged BEFORE UPDATE ON erasures
BEGIN SELECT RAISE(ABORT, 'an erasure is on record'); END;
CREATE TRIGGER erasuresStay BEFORE DELETE ON erasures
BEGIN SELECT RAISE(ABORT, 'an erasure is on record'); END;
`

const archive = `
-- What the law keeps, sealed to the owner's key: any session adds, only the owner opens. No personal
-- data outside 'sealed'. The hash chain covers the sealed item by its hash, so that it still verifies
-- after the item was destroyed.
CREATE TABLE archive (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- 'invoice', 'payment'; sign-in reads this table at every version, so more is only ever added
  kind TEXT NOT NULL CHECK (kind <> ''),
  -- the live row this was, so that a replayed erasure seals nothing twice
  sourceId INTEGER NOT NULL,
  fiscalYear INTEGER NOT NULL,
  sealedAt TEXT NOT NULL,
  -- the last day it is kept
  destroyAfter TEXT NOT NULL,
  basis TEXT NOT NULL,
  rule TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  sealed BLOB,
  destroyedAt TEXT,
  previousHash TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  CHECK ((sealed IS NULL) = (destroyedAt IS NOT NULL)),
  UNIQUE (kind, sourceId)
) STRICT;
-- Sealed items that did not open with an owner's keys: sealed to another key, or damaged.
CREATE TABLE archiveForeign (
  archiveId INTEGER PRIMARY KEY REFERENCES archive (id),
  foundAt TEXT NOT NULL
) STRICT;
CREATE INDEX archiveDue ON archive (destroyAfter) WHERE destroyedAt IS NULL;
CREATE INDEX archiveByYear ON archive (fiscalYear, id);
CREATE TRIGGER archiveIsOnlyDestroyed BEFORE UPDATE ON archive
WHEN NOT (
  OLD.destroyedAt IS NULL AND NEW.destroyedAt IS NOT NULL AND NEW.sealed IS NULL
  AND NEW.id = OLD.id AND NEW.kind = OLD.kind AND NEW.sourceId = OLD.sourceId
  AND NEW.fiscalYear = OLD.fiscalYear AND NEW.sealedAt = OLD.sealedAt
  AND NEW.destroyAfter = OLD.destroyAfter AND NEW.basis = OLD.basis AND NEW.rule = OLD.rule
  AND NEW.sha256 = OLD.sha256 AND NEW.previousHash = OLD.previousHash AND NEW.hash = OLD.hash
)
BEGIN SELECT RAISE(ABORT, 'a sealed item is never changed'); END;
CREATE TRIGGER archiveStays BEFORE DELETE ON archive
BEGIN SELECT RAISE(ABORT, 'a sealed item is destroyed, its record stays'); END;
`

const credentials = `
CREATE TABLE loginPolicy (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  -- from the start of a login to its last possible end, extensions included
  maximumHours INTEGER NOT NULL CHECK (maximumHours BETWEEN 1 AND 168)
) STRICT;
INSERT INTO loginPolicy (id, maximumHours) VALUES (1, 24);

-- The desks that ever kept something of this office: accounts of an operating system.
CREATE TABLE desks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- its own, random
  ownId TEXT NOT NULL UNIQUE,
  -- of computer and account
  name TEXT NOT NULL,
  firstSeenAt TEXT NOT NULL,
  -- somebody signed in there
  lastSeenAt TEXT NOT NULL
) STRICT;

-- Short-lived logins: label, client, purpose, times and counts. User name and secret are in the
-- keychain of the desk, under itemKey, and nowhere else.
CREATE TABLE logins (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  clientId INTEGER NOT NULL REFERENCES clients (id),
  deskId INTEGER NOT NULL REFERENCES desks (id),
  itemKey TEXT NOT NULL UNIQUE,
  system TEXT NOT NULL,
  purpose TEXT NOT NULL,
  ticket TEXT,
  -- with its first desktop, when it was handed over
  startedAt TEXT NOT NULL,
  createdAt TEXT NOT NULL,
  createdBy INTEGER NOT NULL REFERENCES users (id),
  expiresAt TEXT NOT NULL,
  deleteAfterUse INTEGER NOT NULL CHECK (deleteAfterUse IN (0, 1)),
  viewLimit INTEGER CHECK (viewLimit >= 1),
  uses INTEGER NOT NULL DEFAULT 0,
  -- times a secret of it was shown or copied, and which of them (places, with commas)
  views INTEGER NOT NULL DEFAULT 0,
  usedFields TEXT NOT NULL DEFAULT '',
  lastUsedAt TEXT,
  -- of the file it came from: no file is taken in twice
  handOverId TEXT UNIQUE,
  -- missing from its desk's keychain
  goneAt TEXT,
  -- to end before its time; done once its desk says so
  endWhy TEXT CHECK (endWhy IN ('done', 'used', 'handed-over', 'client-ended', 'client-erased')),
  endAskedAt TEXT,
  -- null: the program itself
  endAskedBy INTEGER REFERENCES users (id),
  destroyedAt TEXT,
  destroyedWhy TEXT CHECK (destroyedWhy IN ('done', 'expired', 'used', 'handed-over',
    'client-ended', 'client-erased', 'interrupted', 'gone')),
  -- null: the program itself
  destroyedBy INTEGER REFERENCES users (id),
  erasedAt TEXT,
  CHECK ((destroyedAt IS NULL) = (destroyedWhy IS NULL)),
  CHECK ((endWhy IS NULL) = (endAskedAt IS NULL)),
  CHECK (viewLimit IS NULL OR views <= viewLimit)
) STRICT;
CREATE INDEX loginsOpen ON logins (expiresAt, id) WHERE destroyedAt IS NULL;
CREATE INDEX loginsEnded ON logins (destroyedAt, id) WHERE destroyedAt IS NOT NULL;
CREATE INDEX loginsMade ON logins (createdAt, id);
CREATE INDEX loginsByClient ON logins (clientId, createdAt, id);
CREATE TRIGGER loginsEndOnce BEFORE UPDATE ON logins
WHEN OLD.destroyedAt IS NOT NULL AND (
  NEW.destroyedAt IS NOT OLD.destroyedAt OR NEW.destroyedWhy IS NOT OLD.destroyedWhy
  OR NEW.destroyedBy IS NOT OLD.destroyedBy OR NEW.expiresAt <> OLD.expiresAt
  OR NEW.uses <> OLD.uses OR NEW.views <> OLD.views
)
BEGIN SELECT RAISE(ABORT, 'a destroyed login stays destroyed'); END;

CREATE TABLE loginExtensions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  loginId INTEGER NOT NULL REFERENCES logins (id),
  at TEXT NOT NULL,
  userId INTEGER NOT NULL REFERENCES users (id),
  fromAt TEXT NOT NULL,
  toAt TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX loginExtensionsByLogin ON loginExtensions (loginId);
`

const backups = `
-- How many backups each folder keeps, and how old one may become: the second bounds how long a person
-- who was erased lives on in a backup.
CREATE TABLE backupPolicy (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  keep INTEGER NOT NULL CHECK (keep BETWEEN 1 AND 100),
  maximumDays INTEGER NOT NULL CHECK (maximumDays BETWEEN 1 AND 180)
) STRICT;
INSERT INTO backupPolicy (id, keep, maximumDays) VALUES (1, 14, 35);
`

export const migration001: Migration = {
  version: 1,
  up: (db) => {
    for (const part of [
      settings,
      ledger,
      users,
      clients,
      requestKeys,
      audit,
      invoices,
      payments,
      approvals,
      retention,
      archive,
      credentials,
      backups,
    ])
      db.exec(part)
  },
}
