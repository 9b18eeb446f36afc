import type { accessEvents as contract } from '../../../shared/access-events/contract'
import type { HandlersOf } from '../context'
import { importLogs } from './import'
import { latestOf, listEvents, listFiles } from './list'
import { logSettings, saveLogSettings } from './settings'

export const accessEvents: HandlersOf<typeof contract> = {
  read: (context, { files }) =>
    importLogs(
      context,
      files.map((token) => context.files.named(token)),
    ),
  files: ({ db }) => listFiles(db),
  list: ({ db }, { after, limit, ...filter }) => {
    const rows = listEvents(db, filter, after, limit)
    const last = rows.at(-1)
    return { rows, next: rows.length === limit && last ? { at: last.at, id: last.id } : null }
  },
  latest: ({ db }, { clientId }) => ({
    signIn: latestOf(db, clientId, 'sign-in'),
    change: latestOf(db, clientId, 'change'),
  }),
  settings: ({ db }) => logSettings(db),
  saveSettings: ({ db, audit }, given) => {
    saveLogSettings(db, given)
    audit({ entity: 'accessRules', fields: ['rules', 'names'] })
    return logSettings(db)
  },
}
