/** Erasure of what somebody chose: done, told in the case, and looked for afterwards. */
import type { DataKind } from '../../../../shared/disclosures/contract'
import type { ErasureCheck } from '../../../../shared/retention/check'
import type { PartsErased } from '../../../../shared/retention/contract'
import { erasedWords, keptSentence, partWords } from '../../../../shared/retention/part-words'
import {
  samePart,
  type KeptPart,
  type Part,
  type PartFate,
  type PartName,
} from '../../../../shared/retention/parts'
import type { ActionContext, CommandContext, QueryContext } from '../../context'
import type { ReadableDatabase } from '../../database/driver'
import { requireRecognised } from '../../privacy/case'
import { putTexts } from '../../privacy/moves'
import { tellRecipients } from '../../privacy/recipients'
import { ofSecretOrder } from '../holds'
import { searchFor } from '../check/search'
import type { Sought } from '../check/sought'
import { fatesOf } from './fates'
import { erasePartOnce } from './parts'
import { soughtOfParts } from './sought-parts'

/** Errors: not-found, request-move. */
export const partsOf = (context: QueryContext, requestId: number): PartFate[] =>
  fatesOf(context, requireRecognised(context.db, requestId).clientId)

type Done = Omit<PartsErased, 'check'> & { check: ErasureCheck | null }

export const eraseParts = async (
  context: ActionContext,
  asked: { requestId: number; parts: readonly Part[] },
): Promise<Done> => {
  const { sought, ...done } = context.write((command) => carryOutParts(command, asked))
  if (!sought) return { ...done, check: null }
  const { read, now } = context
  const [check = null] = await searchFor({ read, now, pause }, [sought])
  context.write(({ audit }) =>
    audit({ entity: 'privacyRequest', id: asked.requestId, code: 'looked-after' }),
  )
  return { ...done, check }
}

const pause = (): Promise<void> => new Promise(setImmediate)

/** As disclosures name them: who got these is told (AVG art. 19). */
const kindsOf: Partial<Record<PartName, readonly DataKind[]>> = {
  name: ['name'],
  address: ['address'],
  phone: ['phone'],
  email: ['email'],
  contact: ['contacts'],
  kvkNumber: ['kvk-number'],
  oin: ['kvk-number'],
  vatId: ['vat-id'],
  accounts: ['bank-account'],
  note: ['notes'],
  accessEvents: ['access-logs'],
}

/** What nothing keeps goes; judged anew here, as a hold or a claim may have come in meanwhile. */
const carryOutParts = (
  command: CommandContext,
  { requestId, parts }: { requestId: number; parts: readonly Part[] },
): Omit<Done, 'check'> & { sought: Sought | null } => {
  const { db, now, audit, ledger } = command
  const { row, clientId, language } = requireRecognised(db, requestId)
  const chosen = fatesOf(command, clientId).filter((fate) =>
    parts.some((part) => samePart(part, fate)),
  )
  const going = chosen.filter(({ kept }) => kept === null)
  const sought = soughtOfParts(db, clientId, going)
  for (const { part, id } of going) {
    erasePartOnce(db, { clientId, part, id, at: now })
    ledger({ kind: 'part-erased', clientId, part, id })
    audit({ entity: 'client', id: clientId, clientId, fields: [part], code: 'part-erased' })
  }
  const kinds = [...new Set(going.flatMap(({ part }) => kindsOf[part] ?? []))]
  if (kinds.length > 0) tellRecipients(db, { requestId, clientId, kinds })
  const kept = chosen.flatMap(({ part, id, kept }): KeptPart[] =>
    kept === null ? [] : [{ part, id, ...kept }],
  )
  // An order that must not be told of is no reason to give to whom it is about.
  const untold = heldInSecret(db, clientId)
  const given = kept.filter(({ why }) => why !== 'hold' || !untold)
  const lines = {
    done: going.map(({ part }) => partWords[part][language]),
    notDone: given.map((one) => `${partWords[one.part][language]}: ${keptSentence(one, language)}`),
  }
  const told = {
    done: withLines(row.done, lines.done),
    notDone: withLines(row.notDone, lines.notDone),
  }
  const whole = told.done !== null && told.notDone === null
  const answer = whole ? `${erasedWords[language]}\n\n${told.done}` : null
  putTexts(db, row, { ...row, ...told, answer: row.answer ?? answer })
  audit({ entity: 'privacyRequest', id: requestId, code: `parts-erased-${going.length}` })
  return { erased: going.map(({ part, id }) => ({ part, id })), kept, sought }
}

/** Held by an order that must not be told of, and by nothing else. */
const heldInSecret = (db: ReadableDatabase, clientId: number): boolean =>
  db.get(
    `SELECT 1 WHERE EXISTS (SELECT 1 FROM holds h WHERE h.clientId = $clientId
         AND h.liftedAt IS NULL AND ${ofSecretOrder})
       AND NOT EXISTS (SELECT 1 FROM holds h WHERE h.clientId = $clientId
         AND h.liftedAt IS NULL AND NOT ${ofSecretOrder})`,
    { clientId },
  ) !== undefined

/** A list under what is there; a line that is there already is not said again. */
const withLines = (text: string | null, lines: readonly string[]): string | null => {
  const there = text === null ? [] : text.split('\n')
  const counted = new Map<string, number>()
  for (const line of lines) counted.set(line, (counted.get(line) ?? 0) + 1)
  const added = [...counted].flatMap(([line, count]) => {
    const one = `- ${count === 1 ? '' : `${count} × `}${line}`
    return there.includes(one) ? [] : [one]
  })
  return [...there, ...added].join('\n') || null
}
