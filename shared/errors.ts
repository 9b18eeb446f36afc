import type { NotReminded } from './collection/not-reminded'
import type { MoveRefusal } from './privacy/request-state'
import type { DecisionProblem } from './requests/decision'
import type { RequestFileProblem } from './requests/request-file'

/**
 * The closed list of what can go wrong. Each code carries typed details (ids, codes, numbers, field
 * names; never personal data) and has one sentence per language in `renderer/i18n/errors/`, so a
 * new code without a Dutch sentence does not compile.
 */
export interface ErrorDetails {
  /** The operation does not exist. */
  'unknown-operation': { operation: string }
  /** The office is locked; sign in first. */
  locked: NoDetails
  /** The user's role may not do this. */
  forbidden: NoDetails
  /** The input does not fit the schema; one problem per field. */
  'invalid-input': { problems: FieldProblem[] }
  /** Something outside the list; the log id names the line in the office's log. */
  internal: { logId: string }
  /** The record does not exist (any more). */
  'not-found': { entity: string; id: number }
  /** Somebody else changed the record after this person saw it; nothing was saved. */
  'changed-meanwhile': { entity: string; id: number }
  /** The office is being re-encrypted; try again in a moment. */
  busy: NoDetails
  /** A request's key was used for something else. */
  'key-reused': NoDetails
  /** It was done already; what was answered then is not kept any more. */
  'done-before': { entity: string; id: number | null }
  /** It was asked of the office as it was before a backup was put back; look what became of it. */
  'outcome-lost': NoDetails
  /** The user stopped it. */
  cancelled: NoDetails
  /** The file that was chosen changed while it was being read. */
  'file-changed': NoDetails
  /** What reaches keychain and files on this computer stopped while it was asked something. */
  'desk-lost': NoDetails
  /** What says which desk this is cannot be read, or says nothing any more. */
  'desk-damaged': NoDetails

  /** Who would get data may get none any more. */
  'recipient-ended': NoDetails
  /** A package did not read back as it was written; nothing was handed over. */
  'export-damaged': NoDetails
  /** The books do not add up in an audit file: what is wrong, and where. */
  'books-untellable': { fault: string; journal: string; transaction: string }
  /** A privacy request does not go that way now. */
  'request-move': { why: MoveRefusal }
  /** The breach was closed. */
  'breach-closed': NoDetails
  /** Something is still to be decided, told or written down before a breach is closed. */
  'breach-unfinished': NoDetails
  /** The order was closed. */
  'order-closed': NoDetails
  /** The outcome says what did not happen: nothing was handed over, or something was. */
  'order-not-handed-over': NoDetails
  /** Only what is to be preserved is prolonged or ends as preserved, and it is prolonged once. */
  'order-no-preservation': NoDetails
  /** Of whom the office knows, or has, nothing there is nothing to hand over. */
  'order-without-client': NoDetails
  /** The hold is an order's, and ends with it. */
  'hold-of-order': NoDetails
  /** Two privacy requests of different people or types, or one that was answered, stay two. */
  'requests-differ': NoDetails

  /** Days to give back stand on a draft invoice: it is issued or thrown away first. */
  'period-on-draft': { invoiceId: number }
  /** Days that a draft credit note gives back were billed again: without it they are billed twice. */
  'billed-again': NoDetails
  /** A later credit note gives back earlier days of the same period: that one goes first. */
  'credited-further': NoDetails
  /** A list is taken over whole, and this line stands in its way. */
  'list-has-problems': { line: number }
  /** Something of what was taken over was billed or changed since. */
  'import-in-use': NoDetails
  /** Work that stands on an invoice is not changed: its line is. */
  'work-billed': NoDetails
  /** What a draft credit note gives back for days of a service is not changed by hand. */
  'gives-days-back': NoDetails

  // quotes
  /** A quote that was sent does not change any more. */
  'quote-sent': NoDetails
  'quote-not-sent': NoDetails
  /** The quote cannot be sent yet; each problem names a field. */
  'quote-incomplete': { problems: FieldProblem[] }
  /** It was accepted, refused or withdrawn already. */
  'quote-decided': NoDetails
  /** It was accepted after the last day it was valid: somebody has to say that it counts. */
  'quote-lapsed': { until: string }
  /** Only what was accepted is billed. */
  'quote-not-accepted': NoDetails
  /** How it is billed stands fast: an invoice was made of it, or a service. */
  'quote-billed': NoDetails
  /** It is credited like any other, and billed anew at its quote. */
  'billed-by-quote': NoDetails
  /** The last invoice takes off the others: these are issued first; `nth` counts from 1. */
  'quote-step-waits': { nth: number }
  /** A ledger tells of an invoice of it that is not here: somebody has to look first. */
  'quote-held': NoDetails
  /** What a draft takes off of invoices before it is not changed by hand. */
  'deduction-stays': NoDetails
  /** What the draft takes off is not what stands of this invoice now. */
  'deduction-outdated': { number: string }
  /** A later invoice took it off: that one is credited first. */
  'down-payment-deducted': { number: string }

  // session
  /** E-mail and password do not belong together; equal for an unknown e-mail. */
  'wrong-password': { waitSeconds: number }
  /** Too many wrong attempts; try again after the wait. */
  'wait-first': { waitSeconds: number }
  'wrong-recovery-key': { group: number | null }
  /**
   * The six digits are not the current ones; `clockOffSeconds` when they fit a clock that is off.
   * `used`: they were typed before; `used-ahead`: later ones were taken when a clock was ahead.
   */
  'wrong-code': {
    waitSeconds: number
    clockOffSeconds: number | null
    why: 'wrong' | 'used' | 'used-ahead'
  }
  /** Signing in is a step further or back than this operation is for. */
  'wrong-step': NoDetails
  /** The password is right for another desktop: its secret is not in this one's keychain. */
  'other-desktop': NoDetails
  /** The new password is the old or the start password. */
  'same-password': NoDetails
  /** At least one enabled owner must remain. */
  'last-owner': NoDetails
  'email-taken': NoDetails
  /** One's own account: another owner has to do this. */
  'own-account': NoDetails
  'already-set-up': NoDetails
  'not-set-up': NoDetails

  // office files
  /** The data folder cannot be written. */
  'folder-not-writable': NoDetails
  /** The path of the data folder, or of a file in it, is longer than this system takes. */
  'path-too-long': NoDetails
  /** A file of the office may not be read, or not be changed; `file` is its name in the folder. */
  'file-forbidden': { file: string }
  /** Another Kluis has this data folder open. */
  'office-in-use': NoDetails
  'keys-missing': NoDetails
  'keys-damaged': NoDetails
  /** A key file of the form before Kluis was released; there is no way in from it. */
  'keys-of-version-1': NoDetails
  /** The key file is from before a change of this person's access. */
  'keys-older': NoDetails
  /** Key file and database do not belong together. */
  'keys-disagree': NoDetails
  /** The archive's key in the database is not the one that this owner's keys open. */
  'archive-foreign': NoDetails
  /** A change of access was cut short before it was done; the way in of before it works. */
  'change-not-done': NoDetails
  /** The key does not open the database: it belongs to another office, or the file is damaged. */
  'wrong-key': NoDetails
  'database-damaged': NoDetails
  'database-missing': NoDetails
  /** The database was written by a newer Kluis. */
  'database-newer': { found: number; known: number }
  'disk-full': NoDetails
  'migration-failed': { step: number }

  // backups
  /** The file is no backup of Kluis at all. */
  'not-a-backup': NoDetails
  /** A byte of the backup is not what was written. */
  'backup-damaged': NoDetails
  /** The end of the backup is missing. */
  'backup-truncated': NoDetails
  /** What the backup says of itself was not written by the office that it is of. */
  'backup-forged': NoDetails
  /** The backup was made by a newer Kluis. */
  'backup-newer': { found: number; known: number }
  /** The backup is of another office than the one in this folder. */
  'backup-other-office': NoDetails
  /** The password is right today, but the backup has the key of an earlier one. */
  'backup-other-password': NoDetails
  /** The folder is not there: a disk that is not plugged in, a share that cannot be reached. */
  'backup-folder-gone': NoDetails
  'last-backup-folder': NoDetails
  /** What the ledger says could not be done again; nothing was put back. */
  'replay-failed': {
    step:
      'number' | 'erasure' | 'destruction' | 'scrub' | 'billed' | 'reminder' | 'debited' | 'check'
  }
  /** Of the owners in the backup none is one any more, by what the ledger says. */
  'no-owner-left': NoDetails
  /** A restore stopped between its last steps; starting Kluis anew finishes it. */
  'restore-unfinished': NoDetails
  /** The ledger could not be written; what it must know of is not done until it can. */
  'ledger-behind': NoDetails
  /** A line of the ledger is not what was written. */
  'ledger-damaged': NoDetails
  /** The ledger tells of something this program does not know yet. */
  'ledger-newer': { line: number }
  /** The ledger knows of work that is not in the database: an older one was put in its place. */
  'older-database': { gap: HistoryGap | null }
  /** Ledger and database tell different things from some line on. */
  'two-histories': { gap: HistoryGap | null }
  /** The audit log does not verify; `line` is the first that does not follow. */
  'audit-broken': { line: number }

  // files that come in
  'file-gone': NoDetails
  'file-token-unknown': NoDetails
  'file-too-large': { megabytes: number; limit: number }
  'file-unreadable': FileProblem
  'file-write-failed': NoDetails
  'no-mail-program': NoDetails
  /** Nothing on this computer opens such a file. */
  'no-program': NoDetails

  // clients
  /** Free text holds what must never be kept (P1): a BSN or a payment-card number. */
  'forbidden-content': { field: string; found: 'bsn' | 'card-number' }

  // access events
  /** Somebody reads a log at another desk; one at a time. */
  'log-being-read': NoDetails

  // invoices
  /** The invoice cannot be issued yet; each problem names a field (factuureisen). */
  'invoice-incomplete': { problems: FieldProblem[] }
  'invoice-issued': NoDetails
  'invoice-not-issued': NoDetails
  /** More than what is left to credit; `line` counts from 1, 0 is the invoice as a whole. */
  'credit-exceeds': { line: number }
  /** A credit note cannot be credited; make a new invoice instead. */
  'credit-of-credit': NoDetails
  /** Another series already handed out this number. */
  'number-taken': { number: string }
  /** The person was taken out of this invoice at the end of its term; only amounts are left. */
  'invoice-sealed': NoDetails
  /** The e-invoice would not pass these official rules (BR-…, NL-R-…); what would cure it. */
  'ubl-invalid': { rules: string[]; problems: FieldProblem[] }

  // collection
  /** Nothing is sent to this client about this invoice now. */
  'held-reminder': { why: NotReminded }
  /** The file of this batch was written; it is never written again. */
  'batch-written': NoDetails
  /** The client objected to messages of this kind. */
  'client-objects': NoDetails

  // VAT
  /** Only a period that is over is locked. */
  'vat-period-running': { to: string }
  /** Days of the period are in one that is locked. */
  'vat-period-locked': { from: string; to: string }
  /** Periods are unlocked in the reverse order of locking. */
  'vat-later-locked': NoDetails
  /** Electronic services to consumers there are taxed there by now; asked once more. */
  'consumer-taxed-abroad': { country: string }
  /** A correction of the period was told apart: it stays as it was declared. */
  'vat-told-apart': NoDetails

  // credentials
  /** The desktop's keychain cannot be used, so short-lived logins are off. */
  'keychain-unavailable': { reason: 'missing' | 'locked' | 'denied' }
  /** The login lives on another desk: only there it can be used. */
  'credential-elsewhere': NoDetails
  /** The login should be in this desktop's keychain, and is not. */
  'credential-gone': NoDetails
  /** The login was destroyed; `why` is one of its endings. */
  'credential-ended': { why: string }
  /** The passphrase does not open the handed-over login; `file` is a fresh token for another try. */
  'wrong-passphrase': { file: string }
  /** The handed-over login's time has passed. */
  'hand-over-expired': NoDetails
  /** The handed-over login was taken in before. */
  'already-received': NoDetails
  'no-browser': NoDetails
  /** The desktop did not let the sweep at sign-in be installed or removed. */
  'sweep-not-installed': NoDetails

  // requests
  /** The file a client mailed back is not taken; nothing was registered. */
  'request-refused': { problem: RequestFileProblem }
  /** What a client asked is not decided like that; nothing was carried out. */
  'request-decision': { why: DecisionProblem }

  // approvals
  /** Another person must approve this first. */
  'approval-needed': { operation: string }
  'approval-expired': NoDetails
  /** One's own request: someone else decides. */
  'own-request': NoDetails

  // archive
  /** A sealed item whose bytes are not what was sealed. */
  'archive-damaged': { id: number }
  /** The item reached its term and was destroyed. */
  'archive-destroyed': { id: number }

  // retention
  /** The owner looks at what a run would do before it does it. */
  'ask-owner-first': { why: 'first-run' | 'many' | 'clock-jump' }
  /** The opzegdatum lies before the client began, or more than ten years away. */
  'termination-refused': { why: 'before-client' | 'years-away' }
  /** The opzegdatum is out of the ordinary: it wants its year typed, a reason, and an owner. */
  'termination-unusual': { why: ('long-ago' | 'far-ahead' | 'supply-after' | 'many-today')[] }
  /** The clock went ahead further than an owner confirmed; what can't be undone waits for that. */
  'date-unconfirmed': NoDetails
  /** The invoice date is far from the days worked so far; asked once more. */
  'issue-date-unusual': { on: string }
  /** The day of supply is a year or more from today; asked once more. */
  'supply-date-unusual': { on: string }
  /** Data of the client went already, and the date stays as it is. */
  'termination-has-come': NoDetails
  /** The law keeps this class longer; the article says so. */
  'term-below-law': { article: string }
  /** The privacy statement promises the term as it is: erased on the opzegdatum. */
  'term-promised': NoDetails

  // payments
  /** The bank file's statements do not add up; booking needs an explicit confirmation. */
  'file-does-not-add-up': { statements: number }
  /** Rows or payouts of a settlement file do not add up; booking needs an explicit confirmation. */
  'settlement-does-not-add-up': { places: number }
  /** Files of a bank and of a payment provider at once. */
  'files-mixed': NoDetails
  /** The payout was found at the bank before, or the entry is another payout. */
  'payout-found': NoDetails
  /** The entry is not the payout's amount. */
  'payout-differs': { differenceCents: number }
  'nothing-new': NoDetails
  /** The bank file is of accounts that are not known as the agency's; booking needs a confirmation. */
  'other-account': { accounts: number }
  'allocation-exceeds': { available: number }
  'entry-set-aside': NoDetails
  /** The entry settles invoices; undo that before setting it aside. */
  'entry-matched': NoDetails
  /** The money went back later (storno); undo that first. */
  'entry-returned': NoDetails
  /** The person was taken out of this entry at the end of its term; only amounts are left. */
  'entry-sealed': NoDetails
  /** The file that was previewed is gone (locked, or another was opened); open it again. */
  'preview-gone': NoDetails
  /** The bank told nobody it came from or went to: there is nothing to know the next one by. */
  'no-counterparty': NoDetails
  /** A client pays from this account, or is called so: a rule would hide payments. */
  'account-of-client': NoDetails
  'rule-exists': NoDetails
  /** Only entries in euro settle invoices. */
  'currency-not-euro': NoDetails
}

/** What is missing from the file of this computer; told to an owner only. */
export interface HistoryGap {
  /** UTC ISO: the last moment that the file knows of */
  since: string
  invoices: number
  erasures: number
  others: number
}

export type NoDetails = Record<never, never>

/** A problem at one field: `code` has a sentence in `renderer/i18n`, `path` is the field's name. */
export interface FieldProblem {
  path: string
  code: string
  params?: Record<string, string | number>
}

/** Why a file was refused in full, and where. `line` counts from 1. */
export interface FileProblem {
  reason:
    | 'empty'
    | 'not-a-bank-file'
    | 'pdf'
    | 'packed'
    | 'damaged-zip'
    | 'locked-zip'
    | 'many-in-zip'
    | 'no-statement-in-zip'
    | 'spreadsheet'
    | 'wrong-encoding'
    | 'truncated'
    | 'malformed-xml'
    | 'dtd-refused'
    | 'missing-element'
    | 'bad-value'
    | 'bad-line'
    | 'amount-out-of-range'
    | 'unsupported-version'
    | 'not-an-image'
    | 'not-a-paper'
    | 'not-a-log'
    | 'damaged-gzip'
    | 'not-a-table'
    | 'bad-quotes'
    | 'bad-columns'
    | 'not-a-hand-over'
    | 'image-too-large'
  /** its name, where several are read at once */
  file?: string
  line?: number
  element?: string
}

export type ErrorCode = keyof ErrorDetails

/** The only error a handler throws on purpose; the door carries code and details across. */
export class AppError<C extends ErrorCode = ErrorCode> extends Error {
  constructor(
    readonly code: C,
    readonly details: ErrorDetails[C],
    options?: { cause: unknown },
  ) {
    super(code, options)
    this.name = 'AppError'
  }
}

/** `instanceof` that keeps the details typed. */
export const isAppError = (error: unknown): error is AppError => error instanceof AppError
