/** Several invoices at once: their drafts of e-mails, their documents, or all of them on paper. */
import { setImmediate } from 'node:timers/promises'
import { AppError, isAppError } from '../../../shared/errors'
import { invoiceFileName } from '../../../shared/invoices/file-name'
import type { SeveralSaved } from '../../../shared/invoices/several'
import type { FileToken } from '../../../shared/operation'
import type { ActionContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { save } from '../files/target'
import { writeZip, type ZipFile } from '../zip'
import { documentOf } from './document'
import { documentBytes } from './documents'
import { makeDraft } from './mail-draft'
import { renderTogether } from './pdf/together'

interface Asked {
  ids: readonly number[]
  file: FileToken
}

interface Fitting {
  id: number
  clientId: number | null
  number: string
}

/** Those with a document, in the order of their numbers, which is the order they were issued in. */
const fittingOf = (db: ReadableDatabase, ids: readonly number[]): Fitting[] =>
  db.all(
    `SELECT id, clientId, number FROM invoices
     WHERE id IN (SELECT value FROM json_each($ids)) AND issuedAt IS NOT NULL AND sealedAt IS NULL
     ORDER BY issuedAt, id`,
    { ids: JSON.stringify(ids) },
  )

/** Errors: not-found, when nothing fits. */
const requireFitting = (context: ActionContext, ids: readonly number[]) => {
  const fitting = context.read(({ db }) => fittingOf(db, ids))
  if (fitting.length === 0) throw new AppError('not-found', { entity: 'invoice', id: ids[0] ?? 0 })
  return { fitting, without: new Set(ids).size - fitting.length }
}

/** Does one after the other; gives who went, and the numbers of those that cannot be made. */
const eachOf = async (
  context: ActionContext,
  fitting: readonly Fitting[],
  work: (one: Fitting) => Promise<unknown>,
): Promise<{ done: Fitting[]; refused: string[] }> => {
  const done: Fitting[] = []
  const refused: string[] = []
  for (const [place, one] of fitting.entries()) {
    context.checkpoint()
    context.progress({ stage: 'documents', done: place, total: fitting.length })
    try {
      await work(one)
      done.push(one)
    } catch (error) {
      // Erased or sealed while the others were made, or no valid e-invoice: the others go on.
      if (!isAppError(error) || !single.has(error.code)) throw error
      refused.push(one.number)
    }
    await setImmediate()
  }
  return { done, refused }
}

const single: ReadonlySet<string> = new Set([
  'ubl-invalid',
  'invoice-sealed',
  'not-found',
  'invoice-not-issued',
])

const inZip = async (
  context: ActionContext,
  { ids, file }: Asked,
  add: (zip: ZipFile, one: Fitting) => Promise<void>,
): Promise<SeveralSaved & { done: Fitting[] }> => {
  const { fitting, without } = requireFitting(context, ids)
  let result = { done: [] as Fitting[], refused: [] as string[] }
  await writeZip(context.files.target(file), new Date(context.now()), async (zip) => {
    result = await eachOf(context, fitting, (one) => add(zip, one))
    // An empty file would look like a good one.
    if (result.done.length === 0)
      throw new AppError('not-found', { entity: 'invoice', id: ids[0] ?? 0 })
  })
  return { ...result, saved: result.done.length, without }
}

/** Errors: see the contract. */
export const saveMails = async (
  context: ActionContext,
  asked: Asked,
): Promise<SeveralSaved & { mailed: number[] }> => {
  const { done, ...saved } = await inZip(context, asked, async (zip, { id }) => {
    const { name, bytes } = await makeDraft(context, id, null)
    await zip.add(name, bytes)
  })
  const mailed = context.write(({ db, now, audit }) => {
    const first: number[] = []
    for (const { id, clientId } of done) {
      // Sent before: undoing this leaves it sent.
      const row = db.get('SELECT 1 FROM invoices WHERE id = $id AND mailedAt IS NULL', { id })
      if (row) first.push(id)
      db.run('UPDATE invoices SET mailedAt = $now WHERE id = $id AND sealedAt IS NULL', { id, now })
      audit({ entity: 'invoice', id, clientId, code: 'mail-saved' })
    }
    return first
  })
  return { ...saved, mailed }
}

/** Errors: see the contract. */
export const saveSeveral = async (
  context: ActionContext,
  { as, ...asked }: Asked & { as: 'pdf' | 'nlcius' | 'peppol' },
): Promise<SeveralSaved> => {
  const { done, ...saved } = await inZip(context, asked, async (zip, { id }) => {
    const { bytes } = await documentBytes(context, id, as)
    const document = context.read(({ db }) => documentOf(db, id))
    await zip.add(invoiceFileName(document, as === 'pdf' ? 'pdf' : 'xml'), bytes)
  })
  record(context, done, `${as}-saved`)
  return saved
}

/** Errors: see the contract. */
export const savePrint = async (
  context: ActionContext,
  { ids, file }: Asked,
): Promise<SeveralSaved> => {
  const { fitting, without } = requireFitting(context, ids)
  const paper = renderTogether(new Date(context.now()))
  const { done, refused } = await eachOf(context, fitting, ({ id }) =>
    paper.add(context.read(({ db }) => documentOf(db, id))),
  )
  if (done.length === 0) throw new AppError('not-found', { entity: 'invoice', id: ids[0] ?? 0 })
  await save(context.files.target(file), await paper.end())
  record(context, done, 'printed')
  return { saved: done.length, without, refused }
}

const record = (context: ActionContext, done: readonly Fitting[], code: string): void =>
  context.write(({ audit }) => {
    for (const { id, clientId } of done) audit({ entity: 'invoice', id, clientId, code })
  })
