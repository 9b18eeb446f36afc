/** What a client asked, and the portal files made for them: handed over whole, and erased whole. */
import type { RequestRow } from '../../../shared/requests/contract'
import type { Wish } from '../../../shared/requests/wish'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import { wishOf } from './rows'

interface RequestData extends Pick<
  RequestRow,
  'kind' | 'channel' | 'receivedOn' | 'outcome' | 'decidedAt'
> {
  wish: Wish
  askedBy: string | null
  ip: string | null
  reply: string | null
}

export interface RequestsData {
  requests: RequestData[]
  portalFiles: { madeAt: string; validUntil: string; withdrawnAt: string | null }[]
}

/** Oldest first. */
export const collect = (db: ReadableDatabase, clientId: number): RequestsData => ({
  requests: db
    .all<Omit<RequestData, 'wish'> & { wish: string }>(
      `SELECT kind, wish, channel, receivedOn, askedBy, ip, outcome, decidedAt, reply
       FROM clientRequests WHERE clientId = $clientId ORDER BY id`,
      { clientId },
    )
    .map((row) => ({ ...row, wish: wishOf(row) })),
  portalFiles: db.all(
    'SELECT madeAt, validUntil, withdrawnAt FROM portalFiles WHERE clientId = $clientId ORDER BY id',
    { clientId },
  ),
})

/** With the keys: what comes in with an old portal file is of nobody that is known. */
export const erase = (db: WritableDatabase, clientId: number): void => {
  db.run('DELETE FROM clientRequests WHERE clientId = $clientId', { clientId })
  db.run(
    `DELETE FROM requestFiles
     WHERE portalFileId IN (SELECT id FROM portalFiles WHERE clientId = $clientId)`,
    { clientId },
  )
  db.run('DELETE FROM portalFiles WHERE clientId = $clientId', { clientId })
}

/** Its term has ended: it was decided, and nothing more is proven by it. */
export const forgetRequest = (db: WritableDatabase, id: number): void =>
  void db.run('DELETE FROM clientRequests WHERE id = $id AND decidedAt IS NOT NULL', { id })

/** Past its last day, and its term: with the keys, and what told that a request was used. */
export const forgetPortalFile = (db: WritableDatabase, id: number): void => {
  db.run('DELETE FROM requestFiles WHERE portalFileId = $id', { id })
  db.run('DELETE FROM portalFiles WHERE id = $id', { id })
}
