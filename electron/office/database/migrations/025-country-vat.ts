import type { Migration } from '../migrate'

/**
 * Adds the VAT of other member states: rates that people typed, the owner's choice to charge them
 * below the bound, and sales to consumers there in the sums per day.
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
`)
  },
}
