import { AppError } from '../../../shared/errors'
import {
  findingsOf,
  type privacy as contract,
  type RequestCase,
} from '../../../shared/privacy/contract'
import { refuseForbidden } from '../clients/forbidden'
import { objectionsOf } from '../clients/objections'
import { clientRow } from '../clients/record'
import type { CommandContext, HandlersOf } from '../context'
import { deskTarget, save } from '../files/target'
import { redo } from '../invoices/redo'
import { personOf } from '../who'
import { closedRows, openRows, requireRow, showCase, shownRow, tasksOf } from './case'
import { letterMail, letterPdf, noteLetter, writeLetter } from './letter'
import { makeMove, mergeCases, putTexts, requireOpenCase } from './moves'
import { cardOf, documentsOf, rectify } from './rectify'
import { note, putObjection, registerCase } from './register'

const shown = ({ db, today }: CommandContext, id: number): RequestCase => showCase(db, id, today)

export const privacy: HandlersOf<typeof contract> = {
  due: ({ db, today }) => {
    const rows = openRows(db).map((row) => shownRow(row, today))
    const waiting = rows
      .filter(({ daysLeft }) => daysLeft !== null)
      .toSorted((a, b) => (a.daysLeft ?? 0) - (b.daysLeft ?? 0))
    return {
      open: rows.length,
      late: waiting.filter(({ daysLeft }) => (daysLeft ?? 0) < 0).length,
      // What was answered waits for its closing alone.
      next: [...waiting, ...rows.filter(({ daysLeft }) => daysLeft === null)]
        .slice(0, 5)
        .map(({ id, number, type, next, dueOn, daysLeft }) => ({
          id,
          number,
          type,
          next,
          dueOn,
          daysLeft,
        })),
    }
  },
  list: ({ db, today }, { closed, after, limit }) => {
    if (!closed) {
      const rows = openRows(db).map((row) => shownRow(row, today))
      // An answered one has no day any more and waits for its closing alone.
      const urgency = ({ daysLeft }: { daysLeft: number | null }) => daysLeft ?? Infinity
      return { rows: rows.toSorted((a, b) => urgency(a) - urgency(b)), next: null }
    }
    const rows = closedRows(db, after, limit).map((row) => shownRow(row, today))
    return { rows, next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null }
  },
  get: ({ db, today }, { id }) => showCase(db, id, today),
  register: (context, given) => shown(context, registerCase(context, given)),
  write: (context, { id, version, ...texts }) => {
    const row = requireOpenCase(context.db, { id, version })
    const { identityMethod: _, ...free } = texts
    refuseForbidden(free)
    const fields = putTexts(context.db, row, texts)
    context.audit({ entity: 'privacyRequest', id, fields, code: 'written' })
    return shown(context, id)
  },
  link: (context, { id, version, clientId }) => {
    const { db } = context
    const row = requireOpenCase(db, { id, version })
    if (row.answeredOn !== null) throw new AppError('request-move', { why: 'request-answered' })
    if (row.clientId !== null) throw new AppError('request-move', { why: 'identity-settled' })
    clientRow(db, clientId)
    // Whoever was recognised before this was not recognised as this client.
    db.run(
      `UPDATE privacyRequests SET version = version + 1, clientId = $clientId, name = NULL,
         email = NULL, identityAskedOn = NULL, identityPassedOn = NULL, identityFailedOn = NULL,
         identityMethod = NULL
       WHERE id = $id`,
      { id, clientId },
    )
    note(context, id, 'linked')
    return shown(context, id)
  },
  move: (context, { id, version, move }) => {
    makeMove(context, requireOpenCase(context.db, { id, version }), move)
    note(context, id, move.move === 'answer' ? `answered-${move.outcome}` : move.move)
    return shown(context, id)
  },
  merge: (context, { from, into }) => {
    const { db } = context
    mergeCases(context, requireOpenCase(db, { id: from }), requireOpenCase(db, { id: into }))
    note(context, from, 'merged')
    return shown(context, into)
  },
  addTask: (context, { id, what }) => {
    requireOpenCase(context.db, { id })
    refuseForbidden({ what })
    context.db.insert('INSERT INTO privacyTasks (requestId, what) VALUES ($id, $what)', {
      id,
      what,
    })
    note(context, id, 'task-added')
    return shown(context, id)
  },
  finishTask: (context, { id: taskId, finding }) => {
    const { db, today, user } = context
    const task = db.get<{ requestId: number }>(
      'SELECT requestId FROM privacyTasks WHERE id = $taskId',
      { taskId },
    )
    if (!task) throw new AppError('not-found', { entity: 'privacyTask', id: taskId })
    requireOpenCase(db, { id: task.requestId })
    const kind = tasksOf(db, task.requestId).find(({ id }) => id === taskId)?.kind ?? 'typed'
    if (finding !== null && !findingsOf[kind].some((one) => one === finding)) {
      const problems = [{ path: 'finding', code: 'finding-not-possible' }]
      throw new AppError('invalid-input', { problems })
    }
    db.run(
      'UPDATE privacyTasks SET finding = $finding, doneOn = $doneOn, doneBy = $doneBy WHERE id = $taskId',
      {
        taskId,
        finding,
        doneOn: finding === null ? null : today,
        doneBy: finding === null ? null : personOf(user).id,
      },
    )
    note(context, task.requestId, finding === null ? 'task-reopened' : `task-${finding}`)
    return shown(context, task.requestId)
  },
  card: (context, { id }) => cardOf(context, id),
  rectify: (context, asked) => {
    rectify(context, asked)
    return shown(context, asked.id)
  },
  documents: ({ db }, { id }) => documentsOf(db, requireRow(db, id)),
  redo: (context, { id, invoiceId }) => {
    const { db } = context
    const row = requireOpenCase(db, { id })
    if (!documentsOf(db, row).some((one) => one.id === invoiceId))
      throw new AppError('not-found', { entity: 'invoice', id: invoiceId })
    const made = redo(context, invoiceId)
    note(context, id, 'document-redone')
    return made
  },
  objections: ({ db }, { clientId }) => {
    clientRow(db, clientId)
    return objectionsOf(db, clientId)
  },
  object: (context, given) => {
    putObjection(context, given)
    return objectionsOf(context.db, given.clientId)
  },
  letter: (context, { id, kind }) => {
    const { subject, text, to } = writeLetter(context, id, kind)
    return { subject, text, to }
  },
  saveLetter: async (context, { id, kind, form, file }) => {
    const written = context.read((query) => writeLetter(query, id, kind))
    const at = new Date(context.now())
    const bytes =
      form === 'pdf' ? await letterPdf(written, context.today(), at) : await letterMail(written, at)
    await save(context.files.target(file), bytes)
    noteLetter(context, id, `${kind}-${form}`)
    return { saved: true }
  },
  mailLetter: async (context, { id, kind }) => {
    const written = context.read((query) => writeLetter(query, id, kind))
    const bytes = await letterMail(written, new Date(context.now()))
    const draft = await context.desk.newDraft(`${written.number}.eml`)
    await save(deskTarget(context.desk, draft), bytes)
    if (!(await context.desk.openDraft(draft.file))) throw new AppError('no-mail-program', {})
    noteLetter(context, id, `${kind}-mail`)
    return { opened: true }
  },
}
