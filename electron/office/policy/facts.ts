/** What the documents are made from, read anew each time, and the version that it makes. */
import type { Recipient } from '../../../shared/disclosures/contract'
import { policy, type ClassName, type DataClass, type Term } from '../../../shared/retention/policy'
import type { ReadableDatabase } from '../database/driver'
import { ownRecipient } from '../disclosures/log'
import { listRecipients } from '../disclosures/recipients'
import { currentAgency } from '../settings/agency'
import { termOf } from '../settings/terms'

export interface ClassInForce extends Omit<DataClass, 'term'> {
  class: ClassName
  /** the owner's own, else the policy's */
  term: Term
}

export interface Facts {
  agency: {
    name: string
    address: string
    kvkNumber: string
    privacyContact: string
    phone: string | null
    website: string | null
  }
  classes: ClassInForce[]
  /** those who may get data now; not the person itself */
  recipients: Pick<Recipient, 'name' | 'kind' | 'purpose' | 'basis' | 'data' | 'country'>[]
  /** how long erased data can still be in a backup */
  backupDays: number
}

export const factsOf = (db: ReadableDatabase, today: string): Facts => {
  const agency = currentAgency(db)
  const person = ownRecipient(db)
  const backups = db.get<{ maximumDays: number }>('SELECT maximumDays FROM backupPolicy')
  return {
    agency: {
      name: agency.name,
      address: `${agency.street} ${agency.houseNumber}, ${agency.postcode} ${agency.town}`,
      kvkNumber: agency.kvkNumber,
      privacyContact: agency.privacyContact,
      phone: agency.phone,
      website: agency.website,
    },
    classes: (Object.keys(policy) as ClassName[]).map((name) => ({
      class: name,
      ...policy[name],
      term: termOf(db, name),
    })),
    recipients: listRecipients(db, today)
      .filter(({ id, endedAt }) => endedAt === null && id !== person)
      .map(({ name, kind, purpose, basis, data, country }) => ({
        name,
        kind,
        purpose,
        basis,
        data,
        country,
      })),
    backupDays: backups?.maximumDays ?? 0,
  }
}
