/** The files of what is on record: e-mail drafts with their invoice, and letters to print. */
import { setImmediate } from 'node:timers/promises'
import type { NotReminded } from '../../../../shared/collection/not-reminded'
import type { SentReminder } from '../../../../shared/collection/reminders'
import { formatDateLong } from '../../../../shared/dates'
import { AppError } from '../../../../shared/errors'
import { invoiceFileName } from '../../../../shared/invoices/file-name'
import type { FileToken } from '../../../../shared/operation'
import { objectsTo } from '../../clients/objections'
import type { ActionContext } from '../../context'
import { deskTarget, save } from '../../files/target'
import { documentOf } from '../../invoices/document'
import { documentBytes } from '../../invoices/documents'
import { renderMailDraft } from '../../invoices/mail'
import { requireIssued } from '../../invoices/rows'
import { renderLetters, type Letter } from '../../paper/letter-pdf'
import { currentAgency } from '../../settings/agency'
import { writeZip } from '../../zip'
import { inOneLetter, requireReminder, sentIn, takeBackReminder } from './sent'

type Written = SentReminder & { subject: string; body: string }

const isWritten = (one: SentReminder): one is Written => one.subject !== null && one.body !== null

/** Why it is not handed over any more; null: it is. */
const whyNot = (context: ActionContext, id: number): NotReminded | 'paid' | null =>
  context.read(({ db, today }) => {
    const row = db.get<{ clientId: number; open: number; disputed: number; paused: number }>(
      `SELECT r.clientId, i.openCents > 0 AS open,
         EXISTS (SELECT 1 FROM holds h WHERE h.liftedAt IS NULL
           AND h.kind IN ('dispute', 'restriction')
           AND (h.invoiceId = i.id OR h.clientId = i.clientId)) AS disputed,
         EXISTS (SELECT 1 FROM reminderPauses p WHERE p.clientId = r.clientId
           AND (p.untilOn IS NULL OR p.untilOn >= $today)) AS paused
       FROM reminders r JOIN invoices i ON i.id = r.invoiceId WHERE r.id = $id`,
      { id, today },
    )
    if (row?.open !== 1) return 'paid'
    if (objectsTo(db, row.clientId, 'reminders')) return 'objected'
    return row.disputed === 1 ? 'disputed' : row.paused === 1 ? 'paused' : null
  })

/**
 * What of a run is still to be handed over, letter by letter. One over several invoices of which one
 * was settled, or is not to be asked any more, asks too much: it goes back whole, and the rest of it
 * comes in the next run.
 */
const lettersIn = (
  context: ActionContext,
  runId: number,
  channel: 'email' | 'post',
): { letters: [Written, ...Written[]][]; again: number } => {
  const rows = context.read(({ db }) => sentIn(db, runId, channel)).filter(isWritten)
  const groups = new Map<number, [Written, ...Written[]]>()
  for (const row of rows) {
    const key = row.jointId ?? row.id
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  // Once it was handed over it was sent, for all that is known here.
  const gone = wasHandedOver(context, runId, channel)
  const letters: [Written, ...Written[]][] = []
  let again = 0
  for (const group of groups.values()) {
    // One about one invoice is looked at when it is made.
    const alone = group.length === 1
    const welcome = alone ? group : group.filter(({ id }) => whyNot(context, id) === null)
    if (welcome.length === group.length) letters.push(group)
    else if (!gone && welcome.length > 0) again += backAgain(context, welcome)
  }
  return { letters, again }
}

const isWelcome = (context: ActionContext, letter: readonly Written[]): boolean =>
  letter.every(({ id }) => whyNot(context, id) === null)

const wasHandedOver = (context: ActionContext, runId: number, channel: 'email' | 'post'): boolean =>
  context.read(({ db }) =>
    db.get(
      `SELECT 1 FROM reminderRuns WHERE id = $runId
         AND ${channel === 'email' ? 'draftsAt' : 'lettersAt'} IS NOT NULL`,
      { runId },
    ),
  ) !== undefined

/** Gives how many: an invoice that was reminded once more since keeps both. */
const backAgain = (context: ActionContext, rows: readonly Written[]): number => {
  const last = rows.filter((one) => one.last)
  if (last.length > 0)
    context.write((command) => {
      for (const { id } of last) takeBackReminder(command, id)
    })
  return last.length
}

const requireRun = (context: ActionContext, runId: number): void => {
  const found = context.read(({ db }) =>
    db.get('SELECT 1 FROM reminderRuns WHERE id = $runId', { runId }),
  )
  if (!found) throw new AppError('not-found', { entity: 'reminderRun', id: runId })
}

const draftOf = async (
  context: ActionContext,
  letter: readonly [Written, ...Written[]],
): Promise<{ name: string; bytes: Uint8Array }> => {
  const [{ invoiceId, step, address, subject, body }] = letter
  const issued = (id: number) => context.read(({ db }) => requireIssued(db, id))
  const document = issued(invoiceId)
  const attachments = []
  for (const { invoiceId: id } of letter) {
    const one = id === invoiceId ? document : issued(id)
    const { bytes } = await documentBytes(context, id, 'pdf')
    attachments.push({ name: invoiceFileName(one, 'pdf'), mime: 'application/pdf', bytes })
  }
  const { name, email } = context.read(({ db }) => currentAgency(db))
  const bytes = await renderMailDraft({
    from: { name, address: email },
    to: address === null ? null : { name: document.buyerName ?? '', address },
    subject,
    text: `${body}\n`,
    attachments,
    date: new Date(context.now()),
  })
  return { name: invoiceFileName(document, 'eml').replace(/\.eml$/, `-${step}.eml`), bytes }
}

/** Errors: not-found, cancelled, those of writing. */
export const saveDrafts = async (
  context: ActionContext,
  runId: number,
  file: FileToken,
): Promise<{ drafts: number; again: number }> => {
  requireRun(context, runId)
  const { letters, again } = lettersIn(context, runId, 'email')
  let drafts = 0
  await writeZip(context.files.target(file), new Date(context.now()), async (zip) => {
    for (const letter of letters) {
      context.checkpoint()
      context.progress({ stage: 'reminding', done: drafts, total: letters.length })
      if (!isWelcome(context, letter)) continue
      const { name, bytes } = await draftOf(context, letter)
      await zip.add(name, bytes)
      drafts += 1
      await setImmediate()
    }
  })
  context.write(({ db, now, audit }) => {
    db.run('UPDATE reminderRuns SET draftsAt = $now WHERE id = $runId', { runId, now })
    audit({ entity: 'reminderRun', id: runId, code: 'drafts-saved' })
  })
  return { drafts, again }
}

/** Errors: not-found, cancelled, those of writing. */
export const saveLetters = async (
  context: ActionContext,
  runId: number,
  file: FileToken,
): Promise<{ letters: number; again: number }> => {
  requireRun(context, runId)
  const found = lettersIn(context, runId, 'post')
  const letters = found.letters
    .filter((letter) => isWelcome(context, letter))
    .map(([first]) => letterOf(context, first))
  const bytes = await renderLetters(letters, {
    createdAt: new Date(context.now()),
    turn: (done) => {
      context.checkpoint()
      context.progress({ stage: 'reminding', done, total: letters.length })
      return setImmediate()
    },
  })
  await save(context.files.target(file), bytes)
  context.write(({ db, now, audit }) => {
    db.run('UPDATE reminderRuns SET lettersAt = $now WHERE id = $runId', { runId, now })
    audit({ entity: 'reminderRun', id: runId, code: 'letters-saved' })
  })
  return { letters: letters.length, again: found.again }
}

const letterOf = (
  context: ActionContext,
  { invoiceId, sentOn, subject, body }: Written,
): Omit<Letter, 'createdAt'> =>
  context.read(({ db }) => {
    const { buyer, language } = documentOf(db, invoiceId)
    const { street, houseNumber, postcode, town } = buyer.address
    const lines = [
      buyer.name,
      buyer.attention ?? '',
      `${street} ${houseNumber}`.trim(),
      `${postcode} ${town}`.trim(),
    ]
    return {
      from: currentAgency(db).name,
      on: formatDateLong(sentOn, language),
      addressee: lines.filter((line) => line !== '').join('\n'),
      subject,
      text: body,
      language,
    }
  })

/** Errors: not-found, no-mail-program, held-reminder. */
export const openReminder = async (context: ActionContext, id: number): Promise<void> => {
  const row = context.read(({ db }) => requireReminder(db, id))
  if (!isWritten(row)) throw new AppError('not-found', { entity: 'reminder', id })
  const [first = row, ...rest] = context.read(({ db }) => inOneLetter(db, row)).filter(isWritten)
  for (const one of [first, ...rest]) {
    const why = whyNot(context, one.id)
    if (why === 'paid') throw new AppError('not-found', { entity: 'reminder', id: one.id })
    if (why !== null) throw new AppError('held-reminder', { why })
  }
  const { name, bytes } = await draftOf(context, [first, ...rest])
  const draft = await context.desk.newDraft(name)
  await save(deskTarget(context.desk, draft), bytes)
  if (!(await context.desk.openDraft(draft.file))) throw new AppError('no-mail-program', {})
  context.write(({ audit }) => {
    audit({ entity: 'reminder', id, clientId: row.clientId, code: 'mail-opened' })
  })
}
