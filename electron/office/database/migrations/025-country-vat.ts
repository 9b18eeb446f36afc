import type { Migration } from '../migrate'

/**
 * Adds the VAT of other member states: rates that people typed, the owner's choice to charge them
 * below the bound, and sales to consumers there in the sums per day. And what a return needs after an
 * erasure: btw-ids until their list was declared, and what article a line billed; bad debts as they
 * were declared, and which reminders went in one letter.
 */
export const migration025: Migration = {
  version: 25,
  up: (db) => {
    db.exec(`
-- The owner's choice: the country's VAT from this day on, whatever the bound.
ALTER TABLE settings ADD COLUMN countryVatSince TEXT;

CREATE TABLE countryVatRates (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  country TEXT NOT NULL CHECK (length(country) = 2 AND country <> 'NL'),
  rate INTEGER NOT NULL CHECK (rate BETWEEN 1 AND 10000),
  validFrom TEXT NOT NULL,
  typedAt TEXT NOT NULL,
  typedBy INTEGER NOT NULL REFERENCES users (id),
  withdrawnAt TEXT,
  withdrawnBy INTEGER REFERENCES users (id),
  CHECK ((withdrawnAt IS NULL) = (withdrawnBy IS NULL))
) STRICT;
CREATE INDEX countryVatRatesInForce ON countryVatRates (country, validFrom, id)
  WHERE withdrawnAt IS NULL;
CREATE INDEX countryVatRatesByTyper ON countryVatRates (typedBy);
CREATE INDEX countryVatRatesByWithdrawer ON countryVatRates (withdrawnBy)
  WHERE withdrawnBy IS NOT NULL;
CREATE TRIGGER countryVatRatesAreHistory BEFORE UPDATE ON countryVatRates
WHEN OLD.withdrawnAt IS NOT NULL OR NEW.id IS NOT OLD.id OR NEW.country IS NOT OLD.country
  OR NEW.rate IS NOT OLD.rate OR NEW.validFrom IS NOT OLD.validFrom
  OR NEW.typedAt IS NOT OLD.typedAt OR NEW.typedBy IS NOT OLD.typedBy
BEGIN SELECT RAISE(ABORT, 'a rate is withdrawn, never changed'); END;
CREATE TRIGGER countryVatRatesStay BEFORE DELETE ON countryVatRates
BEGIN SELECT RAISE(ABORT, 'a rate that was typed stays'); END;

CREATE INDEX invoiceVatOfCountries ON invoiceVat (invoiceId) WHERE kind = 'consumer-eu';
DROP TRIGGER invoicesCountForVat;
CREATE TRIGGER invoicesCountForVat AFTER UPDATE OF issuedAt ON invoices
WHEN OLD.issuedAt IS NULL AND NEW.issuedAt IS NOT NULL
BEGIN
  INSERT INTO vatSums (countsOn, kind, rate, country, documents, netCents, vatCents)
    SELECT NEW.vatOn, v.kind, v.rate,
      CASE WHEN v.kind = 'consumer-eu' OR (NEW.buyerCompany = 0 AND NEW.taxedHere = 0)
        THEN coalesce(NEW.buyerCountry, '') ELSE '' END,
      1, NEW.sign * v.netCents, NEW.sign * v.vatCents
    FROM invoiceVat v WHERE v.invoiceId = NEW.id
    ON CONFLICT (countsOn, kind, rate, country) DO UPDATE SET documents = documents + 1,
      netCents = netCents + excluded.netCents, vatCents = vatCents + excluded.vatCents;
END;

-- The btw-id goes with the last invoice that has it, once the list it belongs on was declared: periods
-- before the latest locked one count as filed. What is declared later a round takes out.
DROP TRIGGER vatBuyersGoWithTheirInvoices;
CREATE TRIGGER vatBuyersGoWithTheirInvoices AFTER UPDATE OF sealedAt ON invoices
WHEN OLD.sealedAt IS NULL AND NEW.sealedAt IS NOT NULL AND NEW.vatBuyerId IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM invoices WHERE vatBuyerId = NEW.vatBuyerId AND (sealedAt IS NULL
    OR vatOn > (SELECT coalesce(max(toOn), '') FROM vatReturns WHERE unlockedAt IS NULL)))
BEGIN UPDATE vatBuyers SET vatId = NULL WHERE id = NEW.vatBuyerId; END;

CREATE TABLE vatBadDebtFigures (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  returnId INTEGER NOT NULL REFERENCES vatReturns (id),
  invoiceId INTEGER NOT NULL REFERENCES invoices (id),
  onDay TEXT NOT NULL,
  cause TEXT NOT NULL,
  kind TEXT NOT NULL,
  rate INTEGER NOT NULL,
  netCents INTEGER NOT NULL,
  vatCents INTEGER NOT NULL
) STRICT;
CREATE INDEX vatBadDebtFiguresByReturn ON vatBadDebtFigures (returnId, id);
CREATE INDEX vatBadDebtFiguresByInvoice ON vatBadDebtFigures (invoiceId);
CREATE TRIGGER vatBadDebtFiguresAreHistory BEFORE UPDATE ON vatBadDebtFigures
BEGIN SELECT RAISE(ABORT, 'what was declared stays as it was'); END;
CREATE TRIGGER vatBadDebtFiguresStay BEFORE DELETE ON vatBadDebtFigures
BEGIN SELECT RAISE(ABORT, 'what was declared stays'); END;

-- Several final notices to a consumer in one letter: that of the first of them. No reference: each goes
-- with its own invoice.
ALTER TABLE reminders ADD COLUMN jointId INTEGER;

-- The article a line billed, also when the subscription is gone.
ALTER TABLE invoiceLines ADD COLUMN itemId INTEGER REFERENCES catalogue (id);
DROP TRIGGER issuedLinesStayAsTheyAre;
UPDATE invoiceLines SET itemId = (
  SELECT p.itemId FROM invoiceLines l LEFT JOIN invoiceLines o ON o.id = l.creditsLineId
    JOIN billedPeriods b ON b.id = coalesce(l.periodId, o.periodId)
    JOIN subscriptionPrices p ON p.subscriptionId = b.subscriptionId AND p.validFrom <= b.fromOn
  WHERE l.id = invoiceLines.id ORDER BY p.validFrom DESC LIMIT 1)
WHERE invoiceId IN (SELECT id FROM invoices WHERE issuedAt IS NOT NULL)
  AND (periodId IS NOT NULL OR creditsLineId IS NOT NULL);
CREATE TRIGGER issuedLinesStayAsTheyAre BEFORE UPDATE ON invoiceLines
WHEN (SELECT issuedAt FROM invoices WHERE id = OLD.invoiceId) IS NOT NULL AND NOT (
  NEW.id = OLD.id AND NEW.invoiceId = OLD.invoiceId AND NEW.position = OLD.position
  AND NEW.quantity = OLD.quantity AND NEW.unit IS OLD.unit
  AND NEW.unitPriceCents = OLD.unitPriceCents
  AND NEW.unitPriceHundredths = OLD.unitPriceHundredths
  AND NEW.discountBasisPoints = OLD.discountBasisPoints AND NEW.vatKind = OLD.vatKind
  AND NEW.vatRate = OLD.vatRate AND NEW.amountCents = OLD.amountCents
  AND NEW.itemId IS OLD.itemId
  AND NEW.creditsLineId IS OLD.creditsLineId AND NEW.description IS NULL
  AND (SELECT sealedAt FROM invoices WHERE id = OLD.invoiceId) IS NOT NULL
)
BEGIN SELECT RAISE(ABORT, 'an issued invoice is never changed'); END;
`)
  },
}
