import type { Migration } from '../migrate'

/**
 * Adds what VAT returns need: on which day a document counts, sums per day that triggers keep, the
 * businesses on the ICP list, boxes somebody typed in, and periods that were locked with what was
 * declared then.
 */
export const migration021: Migration = {
  version: 21,
  up: (db) => {
    db.exec(`
ALTER TABLE settings ADD COLUMN vatPeriod TEXT NOT NULL DEFAULT 'quarter'
  CHECK (vatPeriod IN ('month', 'quarter', 'year'));

-- Wet OB art. 13(1)(a), 34g: the day of issue, but no later than the 15th of the month after the
-- supply; a credit note counts on its own day.
ALTER TABLE invoices ADD COLUMN vatOn TEXT GENERATED ALWAYS AS (
  CASE WHEN kind = 'credit' THEN issuedOn
  ELSE min(issuedOn, coalesce(
    date(substr(coalesce(supplyTo, supplyFrom), 1, 7) || '-15', '+1 month'), issuedOn)) END) VIRTUAL;
CREATE INDEX invoicesByVat ON invoices (vatOn, id) WHERE issuedAt IS NOT NULL;
-- VAT that was asked back is due again when it is paid after all.
CREATE INDEX invoicesSettledLate ON invoices (settledOn)
  WHERE issuedAt IS NOT NULL AND kind = 'invoice' AND settledOn > date(dueOn, '+11 months');
CREATE INDEX allocationsWrittenOff ON allocations (invoiceId) WHERE kind = 'write-off';

-- Who is told of on the ICP list. The btw-id goes with the last invoice that has it; the figures stay.
CREATE TABLE vatBuyers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- as the btw-id begins: Greece is EL, Northern Ireland XI
  country TEXT NOT NULL,
  vatId TEXT UNIQUE
) STRICT;
ALTER TABLE invoices ADD COLUMN vatBuyerId INTEGER REFERENCES vatBuyers (id);
CREATE INDEX invoicesByVatBuyer ON invoices (vatBuyerId, vatOn) WHERE vatBuyerId IS NOT NULL;

-- Somebody said that a consumer elsewhere is taxed here: work by hand, and no electronic service.
ALTER TABLE invoices ADD COLUMN taxedHere INTEGER NOT NULL DEFAULT 0 CHECK (taxedHere IN (0, 1));

-- Signed sums of what was issued, per day that it counts on. 'country': of a consumer who may have to
-- be taxed there, else ''.
CREATE TABLE vatSums (
  countsOn TEXT NOT NULL,
  kind TEXT NOT NULL,
  rate INTEGER NOT NULL,
  country TEXT NOT NULL,
  documents INTEGER NOT NULL,
  netCents INTEGER NOT NULL,
  vatCents INTEGER NOT NULL,
  PRIMARY KEY (countsOn, kind, rate, country)
) STRICT;

CREATE TABLE vatReturns (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  length TEXT NOT NULL CHECK (length IN ('month', 'quarter', 'year')),
  fromOn TEXT NOT NULL,
  toOn TEXT NOT NULL,
  lockedAt TEXT NOT NULL,
  lockedBy INTEGER NOT NULL REFERENCES users (id),
  unlockedAt TEXT,
  unlockedBy INTEGER REFERENCES users (id),
  unlockReason TEXT,
  CHECK (fromOn <= toOn),
  CHECK ((unlockedAt IS NULL) = (unlockedBy IS NULL)),
  CHECK ((unlockedAt IS NULL) = (unlockReason IS NULL))
) STRICT;
CREATE INDEX vatReturnsByLocker ON vatReturns (lockedBy);
CREATE INDEX vatReturnsByUnlocker ON vatReturns (unlockedBy) WHERE unlockedBy IS NOT NULL;
CREATE TRIGGER vatReturnsDoNotOverlap BEFORE INSERT ON vatReturns
WHEN EXISTS (SELECT 1 FROM vatReturns
  WHERE unlockedAt IS NULL AND fromOn <= NEW.toOn AND toOn >= NEW.fromOn)
BEGIN SELECT RAISE(ABORT, 'a day is in one locked period'); END;
CREATE TRIGGER vatReturnsAreHistory BEFORE UPDATE ON vatReturns
WHEN OLD.unlockedAt IS NOT NULL OR NEW.fromOn IS NOT OLD.fromOn OR NEW.toOn IS NOT OLD.toOn
  OR NEW.length IS NOT OLD.length OR NEW.lockedAt IS NOT OLD.lockedAt
  OR NEW.lockedBy IS NOT OLD.lockedBy
BEGIN SELECT RAISE(ABORT, 'a locked period is unlocked, never changed'); END;
CREATE TRIGGER vatReturnsStay BEFORE DELETE ON vatReturns
BEGIN SELECT RAISE(ABORT, 'a locked period is never deleted'); END;

-- What was declared about a period: in its own return, in a later one, or apart (toldInId null).
CREATE TABLE vatFigures (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  ofId INTEGER NOT NULL REFERENCES vatReturns (id),
  toldInId INTEGER REFERENCES vatReturns (id),
  toldAt TEXT NOT NULL,
  -- a box of the form; 'outside': turnover that is not in the return
  box TEXT NOT NULL,
  netCents INTEGER NOT NULL,
  vatCents INTEGER NOT NULL
) STRICT;
CREATE INDEX vatFiguresByReturn ON vatFigures (ofId);
CREATE INDEX vatFiguresByTelling ON vatFigures (toldInId) WHERE toldInId IS NOT NULL;
CREATE TRIGGER vatFiguresAreHistory BEFORE UPDATE ON vatFigures
BEGIN SELECT RAISE(ABORT, 'what was declared stays as it was'); END;
CREATE TRIGGER vatFiguresStay BEFORE DELETE ON vatFigures
BEGIN SELECT RAISE(ABORT, 'what was declared stays'); END;

CREATE TABLE vatIcpFigures (
  returnId INTEGER NOT NULL REFERENCES vatReturns (id),
  buyerId INTEGER NOT NULL REFERENCES vatBuyers (id),
  goodsCents INTEGER NOT NULL,
  servicesCents INTEGER NOT NULL,
  PRIMARY KEY (returnId, buyerId)
) STRICT;
CREATE INDEX vatIcpFiguresByBuyer ON vatIcpFigures (buyerId);

-- Boxes the office does not know of: bought abroad, reverse-charged to it, VAT paid to others.
CREATE TABLE vatTyped (
  fromOn TEXT NOT NULL,
  toOn TEXT NOT NULL,
  box TEXT NOT NULL CHECK (box IN ('2a', '4a', '4b', '5b')),
  netCents INTEGER NOT NULL,
  vatCents INTEGER NOT NULL,
  PRIMARY KEY (fromOn, toOn, box)
) STRICT;

INSERT INTO vatBuyers (country, vatId)
  SELECT DISTINCT substr(upper(replace(replace(replace(buyerVatId, ' ', ''), '.', ''), '-', '')), 1, 2),
    upper(replace(replace(replace(buyerVatId, ' ', ''), '.', ''), '-', ''))
  FROM invoices WHERE issuedAt IS NOT NULL AND buyerVatId IS NOT NULL
    AND id IN (SELECT invoiceId FROM invoiceVat WHERE kind IN ('reverse-eu', 'goods-eu'));
-- Of those that were sealed before only the country is left.
INSERT INTO vatBuyers (country)
  SELECT DISTINCT coalesce(buyerCountry, '') FROM invoices
  WHERE issuedAt IS NOT NULL AND buyerVatId IS NULL
    AND id IN (SELECT invoiceId FROM invoiceVat WHERE kind IN ('reverse-eu', 'goods-eu'));
UPDATE invoices SET vatBuyerId = (
  SELECT b.id FROM vatBuyers b
  WHERE b.vatId = upper(replace(replace(replace(buyerVatId, ' ', ''), '.', ''), '-', ''))
    OR (buyerVatId IS NULL AND b.vatId IS NULL AND b.country = coalesce(buyerCountry, '')))
WHERE issuedAt IS NOT NULL
  AND id IN (SELECT invoiceId FROM invoiceVat WHERE kind IN ('reverse-eu', 'goods-eu'));

INSERT INTO vatSums (countsOn, kind, rate, country, documents, netCents, vatCents)
  SELECT i.vatOn, v.kind, v.rate, CASE i.buyerCompany WHEN 0 THEN coalesce(i.buyerCountry, '') ELSE '' END AS place,
    count(*), sum(i.sign * v.netCents), sum(i.sign * v.vatCents)
  FROM invoices i JOIN invoiceVat v ON v.invoiceId = i.id
  WHERE i.issuedAt IS NOT NULL GROUP BY i.vatOn, v.kind, v.rate, place;

CREATE TRIGGER invoicesKeepOutOfLockedPeriods BEFORE UPDATE OF issuedOn ON invoices
WHEN NEW.issuedOn IS NOT OLD.issuedOn AND EXISTS (SELECT 1 FROM vatReturns
  WHERE unlockedAt IS NULL AND NEW.issuedOn BETWEEN fromOn AND toOn)
BEGIN SELECT RAISE(ABORT, 'the period is locked'); END;
CREATE TRIGGER invoicesCountForVat AFTER UPDATE OF issuedAt ON invoices
WHEN OLD.issuedAt IS NULL AND NEW.issuedAt IS NOT NULL
BEGIN
  INSERT INTO vatSums (countsOn, kind, rate, country, documents, netCents, vatCents)
    SELECT NEW.vatOn, v.kind, v.rate,
      CASE WHEN NEW.buyerCompany = 0 AND NEW.taxedHere = 0 THEN coalesce(NEW.buyerCountry, '')
        ELSE '' END,
      1, NEW.sign * v.netCents, NEW.sign * v.vatCents
    FROM invoiceVat v WHERE v.invoiceId = NEW.id
    ON CONFLICT (countsOn, kind, rate, country) DO UPDATE SET documents = documents + 1,
      netCents = netCents + excluded.netCents, vatCents = vatCents + excluded.vatCents;
END;
CREATE TRIGGER invoicesNameTheirVatBuyer AFTER UPDATE OF issuedAt ON invoices
WHEN OLD.issuedAt IS NULL AND NEW.issuedAt IS NOT NULL AND NEW.buyerVatId IS NOT NULL
  AND EXISTS (SELECT 1 FROM invoiceVat
    WHERE invoiceId = NEW.id AND kind IN ('reverse-eu', 'goods-eu'))
BEGIN
  INSERT INTO vatBuyers (country, vatId)
    SELECT substr(id, 1, 2), id FROM (
      SELECT upper(replace(replace(replace(NEW.buyerVatId, ' ', ''), '.', ''), '-', '')) AS id)
    WHERE true ON CONFLICT (vatId) DO NOTHING;
  UPDATE invoices SET vatBuyerId = (SELECT id FROM vatBuyers
    WHERE vatId = upper(replace(replace(replace(NEW.buyerVatId, ' ', ''), '.', ''), '-', '')))
  WHERE id = NEW.id;
END;
CREATE TRIGGER vatBuyersGoWithTheirInvoices AFTER UPDATE OF sealedAt ON invoices
WHEN OLD.sealedAt IS NULL AND NEW.sealedAt IS NOT NULL AND NEW.vatBuyerId IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM invoices WHERE vatBuyerId = NEW.vatBuyerId AND sealedAt IS NULL)
BEGIN UPDATE vatBuyers SET vatId = NULL WHERE id = NEW.vatBuyerId; END;
`)
  },
}
