/** A request file into the in-box: read, registered, nothing carried out. */
import { addDays } from '../../../shared/dates'
import { startOfDay } from '../../../shared/start-of-day'
import { latestExpiry } from '../../../shared/credentials/expiry'
import { loginInput } from '../../../shared/credentials/input'
import { carriesLogin } from '../../../shared/credentials/system'
import { AppError } from '../../../shared/errors'
import type { FileToken } from '../../../shared/operation'
import type { RequestFileProblem } from '../../../shared/requests/request-file'
import type { Wish } from '../../../shared/requests/wish'
import { refuseForbidden } from '../clients/forbidden'
import type { ActionContext, CommandContext } from '../context'
import { loginTimeOf } from '../credentials/at-desk'
import { finishLogin, keepLogin } from '../credentials/keep'
import { maximumHours } from '../credentials/rows'
import type { ReadableDatabase } from '../database/driver'
import { readSmall } from '../files/source'
import { personOf } from '../who'
import { lineOf } from './decide'
import { wasDecided } from './held'
import {
  readRequestFile,
  requestFileLimit,
  type KnownPortalFile,
  type RequestReading,
  type Secret,
} from './request-file'

type Reading = Extract<RequestReading, { ok: true }>

const refused = (problem: RequestFileProblem) => new AppError('request-refused', { problem })

/** Errors: as the contract says. */
export const takeFile = async (
  context: ActionContext,
  { file, receivedOn }: { file: FileToken; receivedOn: string | null },
): Promise<{ ids: number[] }> => {
  const on = receivedOn ?? context.today()
  if (on > context.today())
    throw new AppError('invalid-input', {
      problems: [{ path: 'receivedOn', code: 'given-in-future' }],
    })
  const bytes = await readSmall(context.files.sourceAgain(file), requestFileLimit)
  if (!bytes) throw refused('too-large')
  const reading = await readRequestFile({
    bytes,
    office: context.office.officeId,
    receivedOn: on,
    find: (ownId) => context.read(({ db }) => knownFile(db, ownId)),
  })
  if (!reading.ok) throw refused(reading.problem)
  const { clientId } = context.read(({ db }) => requireUnused(db, reading))
  refuseTexts(reading, clientId)
  const logins: Kept = { all: new Map(), own: [] }
  try {
    await keepLogins(context, reading, clientId, logins)
    return context.finish((command) => ({ ids: register(command, reading, on, logins.all) }))
  } catch (error) {
    // Nothing was taken in here, so no login of it stays but one that another desk took in.
    for (const id of logins.own) if (!isAsked(context, id)) await finishLogin(context, id)
    context.read(({ db }) => requireUnused(db, reading))
    throw error
  }
}

const isAsked = (context: ActionContext, id: number): boolean =>
  context.read(({ db }) => db.get('SELECT 1 FROM clientRequests WHERE loginId = $id', { id })) !==
  undefined

/** Of a client that was erased it went with the client, as if it had never been. */
const knownFile = (db: ReadableDatabase, ownId: string): KnownPortalFile | null =>
  db.get<KnownPortalFile>(
    `SELECT privateKey, macKey, validUntil FROM portalFiles
     WHERE ownId = $ownId AND privateKey IS NOT NULL`,
    { ownId },
  ) ?? null

/** Errors: request-refused. */
const requireUnused = (
  db: ReadableDatabase,
  { file, request }: Reading,
): { id: number; clientId: number } => {
  const portal = db.get<{ id: number; clientId: number }>(
    'SELECT id, clientId FROM portalFiles WHERE ownId = $file AND privateKey IS NOT NULL',
    { file },
  )
  if (!portal) throw refused('unknown-file')
  const used = db.get('SELECT 1 FROM requestFiles WHERE portalFileId = $id AND ownId = $ownId', {
    id: portal.id,
    ownId: request.id,
  })
  if (used) throw refused('used')
  return portal
}

/** Errors: forbidden-content, request-refused. */
const refuseTexts = ({ request: { wishes }, secrets }: Reading, clientId: number): void => {
  const texts = wishes.flatMap(textsOf)
  refuseForbidden(Object.fromEntries(texts.map((text, at) => [`wishes.${at}`, text])))
  for (const [place, { username, secret }] of secrets) {
    const wish = wishes[place]
    if (wish?.kind !== 'login') continue
    if (wish.url !== null && carriesLogin(wish.url)) throw refused('secret-in-text')
    const value = secret.trim()
    if (value.length >= 4 && texts.some((text) => text.includes(value)))
      throw refused('secret-in-text')
    const { success, error } = loginInput.safeParse({
      ...describedBy(wish, clientId),
      fields: fieldsOf({ username, secret }),
      lifetime: 'maximum',
    })
    if (success) continue
    const leaks = error.issues.some(
      ({ message }) => message === 'contains-secret' || message === 'login-in-address',
    )
    throw refused(leaks ? 'secret-in-text' : 'not-understood')
  }
}

const textsOf = (wish: Wish): string[] => {
  const values =
    wish.kind === 'change-data'
      ? wish.changes.flatMap(({ from, to }) => [from, to])
      : Object.values(wish)
  return values.filter((value) => typeof value === 'string')
}

const fieldsOf = ({ username, secret }: Secret) => [
  { kind: 'user-name' as const, name: null, value: username },
  { kind: 'password' as const, name: null, value: secret },
]

/** The job on one line, as far as it fits; the whole of it stands in the request. */
const describedBy = ({ system, job }: Extract<Wish, { kind: 'login' }>, clientId: number) => ({
  clientId,
  system,
  purpose: [...job.replace(/\s+/gu, ' ').trim()].slice(0, 500).join(''),
  ticket: null,
})

interface Kept {
  /** their numbers by place */
  all: Map<number, number>
  /** those that were kept just now */
  own: number[]
}

/**
 * Each in this desk's keychain until the day it is needed, and no longer than the policy allows; what is
 * past its day, or of a client who left, is not kept at all.
 */
const keepLogins = async (
  context: ActionContext,
  { file, request, secrets }: Reading,
  clientId: number,
  kept: Kept,
): Promise<void> => {
  const left = context.read(({ db, today }) =>
    db.get('SELECT 1 FROM clients WHERE id = $clientId AND terminatedOn <= $today', {
      clientId,
      today,
    }),
  )
  if (left) return
  for (const [place, secret] of secrets) {
    const wish = request.wishes[place]
    if (wish?.kind !== 'login') continue
    const now = await loginTimeOf(context)
    const hours = context.read(({ db }) => maximumHours(db))
    const latest = latestExpiry({ startedAt: now, maximumHours: hours })
    const until = startOfDay(addDays(wish.until, 1))
    const expiresAt = until < latest ? until : latest
    if (expiresAt <= now) continue
    const wanted = `${file}/${request.id}/${place}`
    const before = context.read(({ db }) =>
      db.all<{ id: number; open: number }>(
        `SELECT id, destroyedAt IS NULL AND endWhy IS NULL AND goneAt IS NULL
           AND expiresAt > $now AS open
         FROM logins WHERE handOverId = $wanted OR handOverId GLOB $wanted || '/*'`,
        { wanted, now },
      ),
    )
    const there = before.find(({ open }) => open === 1)
    // The same file is being taken at another desk, or was broken off here.
    if (there) {
      kept.all.set(place, there.id)
      continue
    }
    const login = await keepLogin(context, {
      ...describedBy(wish, clientId),
      deleteAfterUse: false,
      viewLimit: null,
      startedAt: now,
      expiresAt,
      // One that ended keeps its own id.
      handOverId: before.length === 0 ? wanted : `${wanted}/${before.length}`,
      fields: fieldsOf(secret),
    })
    kept.all.set(place, login.id)
    kept.own.push(login.id)
  }
}

const register = (
  context: CommandContext,
  reading: Reading,
  on: string,
  logins: ReadonlyMap<number, number>,
): number[] => {
  const { db, now, user, audit } = context
  const { id: portalFileId, clientId } = requireUnused(db, reading)
  const { file, request } = reading
  const fileId = db.insert(
    `INSERT INTO requestFiles (portalFileId, ownId, madeAt, language)
     VALUES ($portalFileId, $ownId, $madeAt, $language)`,
    { portalFileId, ownId: request.id, madeAt: request.madeAt, language: request.language },
  )
  return request.wishes.map((wish, place) => {
    const decided = wasDecided(db, { portalFile: file, request: request.id, place })
    const id = db.insert(
      `INSERT INTO clientRequests (clientId, kind, wish, channel, receivedOn, registeredAt,
         registeredBy, fileId, place, loginId, heldAt)
       VALUES ($clientId, $kind, $wish, 'portal', $on, $now, $by, $fileId, $place, $loginId,
         $heldAt)`,
      {
        clientId,
        kind: wish.kind,
        wish: JSON.stringify(wish),
        on,
        now,
        by: personOf(user).id,
        fileId,
        place,
        loginId: logins.get(place) ?? null,
        heldAt: decided ? now : null,
      },
    )
    audit(lineOf({ id, clientId, kind: wish.kind }, decided ? 'taken-held' : 'taken'))
    return id
  })
}
