import type { Migration } from '../migrate'

/** Adds orders of authorities, and whoever gives one as a recipient of data. */
export const migration019: Migration = {
  version: 19,
  up: (db) => {
    db.exec(`
CREATE TABLE orders (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  kind TEXT NOT NULL
    CHECK (kind IN ('national', 'production', 'production-emergency', 'preservation')),
  clientId INTEGER REFERENCES clients (id),
  authority TEXT NOT NULL,
  country TEXT NOT NULL,
  reference TEXT NOT NULL,
  article TEXT NOT NULL,
  scope TEXT NOT NULL,
  -- a JSON list
  parts TEXT NOT NULL,
  orderedOn TEXT NOT NULL,
  receivedAt TEXT NOT NULL,
  answerBy TEXT,
  secret INTEGER NOT NULL CHECK (secret IN (0, 1)),
  liftedAt TEXT,
  registeredBy INTEGER NOT NULL REFERENCES users (id),
  holdId INTEGER UNIQUE REFERENCES holds (id),
  prolongedAt TEXT,
  handedOverAt TEXT,
  handedOverBy INTEGER REFERENCES users (id),
  -- NULL with handedOverAt: nobody could be asked
  approvedBy INTEGER REFERENCES users (id),
  disclosureId INTEGER UNIQUE REFERENCES disclosures (id),
  sha256 TEXT,
  bytes INTEGER,
  -- a JSON list of names with their hashes
  contents TEXT,
  receipt TEXT,
  receiptOn TEXT,
  outcome TEXT,
  reason TEXT,
  closedAt TEXT,
  CHECK ((handedOverAt IS NULL) = (sha256 IS NULL)),
  CHECK ((closedAt IS NULL) = (outcome IS NULL))
) STRICT;
CREATE INDEX ordersByClient ON orders (clientId);
CREATE INDEX ordersOpen ON orders (receivedAt) WHERE closedAt IS NULL;
CREATE INDEX ordersByRegisteredBy ON orders (registeredBy);
CREATE INDEX ordersByHandedOverBy ON orders (handedOverBy);
CREATE INDEX ordersByApprovedBy ON orders (approvedBy);

-- What was handed over stays as it was.
CREATE TRIGGER ordersFixed
BEFORE UPDATE OF handedOverAt, handedOverBy, approvedBy, disclosureId, sha256, bytes, contents ON orders
WHEN OLD.handedOverAt IS NOT NULL
BEGIN SELECT raise(ABORT, 'what was handed over is not changed'); END;

-- Found by this, whatever it is called.
ALTER TABLE recipients ADD COLUMN isJustice INTEGER NOT NULL DEFAULT 0 CHECK (isJustice IN (0, 1));
INSERT INTO recipients (version, name, kind, purpose, basis, data, country, isJustice)
VALUES (1, 'Politie en justitie', 'authority', 'Bevel of vordering op grond van de wet',
  'legal-obligation', '["name","address","contacts","email","phone","invoices","payments"]', 'NL', 1);
`)
  },
}
