/**
 * The ledger lies in every backup folder too, as it grows: a restore on another machine then knows of
 * an erasure, and of a number that was handed out, that came after the backup. Best effort and never
 * in anybody's way; what did not arrive now arrives with the next line or the next backup.
 */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, open, readdir, readFile, rename, stat, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { officeCode, readLedgerName } from '../../../shared/backup/rotation'
import { compareMarks, markOf } from '../ledger/branch'
import { parseLine, type LedgerLine } from '../ledger/line'
import { ledgerFileName } from '../ledger/outbox'
import { noteLedgerFault, placeOf, readLocal } from './local'

/** One per data folder, so that two machines of one office never write the same file. */
const copyName = (officeId: string, instance: string): string =>
  `kluis-${officeCode(officeId)}-${instance}.ledger`

/** The ledgers of an office that lie in a folder, whoever put them there. */
export const ledgersIn = async (place: string, officeId: string): Promise<string[]> => {
  const code = officeCode(officeId)
  const names = await readdir(place).catch(() => [])
  return names.filter((name) => readLedgerName(name) === code).map((name) => join(place, name))
}

/** Every copy of an office's ledger that lies in a known folder which can be reached. */
export const ledgerCopiesOf = async (dir: string, officeId: string): Promise<string[]> => {
  const places = readLocal(dir).folders.map((folder) => placeOf(dir, folder))
  return (await Promise.all(places.map((place) => ledgersIn(place, officeId)))).flat()
}

interface LastLine {
  start: number
  end: number
  text: string
}

/** More than any line; a ledger's lines are some 200 bytes. */
const tail = 4096

/** The last whole line of a ledger; null for an empty one. */
const lastLine = async (file: FileHandle): Promise<LastLine | null> => {
  const { size } = await file.stat()
  const from = Math.max(0, size - tail)
  const bytes = await stretch(file, from, size)
  const end = bytes.lastIndexOf(10)
  if (end < 0) return null
  const start = bytes.subarray(0, end).lastIndexOf(10) + 1
  return { start: from + start, end: from + end + 1, text: bytes.toString('utf8', start, end) }
}

const stretch = async (file: FileHandle, from: number, to: number): Promise<Buffer> => {
  const bytes = Buffer.alloc(to - from)
  const { bytesRead } = await file.read(bytes, 0, bytes.length, from)
  return bytes.subarray(0, bytesRead)
}

/** Whether a ledger has this very line in this place: then all before it is the same too. */
const has = async (file: FileHandle, { start, end, text }: LastLine): Promise<boolean> =>
  (await stretch(file, start, end)).equals(Buffer.from(`${text}\n`))

/** What was found to be wrong with a copy. */
export type CopyFault = 'copy-superseded' | 'copy-differs'

/**
 * Adds what a copy lacks. Each line is authenticated over all lines before it, so that comparing one
 * tells whether two ledgers are the same up to there. A copy of a history that was closed is replaced;
 * any other that went another way is left there under a name of its own, and signing in objects to it.
 */
const bringUpToDate = async (path: string, target: string): Promise<CopyFault | null> => {
  const ledger = await open(path, 'r')
  try {
    const last = await lastLine(ledger)
    if (!last) return null
    const copy = await open(target, 'r+').catch(() => null)
    try {
      const known = copy && (await lastLine(copy))
      // It knows more than this ledger: an older folder was put here by hand. What it knows stays.
      if (known && known.end > last.end && (await has(copy, last))) return null
      if (known && known.end <= last.end && (await has(ledger, known))) {
        await copy.truncate(known.end)
        await copy.write(await stretch(ledger, known.end, last.end), 0, null, known.end)
        await copy.sync()
        return null
      }
    } finally {
      await copy?.close()
    }
  } finally {
    await ledger.close()
  }
  const fault = existsSync(target) ? await faultOf(path, target) : null
  if (fault === 'copy-differs') await rename(target, withOtherName(target))
  await copyFile(path, `${target}.new`)
  await rename(`${target}.new`, target)
  return fault
}

/** As another data folder would name its copy, so that it is found wherever copies are. */
const withOtherName = (target: string): string =>
  target.replace(/[0-9a-f]{8}\.ledger$/, `${randomBytes(4).toString('hex')}.ledger`)

/** null: an empty copy. What is not believed here decides nothing but under which name it stays. */
const faultOf = async (path: string, target: string): Promise<CopyFault | null> => {
  const [own, copy] = await Promise.all([readFile(path, 'utf8'), readFile(target, 'utf8')])
  if (copy.trim() === '') return null
  const lines = wholeLines(copy)
  const isClosed = lines !== null && compareMarks(markOf(lines), markOf(wholeLines(own) ?? [])) < 0
  return isClosed ? 'copy-superseded' : 'copy-differs'
}

/** null: one of them is none. */
const wholeLines = (text: string): LedgerLine[] | null => {
  const lines = text.split('\n').slice(0, -1).map(parseLine)
  return lines.every((line) => line !== null) ? lines : null
}

/** Brings the copies in all folders that can be reached up to date, and notes what is wrong. Never throws. */
export const copyLedger = async (dir: string, officeId: string, at: string): Promise<void> => {
  const ledger = join(dir, ledgerFileName)
  if (!existsSync(ledger)) return
  const { folders, instance } = readLocal(dir)
  for (const folder of folders) {
    const place = placeOf(dir, folder)
    const there = await stat(place).catch(() => null)
    if (!there?.isDirectory()) continue
    const target = join(place, copyName(officeId, instance))
    // A full or vanished disk is told by the next backup, which writes there too.
    const fault = await bringUpToDate(ledger, target).catch(() => null)
    if (fault) noteLedgerFault(dir, at, fault)
  }
}

export interface LedgerCopies {
  /** The ledger grew: copies follow as soon as this turn of work is done. */
  grew(officeId: string): void
  /** Once every copy asked for so far was tried. */
  settled(): Promise<void>
}

/** Many lines in a row make one copy. */
export const keepLedgerCopies = (dir: string, now: () => string): LedgerCopies => {
  let asked: string | null = null
  let running: Promise<void> | null = null
  const work = async (): Promise<void> => {
    await new Promise(setImmediate)
    while (asked !== null) {
      const officeId = asked
      asked = null
      await copyLedger(dir, officeId, now())
    }
  }
  return {
    grew: (officeId) => {
      asked = officeId
      running ??= work().finally(() => {
        running = null
      })
    },
    settled: async () => {
      while (running) await running
    },
  }
}
