/** The customer as an invoice names them: taken from the client card at the moment of issue. */
import { AppError } from '../../../../shared/errors'
import type { Address, DocumentLanguage } from '../../../../shared/invoices/document'
import type { ReadableDatabase } from '../../database/driver'

export interface ClientParty {
  id: number
  name: string
  company: boolean
  address: Address
  kvkNumber: string | null
  oin: string | null
  vatId: string | null
  /** the first address invoices go to */
  email: string | null
  language: DocumentLanguage
  paymentTermDays: number | null
}

interface Row extends Omit<ClientParty, 'company' | 'address'>, Address {
  kind: 'person' | 'company'
}

/** Errors: not-found, also for a client who was erased. */
export const partyOf = (db: ReadableDatabase, clientId: number): ClientParty => {
  const row = db.get<Row>(
    `SELECT c.id, c.kind, c.name, c.street, c.houseNumber, c.postcode, c.town, c.country,
       c.kvkNumber, c.oin, c.vatId, c.language, c.paymentTermDays,
       (SELECT e.address FROM clientEmails e WHERE e.clientId = c.id AND e.forInvoices = 1
        ORDER BY e.id LIMIT 1) AS email
     FROM clients c WHERE c.id = $clientId AND c.erasedAt IS NULL`,
    { clientId },
  )
  if (!row) throw new AppError('not-found', { entity: 'client', id: clientId })
  const { kind, street, houseNumber, postcode, town, country, ...rest } = row
  return {
    ...rest,
    company: kind === 'company',
    address: { street, houseNumber, postcode, town, country },
  }
}
