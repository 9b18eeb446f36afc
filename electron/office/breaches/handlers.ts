import type { breaches as contract } from '../../../shared/breaches/contract'
import { AppError } from '../../../shared/errors'
import { momentAt } from '../../../shared/privacy/clocks'
import { refuseForbidden } from '../clients/forbidden'
import type { HandlersOf } from '../context'
import { save } from '../files/target'
import { personOf } from '../who'
import { allBreaches, lackingIn, requireOpen, shownBreach, shownRow } from './breach'
import { concernedBy, countsOf } from './concerned'
import { reportPdf, saveDrafts, writeExample, writeReport } from './letter'

export const breaches: HandlersOf<typeof contract> = {
  due: ({ db }) =>
    allBreaches(db)
      .map(shownRow)
      .flatMap(({ id, number, dueAt }) => (dueAt === null ? [] : [{ id, number, dueAt }]))
      .toSorted((a, b) => a.dueAt.localeCompare(b.dueAt)),
  list: ({ db }) => allBreaches(db).map(shownRow),
  get: ({ db }, { id }) => shownBreach(db, id),
  count: ({ db }, { scope }) => countsOf(db, concernedBy(db, scope)),
  register: ({ db, now, user, audit }, { knownOn, knownTime, scope, data, ...given }) => {
    refuseForbidden({ what: given.what })
    const knownAt = momentAt(knownOn, knownTime)
    if (knownAt === null || knownAt > now) {
      const problems = [{ path: 'knownTime', code: 'given-in-future' }]
      throw new AppError('invalid-input', { problems })
    }
    const ids = concernedBy(db, scope)
    const id = db.insert(
      `INSERT INTO breaches (role, scope, data, counts, what, happenedOn, knownAt, registeredBy)
       VALUES ($role, $scope, $data, $counts, $what, $happenedOn, $knownAt, $userId)`,
      {
        ...given,
        scope: scope.of,
        data: JSON.stringify(data),
        counts: JSON.stringify(countsOf(db, ids)),
        knownAt,
        userId: personOf(user).id,
      },
    )
    db.run(
      'INSERT INTO breachedClients (breachId, clientId) SELECT $id, value FROM json_each($ids)',
      { id, ids: JSON.stringify(ids) },
    )
    audit({ entity: 'breach', id, code: given.role })
    return shownBreach(db, id)
  },
  write: ({ db, audit }, { id, version, ...texts }) => {
    const before = requireOpen(db, { id, version })
    const { what, consequences, measures, reportReason, tellReason } = texts
    refuseForbidden({ what, consequences, measures, reportReason, tellReason })
    db.run(
      `UPDATE breaches SET version = version + 1, what = $what, consequences = $consequences,
         measures = $measures, report = $report, reportReason = $reportReason,
         reportedOn = $reportedOn, tell = $tell, tellReason = $tellReason, toldOn = $toldOn
       WHERE id = $id`,
      { ...texts, id },
    )
    const fields = Object.entries(texts).flatMap(([name, value]) =>
      before[name as keyof typeof texts] === value ? [] : [name],
    )
    audit({ entity: 'breach', id, fields, code: 'written' })
    return shownBreach(db, id)
  },
  close: ({ db, now, audit }, seen) => {
    if (lackingIn(requireOpen(db, seen)).length > 0) throw new AppError('breach-unfinished', {})
    const { id } = seen
    db.run('UPDATE breaches SET version = version + 1, closedAt = $now WHERE id = $id', { id, now })
    audit({ entity: 'breach', id, code: 'close' })
    return shownBreach(db, id)
  },
  letter: ({ db, today }, { id, kind, language }) =>
    kind === 'report'
      ? writeReport(db, { id, language, today })
      : writeExample(db, { id, language, today }),
  saveReport: async (context, { id, language, file }) => {
    await save(context.files.target(file), await reportPdf(context, { id, language }))
    context.write(({ audit }) => {
      audit({ entity: 'breach', id, code: 'report-saved' })
    })
    return { saved: true }
  },
  saveDrafts: (context, asked) => saveDrafts(context, asked),
}
