import { AppError } from '../../../shared/errors'
import type { settings as contract } from '../../../shared/settings/contract'
import type { HandlersOf } from '../context'
import {
  addressOf,
  currentAgency,
  insertAgency,
  insertSeries,
  listSeries,
  readLogo,
  requireSameAgency,
  showAgency,
} from './agency'

const behaviourOf = (db: { get<Row>(sql: string): Row | undefined }) => {
  const row = db.get<{ lockAfterMinutes: number }>('SELECT lockAfterMinutes FROM settings')
  if (!row) throw new AppError('not-set-up', {})
  return row
}

export const settings: HandlersOf<typeof contract> = {
  agency: ({ db }) => showAgency(db),
  chooseLogo: async ({ desk, files }) => {
    const chosen = await desk.chooseOpen('image')
    if (!chosen) return null
    const file = files.giveChosen(chosen, 'open')
    const shown = addressOf(await readLogo(files.sourceAgain(file)))
    return { file, name: chosen.name, shown }
  },
  saveAgency: async (context, { version, ...input }) => {
    // Before the file is read, whose token works once; and again, for reading it takes a while.
    context.read(({ db }) => requireSameAgency(db, version))
    const logo =
      input.logo === 'keep'
        ? 'keep'
        : input.logo === 'none'
          ? null
          : await readLogo(context.files.source(input.logo))
    return context.finish(({ db, now, audit }) => {
      const before = requireSameAgency(db, version)
      const id = insertAgency(db, { ...input, logo }, now)
      const after: Record<string, unknown> = { ...currentAgency(db) }
      const fields = Object.entries(before)
        .filter(([name, value]) => name !== 'id' && name !== 'createdAt' && after[name] !== value)
        .map(([name]) => name)
      audit({ entity: 'agency', id, fields })
      return showAgency(db)
    })
  },
  series: ({ db, today }) => listSeries(db, today),
  addSeries: ({ db, today, audit }, input) => {
    if (db.get('SELECT 1 FROM invoiceSeries WHERE name = $name', { name: input.name })) {
      throw new AppError('invalid-input', { problems: [{ path: 'name', code: 'taken' }] })
    }
    const id = insertSeries(db, input, { isDefault: false, today })
    audit({ entity: 'series', id })
    return listSeries(db, today)
  },
  closeSeries: ({ db, today, now, audit }, { id }) => {
    const closed = db.run(
      `UPDATE invoiceSeries SET closedAt = $now
       WHERE id = $id AND closedAt IS NULL AND isDefault = 0`,
      { id, now },
    )
    if (closed !== 1) throw new AppError('not-found', { entity: 'series', id })
    audit({ entity: 'series', id, fields: ['closedAt'] })
    return listSeries(db, today)
  },
  makeDefaultSeries: ({ db, today, audit }, { id }) => {
    db.run('UPDATE invoiceSeries SET isDefault = 0 WHERE isDefault = 1')
    const made = db.run(
      'UPDATE invoiceSeries SET isDefault = 1 WHERE id = $id AND closedAt IS NULL',
      { id },
    )
    if (made !== 1) throw new AppError('not-found', { entity: 'series', id })
    audit({ entity: 'series', id, fields: ['isDefault'] })
    return listSeries(db, today)
  },
  behaviour: ({ db }) => behaviourOf(db),
  lockingBy: async ({ desk }) => {
    const { of } = await desk.idle()
    return { of }
  },
  saveBehaviour: ({ db, audit }, { lockAfterMinutes }) => {
    db.run('UPDATE settings SET lockAfterMinutes = $lockAfterMinutes', { lockAfterMinutes })
    audit({ entity: 'settings', fields: ['lockAfterMinutes'] })
    return behaviourOf(db)
  },
}
