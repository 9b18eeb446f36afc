/** What the registrar has against what is billed: each difference a line, nothing of the file kept. */
import type {
  fileOperations,
  FileReading,
  RegistrarField,
  RegistrarLine,
} from '../../../../shared/services/files'
import {
  compareWithRegistrar,
  identityOf,
  type BilledDomain,
  type RegisteredDomain,
  type RegistrarFinding,
} from '../../../../shared/services/registrar'
import type { ActionContext, HandlersOf } from '../../context'
import type { ReadableDatabase } from '../../database/driver'
import { selectSubscriptions, showSubscription, type SubscriptionRow } from '../subscriptions'
import { asides, digestOf } from './aside'
import { mostProblems, readTable, rememberedMapping, rememberMapping } from './reading'
import { guessRegistrarMapping, readRegistrarList } from './registrar-csv'

type Handlers = HandlersOf<typeof fileOperations>
type Asked = Parameters<Handlers['readRegistrar']>[1]

/** Subscriptions to the domain names themselves. */
const domainRows = (db: ReadableDatabase, today: string): SubscriptionRow[] =>
  db.all<SubscriptionRow>(
    `${selectSubscriptions}
     WHERE s.domain IS NOT NULL AND i.kind = 'domain' AND c.erasedAt IS NULL`,
    { today },
  )

/** Errors: those of reading a file. */
export const readRegistrar = async (
  context: ActionContext,
  { file, mapping: said }: Asked,
): Promise<FileReading<RegistrarField> & { lines: RegistrarLine[] }> => {
  const table = await readTable(context, file)
  const { header, rows } = table
  const mapping =
    said ??
    context.read(({ db }) => rememberedMapping<RegistrarField>(db, 'registrar', header)) ??
    guessRegistrarMapping(header)
  const { domains, problems } = readRegistrarList(table, mapping)
  if (said !== null)
    context.write((command) => {
      rememberMapping(command, 'registrar', header, mapping)
      command.audit({ entity: 'run', code: 'registrar' })
    })
  const lines =
    problems.length > 0 ? [] : context.read(({ db, today }) => linesOf(db, domains, today))
  return { header, mapping, rows: rows.length, problems: problems.slice(0, mostProblems), lines }
}

const linesOf = (
  db: ReadableDatabase,
  domains: readonly RegisteredDomain[],
  today: string,
): RegistrarLine[] => {
  const rows = domainRows(db, today)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const registered = new Map(domains.map((one) => [one.domain, one]))
  const billed = rows.map((row): BilledDomain => ({
    subscriptionId: row.id,
    domain: row.domain ?? '',
    expiresOn: row.expiresOn,
    endsOn: row.endsOn,
    holder: holderOf(row),
  }))
  const aside = asides(db)
  const digest = digestOf(db)
  return compareWithRegistrar(domains, billed, today).map((finding): RegistrarLine => {
    const { kind, domain } = finding
    const found = idsOf(finding).flatMap((id) => byId.get(id) ?? [])
    const [first] = found
    const theirs = registered.get(domain) ?? null
    const difference = digest(identityOf(finding, theirs, first ? holderOf(first) : null))
    const runs = kind !== 'paid-not-billed'
    return {
      difference,
      kind,
      domain,
      subscriptions: runs ? found.map(showSubscription) : [],
      last: first && !runs ? showSubscription(first) : null,
      reference: theirs?.reference ?? null,
      expiresOn: theirs?.expiresOn ?? null,
      holder: theirs?.holder ?? null,
      fields: kind === 'other-holder' ? finding.fields : [],
      endsOn:
        kind === 'paid-not-billed'
          ? finding.endedOn
          : kind === 'ends-but-renews'
            ? finding.endsOn
            : null,
      aside: aside.get(difference) ?? null,
    }
  })
}

const holderOf = ({ holderName, holderEmail, holderPhone }: SubscriptionRow) => ({
  name: holderName,
  email: holderEmail,
  phone: holderPhone,
})

const idsOf = (finding: RegistrarFinding): number[] => {
  if (finding.kind === 'billed-twice') return finding.subscriptionIds
  return finding.subscriptionId === null ? [] : [finding.subscriptionId]
}
