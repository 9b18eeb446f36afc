import type { Migration } from '../migrate'

/** Adds hours that were worked and bundles of hours that are paid ahead, each billed on one line. */
export const migration013: Migration = {
  version: 13,
  up: (db) => {
    db.exec(`
CREATE TABLE work (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL,
  clientId INTEGER NOT NULL REFERENCES clients (id),
  kind TEXT NOT NULL CHECK (kind IN ('hours', 'bundle')),
  -- of a bundle: the first day it pays for
  onDay TEXT NOT NULL,
  -- of a bundle: the last one; null: no end
  toDay TEXT,
  what TEXT NOT NULL,
  minutes INTEGER NOT NULL CHECK (minutes > 0),
  -- per hour; of a bundle: for all of it
  priceCents INTEGER NOT NULL CHECK (priceCents >= 0),
  vatKind TEXT NOT NULL,
  createdAt TEXT NOT NULL,
  -- how much of it stands on an invoice; null: not billed
  billedMinutes INTEGER CHECK (billedMinutes BETWEEN 0 AND minutes),
  -- null besides billed minutes: on an invoice that a restore lost
  invoiceId INTEGER REFERENCES invoices (id),
  -- a person has not said yet what became of it
  heldAt TEXT,
  CHECK (billedMinutes IS NOT NULL OR (invoiceId IS NULL AND heldAt IS NULL)),
  CHECK (toDay IS NULL OR (kind = 'bundle' AND toDay >= onDay))
) STRICT;
CREATE INDEX workByClient ON work (clientId, onDay);
CREATE INDEX workUnbilled ON work (clientId) WHERE billedMinutes IS NULL;
CREATE INDEX workByInvoice ON work (invoiceId) WHERE invoiceId IS NOT NULL;
-- What it bills; of an issued invoice it stays when the work is erased.
ALTER TABLE invoiceLines ADD COLUMN workId INTEGER;
CREATE UNIQUE INDEX workIsBilledOnce ON invoiceLines (workId) WHERE workId IS NOT NULL;
-- A draft that goes leaves its work to be billed again.
CREATE TRIGGER draftsFreeTheirWork BEFORE DELETE ON invoices
BEGIN
  UPDATE work SET invoiceId = NULL, billedMinutes = NULL WHERE invoiceId = OLD.id;
END;
`)
  },
}
