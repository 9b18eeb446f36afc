import { AppError } from '../../../shared/errors'
import type { requests as contract } from '../../../shared/requests/contract'
import type { Wish } from '../../../shared/requests/wish'
import { refuseForbidden } from '../clients/forbidden'
import { clientRow, showClient } from '../clients/record'
import type { HandlersOf } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { deskTarget, save } from '../files/target'
import { personOf } from '../who'
import { requireItem } from '../services/catalogue'
import { fieldsOf } from '../clients/card-fields'
import { accept, lineOf, refuse, settle } from './decide'
import { letterMail, letterPdf, noteLetter, writeLetter } from './letter'
import { makePortalFile, portalFilesOf, withdrawPortalFile } from './make-portal'
import { countOpen, decidedRequests, openRequests } from './rows'
import { showRequest } from './show'
import { takeFile } from './take'

export const requests: HandlersOf<typeof contract> = {
  list: ({ db }, { decided, after, limit, ...asked }) => {
    if (!decided) return { rows: openRequests(db, asked), next: null }
    const rows = decidedRequests(db, asked, after, limit)
    return { rows, next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null }
  },
  due: ({ db }) => countOpen(db),
  get: (context, { id }) => showRequest(context, id),
  fields: (context, { clientId }) =>
    fieldsOf(showClient(context, clientId)).map(({ field, label, value }) => ({
      field,
      label,
      value,
    })),
  add: (context, { clientId, wish, ...given }) => {
    const { db, now, today, user, audit } = context
    clientRow(db, clientId)
    requireOwn(db, clientId, wish)
    refuseForbidden({ askedBy: given.askedBy, ...textsOf(wish) })
    if (given.receivedOn > today)
      throw new AppError('invalid-input', {
        problems: [{ path: 'receivedOn', code: 'given-in-future' }],
      })
    const id = db.insert(
      `INSERT INTO clientRequests (clientId, kind, wish, channel, receivedOn, askedBy, ip,
         registeredAt, registeredBy)
       VALUES ($clientId, $kind, $wish, $channel, $receivedOn, $askedBy, $ip, $now, $by)`,
      {
        ...given,
        clientId,
        kind: wish.kind,
        wish: JSON.stringify(wish),
        now,
        by: personOf(user).id,
      },
    )
    audit(lineOf({ id, clientId, kind: wish.kind }, wish.kind))
    return showRequest(context, id)
  },
  take: (context, asked) => takeFile(context, asked),
  accept: (context, given) => ({ became: accept(context, given) }),
  refuse: (context, given) => refuse(context, given),
  settle: (context, given) => {
    settle(context, given)
    return { settled: true }
  },
  letter: (context, { id, kind }) => {
    const { subject, text, to } = writeLetter(context, id, kind)
    return { subject, text, to }
  },
  saveLetter: async (context, { id, kind, form, file }) => {
    const written = context.read((query) => writeLetter(query, id, kind))
    const make = form === 'pdf' ? letterPdf : letterMail
    await save(context.files.target(file), await make(written, context.now()))
    noteLetter(context, written, `${kind}-${form}`)
    return { saved: true }
  },
  mailLetter: async (context, { id, kind }) => {
    const written = context.read((query) => writeLetter(query, id, kind))
    const bytes = await letterMail(written, context.now())
    const draft = await context.desk.newDraft(`${written.number}.eml`)
    await save(deskTarget(context.desk, draft), bytes)
    if (!(await context.desk.openDraft(draft.file))) throw new AppError('no-mail-program', {})
    noteLetter(context, written, `${kind}-mail`)
    return { opened: true }
  },
  portalFiles: (context, { clientId }) => {
    clientRow(context.db, clientId)
    return portalFilesOf(context, clientId)
  },
  makePortalFile: (context, asked) => makePortalFile(context, asked),
  withdrawPortalFile: (context, { id }) => portalFilesOf(context, withdrawPortalFile(context, id)),
}

/** Errors: not-found, for what is another client's. */
const requireOwn = (db: ReadableDatabase, clientId: number, wish: Wish): void => {
  if (wish.kind === 'order' || wish.kind === 'change') requireItem(db, wish.product)
  if (wish.kind !== 'cancel' && wish.kind !== 'withdraw' && wish.kind !== 'change') return
  const own = db.get('SELECT 1 FROM subscriptions WHERE id = $id AND clientId = $clientId', {
    id: wish.service,
    clientId,
  })
  if (!own) throw new AppError('not-found', { entity: 'subscription', id: wish.service })
}

/** By the path the form knows. */
const textsOf = (wish: Wish): Record<string, string | null> => {
  if (wish.kind === 'change-data')
    return Object.fromEntries(
      wish.changes.flatMap(({ from, to }, place) => [
        [`wish.changes.${place}.to`, to],
        [`wish.changes.${place}.from`, from],
      ]),
    )
  return {
    'wish.note': 'note' in wish ? wish.note : null,
    'wish.domain': 'domain' in wish ? wish.domain : null,
  }
}
