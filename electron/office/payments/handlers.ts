import type { payments as contract } from '../../../shared/payments/contract'
import type { HandlersOf } from '../context'
import { bookFiles } from './import/booking'
import { acceptAll, allocatedBy, showCertain } from './matching/certain'
import { addMonths } from '../../../shared/dates'
import { showEntry } from './entry-detail'
import { listEntries } from './entry-list'
import { counterpartsOf, giveUpMoney, payBack, undoKeptMoney } from './kept-money'
import { bookedFiles } from './import/files'
import { bookedGaps } from './import/gaps'
import { checkMatch, makeMatch, undoMatch } from './matching/match'
import { matchIndex } from './matching/match-index'
import { showPreview } from './import/preview'
import { listOwed } from './owed'
import { proposalsFor } from './matching/proposals'
import { catchUpSearch } from './search-index'
import { putBackEntries, setAsideEntries } from './set-aside'
import { dropStaged } from './import/readings'
import { stageFiles } from './import/staging'
import { addRule, endRule, listRules, tryRule } from './rules/rules'
import { bookSettlements } from './settlements/booking'
import { feesSince, listPayouts, pairPayout } from './settlements/payouts'
import { showSettlements } from './settlements/preview'
import { columnsOf, kindOfFiles } from './settlements/recognise'
import { stageSettlements } from './settlements/staging'
import { undoWriteOff, writeOff } from './write-off'

const feeMonths = 24

export const payments: HandlersOf<typeof contract> = {
  preview: async (context, { file, others }) => {
    const chosen = [file, ...others].map((token) => context.files.named(token))
    const staged = await stageFiles(context, chosen)
    return context.read(({ db }) => showPreview(db, staged))
  },
  dropPreview: ({ db }, { preview }) => ({ dropped: dropStaged(db, preview) }),
  book: (context, booking) =>
    Promise.resolve(context.finish((command) => bookFiles(command, booking))),
  files: ({ db }) => bookedFiles(db),
  gaps: ({ db }) => bookedGaps(db),
  entries: ({ db }, filter) => listEntries(db, filter),
  entry: ({ db }, { id }) => showEntry(db, id),
  proposals: async (context, { ids }) => {
    const index = await matchIndex(context)
    return context.read(({ db }) =>
      ids.map((id) => ({ entryId: id, proposals: proposalsFor(db, index, id) })),
    )
  },
  certain: async (context) => {
    const accepted = await showCertain(context)
    // Nobody waits for it: a search finds what the index does not hold yet as well.
    void catchUpSearch(context)
    return {
      entries: accepted.length,
      cents: accepted.reduce((sum, { proposal }) => sum + allocatedBy(proposal), 0),
    }
  },
  acceptCertain: (context) => acceptAll(context),
  match: (context, match) => {
    makeMatch(context, checkMatch(context.db, match))
    return showEntry(context.db, match.id)
  },
  unmatch: (context, { id, invoiceId }) => {
    undoMatch(context, id, invoiceId)
    return showEntry(context.db, id)
  },
  setAside: (context, { ids, reason }) => ({ setAside: setAsideEntries(context, ids, reason) }),
  putBack: (context, { ids }) => ({ putBack: putBackEntries(context, ids) }),
  rules: ({ db }) => listRules(db),
  tryRule: (context, base) => tryRule(context, base),
  addRule: (context, asked) => ({ setAside: addRule(context, asked) }),
  endRule: (context, { id }) => {
    endRule(context, id)
    return { id }
  },
  writeOff: (context, asked) => ({ openCents: writeOff(context, asked) }),
  owed: ({ db }, { clientId }) => listOwed(db, clientId),
  counterparts: ({ db }, { entryId }) => counterpartsOf(db, entryId),
  payBack: (context, pair) => {
    payBack(context, pair)
    return showEntry(context.db, pair.entryId)
  },
  giveUpMoney: (context, asked) => {
    giveUpMoney(context, asked)
    return showEntry(context.db, asked.entryId)
  },
  undoKeptMoney: (context, { entryId }) => {
    undoKeptMoney(context, entryId)
    return showEntry(context.db, entryId)
  },
  recognise: async (context, { files }) => ({
    kind: await kindOfFiles(files.map((token) => context.files.sourceAgain(token))),
  }),
  settlementColumns: (context, { file }) => columnsOf(context, context.files.sourceAgain(file)),
  previewSettlement: async (context, { files, mapping }) => {
    // The tokens stay good: the columns may be named another way.
    const chosen = files.map((token) => context.files.namedAgain(token))
    const staged = await stageSettlements(context, chosen, mapping)
    return context.read(({ db }) => showSettlements(db, staged))
  },
  bookSettlement: (context, booking) =>
    Promise.resolve(context.finish((command) => bookSettlements(command, booking))),
  payouts: ({ db }) => listPayouts(db),
  settlementFees: ({ db, today }) =>
    feesSince(db, `${addMonths(today, -feeMonths + 1).slice(0, 7)}-01`),
  pairPayout: (context, asked) => {
    pairPayout(context, asked)
    return { id: asked.payoutId }
  },
  undoWriteOff: (context, { invoiceId }) => ({ openCents: undoWriteOff(context, invoiceId) }),
}
