/**
 * Backups: one encrypted file that holds the whole office, verified before it is called a backup, in
 * one or more folders. Putting one back re-applies every erasure and never hands out a number again,
 * before anyone can look. Nothing here ever deletes the present data: it is kept aside.
 */
import { z } from 'zod'
import { emailAddress } from '../fields'
import type { ErrorCode } from '../errors'
import {
  action,
  backOffice,
  command,
  everyone,
  fileToken,
  folderToken,
  gives,
  nothing,
  ownerOnly,
  query,
  saveToken,
  type FileToken,
} from '../operation'
import { newPassword } from '../session/contract'
import type { RotationPolicy } from './rotation'

/** Rows of what an office is about; ids and amounts, nobody's name. */
export interface BackupCounts {
  clients: number
  invoices: number
  payments: number
  archive: number
  audit: number
}

export interface BackupFolder {
  /** `own` for the one beside the database */
  id: string
  /** as the desktop writes it; shown, never sent back */
  place: string
  reachable: boolean
  backups: number
  newestAt: string | null
  oldestAt: string | null
  /** bytes of all backups in it */
  bytes: number
  /** what the last attempt here ended in; null when it went well */
  failure: { at: string; code: ErrorCode } | null
}

/**
 * The ledger beside the database was written anew. `copy-…`: a copy in a backup folder; where it is not
 * of a history that was closed, it stays there under another name.
 */
export const ledgerFaults = [
  'missing',
  'shortened',
  'damaged',
  'superseded',
  'copy-superseded',
  'copy-differs',
] as const
export type LedgerFault = (typeof ledgerFaults)[number]

/** Why the start screen is loud about backups. */
export type BackupAlarm =
  /** there is none yet, or none in the last three days */
  | 'overdue'
  /** the last attempt failed in one of the folders */
  | 'failed'
  /** the database itself did not pass its check */
  | 'damaged'
  /** the list of folders could not be read and was begun anew */
  | 'forgotten'
  /** the ledger beside the database could not be written; what it must know of waits for it */
  | 'ledger-behind'

export interface BackupStatus {
  /** the newest one that was verified */
  lastGood: { at: string; bytes: number; seconds: number } | null
  due: boolean
  alarm: BackupAlarm | null
  /** what the last attempt ended in when it reached no folder at all */
  failure: { at: string; code: ErrorCode } | null
  /** a ledger was not what it should be; until an owner has seen it */
  ledgerFault: {
    at: string
    fault: LedgerFault
    /** who closed the history that it was of, and when */
    closed: { at: string; by: string } | null
  } | null
  folders: BackupFolder[]
  policy: RotationPolicy
  /** the last check of the whole database, page by page */
  checked: { at: string; good: boolean } | null
  /** what a restore put aside, and the last day it is kept */
  aside: { name: string; at: string; keptUntil: string }[]
  /** nothing goes by age while the clock is in doubt: the owner confirms the date first */
  waitsForClock: boolean
  /** the civil date that would be confirmed */
  today: string
  /** a backup is being made at this moment */
  working: boolean
}

export interface MadeBackup {
  name: string
  bytes: number
  seconds: number
  folders: { id: string; failure: ErrorCode | null }[]
  rotated: number
}

export interface KnownBackup {
  file: FileToken
  name: string
  place: string
  createdAt: string
  bytes: number
}

/** What a backup is, read without a password, and what putting it back would lose. */
export interface BackupPreview {
  /** the same token, which stays good: a slip in the password does not cost the choice */
  file: FileToken
  createdAt: string
  /** the version of Kluis that made it */
  program: string
  /** the first characters of the office's own number, as in the file's name */
  office: string
  bytes: number
  counts: BackupCounts
  /** whether there is an office here now */
  replaces: 'nothing' | 'same-office'
  /** rows that are here now and not in the backup; null when the office is locked or empty */
  lost: BackupCounts | null
  /**
   * what the ledger here says happened after the backup; null: no ledger that knows of that time is
   * here, and whoever was erased then would be back
   */
  since: { invoices: number; erasures: number; destructions: number } | null
}

export interface RestoreReport {
  createdAt: string
  /** no backup: the database that was here was gone on with */
  fromHere: boolean
  /** clients erased again */
  erased: number
  reduced: number
  /** sealed items destroyed again, and documents that lost their person again */
  destroyed: number
  scrubbed: number
  /** numbers that were handed out after the backup and stay out of use */
  numbersSkipped: number
  /** the same, for the books: the first and the last of each stretch as they stand on documents */
  skipped: { first: string; last: string }[]
  /** series with numbers after the backup that the backup does not know */
  unknownSeries: number
  /** no ledger was found that knows of the time after the backup */
  aftermathUnknown: boolean
  /** people who could sign in at the time of the backup and no longer may */
  usersShutOut: number
  /** people who still work here, and wait for a start password */
  withoutPassword: number
  /** the office had other keys since this backup: it has new ones again, and needs a new recovery kit */
  newKeys: boolean
  /** the folder beside the database with what was there before; null when there was nothing */
  aside: string | null
}

export interface RescueReport {
  tables: number
  rows: number
  /** tables of which a part could not be read */
  damagedTables: string[]
}

const givenPassword = z.string().min(1, { error: 'required' }).max(1024, { error: 'too-long' })

/** Who puts a backup back: an owner by password, or with the recovery kit and a new password. */
export const restoreAccess = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('password'), email: emailAddress, password: givenPassword }),
  z.strictObject({
    by: z.literal('recovery-kit'),
    email: emailAddress,
    recoveryKey: z.string().min(1, { error: 'required' }).max(200),
    password: newPassword,
  }),
])
export type RestoreAccess = z.output<typeof restoreAccess>

export const rotationPolicy = z.strictObject({
  keep: z.number().int().min(1, { error: 'too-low' }).max(100, { error: 'too-high' }),
  maximumDays: z.number().int().min(1, { error: 'too-low' }).max(180, { error: 'too-high' }),
})

export const backup = {
  status: action({ input: nothing, output: gives<BackupStatus>(), roles: everyone }),
  policy: query({ input: nothing, output: gives<RotationPolicy>(), roles: everyone }),
  savePolicy: command({
    input: rotationPolicy,
    output: gives<RotationPolicy>(),
    roles: ownerOnly,
  }),
  /**
   * Makes a backup in every folder. One that fails is told in the result and on the start screen.
   * Errors: busy, cancelled, database-damaged; when no folder took it: disk-full,
   * backup-folder-gone, folder-not-writable, file-write-failed.
   */
  make: action({ input: nothing, output: gives<MadeBackup>(), roles: backOffice }),
  /** The same when there is none of the last day; what the office does by itself. */
  makeWhenDue: action({
    input: nothing,
    output: gives<{ made: MadeBackup | null }>(),
    roles: everyone,
  }),
  /** Errors: folder-not-writable, disk-full, file-token-unknown. */
  addFolder: action({
    input: z.object({ folder: folderToken }),
    output: gives<BackupStatus>(),
    roles: ownerOnly,
  }),
  /** Backups that are in it stay there. Errors: not-found, last-backup-folder. */
  removeFolder: action({
    input: z.object({ id: z.string().max(40) }),
    output: gives<BackupStatus>(),
    roles: ownerOnly,
  }),
  /** The owner says that the list of folders is right again. */
  confirmFolders: action({ input: nothing, output: gives<BackupStatus>(), roles: ownerOnly }),
  /** An owner has seen that the ledger was not what it should be. */
  confirmLedger: action({ input: nothing, output: gives<BackupStatus>(), roles: ownerOnly }),
  /** The owner says that the date is right: what waited for it goes. */
  confirmClock: action({ input: nothing, output: gives<BackupStatus>(), roles: ownerOnly }),
  /** The backups in the known folders, newest first, to choose one to put back. */
  known: action({
    input: nothing,
    output: gives<KnownBackup[]>(),
    roles: everyone,
    whileLocked: true,
  }),
  /**
   * Reads a backup through without a password. Errors: file-gone, not-a-backup, backup-damaged,
   * backup-truncated, backup-newer, backup-other-office, cancelled.
   */
  inspect: action({
    input: z.object({ file: fileToken }),
    output: gives<BackupPreview>(),
    roles: ownerOnly,
    whileLocked: true,
  }),
  /**
   * Puts a backup back and signs its owner in. The present data is kept aside. Any failure leaves
   * everything as it was. Errors: those of inspect, wrong-password, wrong-recovery-key, wait-first,
   * backup-other-password, backup-forged, forbidden, no-owner-left, replay-failed, migration-failed, disk-full.
   */
  restore: action({
    input: z.object({ file: fileToken, access: restoreAccess }),
    output: gives<RestoreReport>(),
    roles: ownerOnly,
    whileLocked: true,
  }),
  /**
   * Where the file here is older than the office, or went another way: an owner goes on with it. What
   * the ledgers know is done again; the present data is kept aside. Errors: those of restore, busy.
   */
  goOn: action({
    input: z.object({ access: restoreAccess }),
    output: gives<RestoreReport>(),
    roles: ownerOnly,
    whileLocked: true,
  }),
  /**
   * Reads what can still be read of a damaged database into a ZIP with a file per table. It is not
   * encrypted. Errors: wrong-password, wait-first, forbidden, wrong-key, disk-full.
   */
  rescue: action({
    input: z.object({ email: emailAddress, password: givenPassword, file: saveToken }),
    output: gives<RescueReport>(),
    roles: ownerOnly,
    whileLocked: true,
  }),
}
