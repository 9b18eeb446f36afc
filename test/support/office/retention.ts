/** Clients with something to keep and something to erase. */
import type { TestOffice } from './office'

/** A person with every field that tells of one, by a name nobody else has. `shared`: addresses others have too. */
export const aPersonNamed = (
  office: TestOffice,
  lastName: string,
  shared: readonly string[] = [],
) =>
  office.call('clients.add', {
    kind: 'person',
    firstName: 'Xanthippe',
    lastName,
    street: 'Zeldzaamstraat',
    houseNumber: '77',
    postcode: '3511 AB',
    town: 'Utrecht',
    phone: '06 98761234',
    note: `Notitie over ${lastName}`,
    emails: [
      {
        address: `facturen@${lastName.toLowerCase()}.example`,
        forInvoices: true,
        forNotices: false,
        forTechnical: false,
      },
      {
        address: `techniek@${lastName.toLowerCase()}.example`,
        forInvoices: false,
        forNotices: false,
        forTechnical: true,
      },
      ...shared.map((address) => ({
        address,
        forInvoices: true,
        forNotices: false,
        forTechnical: false,
      })),
    ],
    contacts: [{ name: `Thelonius ${lastName}`, role: 'Partner', email: null, phone: null }],
  })

/** Issues an invoice of `cents` before VAT on the office's day. */
export const anInvoiceFor = async (
  office: TestOffice,
  clientId: number,
  {
    supplyFrom,
    cents = 10_000,
    keptAs = 'invoice',
  }: { supplyFrom: string; cents?: number; keptAs?: 'invoice' | 'long-invoice' },
) => {
  const draft = await office.call('invoices.addDraft', {
    clientId,
    supplyFrom,
    keptAs,
    lines: [
      { description: 'Onderhoud', quantity: 1000, unitPriceCents: cents, vatKind: 'standard' },
    ],
  })
  return office.call('invoices.issue', { id: draft.id, sure: true })
}

/** Settles it by a write-off that is final: put on record, without the door, before it was issued. */
export const settle = (
  office: TestOffice,
  { id, grossCents }: { id: number; grossCents: number },
): void => {
  const db = office.database()
  db.run(
    `INSERT INTO allocations (invoiceId, kind, amountCents, settledOn, createdAt)
     SELECT id, 'write-off', $grossCents, date(issuedOn, '-15 days'), issuedAt FROM invoices
     WHERE id = $id`,
    { id, grossCents },
  )
  db.close()
}

/** A bank entry of a day as booking one leaves it, put there without a file. */
export const aBankEntry = (
  office: TestOffice,
  {
    bookedOn,
    cents,
    name,
    iban = 'NL13TEST0123456789',
  }: { bookedOn: string; cents: number; name: string; iban?: string },
): number => {
  const db = office.database()
  const userId = db.get<{ id: number }>('SELECT id FROM users')?.id ?? 0
  db.run(
    `INSERT INTO bankAccounts (account, currency) SELECT 'NL91ABNA0417164300', 'EUR'
     WHERE NOT EXISTS (SELECT 1 FROM bankAccounts)`,
  )
  // Not the first number there is: after a restore, numbers go on from elsewhere.
  const accountId = db.get<{ id: number }>('SELECT min(id) AS id FROM bankAccounts')?.id ?? 0
  const fileId = db.insert(
    `INSERT INTO bankFiles (sha256, format, bookedAt, userId, entries, newEntries, addsUp)
     VALUES ('0', 'camt053', $bookedOn, $userId, 1, 1, 1)`,
    { bookedOn, userId },
  )
  const statementId = db.insert(
    `INSERT INTO bankStatements (fileId, accountId, number, entries, newEntries, addsUp)
     VALUES ($fileId, $accountId, '1', 1, 1, 1)`,
    { fileId, accountId },
  )
  const id = db.insert(
    `INSERT INTO bankEntries (statementId, accountId, identity, bookedOn, amountCents, currency,
       counterpartyName, counterpartyIban, description, reversal)
     VALUES ($statementId, $accountId, $identity, $bookedOn, $cents, 'EUR', $name, $iban, $name, 0)`,
    { statementId, accountId, identity: `entry-${fileId}`, bookedOn, cents, name, iban },
  )
  db.close()
  return id
}
