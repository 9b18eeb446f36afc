/** Papers without their bytes: the rows, who may know of them, and their removal. */
import { AppError } from '../../../shared/errors'
import type { Paper, PaperEntity } from '../../../shared/papers/contract'
import { maySeePaper } from '../../../shared/papers/kinds'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import type { Who } from '../who'

const select = `
  SELECT p.id, p.clientId, p.entity, p.entityId, p.kind, p.title, p.format, p.sizeBytes, p.sha256,
    p.signedOn, p.addedAt, u.name AS addedBy
  FROM papers p JOIN users u ON u.id = p.addedBy`

/** Of a client, or of a record. Newest first. */
export const listPapers = (
  db: ReadableDatabase,
  {
    clientId = null,
    record = null,
  }: {
    clientId?: number | null
    record?: { entity: PaperEntity; entityId: number } | null
  },
): Paper[] =>
  db.all<Paper>(
    `${select} WHERE (p.clientId = $clientId OR $clientId IS NULL)
       AND ((p.entity = $entity AND p.entityId = $entityId) OR $entity IS NULL)
       AND coalesce($clientId, $entity) IS NOT NULL
     ORDER BY p.id DESC`,
    { clientId, entity: record?.entity ?? null, entityId: record?.entityId ?? null },
  )

/** Errors: not-found, also for one that this person may not know of. */
export const requirePaper = (db: ReadableDatabase, id: number, user: Who): Paper => {
  const paper = db.get<Paper>(`${select} WHERE p.id = $id`, { id })
  if (!paper || !maySeePaper(paper.kind, user.role))
    throw new AppError('not-found', { entity: 'paper', id })
  return paper
}

/** Those for which the condition on `papers` holds, bytes and all. */
export const removePapers = (
  db: WritableDatabase,
  where: string,
  parameters: Record<string, number | string>,
): void => {
  db.run(
    `DELETE FROM paperChunks WHERE paperId IN (SELECT id FROM papers WHERE ${where})`,
    parameters,
  )
  db.run(`DELETE FROM papers WHERE ${where}`, parameters)
}
