import type { Migration } from '../migrate'

const catalogue = `
CREATE TABLE catalogue (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL,
  kind TEXT NOT NULL
    CHECK (kind IN ('hosting', 'domain', 'certificate', 'maintenance', 'hourly', 'one-off')),
  name TEXT NOT NULL,
  unit TEXT,
  priceCents INTEGER NOT NULL CHECK (priceCents >= 0),
  setupCents INTEGER NOT NULL CHECK (setupCents >= 0),
  vatKind TEXT NOT NULL,
  -- null: not billed per period
  periodMonths INTEGER CHECK (periodMonths > 0),
  noticeMonths INTEGER NOT NULL CHECK (noticeMonths >= 0),
  topLevel TEXT,
  invoiceText TEXT NOT NULL,
  retiredAt TEXT,
  CHECK ((periodMonths IS NULL) = (kind IN ('hourly', 'one-off')))
) STRICT;
-- Of two things of one name nobody knows which was sold.
CREATE UNIQUE INDEX catalogueByName ON catalogue (name COLLATE NOCASE) WHERE retiredAt IS NULL;
`

/** Adds what the agency sells. */
export const migration007: Migration = {
  version: 7,
  up: (db) => {
    db.exec(catalogue)
  },
}
