import type { Migration } from '../migrate'

/** Adds quotes: what was offered, what came of it, and which invoices were made of it. */
export const migration029: Migration = {
  version: 29,
  up: (db) => {
    db.exec(`
CREATE TABLE quoteSettings (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  pattern TEXT NOT NULL,
  validDays INTEGER NOT NULL CHECK (validDays BETWEEN 1 AND 365)
) STRICT;
INSERT INTO quoteSettings (id, pattern, validDays) VALUES (1, 'OF{year}-{number:4}', 30);

-- The last number handed out, per year (0 for a pattern without a year in it).
CREATE TABLE quoteNumbers (
  year INTEGER PRIMARY KEY,
  last INTEGER NOT NULL
) STRICT;
-- A jump is only made when a restored backup must not hand out a number again; it is on record.
CREATE TABLE quoteNumberJumps (
  year INTEGER NOT NULL,
  fromLast INTEGER NOT NULL,
  toLast INTEGER NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (year, toLast)
) STRICT;
CREATE TRIGGER quoteNumbersRiseByOne BEFORE UPDATE ON quoteNumbers
WHEN NEW.last <> OLD.last + 1 AND NOT EXISTS (
  SELECT 1 FROM quoteNumberJumps
  WHERE year = NEW.year AND fromLast = OLD.last AND toLast = NEW.last
)
BEGIN SELECT RAISE(ABORT, 'quote numbers rise by one'); END;
CREATE TRIGGER quoteNumbersStay BEFORE DELETE ON quoteNumbers
BEGIN SELECT RAISE(ABORT, 'quote numbers are never forgotten'); END;

CREATE TABLE quotes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  clientId INTEGER NOT NULL REFERENCES clients (id),
  reference TEXT,
  attention TEXT,
  pricesIncludeVat INTEGER NOT NULL CHECK (pricesIncludeVat IN (0, 1)),
  discountBasisPoints INTEGER NOT NULL DEFAULT 0,
  discountCents INTEGER NOT NULL DEFAULT 0,
  intro TEXT,
  closing TEXT,
  -- of a draft: as typed; NULL for the usual number of days after sending
  validUntil TEXT,
  netCents INTEGER NOT NULL DEFAULT 0,
  vatCents INTEGER NOT NULL DEFAULT 0,
  grossCents INTEGER NOT NULL DEFAULT 0,
  createdAt TEXT NOT NULL,
  updatedAt TEXT NOT NULL,
  sentAt TEXT,
  sentOn TEXT,
  year INTEGER,
  sequence INTEGER,
  number TEXT,
  agencyId INTEGER REFERENCES agencies (id),
  language TEXT CHECK (language IN ('nl', 'en')),
  buyerName TEXT,
  buyerCompany INTEGER,
  buyerStreet TEXT,
  buyerHouseNumber TEXT,
  buyerPostcode TEXT,
  buyerTown TEXT,
  buyerCountry TEXT,
  buyerKvkNumber TEXT,
  buyerVatId TEXT,
  buyerEmail TEXT,
  buyerOin TEXT,
  mailedAt TEXT,
  outcome TEXT CHECK (outcome IN ('accepted', 'refused', 'withdrawn')),
  decidedOn TEXT,
  acceptedBy TEXT CHECK (acceptedBy IN ('mail', 'phone', 'paper')),
  -- how an accepted one is billed was settled
  plannedAt TEXT,
  -- a ledger tells of an invoice made of it that is not here: somebody has to look first
  heldAt TEXT,
  CHECK ((sentAt IS NULL) = (number IS NULL)),
  CHECK ((outcome IS NULL) = (decidedOn IS NULL)),
  CHECK (outcome IS NULL OR sentAt IS NOT NULL),
  CHECK ((outcome IS 'accepted') = (acceptedBy IS NOT NULL)),
  CHECK (plannedAt IS NULL OR outcome IS 'accepted')
) STRICT;
CREATE UNIQUE INDEX quotesByNumber ON quotes (number) WHERE number IS NOT NULL;
CREATE UNIQUE INDEX quotesBySequence ON quotes (year, sequence) WHERE sequence IS NOT NULL;
CREATE INDEX quotesByClient ON quotes (clientId, id);
CREATE INDEX quotesByOutcome ON quotes (outcome, validUntil);
CREATE INDEX quotesByAgency ON quotes (agencyId);

CREATE TABLE quoteLines (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  quoteId INTEGER NOT NULL REFERENCES quotes (id),
  position INTEGER NOT NULL,
  description TEXT,
  quantity INTEGER NOT NULL,
  unit TEXT,
  unitPriceCents INTEGER NOT NULL,
  unitPriceHundredths INTEGER NOT NULL,
  discountBasisPoints INTEGER NOT NULL,
  vatKind TEXT NOT NULL,
  vatRate INTEGER NOT NULL,
  amountCents INTEGER NOT NULL,
  -- it became a service, and stands on no invoice of the quote
  asService INTEGER NOT NULL DEFAULT 0 CHECK (asService IN (0, 1)),
  subscriptionId INTEGER UNIQUE REFERENCES subscriptions (id) ON DELETE SET NULL,
  UNIQUE (quoteId, position)
) STRICT;
CREATE TABLE quoteVat (
  quoteId INTEGER NOT NULL REFERENCES quotes (id),
  kind TEXT NOT NULL,
  rate INTEGER NOT NULL,
  netCents INTEGER NOT NULL,
  vatCents INTEGER NOT NULL,
  PRIMARY KEY (quoteId, kind, rate)
) STRICT;
-- The PDF as it was sent.
CREATE TABLE quoteDocuments (
  quoteId INTEGER PRIMARY KEY REFERENCES quotes (id),
  bytes BLOB NOT NULL,
  sha256 TEXT NOT NULL,
  createdAt TEXT NOT NULL
) STRICT;

-- The invoices an accepted one is billed by: the last takes the others off.
CREATE TABLE quoteSteps (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  quoteId INTEGER NOT NULL REFERENCES quotes (id),
  nth INTEGER NOT NULL,
  shareBasisPoints INTEGER NOT NULL CHECK (shareBasisPoints BETWEEN 1 AND 10000),
  UNIQUE (quoteId, nth)
) STRICT;
ALTER TABLE invoices ADD COLUMN quoteStepId INTEGER REFERENCES quoteSteps (id) ON DELETE SET NULL;
CREATE INDEX invoicesByQuoteStep ON invoices (quoteStepId) WHERE quoteStepId IS NOT NULL;
-- Billed once; what was credited whole is billed no more.
CREATE UNIQUE INDEX invoicesBillAStepOnce ON invoices (quoteStepId)
  WHERE quoteStepId IS NOT NULL AND NOT (grossCents > 0 AND creditedCents >= grossCents);
-- A line that takes off what an invoice before this one charged beforehand.
ALTER TABLE invoiceLines ADD COLUMN deductsId INTEGER REFERENCES invoices (id);
CREATE INDEX invoiceLinesDeducting ON invoiceLines (deductsId) WHERE deductsId IS NOT NULL;

CREATE TRIGGER quotesAreDrafted BEFORE INSERT ON quotes WHEN NEW.sentAt IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a quote starts as a draft'); END;
CREATE TRIGGER quotesTakeTheNextNumber BEFORE UPDATE OF number ON quotes
WHEN OLD.number IS NULL AND NEW.number IS NOT NULL AND NEW.sequence IS NOT (
  SELECT last FROM quoteNumbers WHERE year = NEW.year)
BEGIN SELECT RAISE(ABORT, 'quote numbers have no gaps'); END;
CREATE TRIGGER sentQuotesStayAsTheyAre BEFORE UPDATE ON quotes
WHEN OLD.sentAt IS NOT NULL AND NOT (
  NEW.clientId IS OLD.clientId AND NEW.reference IS OLD.reference
  AND NEW.attention IS OLD.attention AND NEW.pricesIncludeVat IS OLD.pricesIncludeVat
  AND NEW.discountBasisPoints IS OLD.discountBasisPoints
  AND NEW.discountCents IS OLD.discountCents AND NEW.intro IS OLD.intro
  AND NEW.closing IS OLD.closing AND NEW.validUntil IS OLD.validUntil
  AND NEW.netCents IS OLD.netCents AND NEW.vatCents IS OLD.vatCents
  AND NEW.grossCents IS OLD.grossCents AND NEW.sentAt IS OLD.sentAt
  AND NEW.sentOn IS OLD.sentOn AND NEW.number IS OLD.number AND NEW.sequence IS OLD.sequence
  AND NEW.agencyId IS OLD.agencyId AND NEW.language IS OLD.language
  AND NEW.buyerName IS OLD.buyerName
)
BEGIN SELECT RAISE(ABORT, 'a quote that was sent is never changed'); END;
CREATE TRIGGER sentLinesAreNotAdded BEFORE INSERT ON quoteLines
WHEN (SELECT sentAt FROM quotes WHERE id = NEW.quoteId) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a quote that was sent is never changed'); END;
CREATE TRIGGER sentLinesStayAsTheyAre BEFORE UPDATE ON quoteLines
WHEN (SELECT sentAt FROM quotes WHERE id = OLD.quoteId) IS NOT NULL AND NOT (
  NEW.quoteId IS OLD.quoteId AND NEW.position IS OLD.position
  AND NEW.description IS OLD.description AND NEW.quantity IS OLD.quantity
  AND NEW.unit IS OLD.unit AND NEW.unitPriceCents IS OLD.unitPriceCents
  AND NEW.unitPriceHundredths IS OLD.unitPriceHundredths
  AND NEW.discountBasisPoints IS OLD.discountBasisPoints AND NEW.vatKind IS OLD.vatKind
  AND NEW.vatRate IS OLD.vatRate AND NEW.amountCents IS OLD.amountCents
)
BEGIN SELECT RAISE(ABORT, 'a quote that was sent is never changed'); END;
CREATE TRIGGER quoteDocumentsStayAsTheyAre BEFORE UPDATE ON quoteDocuments
BEGIN SELECT RAISE(ABORT, 'a document stays as it was sent'); END;
`)
  },
}
