import type { DestructionRule } from '../../../../shared/retention/clocks'
import type { Stays } from '../../../../shared/retention/contract'
import type { Residue } from './residue'

/** What an erasure did, in counts and codes only: this goes into the certificate. */
export interface ErasureReport {
  kind: 'whole' | 'reduced'
  rule: 'termination-date' | 'replayed'
  terminatedOn: string
  invoicesSealed: number
  paymentsSealed: number
  draftsErased: number
  /** logins whose desk or keychain could not be reached then: destroyed as soon as it can be */
  loginsWaiting: number
  /** of what was sealed: how many, and the last day they are kept */
  archive: {
    fiscalYear: number
    kind: 'invoice' | 'payment'
    items: number
    destroyAfter: string
    rule: DestructionRule
  }[]
  /** what is not sealed yet, and why */
  stays: Stays[]
  /** where identifiers of the person were still found in live data, by table */
  residue: Residue[]
}
