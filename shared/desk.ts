/**
 * The desk: what the office asks of the machine a person sits at. The shell answers in Electron;
 * plain Node has its own for the command line and tests. Because it speaks plain messages, a second
 * desk could reach the same office over a network without a domain changing.
 */
import type { LockReason } from './operation'

/** Kinds of file, each with a name and endings in the desk's own language. */
export const fileKinds = [
  'any',
  'bank-file',
  'pdf',
  'xml',
  'csv',
  'image',
  'zip',
  'json',
  'mail',
  'backup',
  'login',
] as const
export type FileKind = (typeof fileKinds)[number]

export interface Desk {
  /** Lets the person choose a file to read; null when they think better of it. */
  chooseOpen(kind: FileKind): Promise<string | null>
  /** Lets the person choose where to write; null when they think better of it. */
  chooseSave(kind: FileKind, suggestedName: string): Promise<string | null>
  /** Lets the person choose a folder. */
  chooseFolder(): Promise<string | null>
  /** Opens a file with the desktop's own program; false when none took it. */
  openFile(path: string): Promise<boolean>
  /** Shows a file in the desktop's file manager. */
  showFile(path: string): Promise<void>
  /** Puts a secret on the clipboard, marked as concealed where the platform can. */
  writeClipboard(text: string, options: { concealed: boolean }): Promise<void>
  /** Empties the clipboard if it still holds what we wrote. */
  clearClipboard(): Promise<void>
  notify(message: { title: string; body: string }): Promise<void>
  /** Keeps the window out of screen captures while a secret is shown. */
  protectWindow(on: boolean): Promise<void>
  /** Opens an http(s) address in the desktop's own browser, on the person's explicit choice. */
  openBrowser(url: string): Promise<boolean>
  /** Seconds since the person last touched keyboard or mouse, in any program. */
  idleSeconds(): Promise<number>
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
  /** Installs or removes the login item that destroys expired logins at desktop sign-in. */
  installSweep(on: boolean): Promise<boolean>
  /** Whether that login item is there. */
  sweepInstalled(): Promise<boolean>
}

/** UTF-8 bytes that a desk remembers of an office at most. */
export const mostWitnessBytes = 1024

export type DeskMethod = keyof Desk

/** Shell to office and back, over the utility process's own port. */
export type DeskRequest = { desk: number; method: DeskMethod; args: unknown[] }
export type DeskReply = { deskReply: number; ok: boolean; value: unknown }
export type ShellSignal =
  | { signal: 'connect' }
  | { signal: 'lock'; reason: LockReason }
  | { signal: 'resume' }
  | { signal: 'close' }
