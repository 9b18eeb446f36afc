/** What the registrar has against what is billed: each difference a line, nothing of the file kept. */
import type { FileReading, RegistrarField, RegistrarLine } from '../../../../shared/services/files'
import type { fileOperations } from '../../../../shared/services/files'
import {
  compareWithRegistrar,
  type BilledDomain,
  type RegisteredDomain,
  type RegistrarFinding,
} from '../../../../shared/services/registrar'
import type { ActionContext, HandlersOf } from '../../context'
import type { ReadableDatabase } from '../../database/driver'
import { selectSubscriptions, showSubscription, type SubscriptionRow } from '../subscriptions'
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
    problems.length > 0
      ? []
      : context.read(({ db, today }) => linesOf(domains, domainRows(db, today), today))
  return { header, mapping, rows: rows.length, problems: problems.slice(0, mostProblems), lines }
}

const linesOf = (
  domains: readonly RegisteredDomain[],
  rows: readonly SubscriptionRow[],
  today: string,
): RegistrarLine[] => {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const registered = new Map(domains.map((one) => [one.domain, one]))
  const billed = rows.map((row): BilledDomain => ({
    subscriptionId: row.id,
    domain: row.domain ?? '',
    expiresOn: row.expiresOn,
    endsOn: row.endsOn,
    holder: { name: row.holderName, email: row.holderEmail, phone: row.holderPhone },
  }))
  return compareWithRegistrar(domains, billed, today).map((finding): RegistrarLine => {
    const { kind, domain } = finding
    const row = byId.get(subscriptionOf(finding))
    const theirs = registered.get(domain)
    return {
      kind,
      domain,
      subscription: row ? showSubscription(row) : null,
      expiresOn: theirs?.expiresOn ?? null,
      holder: theirs?.holder ?? null,
      fields: kind === 'other-holder' ? finding.fields : [],
      endsOn:
        kind === 'paid-not-billed'
          ? finding.endedOn
          : kind === 'ends-but-renews'
            ? finding.endsOn
            : null,
    }
  })
}

const subscriptionOf = (finding: RegistrarFinding): number => {
  if (finding.kind === 'billed-twice') return finding.subscriptionIds[0] ?? 0
  return finding.kind === 'paid-not-billed' ? 0 : finding.subscriptionId
}
