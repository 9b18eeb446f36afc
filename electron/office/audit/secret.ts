/**
 * Lines that say an authority gave an order that must not be told of: of the order itself, of the hold,
 * the request for approval, the papers and the disclosure that came of it. Owners alone read them.
 */
export const tellsOfSecretOrder = `(
  (a.entity = 'paper' AND (a.code = 'legal-order'
    OR a.entityId IN (SELECT p.id FROM papers p WHERE p.kind = 'legal-order')))
  OR (a.operation = 'exports.orderPackage' AND a.entity = 'invoice')
  OR EXISTS (SELECT 1 FROM orders o WHERE o.secret = 1 AND o.liftedAt IS NULL AND (
    (a.entity = 'order' AND a.entityId = o.id)
    OR (a.entity = 'hold' AND a.entityId = o.holdId)
    OR (a.entity = 'disclosure' AND a.entityId = o.disclosureId)
    OR (a.operation = 'exports.orderPackage' AND a.at = o.handedOverAt)
    OR (a.entity = 'approval' AND a.entityId IN (SELECT p.id FROM approvals p
      WHERE p.operation = 'disclosures.handOver' AND p.subject = CAST(o.id AS TEXT))))))`
