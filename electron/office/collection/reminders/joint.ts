/**
 * The final notices of one consumer in one letter: claims that can be reminded together count as one,
 * and the costs are over their sum. Source: BW art. 6:96(6) and (7).
 */
import type { Demand } from '../../../../shared/collection/demand'
import type { InvoiceDocument } from '../../../../shared/invoices/document'
import type { CommandContext } from '../../context'
import { documentOf } from '../../invoices/document'
import { demandFor, type Terms } from './claims'
import type { Due } from './preview'
import { recordSent } from './record'
import { jointWordingOf, wordingOf } from './wording'

/** Whether it can go in one letter with others of its client. */
export const isJoinable = ({ does, claim }: Due, { plan }: Terms): boolean =>
  does === 'final' && claim.consumer && plan.asksExtras

interface Part {
  due: Due
  document: InvoiceDocument
}

/** In one language and to one address. */
const letterOf = ({ due: { channel, email }, document: { language, buyer } }: Part): string =>
  JSON.stringify([channel, language, channel === 'email' ? email : [buyer.name, buyer.address]])

/** Puts them on record, all of one client; gives how many letters they make. */
export const recordFinals = (
  command: CommandContext,
  finals: readonly Due[],
  runId: number,
  terms: Terms,
): { emails: number; letters: number } => {
  const groups = new Map<string, Part[]>()
  for (const due of finals) {
    const part = { due, document: documentOf(command.db, due.invoiceId) }
    const key = letterOf(part)
    groups.set(key, [...(groups.get(key) ?? []), part])
  }
  const made = { emails: 0, letters: 0 }
  for (const [first, ...rest] of groups.values()) {
    if (!first) continue
    if (rest.length === 0) recordAlone(command, first, runId, terms)
    else recordTogether(command, [first, ...rest], runId, terms)
    if (first.due.channel === 'email') made.emails += 1
    else made.letters += 1
  }
  return made
}

const recordAlone = (
  command: CommandContext,
  { due, document }: Part,
  runId: number,
  terms: Terms,
): void => {
  const asking = { step: 'final', channel: due.channel } as const
  const written = wordingOf(command.db, due, document, asking, terms)
  recordSent(command, due, { runId, step: 'final', jointId: null, ...written })
}

const recordTogether = (
  command: CommandContext,
  [first, ...rest]: readonly [Part, ...Part[]],
  runId: number,
  terms: Terms,
): void => {
  const { db } = command
  const { channel, clientId } = first.due
  let alsoCents = 0
  const asked = ({
    due,
    document,
  }: Part): { due: Due; document: InvoiceDocument; demand: Demand } => {
    const demand = demandFor(db, due, { step: 'final', channel, alsoCents }, terms)
    alsoCents += demand.openCents
    return { due, document, demand }
  }
  const parts = [asked(first), ...rest.map(asked)] as const
  const written = jointWordingOf(db, clientId, parts, terms)
  let jointId: number | null = null
  for (const { due, demand } of parts) {
    const id = recordSent(command, due, { ...written, demand, runId, step: 'final', jointId })
    jointId ??= id
  }
}
