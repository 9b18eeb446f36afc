/** The texts in force: an agency's own, else the program's. */
import type { LetterRow, LetterText, WrittenKind } from '../../../shared/letters/contract'
import { writtenKinds } from '../../../shared/letters/contract'
import { defaultTexts } from '../../../shared/letters/default-texts'
import type { Template } from '../../../shared/letters/template'
import { AppError } from '../../../shared/errors'
import type { Language } from '../../../shared/language'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'

interface Which {
  kind: WrittenKind
  language: Language
}

interface Row {
  version: number
  subject: string | null
  body: string
  changedAt: string
  changedBy: string
}

const languages: readonly Language[] = ['nl', 'en']

const own = (db: ReadableDatabase, { kind, language }: Which): Row | undefined =>
  db.get<Row>(
    `SELECT t.id AS version, t.subject, t.body, t.changedAt, u.name AS changedBy
     FROM letterTexts t JOIN users u ON u.id = t.changedBy
     WHERE t.kind = $kind AND t.language = $language`,
    { kind, language },
  )

export const textOf = (db: ReadableDatabase, which: Which): LetterText => {
  const { kind, language } = which
  const standard = { version: null, changedAt: null, changedBy: null }
  return { kind, language, ...(own(db, which) ?? { ...defaultTexts[kind][language], ...standard }) }
}

export const listTexts = (db: ReadableDatabase): LetterRow[] =>
  writtenKinds.flatMap((kind) =>
    languages.map((language) => {
      const { changedAt } = textOf(db, { kind, language })
      return { kind, language, changedAt }
    }),
  )

/** Errors: changed-meanwhile, when another version is in force than the one that was looked at. */
export const requireSameText = (
  db: ReadableDatabase,
  which: Which,
  version: number | null,
): void => {
  const now = own(db, which)?.version ?? null
  if (now !== version) throw new AppError('changed-meanwhile', { entity: 'letter', id: now ?? 0 })
}

export const takeBack = (db: WritableDatabase, { kind, language }: Which): void => {
  db.run('DELETE FROM letterTexts WHERE kind = $kind AND language = $language', { kind, language })
}

/** Puts a text in place of the one in force, as a version of its own. `now`: UTC. */
export const putText = (
  db: WritableDatabase,
  which: Which,
  { subject, body, userId, now }: Template & { userId: number; now: string },
): number => {
  takeBack(db, which)
  return db.insert(
    `INSERT INTO letterTexts (kind, language, subject, body, changedAt, changedBy)
     VALUES ($kind, $language, $subject, $body, $now, $userId)`,
    { kind: which.kind, language: which.language, subject, body, now, userId },
  )
}
