import type { audit as contract } from '../../../shared/audit/contract'
import type { HandlersOf } from '../context'
import { exportCsv } from './export'
import { linesBefore } from './list'
import { auditTerm, prune } from './prune'
import { verifyChain } from './verify'

export const audit: HandlersOf<typeof contract> = {
  list: ({ db, user }, { after, limit, ...filter }) => {
    const rows = linesBefore(db, filter, after, limit, user.role)
    return { rows, next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null }
  },
  people: ({ db }) => db.all('SELECT id, name FROM users ORDER BY name COLLATE NOCASE, id'),
  verify: (context) => verifyChain(context),
  exportCsv: async (context, { file, csvForm, ...filter }) => {
    const lines = await exportCsv(context, { filter, csvForm }, context.files.target(file))
    context.write(({ audit }) => audit({ entity: 'audit', code: 'exported' }))
    return { lines }
  },
  term: ({ db, today }) => auditTerm(db, today),
  prune: async (context, { before }) => {
    const lines = await prune(context, before)
    return context.finish(() => ({ lines }))
  },
}
