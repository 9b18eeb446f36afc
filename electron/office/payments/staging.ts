/** Reading a bank file into the staging table, and booking it from there whole or not at all. */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { AppError } from '../../../shared/errors'
import type { BankFileSummary, StatementEntry } from '../../../shared/payments/entry'
import type { ActionContext } from '../context'
import type { WritableDatabase } from '../database/driver'
import { readBankFile } from './bank-file'
import { createOccurrenceCounter, entryIdentity } from './identity'
import { addToSummary, startSummary } from './summary'

export interface StagedFile {
  preview: string
  sha256: string
  summary: BankFileSummary
}

const insert = `
  INSERT INTO bankStaging (preview, position, statement, account, currency, identity, bookedOn,
    valueOn, amountCents, entryCurrency, counterpartyName, counterpartyIban, description,
    structuredReference, endToEndId, mandateId, bankReference, reversal, returnReason)
  VALUES ($preview, $position, $statement, $account, $currency, $identity, $bookedOn, $valueOn,
    $amountCents, $entryCurrency, $counterpartyName, $counterpartyIban, $description,
    $structuredReference, $endToEndId, $mandateId, $bankReference, $reversal, $returnReason)`

const hashFile = async (path: string): Promise<string> => {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer)
  return hash.digest('hex')
}

/**
 * Reads the whole file into staging, a piece per transaction, so that other operations are answered
 * meanwhile. A file that cannot be read in full leaves nothing. Errors: those of `readBankFile`.
 */
export const stageFile = async (context: ActionContext, path: string): Promise<StagedFile> => {
  const preview = randomUUID()
  const summary = startSummary()
  const occurrence = createOccurrenceCounter()
  let position = 0
  context.write(({ db }) => {
    // One file at a time is looked at: what was previewed before makes room.
    db.run('DELETE FROM bankStaging')
  })
  try {
    const batches = readBankFile(path, {
      signal: context.signal,
      onProgress: (done, total) => context.progress({ stage: 'reading', done, total }),
    })
    for await (const batch of batches) {
      context.checkpoint()
      const rows: {
        statement: number
        account: string
        currency: string
        entry: StatementEntry
      }[] = []
      for (const event of batch) {
        addToSummary(summary, event)
        const head = summary.statements.at(-1)
        if (event.type !== 'entry' || !head) continue
        const { account, currency } = head
        rows.push({ statement: summary.statements.length, account, currency, entry: event.entry })
      }
      if (rows.length === 0) continue
      context.write(({ db }) => {
        for (const { entry, ...row } of rows) {
          const identity = entryIdentity(row.account, entry, occurrence(row.account, entry))
          db.run(insert, {
            ...row,
            ...entry,
            preview,
            position: ++position,
            identity,
            entryCurrency: entry.currency,
            currency: row.currency,
            reversal: entry.reversal ? 1 : 0,
          })
        }
      })
    }
    return { preview, sha256: await hashFile(path), summary }
  } catch (error) {
    if (context.session.current()) context.write(({ db }) => emptyStaging(db))
    throw error
  }
}

export const emptyStaging = (db: WritableDatabase): number => db.run('DELETE FROM bankStaging')

/** Copies a staged file into the books; called inside the booking transaction. */
export const bookStaged = (
  db: WritableDatabase,
  staged: StagedFile,
  by: { userId: number; now: string; addsUp: boolean },
): { fileId: number; entries: number; newEntries: number } => {
  const entries = count(db, staged.preview)
  const fileId = db.insert(
    `INSERT INTO bankFiles (sha256, format, bookedAt, userId, entries, newEntries, addsUp)
     VALUES ($sha256, $format, $now, $userId, $entries, 0, $addsUp)`,
    {
      sha256: staged.sha256,
      format: staged.summary.format,
      now: by.now,
      userId: by.userId,
      entries,
      addsUp: by.addsUp ? 1 : 0,
    },
  )
  let newEntries = 0
  staged.summary.statements.forEach((statement, index) => {
    const { account, currency } = statement
    db.run('INSERT OR IGNORE INTO bankAccounts (account, currency) VALUES ($account, $currency)', {
      account,
      currency,
    })
    const accountRow = db.get<{ id: number }>(
      'SELECT id FROM bankAccounts WHERE account = $account AND currency = $currency',
      { account, currency },
    )
    if (!accountRow) throw new Error('the account was just written')
    const statementId = db.insert(
      `INSERT INTO bankStatements (fileId, accountId, number, sequence, fromOn, toOn, openingCents,
         closingCents, addsUp)
       VALUES ($fileId, $accountId, $number, $sequence, $from, $to, $openingCents, $closingCents,
         $addsUp)`,
      { ...statement, fileId, accountId: accountRow.id, addsUp: statement.addsUp ? 1 : 0 },
    )
    newEntries += db.run(
      `INSERT OR IGNORE INTO bankEntries (statementId, accountId, identity, bookedOn, valueOn,
         amountCents, currency, counterpartyName, counterpartyIban, description,
         structuredReference, endToEndId, mandateId, bankReference, reversal, returnReason)
       SELECT $statementId, $accountId, identity, bookedOn, valueOn, amountCents, entryCurrency,
         counterpartyName, counterpartyIban, description, structuredReference, endToEndId,
         mandateId, bankReference, reversal, returnReason
       FROM bankStaging WHERE preview = $preview AND statement = $statement ORDER BY position`,
      {
        statementId,
        accountId: accountRow.id,
        preview: staged.preview,
        statement: index + 1,
      },
    )
  })
  if (newEntries === 0) throw new AppError('nothing-new', {})
  db.run('UPDATE bankFiles SET newEntries = $newEntries WHERE id = $fileId', { newEntries, fileId })
  emptyStaging(db)
  return { fileId, entries, newEntries }
}

const count = (db: WritableDatabase, preview: string): number =>
  db.get<{ n: number }>('SELECT count(*) AS n FROM bankStaging WHERE preview = $preview', {
    preview,
  })?.n ?? 0
