import { AppError } from '../../../shared/errors'
import type { ErasureCheck, FoundAt } from '../../../shared/retention/check'
import { isLawful } from '../../../shared/retention/clocks'
import {
  classNames,
  type DueItem,
  type ErasureRow,
  type Hold,
  type PolicyRow,
  type retention as contract,
} from '../../../shared/retention/contract'
import { policy } from '../../../shared/retention/policy'
import { refuseForbidden } from '../clients/forbidden'
import { endHold, putHold } from '../clients/holds'
import type { HandlersOf } from '../context'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import { save } from '../files/target'
import { personOf } from '../who'
import { clockJumped, confirmMoment, latestDay } from '../settings/clock-jump'
import { chosenTerm, termOf } from '../settings/terms'
import { certificateOf, renderCertificate } from './certificate/certificate'
import { clockOf } from './clock'
import { isOfOrder, listHolds, requireHold, requireVisible } from './holds'
import { overview } from './plan'
import { previewTermination } from './preview'
import { eraseParts, partsOf } from './fields/erase-parts'
import { readReport } from './certificate/report'
import { checkOf } from './check/record'
import { noticeTime, runDue } from './run'
import { standings, toCome, type Standing } from './standing'
import { lastTakeBack, sharedThen, stepFor, waitsFor } from './step'

const policyRows = (db: ReadableDatabase): PolicyRow[] =>
  classNames.map((name) => ({
    class: name,
    ...policy[name],
    term: termOf(db, name),
    changedAt: chosenTerm(db, name)?.changedAt ?? null,
  }))

export const retention: HandlersOf<typeof contract> = {
  policy: ({ db }) => policyRows(db),
  saveTerm: ({ db, now, user, audit }, { class: name, years, days }) => {
    const { lawful, promised } = policy[name]
    if (promised) throw new AppError('term-promised', {})
    if (lawful && !isLawful({ years, days }, lawful.atLeast)) {
      throw new AppError('term-below-law', { article: lawful.article })
    }
    db.insert(
      `INSERT INTO retentionTerms (class, years, days, changedAt, userId)
       VALUES ($name, $years, $days, $now, $userId)`,
      { name, years, days, now, userId: user.id },
    )
    audit({ entity: 'policy', fields: ['term'], code: name })
    return policyRows(db)
  },
  holds: ({ db, user }, input) => listHolds(db, { ...input, role: user.role }),
  addHold: ({ db, now, user, today, audit }, { kind, covers, reason, reviewOn }) => {
    refuseForbidden({ reason })
    if (reviewOn <= today) {
      throw new AppError('invalid-input', { problems: [{ path: 'reviewOn', code: 'in-past' }] })
    }
    const target = { clientId: null, invoiceId: null, fiscalYear: null, ...covers }
    requireTarget(db, target)
    const userId = personOf(user).id
    const id = putHold(db, { ...target, kind, reason, userId, now, reviewOn })
    audit({ entity: 'hold', id, clientId: target.clientId, code: kind })
    return requireHold(db, id)
  },
  liftHold: ({ db, now, user, audit }, { id }) => {
    requireVisible(db, id, user.role)
    if (isOfOrder(db, id)) throw new AppError('hold-of-order', {})
    if (!endHold(db, id, { now, userId: user.id }))
      throw new AppError('not-found', { entity: 'hold', id })
    const hold = requireHold(db, id)
    forgetReason(db, hold)
    audit({ entity: 'hold', id, clientId: hold.clientId, code: 'lifted' })
    return hold
  },
  clock: (context, { clientId }) => clockOf(context, clientId),
  preview: (context, asked) => previewTermination(context, asked),
  confirmDate: ({ db, now, today, audit }) => {
    confirmMoment(db, now)
    audit({ entity: 'clock', code: 'confirmed' })
    return { today }
  },
  clockQuestion: ({ db, today }) => {
    const lastOn = latestDay(db)
    return lastOn !== null && clockJumped(db, today) ? { today, lastOn } : null
  },
  due: ({ db, today, user }) => overview(db, today, user.role === 'owner'),
  dueList: ({ db, today }, { after, limit }) => {
    const rows = standings(db, today, { after, limit })
    return {
      rows: rows.map((client) => showDue(db, today, client)),
      next: rows.length === limit ? (rows.at(-1)?.clientId ?? null) : null,
    }
  },
  coming: ({ db, today }) =>
    toCome(db, today).map((client) => showDue(db, client.terminatedOn, client)),
  noticeTime: ({ db, now, today }) => noticeTime(db, { now, today }),
  run: (context, { approved }) => runDue(context, approved),
  parts: (context, { requestId }) => partsOf(context, requestId),
  eraseParts: async (context, asked) => {
    const { check, ...done } = await eraseParts(context, asked)
    return { ...done, check: check && context.read(({ db }) => shownCheck(db, check)) }
  },
  erasures: ({ db }, { before, limit }) => {
    const rows = db.all<{ id: number; clientId: number; erasedAt: string; report: string }>(
      `SELECT id, clientId, erasedAt, report FROM erasures
       WHERE $before IS NULL OR id < $before ORDER BY id DESC LIMIT $limit`,
      { before, limit },
    )
    return {
      rows: rows.map((row) => showErasure(db, row)),
      next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null,
    }
  },
  saveCertificate: async (context, { id, format, language, addressee, file }) => {
    const certificate = context.read(({ db }) => certificateOf(db, id))
    await save(
      context.files.target(file),
      format === 'json'
        ? `${JSON.stringify(certificate, null, 2)}\n`
        : await renderCertificate(certificate, { language, addressee, at: context.now() }),
    )
    context.write(({ audit }) =>
      audit({ entity: 'certificate', id, clientId: certificate.clientId, code: format }),
    )
    return { saved: true }
  },
}

const showDue = (db: ReadableDatabase, day: string, client: Standing): DueItem => ({
  clientId: client.clientId,
  name: client.name,
  terminatedOn: client.terminatedOn,
  invoices: client.invoices,
  payments: client.payments,
  claimCents: client.claimCents,
  owedCents: client.owedCents,
  unmatched: client.unmatched,
  shared: sharedThen(db, day, client),
  step: stepFor(client),
  waitsFor: waitsFor(client),
  until: lastTakeBack(client),
  holdId: client.holdId,
})

/** A client that was erased has nothing left to hold; its archive is held by year or by invoice. */
const requireTarget = (
  db: ReadableDatabase,
  { clientId, invoiceId }: { clientId: number | null; invoiceId: number | null },
): void => {
  const live = 'SELECT 1 FROM clients WHERE id = $clientId AND erasedAt IS NULL'
  if (clientId !== null && !db.get(live, { clientId })) {
    throw new AppError('not-found', { entity: 'client', id: clientId })
  }
  const issued = 'SELECT 1 FROM invoices WHERE id = $invoiceId AND issuedAt IS NOT NULL'
  if (invoiceId !== null && !db.get(issued, { invoiceId })) {
    throw new AppError('not-found', { entity: 'invoice', id: invoiceId })
  }
}

/** Of a person who is gone from the books, a lifted hold does not go on telling why there was one. */
const forgetReason = (db: WritableDatabase, { id, invoiceId }: Hold): void => {
  db.run(
    `UPDATE holds SET reason = '' WHERE id = $id AND EXISTS (
       SELECT 1 FROM invoices WHERE id = $invoiceId AND sealedAt IS NOT NULL)`,
    { id, invoiceId },
  )
}

const shownCheck = (
  db: ReadableDatabase,
  { finds, ...check }: ErasureCheck,
): NonNullable<ErasureRow['check']> => ({
  ...check,
  finds: finds.map(({ ids, ...find }) => ({
    ...find,
    at: ids.map((of) => ({ id: of, label: labelOf(db, find.of, of) })),
  })),
})

const labelOf = (db: ReadableDatabase, of: FoundAt, id: number): string | null => {
  if (of === null) return null
  const sql = {
    client: 'SELECT name AS label FROM clients WHERE id = $id',
    invoice: 'SELECT number AS label FROM invoices WHERE id = $id',
    entry: 'SELECT bookedOn AS label FROM bankEntries WHERE id = $id',
  }[of]
  return db.get<{ label: string | null }>(sql, { id })?.label ?? null
}

const showErasure = (
  db: ReadableDatabase,
  row: { id: number; clientId: number; erasedAt: string; report: string },
): ErasureRow => {
  const report = readReport(row.report)
  const check = checkOf(db, row.id)
  const last = report.archive
    .map(({ destroyAfter }) => destroyAfter)
    .sort()
    .at(-1)
  return {
    id: row.id,
    clientId: row.clientId,
    kind: report.kind,
    erasedAt: row.erasedAt,
    invoicesSealed: report.invoicesSealed,
    paymentsSealed: report.paymentsSealed,
    lastDestroyAfter: last ?? null,
    check: check && shownCheck(db, check),
  }
}
