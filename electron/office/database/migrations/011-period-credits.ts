import type { Migration } from '../migrate'

/**
 * Keeps which credit note gave back which days of a period, so that a second one can go further than
 * the first; and which days each line of an invoice bills.
 */
export const migration011: Migration = {
  version: 11,
  up: (db) => {
    db.exec(`
DROP TRIGGER draftsFreeTheirPeriods;
CREATE TABLE periods (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  subscriptionId INTEGER NOT NULL REFERENCES subscriptions (id),
  fromOn TEXT NOT NULL,
  toOn TEXT NOT NULL,
  -- null: on an invoice that a restore lost
  invoiceId INTEGER REFERENCES invoices (id),
  -- a person has not said yet what became of it
  heldAt TEXT,
  -- given back from this day on: the earliest of its credits
  creditedFrom TEXT,
  CHECK (toOn >= fromOn),
  CHECK (creditedFrom BETWEEN fromOn AND toOn)
) STRICT;
INSERT INTO periods SELECT id, subscriptionId, fromOn, toOn, invoiceId, heldAt, creditedFrom
  FROM billedPeriods;
CREATE TABLE given AS SELECT id, creditId, creditedFrom FROM billedPeriods
  WHERE creditId IS NOT NULL;
CREATE TABLE latest AS SELECT seq FROM sqlite_sequence WHERE name = 'billedPeriods';
DROP TABLE billedPeriods;
ALTER TABLE periods RENAME TO billedPeriods;
-- Ids are never used again.
DELETE FROM sqlite_sequence WHERE name = 'billedPeriods';
INSERT INTO sqlite_sequence (name, seq) SELECT 'billedPeriods', seq FROM latest;
DROP TABLE latest;

CREATE UNIQUE INDEX billedPeriodsOnce ON billedPeriods (subscriptionId, fromOn)
  WHERE creditedFrom IS NULL OR creditedFrom > fromOn;
CREATE INDEX billedPeriodsBySubscription ON billedPeriods (subscriptionId);
CREATE INDEX billedPeriodsByInvoice ON billedPeriods (invoiceId) WHERE invoiceId IS NOT NULL;
CREATE TRIGGER billedPeriodsAreBilledOnce BEFORE INSERT ON billedPeriods
WHEN EXISTS (SELECT 1 FROM billedPeriods b WHERE b.subscriptionId = NEW.subscriptionId
  AND b.fromOn <= NEW.toOn AND b.toOn >= NEW.fromOn
  AND (b.creditedFrom IS NULL OR b.creditedFrom > NEW.fromOn)
  AND (b.creditedFrom IS NULL OR b.creditedFrom > b.fromOn))
BEGIN SELECT RAISE(ABORT, 'a day of a subscription is billed once'); END;
CREATE TRIGGER creditedDaysAreBilledAgain BEFORE UPDATE OF creditedFrom ON billedPeriods
WHEN OLD.creditedFrom IS NOT NULL
  AND (NEW.creditedFrom IS NULL OR NEW.creditedFrom > OLD.creditedFrom)
  AND EXISTS (SELECT 1 FROM billedPeriods b
    WHERE b.subscriptionId = NEW.subscriptionId AND b.id <> NEW.id
      AND b.fromOn <= NEW.toOn AND b.fromOn < coalesce(NEW.creditedFrom, '9999-12-31')
      AND b.toOn >= OLD.creditedFrom
      AND (b.creditedFrom IS NULL
        OR (b.creditedFrom > b.fromOn AND b.creditedFrom > OLD.creditedFrom)))
BEGIN SELECT RAISE(ABORT, 'a day of a subscription is billed once'); END;

-- A credit note that gives back what is left of a period from a day on.
CREATE TABLE periodCredits (
  periodId INTEGER NOT NULL REFERENCES billedPeriods (id) ON DELETE CASCADE,
  fromOn TEXT NOT NULL,
  -- null: nothing was paid for those days
  creditId INTEGER REFERENCES invoices (id),
  cause TEXT NOT NULL CHECK (cause IN ('notice', 'price')),
  PRIMARY KEY (periodId, fromOn)
) STRICT;
CREATE INDEX periodCreditsByCredit ON periodCredits (creditId) WHERE creditId IS NOT NULL;
INSERT INTO periodCredits (periodId, fromOn, creditId, cause)
  SELECT g.id, g.creditedFrom, g.creditId,
    CASE WHEN s.endsOn IS NOT NULL AND (g.creditedFrom > s.endsOn OR s.endRule = 'withdrawal')
      THEN 'notice' ELSE 'price' END
  FROM given g JOIN billedPeriods b ON b.id = g.id JOIN subscriptions s ON s.id = b.subscriptionId;
DROP TABLE given;
CREATE TRIGGER periodCreditsGiveBack AFTER INSERT ON periodCredits
BEGIN
  UPDATE billedPeriods SET creditedFrom =
      (SELECT min(fromOn) FROM periodCredits WHERE periodId = NEW.periodId)
    WHERE id = NEW.periodId;
END;
CREATE TRIGGER periodCreditsThatGo AFTER DELETE ON periodCredits
BEGIN
  UPDATE billedPeriods SET creditedFrom =
      (SELECT min(fromOn) FROM periodCredits WHERE periodId = OLD.periodId)
    WHERE id = OLD.periodId;
END;
-- A draft that goes leaves its days to be billed again; a draft credit note gives nothing back.
CREATE TRIGGER draftsFreeTheirPeriods BEFORE DELETE ON invoices
BEGIN
  DELETE FROM billedPeriods WHERE invoiceId = OLD.id;
  DELETE FROM periodCredits WHERE creditId = OLD.id;
END;

-- The days of its period that a line bills; none: what is paid once.
ALTER TABLE invoiceLines ADD COLUMN periodFrom TEXT;
ALTER TABLE invoiceLines ADD COLUMN periodTo TEXT;
`)
  },
}
