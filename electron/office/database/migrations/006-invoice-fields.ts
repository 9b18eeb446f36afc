import type { Migration } from '../migrate'

/**
 * Adds to invoices: units, prices to four decimals, the order number, the country goods go to, the
 * number of a public body, and the name of the account's holder.
 */
export const migration006: Migration = {
  version: 6,
  up: (db) => {
    db.exec(`
-- null: the agency's own name
ALTER TABLE agencies ADD COLUMN accountHolder TEXT;
-- organisatie-identificatienummer of a public body
ALTER TABLE clients ADD COLUMN oin TEXT;

ALTER TABLE invoices ADD COLUMN orderNumber TEXT;
-- where goods go within the EU
ALTER TABLE invoices ADD COLUMN deliveryCountry TEXT;
ALTER TABLE invoices ADD COLUMN buyerOin TEXT;

ALTER TABLE invoiceLines ADD COLUMN unit TEXT;
-- hundredths of a cent beyond unitPriceCents, of its sign
ALTER TABLE invoiceLines ADD COLUMN unitPriceHundredths INTEGER NOT NULL DEFAULT 0
  CHECK (unitPriceHundredths BETWEEN -99 AND 99);

DROP TRIGGER issuedInvoicesStayAsTheyAre;
CREATE TRIGGER issuedInvoicesStayAsTheyAre BEFORE UPDATE ON invoices
WHEN OLD.issuedAt IS NOT NULL AND NOT (
  NEW.kind IS OLD.kind AND NEW.seriesId IS OLD.seriesId AND NEW.creditsId IS OLD.creditsId
  AND NEW.supplyFrom IS OLD.supplyFrom AND NEW.supplyTo IS OLD.supplyTo
  AND NEW.pricesIncludeVat IS OLD.pricesIncludeVat
  AND NEW.discountBasisPoints IS OLD.discountBasisPoints
  AND NEW.discountCents IS OLD.discountCents
  AND NEW.netCents IS OLD.netCents AND NEW.vatCents IS OLD.vatCents
  AND NEW.grossCents IS OLD.grossCents AND NEW.createdAt IS OLD.createdAt
  AND NEW.issuedAt IS OLD.issuedAt AND NEW.issuedOn IS OLD.issuedOn AND NEW.dueOn IS OLD.dueOn
  AND NEW.year IS OLD.year AND NEW.sequence IS OLD.sequence AND NEW.number IS OLD.number
  AND NEW.fiscalYear IS OLD.fiscalYear AND NEW.agencyId IS OLD.agencyId
  AND NEW.language IS OLD.language AND NEW.buyerCompany IS OLD.buyerCompany
  AND NEW.keptAs IS OLD.keptAs AND NEW.deliveryCountry IS OLD.deliveryCountry
  AND NEW.buyerCountry IS OLD.buyerCountry
  AND (
    (NEW.sealedAt IS OLD.sealedAt
      AND NEW.clientId IS OLD.clientId AND NEW.reference IS OLD.reference
      AND NEW.orderNumber IS OLD.orderNumber
      AND NEW.note IS OLD.note AND NEW.buyerName IS OLD.buyerName
      AND NEW.buyerAttention IS OLD.buyerAttention AND NEW.buyerStreet IS OLD.buyerStreet
      AND NEW.buyerHouseNumber IS OLD.buyerHouseNumber
      AND NEW.buyerPostcode IS OLD.buyerPostcode AND NEW.buyerTown IS OLD.buyerTown
      AND NEW.buyerKvkNumber IS OLD.buyerKvkNumber AND NEW.buyerVatId IS OLD.buyerVatId
      AND NEW.buyerEmail IS OLD.buyerEmail AND NEW.buyerOin IS OLD.buyerOin)
    OR (OLD.sealedAt IS NULL AND NEW.sealedAt IS NOT NULL
      AND NEW.clientId IS NULL AND NEW.reference IS NULL AND NEW.orderNumber IS NULL
      AND NEW.note IS NULL
      AND NEW.buyerName IS NULL AND NEW.buyerAttention IS NULL AND NEW.buyerStreet IS NULL
      AND NEW.buyerHouseNumber IS NULL AND NEW.buyerPostcode IS NULL AND NEW.buyerTown IS NULL
      AND NEW.buyerKvkNumber IS NULL AND NEW.buyerVatId IS NULL AND NEW.buyerEmail IS NULL
      AND NEW.buyerOin IS NULL)
  )
)
BEGIN SELECT RAISE(ABORT, 'an issued invoice is never changed'); END;

DROP TRIGGER issuedLinesStayAsTheyAre;
CREATE TRIGGER issuedLinesStayAsTheyAre BEFORE UPDATE ON invoiceLines
WHEN (SELECT issuedAt FROM invoices WHERE id = OLD.invoiceId) IS NOT NULL AND NOT (
  NEW.id = OLD.id AND NEW.invoiceId = OLD.invoiceId AND NEW.position = OLD.position
  AND NEW.quantity = OLD.quantity AND NEW.unit IS OLD.unit
  AND NEW.unitPriceCents = OLD.unitPriceCents
  AND NEW.unitPriceHundredths = OLD.unitPriceHundredths
  AND NEW.discountBasisPoints = OLD.discountBasisPoints AND NEW.vatKind = OLD.vatKind
  AND NEW.vatRate = OLD.vatRate AND NEW.amountCents = OLD.amountCents
  AND NEW.creditsLineId IS OLD.creditsLineId AND NEW.description IS NULL
  AND (SELECT sealedAt FROM invoices WHERE id = OLD.invoiceId) IS NOT NULL
)
BEGIN SELECT RAISE(ABORT, 'an issued invoice is never changed'); END;
`)
  },
}
