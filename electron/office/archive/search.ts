/** The owner's view of the archive: opened once per session in memory, then searched there. */
import type { ArchiveItem } from '../../../shared/archive/contract'
import type { DestructionRule } from '../../../shared/retention/clocks'
import type { ActionContext } from '../context'
import type { OpenSession } from '../session/session'
import { itemsAfter, openItem } from './open'
import type { ArchiveRow } from './seal'

interface Kept {
  upTo: number
  items: ArchiveItem[]
}
/** Goes with the session: locking forgets it. */
const kept = new WeakMap<OpenSession, Kept>()

const describe = (session: OpenSession, row: ArchiveRow): ArchiveItem => {
  const opened = openItem(session, row)
  const { id, kind, fiscalYear, sealedAt, destroyAfter, basis } = row
  const about =
    opened.kind === 'invoice'
      ? {
          number: opened.content.document.number,
          name: opened.content.document.buyer.name,
          on: opened.content.document.issuedOn,
          cents:
            (opened.content.document.kind === 'credit' ? -1 : 1) *
            opened.content.document.grossCents,
        }
      : {
          number: '',
          name: opened.content.entry.counterpartyName ?? '',
          on: opened.content.entry.bookedOn,
          cents: opened.content.entry.amountCents,
        }
  return {
    id,
    kind,
    fiscalYear,
    sealedAt,
    destroyAfter,
    basis,
    rule: row.rule as DestructionRule,
    ...about,
  }
}

/** Opens what was sealed since the last time, a page at a time. */
const refresh = async (context: ActionContext): Promise<ArchiveItem[]> => {
  const session = context.session.require()
  const known = kept.get(session) ?? { upTo: 0, items: [] }
  for (;;) {
    context.checkpoint()
    const rows = context.read(({ db }) => itemsAfter(db, known.upTo, { from: 0, to: 9999 }))
    for (const row of rows) known.items.push(describe(session, row))
    known.upTo = rows.at(-1)?.id ?? known.upTo
    context.progress({ stage: 'opening-archive', done: known.items.length, total: null })
    if (rows.length < 200) break
    await new Promise(setImmediate)
  }
  kept.set(session, known)
  return known.items
}

/** After a destruction what was kept in memory goes too. */
export const forgetOpened = (session: OpenSession): void => {
  kept.delete(session)
}

/** Newest first; every word must be found in number, name, amount or year. */
export const searchArchive = async (
  context: ActionContext,
  { search, fiscalYear, limit }: { search: string; fiscalYear: number | null; limit: number },
): Promise<{ rows: ArchiveItem[]; more: boolean }> => {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const matches = (item: ArchiveItem): boolean => {
    if (fiscalYear !== null && item.fiscalYear !== fiscalYear) return false
    const text = `${item.number} ${item.name} ${(item.cents / 100).toFixed(2)}`
      .toLowerCase()
      .replace('.', ',')
    return words.every((word) => text.includes(word))
  }
  const found = (await refresh(context)).filter(matches).sort((a, b) => b.on.localeCompare(a.on))
  return { rows: found.slice(0, limit), more: found.length > limit }
}
