/** Small things that a restore does again, each as its line of the ledger tells it. */
import { setObjection } from '../../clients/objections'
import type { CommandContext } from '../../context'
import { erase as eraseLogins } from '../../credentials/personal-data'
import type { LedgerEntry } from '../../ledger/entry'
import { closeAgain } from '../../privacy/moves'
import { closePortalFile, holdRequest } from '../../requests/held'
import { erasePartOnce } from '../../retention/fields/parts'

export type Entry<K extends LedgerEntry['kind']> = Extract<LedgerEntry, { kind: K }>
export type Write = <T>(work: (command: CommandContext) => T) => T

export const objectAgain = (write: Write, entry: Entry<'objection'>): void =>
  write(({ db, audit }) => {
    setObjection(db, entry)
    const { clientId, objects } = entry
    audit({
      entity: 'client',
      id: clientId,
      clientId,
      code: objects ? 'objects' : 'objects-no-more',
    })
  })

export const erasePartAgain = (
  write: Write,
  { at, entry: { clientId, part, id } }: { at: string; entry: Entry<'part-erased'> },
): void =>
  write(({ db, audit }) => {
    const again = erasePartOnce(db, { clientId, part, id, at })
    // The older copy may not know that they were over: all that it has of them is from before.
    if (again && part === 'logins') eraseLogins(db, clientId, at)
    const code = again ? 'erased-again' : 'erased-before'
    audit({ entity: 'client', id: clientId, clientId, fields: [part], code })
  })

export const closeRequestAgain = (write: Write, entry: Entry<'request-closed'>): void =>
  write(({ db, audit }) => {
    const closed = closeAgain(db, entry)
    const code = closed ? 'closed-again' : 'closed-before'
    audit({ entity: 'privacyRequest', id: entry.requestId, code })
  })

export const holdAgain = (write: Write, entry: Entry<'request-decided'>): void =>
  write(({ db, now, audit }) => {
    const held = holdRequest(db, entry, now)
    audit({ entity: 'clientRequest', id: entry.requestId, code: held ? 'held' : 'decided-before' })
  })

export const revokeAgain = (write: Write, { mandateId: id, on }: Entry<'mandate-revoked'>): void =>
  write(({ db, audit }) => {
    const changed = db.run(
      `UPDATE mandates SET version = version + 1, revokedOn = $on
       WHERE id = $id AND revokedOn IS NULL`,
      { id, on },
    )
    audit({ entity: 'mandate', id, code: changed > 0 ? 'revoked-again' : 'revoked-before' })
  })

export const closePortalAgain = (write: Write, { portalFile }: Entry<'portal-withdrawn'>): void =>
  write(({ db, now, audit }) => {
    closePortalFile(db, portalFile, now)
    audit({ entity: 'portalFile', code: 'withdrawn' })
  })

/** What was given is given; the hash is that of the package that went. */
export const handedOverBefore = (write: Write, entry: Entry<'order-handed-over'>): void =>
  write(({ db, audit }) => {
    const { orderId: id, on, approvedBy, sha256, bytes } = entry
    db.run(
      `UPDATE orders SET version = version + 1, handedOverAt = $on, sha256 = $sha256,
         bytes = $bytes, approvedBy = (SELECT id FROM users WHERE id = $approvedBy)
       WHERE id = $id AND handedOverAt IS NULL`,
      { id, on, approvedBy, sha256, bytes },
    )
    audit({ entity: 'order', id, code: 'handed-over-before' })
  })
