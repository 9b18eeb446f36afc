/** What of whom went into a package: for the log of disclosures. */
import { dataKinds, type DataKind } from '../../../../shared/disclosures/contract'

export interface Given {
  /** numbers of clients, also of those erased since */
  people: Set<string>
  data: Set<DataKind>
}

export const nothingGiven = (): Given => ({ people: new Set(), data: new Set() })

export const kindsGiven = ({ data }: Given): DataKind[] =>
  dataKinds.filter((kind) => data.has(kind))
