/**
 * The desk: what the office asks of the machine a person sits at, by plain messages
 * (`electron/desk/`). What only the shell can do for it, the hands do; plain Node has none.
 */
import type { LoginsDesk } from './credentials/desk'
import type { ErrorCode, ErrorDetails } from './errors'
import type { LockReason } from './operation'

/** Kinds of file, each with a name and endings in the desk's own language. */
export const fileKinds = [
  'any',
  'bank-file',
  'pdf',
  'xml',
  'csv',
  'html',
  'text',
  'image',
  'paper',
  'zip',
  'json',
  'mail',
  'backup',
  'login',
] as const
export type FileKind = (typeof fileKinds)[number]

/** `machine`: in any program; `window`: the machine does not tell, and only Kluis's own window counts. */
export interface Idle {
  seconds: number
  of: 'machine' | 'window'
}

/** The person goes, as the desktop tells it. */
export type LeavingReason = Extract<LockReason, 'screen' | 'suspend'>

/** What the desk needs the shell for. */
export interface Hands {
  /** Lets the person choose a file to read; null when they think better of it. */
  chooseOpen(kind: FileKind): Promise<string | null>
  /** Lets the person choose files to read; none when they think better of it. */
  chooseSeveral(kind: FileKind): Promise<string[]>
  /** The files last dropped on the window; once, and at most `mostChosen`. */
  takeDropped(): Promise<string[]>
  /** Lets the person choose where to write; null when they think better of it. */
  chooseSave(kind: FileKind, suggestedName: string): Promise<string | null>
  /**
   * Lets the person choose a folder for backups: the one thing chosen of which the office is told a
   * path, as it is to write there by itself, on the machine it is on.
   */
  chooseFolder(): Promise<string | null>
  /** Opens a file with the desktop's own program; false when none took it. */
  openFile(path: string): Promise<boolean>
  /** Puts a secret on the clipboard, marked as concealed where the platform can. */
  writeClipboard(text: string, options: { concealed: boolean }): Promise<void>
  /** Empties the clipboard if it still holds what we wrote. */
  clearClipboard(): Promise<void>
  notify(message: { title: string; body: string }): Promise<void>
  /** Keeps the window out of screen captures while a secret is shown. */
  protectWindow(on: boolean): Promise<void>
  /** Opens an http(s) address in the desktop's own browser, on the person's explicit choice. */
  openBrowser(url: string): Promise<boolean>
  /** Since the person last touched keyboard or mouse. */
  idle(): Promise<Idle>
  /** Installs or removes the login item that destroys expired logins at desktop sign-in. */
  installSweep(on: boolean): Promise<boolean>
  /** Whether that login item is there. */
  sweepInstalled(): Promise<boolean>
}

/** A file of the person's, by a handle that only its desk can follow. */
export interface DeskFile {
  file: string
  name: string
}

/** Files chosen or dropped at once; what is more is left out. */
export const mostChosen = 400

/** Bytes that go between office and desk at once. */
export const mostPieceBytes = 256 * 1024

/** A desk is an account of the operating system: `id` is random and its own. */
export interface DeskIdentity {
  id: string
  /** as people know it: the computer's name and the account's */
  name: string
}

export interface Desk
  extends
    LoginsDesk,
    Pick<Hands, 'chooseFolder' | 'openBrowser' | 'idle' | 'installSweep' | 'sweepInstalled'> {
  /** Lets the person choose a file to read; null when they think better of it. */
  chooseOpen(kind: FileKind): Promise<DeskFile | null>
  /** Copies of a ledger that lie beside a backup that was chosen: they know of later days than it. */
  ledgersBeside(file: string): Promise<DeskFile[]>
  /** Lets the person choose files to read, `mostChosen` at most; none when they think better of it. */
  chooseSeveral(kind: FileKind): Promise<DeskFile[]>
  /** The files last dropped on the window, once. */
  takeDropped(): Promise<DeskFile[]>
  /** Lets the person choose where to write; null when they think better of it. */
  chooseSave(kind: FileKind, suggestedName: string): Promise<DeskFile | null>
  /** `size` in bytes, null when it is no file. Errors: file-gone. */
  startReading(file: string): Promise<{ size: number | null }>
  /** `length` bytes at most, `mostPieceBytes` at most. Errors: file-gone, file-changed. */
  readPiece(file: string, at: number, length: number): Promise<Uint8Array>
  /** Errors of all that write: disk-full, folder-not-writable, file-write-failed. */
  startWriting(file: string): Promise<void>
  writePiece(file: string, bytes: Uint8Array): Promise<void>
  /** Of what was written so far, before it is in place. Errors: file-write-failed. */
  readBack(file: string, at: number, length: number): Promise<Uint8Array>
  /** What was written is on the disk, under its name. */
  finishWriting(file: string): Promise<void>
  /** Ends reading; ends writing too, of which nothing stays. */
  stopFile(file: string): Promise<void>
  /** A file for a mail draft, to be written and then opened; gone at lock and quit. */
  newDraft(name: string): Promise<DeskFile>
  /** Opens it in the mail program; false when there is none, and then it is gone. */
  openDraft(file: string): Promise<boolean>
  /** No file is read or written any more. */
  forgetFiles(): Promise<void>
  /** Errors: desk-damaged, those of writing. */
  identify(): Promise<DeskIdentity>
  /** Another desk from here on, where it is not known any more which it was. Errors: those of writing. */
  renewIdentity(): Promise<DeskIdentity>
  /** Puts a text on the clipboard, which is emptied after `clipboardSeconds` if it still holds it. */
  copyForAWhile(text: string): Promise<void>
  /** Keeps the window out of screen captures for so long. */
  concealFor(seconds: number): Promise<void>
  /** Takes away at once what is on clipboard or screen for a while. */
  clearScreen(): Promise<void>
  /** The window no longer shows a secret. */
  unconceal(): Promise<void>
  /**
   * The second secret of "require this desktop", base 64; null when this keychain has none. Errors of
   * all three: keychain-unavailable.
   */
  readDesktopSecret(slotId: string): Promise<string | null>
  /** Makes one and keeps it. */
  newDesktopSecret(slotId: string): Promise<string>
  forgetDesktopSecret(slotId: string): Promise<void>
  /**
   * What this desk was last told to remember of an office (`writeWitness`); null when it remembers
   * nothing, or its keychain cannot be asked now. Never prompts anybody.
   */
  readWitness(officeId: string): Promise<string | null>
  /**
   * Remembers a text of at most 1,024 bytes of an office, in the keychain, in place of the one before;
   * false when there is no keychain to keep it in now. It means nothing to the desk.
   */
  writeWitness(officeId: string, text: string): Promise<boolean>
}

/** UTF-8 bytes that a desk remembers of an office at most. */
export const mostWitnessBytes = 1024

export const clipboardSeconds = 30
export const screenSeconds = 15
/** The window says when it no longer shows anything; this long after its time it is not waited for. */
export const graceSeconds = 5

/** Office to desk, and desk to shell. */
export type DeskRequest = { desk: number; method: string; args: unknown[] }
export type DeskReply =
  | { deskReply: number; ok: true; value: unknown }
  | { deskReply: number; ok: false; code: ErrorCode; details: ErrorDetails[ErrorCode] }
/** The desk unasked: how its logins stand may have changed; its person goes. */
export type DeskPush = { deskPush: 'logins' } | { deskPush: 'left'; reason: LeavingReason }
/** `desk`: comes with the port to the desk; `connect`: with the window's. */
export type ShellSignal =
  | { signal: 'desk' }
  | { signal: 'connect' }
  | { signal: 'lock'; reason: LockReason }
  | { signal: 'resume' }
  | { signal: 'close' }
