/** How far re-encrypting a file has come, seen from outside: the engine itself tells nothing. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

// SQLCipher 4 keeps a page's authentication code at its end: another key, another code.
const page = 4096
const code = 64

/** Pages of `fresh` that differ from `old`, where those come first. Both are open for reading. */
const changedPages = (old: number, fresh: number): number => {
  const one = Buffer.alloc(code)
  const other = Buffer.alloc(code)
  const changed = (at: number): boolean => {
    const place = (at + 1) * page - code
    readSync(old, one, 0, code, place)
    readSync(fresh, other, 0, code, place)
    return !one.equals(other)
  }
  let from = 0
  let to = Math.floor(Math.min(fstatSync(old).size, fstatSync(fresh).size) / page)
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    if (changed(middle)) from = middle + 1
    else to = middle
  }
  return from
}

/** Bytes of the copy at `path` that have another key than those of the file it was made from. */
export const rekeyedBytes = (from: string, path: string): number => {
  const old = openSync(from, 'r')
  try {
    const fresh = openSync(path, 'r')
    try {
      return changedPages(old, fresh) * page
    } finally {
      closeSync(fresh)
    }
  } finally {
    closeSync(old)
  }
}
