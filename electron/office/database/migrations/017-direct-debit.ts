import type { Migration } from '../migrate'

const directDebit = `
CREATE TABLE debitSettings (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  version INTEGER NOT NULL,
  -- null: the office does not collect
  creditorId TEXT,
  painVersion TEXT NOT NULL CHECK (painVersion IN ('pain.008.001.02', 'pain.008.001.08'))
) STRICT;
INSERT INTO debitSettings VALUES (1, 1, NULL, 'pain.008.001.08');

CREATE TABLE mandates (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL,
  clientId INTEGER NOT NULL REFERENCES clients (id),
  -- the mandate's own id, as the bank gets it
  reference TEXT NOT NULL UNIQUE,
  scheme TEXT NOT NULL CHECK (scheme IN ('CORE', 'B2B')),
  once INTEGER NOT NULL CHECK (once IN (0, 1)),
  signedOn TEXT NOT NULL,
  iban TEXT NOT NULL,
  holder TEXT NOT NULL,
  -- the next collection is the last one
  last INTEGER NOT NULL DEFAULT 0 CHECK (last IN (0, 1)),
  lastCollectedOn TEXT,
  revokedOn TEXT,
  pausedAt TEXT,
  -- why a collection came back: a code of ISO 20022
  pausedWhy TEXT,
  addedAt TEXT NOT NULL,
  userId INTEGER NOT NULL REFERENCES users (id)
) STRICT;
CREATE INDEX mandatesByClient ON mandates (clientId, id);

-- A batch is on record before its file is written, and its file is written once.
CREATE TABLE debitBatches (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  messageId TEXT NOT NULL UNIQUE,
  scheme TEXT NOT NULL CHECK (scheme IN ('CORE', 'B2B')),
  painVersion TEXT NOT NULL,
  collectOn TEXT NOT NULL,
  madeAt TEXT NOT NULL,
  madeOn TEXT NOT NULL,
  userId INTEGER NOT NULL REFERENCES users (id),
  agencyId INTEGER NOT NULL REFERENCES agencies (id),
  creditorId TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count > 0),
  cents INTEGER NOT NULL CHECK (cents > 0),
  sha256 TEXT,
  writtenAt TEXT,
  noticesAt TEXT,
  CHECK ((sha256 IS NULL) = (writtenAt IS NULL))
) STRICT;
CREATE TRIGGER writtenBatchesStay BEFORE UPDATE ON debitBatches
WHEN OLD.writtenAt IS NOT NULL AND (NEW.writtenAt IS NOT OLD.writtenAt
  OR NEW.sha256 IS NOT OLD.sha256)
BEGIN SELECT RAISE(ABORT, 'the file of a batch is written once'); END;

CREATE TABLE debits (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  batchId INTEGER NOT NULL REFERENCES debitBatches (id),
  invoiceId INTEGER NOT NULL REFERENCES invoices (id),
  clientId INTEGER NOT NULL REFERENCES clients (id),
  mandateId INTEGER NOT NULL REFERENCES mandates (id),
  sequence TEXT NOT NULL CHECK (sequence IN ('FRST', 'RCUR', 'FNAL', 'OOFF')),
  cents INTEGER NOT NULL CHECK (cents > 0),
  endToEndId TEXT NOT NULL UNIQUE,
  returnedOn TEXT,
  returnReason TEXT,
  -- the bank's entry that took it back
  returnEntryId INTEGER REFERENCES bankEntries (id),
  CHECK ((returnedOn IS NULL) = (returnEntryId IS NULL))
) STRICT;
-- An invoice is collected once, unless it came back.
CREATE UNIQUE INDEX debitsOnce ON debits (invoiceId) WHERE returnedOn IS NULL;
CREATE INDEX debitsByBatch ON debits (batchId);
CREATE INDEX debitsByClient ON debits (clientId);
CREATE INDEX debitsByMandate ON debits (mandateId);
CREATE INDEX debitsByReturn ON debits (returnEntryId) WHERE returnEntryId IS NOT NULL;
CREATE TRIGGER sealedInvoicesHaveNoDebits AFTER UPDATE OF sealedAt ON invoices
WHEN OLD.sealedAt IS NULL AND NEW.sealedAt IS NOT NULL
BEGIN DELETE FROM debits WHERE invoiceId = NEW.id; END;

-- Collected under rows that a restore lost: never again by the program; a person says what became of it.
CREATE TABLE heldDebits (
  invoiceId INTEGER PRIMARY KEY REFERENCES invoices (id),
  messageId TEXT NOT NULL,
  collectOn TEXT NOT NULL,
  heldAt TEXT NOT NULL
) STRICT;
`

/** Adds mandates, batches of direct debits, and what came back of them. */
export const migration017: Migration = { version: 17, up: (db) => db.exec(directDebit) }
