import type { ReadableDatabase } from '../database/driver'
import { AppError } from '../../../shared/errors'
import type { Paper, papers as contract } from '../../../shared/papers/contract'
import { maySeePaper, paperEnding } from '../../../shared/papers/kinds'
import { refuseForbidden } from '../clients/forbidden'
import { clientRow } from '../clients/record'
import type { ActionContext, CommandContext, HandlersOf } from '../context'
import { deskTarget } from '../files/target'
import { personOf } from '../who'
import { keepContent, readPaper, writePaper } from './content'
import { listPapers, removePapers, requirePaper } from './papers'

/** An order can forbid to tell of itself: the log then names no client. */
const note = (
  { audit }: CommandContext,
  { id, kind, clientId }: Pick<Paper, 'id' | 'kind' | 'clientId'>,
  code: string,
): void => {
  const named = kind === 'legal-order' || clientId === null ? {} : { clientId }
  audit({ entity: 'paper', id, ...named, code })
}

/** No word of a person, also not the title. */
const fileNameOf = ({ kind, id, format }: Paper): string => `${kind}-${id}.${paperEnding(format)}`

const seen = ({ read, user }: ActionContext, id: number): Paper =>
  read(({ db }) => requirePaper(db, id, user))

/** Of whom only what is still needed is kept, nothing new is taken in. */
const requireWhole = (db: ReadableDatabase, clientId: number): void => {
  if (clientRow(db, clientId).reducedAt !== null)
    throw new AppError('not-found', { entity: 'client', id: clientId })
}

export const papers: HandlersOf<typeof contract> = {
  list: ({ db, user }, of) => listPapers(db, of).filter(({ kind }) => maySeePaper(kind, user.role)),
  add: async (context, { file, clientId, record, ...given }) => {
    if (!maySeePaper(given.kind, context.user.role)) throw new AppError('forbidden', {})
    refuseForbidden({ title: given.title })
    const problems = [
      ...(clientId === null && record === null ? [{ path: 'clientId', code: 'required' }] : []),
      ...(given.signedOn !== null && given.signedOn > context.today()
        ? [{ path: 'signedOn', code: 'given-in-future' }]
        : []),
    ]
    if (problems.length > 0) throw new AppError('invalid-input', { problems })
    // Before the file is read, whose token works once; and again, for reading takes a while.
    if (clientId !== null) context.read(({ db }) => requireWhole(db, clientId))
    const { bytes, ...content } = await readPaper(context.files.source(file))
    return context.finish((command) => {
      const { db, now, user } = command
      if (clientId !== null) requireWhole(db, clientId)
      const id = db.insert(
        `INSERT INTO papers (clientId, entity, entityId, kind, title, format, sizeBytes, sha256,
           signedOn, addedAt, addedBy)
         VALUES ($clientId, $entity, $entityId, $kind, $title, $format, $sizeBytes, $sha256,
           $signedOn, $now, $by)`,
        {
          clientId,
          entity: record?.entity ?? null,
          entityId: record?.entityId ?? null,
          ...given,
          ...content,
          sizeBytes: bytes.length,
          now,
          by: personOf(user).id,
        },
      )
      keepContent(db, id, bytes)
      note(command, { id, clientId, kind: given.kind }, given.kind)
      return { id }
    })
  },
  open: async (context, { id }) => {
    const paper = seen(context, id)
    const draft = await context.desk.newDraft(fileNameOf(paper))
    await writePaper(context, paper, deskTarget(context.desk, draft))
    if (!(await context.desk.openDraft(draft.file))) throw new AppError('no-program', {})
    context.write((command) => note(command, paper, 'opened'))
    return { opened: true }
  },
  save: async (context, { id, file }) => {
    const paper = seen(context, id)
    await writePaper(context, paper, context.files.target(file))
    context.write((command) => note(command, paper, 'saved'))
    return { saved: true }
  },
  remove: (context, { id }) => {
    const paper = requirePaper(context.db, id, context.user)
    removePapers(context.db, 'id = $id', { id })
    note(context, paper, 'removed')
    return { removed: true }
  },
}
