/** Looks for a text in everything a program wrote. */
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Every file in a folder and below; one that is gone again is left out. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    const found = statSync(path, { throwIfNoEntry: false })
    if (found?.isDirectory()) return filesIn(path)
    return found?.isFile() ? [path] : []
  })

/** As it is, and as the encodings in use would write it. */
const formsOf = (text: string): Buffer[] => [
  Buffer.from(text),
  Buffer.from(text, 'utf16le'),
  Buffer.from(Buffer.from(text).toString('base64').slice(2, -4)),
  Buffer.from(Buffer.from(text).toString('hex')),
]

/** The files that hold any of these texts (of eight letters or more). */
export const filesWith = (folder: string, texts: readonly string[]): string[] => {
  const forms = texts.flatMap(formsOf)
  return filesIn(folder).filter((path) => {
    const bytes = readFileSync(path)
    return forms.some((form) => bytes.includes(form))
  })
}
