/** Papers of a client: told of one by one, erased with their bytes. */
import { type DomainParts } from '../parts'
import type { Paper } from '../../../shared/papers/contract'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import { listPapers, removePapers } from './papers'

type PaperData = Pick<Paper, 'kind' | 'title' | 'format' | 'signedOn' | 'addedAt'>

/** An order of an authority can forbid to tell of itself: it is told of where orders are. */
export const collect = (db: ReadableDatabase, clientId: number): PaperData[] =>
  listPapers(db, { clientId })
    .filter(({ kind }) => kind !== 'legal-order')
    .map(({ kind, title, format, signedOn, addedAt }) => ({
      kind,
      title,
      format,
      signedOn,
      addedAt,
    }))

export const erase = (db: WritableDatabase, clientId: number): void =>
  removePapers(db, 'clientId = $clientId', { clientId })

/** What is still to be collected is proved by what was signed for it. */
export const reduce = (
  db: WritableDatabase,
  clientId: number,
  _now: string,
  extent: string,
): void =>
  removePapers(
    db,
    extent === 'name-only'
      ? 'clientId = $clientId'
      : `clientId = $clientId AND kind NOT IN ('quote', 'mandate')`,
    { clientId },
  )

/** Each by itself. */
export const paperParts: DomainParts = {
  names: ['paper'],
  list: (db, clientId) =>
    listPapers(db, { clientId })
      .filter(({ kind }) => kind !== 'legal-order')
      .map(({ id, title }) => ({ part: 'paper', id, shown: title, count: null })),
  erase: (db, clientId, { id }) => {
    if (id !== null)
      removePapers(db, "id = $id AND clientId = $clientId AND kind <> 'legal-order'", {
        id,
        clientId,
      })
  },
}
