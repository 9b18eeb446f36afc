import { AppError } from '../../../shared/errors'
import type { payments as contract, ShownProposal } from '../../../shared/payments/contract'
import { certainOnes, type Proposed } from '../../../shared/payments/certain-ones'
import { propose } from '../../../shared/payments/matching'
import type { MatchIndex } from '../../../shared/payments/match-index'
import type { Proposal } from '../../../shared/payments/proposal'
import type { ActionContext, CommandContext, HandlersOf } from '../context'
import { listEntries, requireEntry, showEntry } from './entries'
import { applyMatch, undoMatch } from './match'
import { entriesToDo, matchEntryOf, matchIndex } from './match-data'
import { bookedGaps, showPreview } from './preview'
import { bookStaged, emptyStaging, stageFile, type StagedFile } from './staging'

/** The files that were read in this session and not booked yet; their rows are in staging. */
const staged = new WeakMap<object, StagedFile>()

const pageSize = 500

/** Proposals for everything that waits, a page at a time so that others are answered meanwhile. */
const proposeAll = async (context: ActionContext): Promise<ReturnType<typeof certainOnes>> => {
  const proposed: Proposed[] = []
  const index: MatchIndex = context.read(matchIndex)
  for (let after = 0; ;) {
    context.checkpoint()
    const entries = context.read(({ db }) => entriesToDo(db, after, pageSize))
    for (const entry of entries) {
      const [best] = propose(index, matchEntryOf(entry))
      if (best?.certain) proposed.push({ entry, proposals: [best] })
    }
    after = entries.at(-1)?.id ?? after
    context.progress({ stage: 'matching', done: after, total: null })
    if (entries.length < pageSize) break
    await new Promise(setImmediate)
  }
  return certainOnes(index, proposed)
}

const accept = (context: CommandContext, entryId: number, proposal: Proposal): void =>
  applyMatch(context, {
    id: entryId,
    allocations: proposal.allocations,
    remainderClientId: proposal.remainderCents === 0 ? null : proposal.clientId,
    returnOf: proposal.returnOf,
  })

const show = (index: MatchIndex, proposal: Proposal): ShownProposal => {
  const invoices = proposal.allocations.flatMap(({ invoiceId }) => {
    const invoice = index.invoices.get(invoiceId)
    if (!invoice) return []
    const { id, number, clientName, openCents, issuedOn } = invoice
    return [{ id, number, clientName, openCents, issuedOn }]
  })
  return { ...proposal, invoices, clientName: invoices[0]?.clientName ?? null }
}

export const payments: HandlersOf<typeof contract> = {
  preview: async (context, { file }) => {
    const read = await stageFile(context, context.files.take(file, 'open'))
    const session = context.session.require()
    staged.set(session, read)
    return context.read((query) => showPreview(query, read))
  },
  dropPreview: ({ db }) => ({ dropped: emptyStaging(db) > 0 }),
  book: (context, { preview, despiteMismatch }) => {
    const session = context.session.require()
    const read = staged.get(session)
    if (read?.preview !== preview) throw new AppError('preview-gone', {})
    const wrong = read.summary.statements.filter((statement) => !statement.addsUp).length
    if (wrong > 0 && !despiteMismatch) {
      throw new AppError('file-does-not-add-up', { statements: wrong })
    }
    const booked = context.write(({ db, now, user, audit }) => {
      const result = bookStaged(db, read, { userId: user.id, now, addsUp: wrong === 0 })
      const code = wrong === 0 ? read.summary.format : 'despite-mismatch'
      audit({ entity: 'bankFile', id: result.fileId, code })
      return result
    })
    staged.delete(session)
    return Promise.resolve(booked)
  },
  files: ({ db }) =>
    db
      .all<{
        id: number
        format: 'camt053' | 'mt940'
        bookedAt: string
        userName: string
        entries: number
        newEntries: number
        addsUp: number
        accounts: string
        fromOn: string | null
        toOn: string | null
      }>(
        `SELECT f.id, f.format, f.bookedAt, u.name AS userName, f.entries, f.newEntries, f.addsUp,
           group_concat(DISTINCT a.account) AS accounts, min(s.fromOn) AS fromOn, max(s.toOn) AS toOn
         FROM bankFiles f JOIN users u ON u.id = f.userId
         JOIN bankStatements s ON s.fileId = f.id JOIN bankAccounts a ON a.id = s.accountId
         GROUP BY f.id ORDER BY f.id DESC LIMIT 200`,
      )
      .map((row) => ({ ...row, addsUp: row.addsUp === 1 })),
  gaps: ({ db }) => bookedGaps(db),
  entries: ({ db }, filter) => listEntries(db, filter),
  entry: ({ db }, { id }) => showEntry(db, id),
  proposals: (context, { ids }) => {
    const index = matchIndex(context)
    return ids.map((entryId) => {
      const entry = requireEntry(context.db, entryId)
      const open = !entry.setAsideAt && entry.amountCents !== entry.allocatedCents
      const proposals = open ? propose(index, matchEntryOf(entry)) : []
      return { entryId, proposals: proposals.map((proposal) => show(index, proposal)) }
    })
  },
  certain: async (context) => {
    const { accepted } = await proposeAll(context)
    const cents = accepted.reduce((sum, { proposal }) => sum + allocated(proposal), 0)
    return { entries: accepted.length, cents }
  },
  acceptCertain: async (context) => {
    const { accepted } = await proposeAll(context)
    let matched = 0
    let cents = 0
    for (let at = 0; at < accepted.length; at += pageSize) {
      context.checkpoint()
      context.write((command) => {
        for (const { entryId, proposal } of accepted.slice(at, at + pageSize)) {
          accept(command, entryId, proposal)
          matched += 1
          cents += allocated(proposal)
        }
      })
      context.progress({ stage: 'booking', done: matched, total: accepted.length })
      await new Promise(setImmediate)
    }
    const left = context.read(
      ({ db }) =>
        db.get<{ n: number }>(
          `SELECT count(*) AS n FROM bankEntries
           WHERE setAsideAt IS NULL AND allocatedCents <> amountCents AND clientId IS NULL`,
        )?.n ?? 0,
    )
    return { matched, cents, left }
  },
  match: (context, input) => {
    applyMatch(context, input)
    return showEntry(context.db, input.id)
  },
  unmatch: (context, { id, invoiceId }) => {
    undoMatch(context, id, invoiceId)
    return showEntry(context.db, id)
  },
  setAside: ({ db, now, audit }, { ids, reason }) => {
    for (const id of ids) {
      const entry = requireEntry(db, id)
      if (entry.allocatedCents !== 0) throw new AppError('entry-matched', {})
      db.run(
        `UPDATE bankEntries SET setAsideReason = $reason, setAsideAt = $now, clientId = NULL
         WHERE id = $id`,
        { id, reason, now },
      )
      audit({ entity: 'entry', id, code: reason })
    }
    return { setAside: ids.length }
  },
  putBack: ({ db, audit }, { ids }) => {
    for (const id of ids) {
      requireEntry(db, id)
      db.run('UPDATE bankEntries SET setAsideReason = NULL, setAsideAt = NULL WHERE id = $id', {
        id,
      })
      audit({ entity: 'entry', id, code: 'put-back' })
    }
    return { putBack: ids.length }
  },
  writeOff: ({ db, now, user, audit }, { invoiceId, amountCents }) => {
    const invoice = db.get<{ openCents: number; clientId: number | null }>(
      'SELECT openCents, clientId FROM invoices WHERE id = $invoiceId AND issuedAt IS NOT NULL',
      { invoiceId },
    )
    if (!invoice) throw new AppError('not-found', { entity: 'invoice', id: invoiceId })
    if (amountCents <= 0 || amountCents > invoice.openCents) {
      throw new AppError('allocation-exceeds', { available: invoice.openCents })
    }
    db.insert(
      `INSERT INTO allocations (invoiceId, kind, amountCents, createdAt, userId)
       VALUES ($invoiceId, 'write-off', $amountCents, $now, $userId)`,
      { invoiceId, amountCents, now, userId: user.id },
    )
    audit({ entity: 'invoice', id: invoiceId, clientId: invoice.clientId, code: 'write-off' })
    return { openCents: invoice.openCents - amountCents }
  },
}

const allocated = (proposal: Proposal): number =>
  proposal.allocations.reduce((sum, { amountCents }) => sum + amountCents, 0)
