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

const subscriptions = `
CREATE TABLE subscriptions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL,
  clientId INTEGER NOT NULL REFERENCES clients (id),
  createdAt TEXT NOT NULL,
  startsOn TEXT NOT NULL,
  periodMonths INTEGER NOT NULL CHECK (periodMonths > 0),
  vatKind TEXT NOT NULL,
  discountBasisPoints INTEGER NOT NULL CHECK (discountBasisPoints BETWEEN 0 AND 10000),
  setupCents INTEGER NOT NULL CHECK (setupCents >= 0),
  together INTEGER NOT NULL CHECK (together IN (0, 1)),
  -- as DNS writes it
  domain TEXT,
  supplier TEXT,
  supplierReference TEXT,
  expiresOn TEXT,
  autoRenew INTEGER NOT NULL CHECK (autoRenew IN (0, 1)),
  customer TEXT NOT NULL CHECK (customer IN ('consumer', 'business')),
  firstTermMonths INTEGER NOT NULL CHECK (firstTermMonths >= 0),
  renewalMonths INTEGER NOT NULL CHECK (renewalMonths >= 0),
  noticeMonths INTEGER NOT NULL CHECK (noticeMonths >= 0),
  unusedIsCredited INTEGER NOT NULL CHECK (unusedIsCredited IN (0, 1)),
  -- of a contract made at a distance with a consumer
  concludedOn TEXT,
  informedOn TEXT,
  begunOnRequest INTEGER CHECK (begunOnRequest IN (0, 1)),
  fulfilledOn TEXT,
  noticeOn TEXT,
  -- opzegdatum: the last day of service
  endsOn TEXT,
  endRule TEXT,
  CHECK ((endsOn IS NULL) = (noticeOn IS NULL))
) STRICT;
CREATE INDEX subscriptionsByClient ON subscriptions (clientId);
CREATE INDEX subscriptionsByDomain ON subscriptions (domain) WHERE domain IS NOT NULL;
CREATE INDEX subscriptionsByExpiry ON subscriptions (expiresOn) WHERE expiresOn IS NOT NULL;

-- What it is and costs from a day on.
CREATE TABLE subscriptionPrices (
  subscriptionId INTEGER NOT NULL REFERENCES subscriptions (id),
  validFrom TEXT NOT NULL,
  itemId INTEGER NOT NULL REFERENCES catalogue (id),
  priceCents INTEGER NOT NULL CHECK (priceCents >= 0),
  PRIMARY KEY (subscriptionId, validFrom)
) STRICT;
CREATE INDEX subscriptionPricesByItem ON subscriptionPrices (itemId);

-- Each day of a subscription is billed once: what stands here is billed, but for what a credit note
-- gave back.
CREATE TABLE billedPeriods (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  subscriptionId INTEGER NOT NULL REFERENCES subscriptions (id),
  fromOn TEXT NOT NULL,
  toOn TEXT NOT NULL,
  -- null: on an invoice that a restore lost
  invoiceId INTEGER REFERENCES invoices (id),
  -- a person has not said yet what became of it
  heldAt TEXT,
  -- given back from this day on
  creditedFrom TEXT,
  creditId INTEGER REFERENCES invoices (id),
  CHECK (toOn >= fromOn),
  CHECK (creditedFrom BETWEEN fromOn AND toOn),
  CHECK ((creditedFrom IS NULL) = (creditId IS NULL))
) STRICT;
CREATE UNIQUE INDEX billedPeriodsOnce ON billedPeriods (subscriptionId, fromOn)
  WHERE creditedFrom IS NULL OR creditedFrom > fromOn;
CREATE INDEX billedPeriodsByInvoice ON billedPeriods (invoiceId) WHERE invoiceId IS NOT NULL;
CREATE INDEX billedPeriodsByCredit ON billedPeriods (creditId) WHERE creditId IS NOT NULL;
CREATE TRIGGER billedPeriodsAreBilledOnce BEFORE INSERT ON billedPeriods
WHEN EXISTS (SELECT 1 FROM billedPeriods b WHERE b.subscriptionId = NEW.subscriptionId
  AND b.fromOn <= NEW.toOn AND b.toOn >= NEW.fromOn
  AND (b.creditedFrom IS NULL OR b.creditedFrom > NEW.fromOn)
  AND (b.creditedFrom IS NULL OR b.creditedFrom > b.fromOn))
BEGIN SELECT RAISE(ABORT, 'a day of a subscription is billed once'); END;
CREATE TRIGGER creditedDaysAreBilledAgain BEFORE UPDATE OF creditedFrom ON billedPeriods
WHEN NEW.creditedFrom IS NULL AND EXISTS (SELECT 1 FROM billedPeriods b
  WHERE b.subscriptionId = NEW.subscriptionId AND b.id <> NEW.id
    AND b.fromOn <= NEW.toOn AND b.toOn >= NEW.fromOn
    AND (b.creditedFrom IS NULL OR b.creditedFrom > b.fromOn))
BEGIN SELECT RAISE(ABORT, 'a day of a subscription is billed once'); END;
-- A draft that goes leaves its days to be billed again; a draft credit note gives nothing back.
CREATE TRIGGER draftsFreeTheirPeriods BEFORE DELETE ON invoices
BEGIN
  DELETE FROM billedPeriods WHERE invoiceId = OLD.id;
  UPDATE billedPeriods SET creditedFrom = NULL, creditId = NULL WHERE creditId = OLD.id;
END;
-- The period a line bills; of an issued invoice it stays when the subscription is erased.
ALTER TABLE invoiceLines ADD COLUMN periodId INTEGER;
CREATE INDEX invoiceLinesByPeriod ON invoiceLines (periodId) WHERE periodId IS NOT NULL;
`

/** Adds what the agency sells, what clients have of it, and what of that was billed. */
export const migration007: Migration = {
  version: 7,
  up: (db) => {
    db.exec(catalogue)
    db.exec(subscriptions)
  },
}
