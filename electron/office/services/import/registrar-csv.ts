/** The list of domain names a registrar gives: what the agency pays for, until when, in whose name. */
import type { CivilDate } from '../../../../shared/dates'
import { readDomainName, type DomainNameProblem } from '../../../../shared/services/domain-name'
import type { RegistrarField } from '../../../../shared/services/files'
import type { RegisteredDomain } from '../../../../shared/services/registrar'
import { cellReader, guessMapping, type ColumnMapping, type ColumnNames } from '../../text/columns'
import type { Table } from '../../text/csv'
import { guessDateOrder, readDate, readYesNo } from './cells'

const names: ColumnNames<RegistrarField> = {
  domain: ['domein', 'domeinnaam', 'domain', 'domain name', 'domainname', 'naam domein', 'fqdn'],
  expiresOn: [
    'vervaldatum',
    'verloopdatum',
    'verloopt op',
    'verlengdatum',
    'einddatum',
    'expires',
    'expiry',
    'expiry date',
    'expiration date',
    'expires on',
    'renewal date',
    'renew date',
  ],
  reference: ['referentie', 'kenmerk', 'handle', 'reference', 'order', 'ordernummer', 'id'],
  autoRenew: ['automatisch verlengen', 'autorenew', 'auto renew', 'auto-renewal', 'verlengen'],
  holderName: [
    'houder',
    'houdernaam',
    'eigenaar',
    'registrant',
    'registrant name',
    'owner',
    'owner name',
    'holder',
    'holder name',
  ],
  holderEmail: [
    'e-mail houder',
    'houder e-mail',
    'registrant email',
    'owner email',
    'holder email',
    'e-mailadres',
    'e-mail',
  ],
  holderPhone: [
    'telefoon houder',
    'houder telefoon',
    'registrant phone',
    'owner phone',
    'holder phone',
    'telefoonnummer',
    'telefoon',
    'phone',
  ],
}

export type RegistrarProblem =
  | { line: number; field: 'domain'; code: 'required' | 'twice' | DomainNameProblem }
  | { line: number; field: 'expiresOn'; code: 'not-a-date' }

export interface RegistrarList {
  domains: RegisteredDomain[]
  /** one per cell that is not what it should be; the list is not used while there are any */
  problems: RegistrarProblem[]
}

export const guessRegistrarMapping = (header: readonly string[]): ColumnMapping<RegistrarField> =>
  guessMapping(header, names)

/** Reads the rows by a mapping; `domain` must be in it, or every row is a problem. */
export function readRegistrarList(
  { header, rows }: Table,
  mapping: ColumnMapping<RegistrarField>,
): RegistrarList {
  const cell = cellReader(header, mapping)
  const dates = rows.map(({ cells }) => cell(cells, 'expiresOn')).filter((date) => date !== null)
  const order = guessDateOrder(dates)
  const problems: RegistrarProblem[] = []
  const seen = new Set<string>()
  const domains: RegisteredDomain[] = []
  for (const { line, cells } of rows) {
    const typed = cell(cells, 'domain')
    const reading = readDomainName(typed ?? '')
    const written = cell(cells, 'expiresOn')
    const expiresOn: CivilDate | null = written === null ? null : readDate(written, order)
    if (written !== null && expiresOn === null)
      problems.push({ line, field: 'expiresOn', code: 'not-a-date' })
    if (!reading.ok) {
      problems.push({ line, field: 'domain', code: typed === null ? 'required' : reading.reason })
      continue
    }
    if (seen.has(reading.domain)) problems.push({ line, field: 'domain', code: 'twice' })
    seen.add(reading.domain)
    domains.push({
      line,
      domain: reading.domain,
      expiresOn,
      reference: cell(cells, 'reference'),
      autoRenew: readYesNo(cell(cells, 'autoRenew') ?? ''),
      holder: {
        name: cell(cells, 'holderName'),
        email: cell(cells, 'holderEmail'),
        phone: cell(cells, 'holderPhone'),
      },
    })
  }
  return { domains, problems }
}
