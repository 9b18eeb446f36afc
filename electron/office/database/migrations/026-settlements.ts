import type { Migration } from '../migrate'

/**
 * Adds what payment providers tell. Their balance is an account of the office like one at a bank, and
 * each row of their files an entry on it: gross, with its costs beside it.
 */
export const migration026: Migration = {
  version: 26,
  up: (db) => {
    db.exec(`
-- Statements point at their file; it is away for a moment.
PRAGMA defer_foreign_keys = ON;
CREATE TABLE keptFiles AS SELECT * FROM bankFiles;
DROP TABLE bankFiles;
CREATE TABLE bankFiles (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256 TEXT NOT NULL,
  format TEXT NOT NULL
    CHECK (format IN ('camt053', 'mt940', 'mollie', 'stripe', 'paypal', 'generic')),
  bookedAt TEXT NOT NULL,
  userId INTEGER NOT NULL REFERENCES users (id),
  entries INTEGER NOT NULL,
  newEntries INTEGER NOT NULL,
  addsUp INTEGER NOT NULL CHECK (addsUp IN (0, 1))
) STRICT;
INSERT INTO bankFiles (id, sha256, format, bookedAt, userId, entries, newEntries, addsUp)
  SELECT id, sha256, format, bookedAt, userId, entries, newEntries, addsUp FROM keptFiles;
DROP TABLE keptFiles;
CREATE INDEX bankFilesByHash ON bankFiles (sha256);

-- What a provider paid out at once, under its own name for it. Its rows may come in several files.
CREATE TABLE payouts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  accountId INTEGER NOT NULL REFERENCES bankAccounts (id),
  reference TEXT NOT NULL,
  -- the entry at the bank by which it came in, equal to the cent
  entryId INTEGER UNIQUE REFERENCES bankEntries (id),
  UNIQUE (accountId, reference)
) STRICT;

ALTER TABLE bankEntries ADD COLUMN settlementKind TEXT;
-- what the provider kept of it; the invoice is paid by the whole
ALTER TABLE bankEntries ADD COLUMN feeCents INTEGER NOT NULL DEFAULT 0;
ALTER TABLE bankEntries ADD COLUMN payoutId INTEGER REFERENCES payouts (id);
CREATE INDEX bankEntriesByPayout
  ON bankEntries (payoutId, settlementKind, amountCents, feeCents, bookedOn)
  WHERE payoutId IS NOT NULL;
CREATE INDEX bankEntriesBySettlement
  ON bankEntries (accountId, bookedOn, settlementKind, amountCents, feeCents)
  WHERE settlementKind IS NOT NULL;
CREATE TRIGGER settlementRowsStay BEFORE UPDATE OF settlementKind, feeCents, payoutId ON bankEntries
BEGIN SELECT RAISE(ABORT, 'an entry keeps what the provider said'); END;
ALTER TABLE bankStaging ADD COLUMN settlementKind TEXT;
ALTER TABLE bankStaging ADD COLUMN feeCents INTEGER NOT NULL DEFAULT 0;
ALTER TABLE bankStaging ADD COLUMN payout TEXT;

-- Which column is what in files of other providers, by their first line.
CREATE TABLE settlementMappings (
  headerHash TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  currency TEXT NOT NULL,
  -- field to place
  places TEXT NOT NULL,
  -- what the words of the column 'kind' mean
  kinds TEXT NOT NULL
) STRICT;
`)
  },
}
