/**
 * What an accountant gets of a period, in one ZIP that is written as it grows, opened again and
 * compared before it is in place, and on record as a disclosure by then.
 */
import { setImmediate } from 'node:timers/promises'
import type { CsvForm } from '../../../../shared/csv'
import { AppError } from '../../../../shared/errors'
import type { Language } from '../../../../shared/language'
import type { FileToken } from '../../../../shared/operation'
import type { ActionContext } from '../../context'
import { logDisclosure, requireOpen, stillOnRecord } from '../../disclosures/log'
import { currentAgency } from '../../settings/agency'
import { byteOrderMark, csvLines } from '../../text/csv-out'
import { createNames } from '../../text/entry-names'
import { writeZip, type ZipFile } from '../../zip'
import { snapshotOf } from '../snapshot'
import { UntellableBook } from '../xaf/check'
import { writeXaf } from '../xaf/write'
import { bookOf, clientsIn, fiscalYearsIn, yearName } from './book'
import { addDocuments } from './documents'
import { kindsGiven, nothingGiven, type Given } from './given'
import type { Reading } from './journals'
import { planOf } from './plan'
import { debtorSheet, journalSheet, paymentSheet } from './sheets'
import { addVat } from './vat'
import { packWords } from './words'

interface Asked {
  from: string
  to: string
  recipientId: number
  withSealed: boolean
  csvForm: CsvForm
  language: Language
  file: FileToken
}

export interface MadePack {
  /** those with their document */
  invoices: number
  payments: number
  /** invoices of which a file is missing */
  missing: number
}

const xafVersions = ['4.0', '3.2'] as const

/** Errors: recipient-ended, books-untellable, export-damaged; those of documents and writing. */
export const makeAccountantPack = async (
  context: ActionContext,
  { recipientId, csvForm: form, language, withSealed, file, from, to }: Asked,
): Promise<MadePack> => {
  context.read(({ db, today }) => requireOpen(db, recipientId, today))
  const target = context.files.target(file)
  const [now, today] = [context.now(), context.today()]
  const db = snapshotOf(context)
  const given = nothingGiven()
  const made: MadePack = { invoices: 0, payments: 0, missing: 0 }
  const w = packWords[language]
  const pause = async (): Promise<void> => {
    context.checkpoint()
    await setImmediate()
  }
  try {
    const span = { from, to }
    const reading: Reading = { db, plan: planOf(db), span, pause }
    const total =
      db.get<{ n: number }>(
        `SELECT count(*) AS n FROM invoices
         WHERE issuedOn BETWEEN $from AND $to AND issuedAt IS NOT NULL`,
        span,
      )?.n ?? 0
    let done = 0
    const step = () => context.progress({ stage: 'exporting', done: (done += 1), total })
    const fill = async (zip: ZipFile): Promise<void> => {
      await zip.add(w.readme, w.about(from, to))
      const nameOf = createNames()
      const documents = await addDocuments({
        context,
        db,
        zip,
        nameOf,
        span,
        language,
        withSealed,
        given,
        step,
      })
      made.invoices = documents.invoices
      made.missing = documents.missing.length
      if (documents.missing.length > 0)
        await zip.add(
          w.missing,
          byteOrderMark + csvLines([w.missingHead, ...documents.missing], form),
        )
      await addAuditFiles(zip, reading, { language, today, given })
      const sheet = { form, language, given }
      await zip.addParts(w.journal, journalSheet(reading, sheet))
      await zip.addParts(
        w.payments,
        paymentSheet(reading, sheet, () => (made.payments += 1)),
      )
      await zip.addParts(w.debtors, debtorSheet(reading, sheet))
      const vat = await addVat(zip, db, { span, form, language, today, now }, pause)
      if (vat.names) given.data.add('vat-id')
      for (const id of vat.people) given.people.add(id)
      context.checkpoint()
      // Before it is in place: a line too many is better than a file nobody knows of.
      onRecord(context, { recipientId, given, opened: documents.opened })
    }
    await writeZip(target, new Date(now), fill, { trial: false, checked: true })
    return made
  } catch (error) {
    if (!(error instanceof UntellableBook)) throw error
    const { journal = '', transaction = '' } = error.at
    throw new AppError('books-untellable', { fault: error.fault, journal, transaction })
  } finally {
    db.close()
  }
}

const addAuditFiles = async (
  zip: ZipFile,
  reading: Reading,
  { language, today, given }: { language: Language; today: string; given: Given },
): Promise<void> => {
  const { db, span } = reading
  const { fiscalYearStart } = currentAgency(db)
  for (const { year, ...within } of fiscalYearsIn(span, fiscalYearStart)) {
    const clientIds = clientsIn(db, within)
    const book = bookOf({ ...reading, span: within }, year, clientIds, today)
    for (const { id, kvkNumber, vatId, address } of book.parties) {
      given.people.add(id)
      given.data.add('name').add('invoices')
      if (address !== null) given.data.add('address')
      if (kvkNumber !== null) given.data.add('kvk-number')
      if (vatId !== null) given.data.add('vat-id')
    }
    for (const version of xafVersions)
      await zip.addParts(
        `${packWords[language].auditFiles}/xaf-${version}-${yearName(year, fiscalYearStart)}.xaf`,
        writeXaf(book, version),
      )
  }
}

const onRecord = (
  context: ActionContext,
  { recipientId, given, opened }: { recipientId: number; given: Given; opened: number },
): void =>
  context.write((command) => {
    if (opened > 0) command.audit({ entity: 'archive', id: null, code: `opened-${opened}` })
    // A period without anything in it tells nobody anything.
    if (given.data.size === 0) {
      command.audit({ entity: 'office', id: null, code: 'accountant-pack' })
      return
    }
    const clientIds = stillOnRecord(command.db, given.people)
    logDisclosure(command, {
      recipientId,
      way: 'accountant-pack',
      givenOn: command.today,
      data: kindsGiven(given),
      clientIds,
      others: given.people.size - clientIds.length,
    })
  })
