import type { CheckResult } from '../../../shared/archive/contract'

/** A destroyed item, as far as anything is left of it. */
export interface DestroyedItem {
  id: number
  kind: string
  sourceId: number
  sha256: string
  fiscalYear: number
  rule: string
  destroyAfter: string
}

/** What the proof pack tells, in ids, counts and hashes. */
export interface Proof {
  agency: string
  checkedAt: string
  destroyedAt: string
  destroyedBy: number
  check: CheckResult
  destroyed: DestroyedItem[]
  auditHeadBefore: string
  auditHeadAfter: string
}
