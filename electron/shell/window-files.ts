/**
 * The files of the window, read straight from the folder of the build. What the first screen needs is
 * read while Chromium is still starting: it then comes from memory.
 */
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

const folder = join(import.meta.dirname, '../renderer')

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

const early = new Map<string, Buffer>()

const reads = (path: string): Buffer | null => {
  try {
    return readFileSync(join(folder, path))
  } catch {
    // Whatever is wrong with it is said when it is asked for.
    return null
  }
}

/** Reads the page and what it names; to be called once, before the app is ready. */
export const readAhead = (): void => {
  const page = reads('index.html')
  if (!page) return
  early.set(join(folder, 'index.html'), page)
  for (const [, path = ''] of page.toString('utf8').matchAll(/(?:src|href)="\.?\/?([^"]+)"/g)) {
    const file = reads(path)
    if (file) early.set(normalize(join(folder, path)), file)
  }
}

export interface WindowFile {
  bytes: Buffer
  type: string
}

/** A file by its path in an address; null when there is none, or it is no file of the window's. */
export const windowFile = async (pathname: string): Promise<WindowFile | null> => {
  try {
    const path = normalize(join(folder, decodeURIComponent(pathname)))
    const type = types[extname(path)]
    if (!path.startsWith(folder + sep) || type === undefined) return null
    return { bytes: early.get(path) ?? (await readFile(path)), type }
  } catch {
    return null
  }
}
