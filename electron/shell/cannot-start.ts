/** A data folder that cannot be used: said in a window of its own, as nothing else can start. */
import { app, BrowserWindow } from 'electron'
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Folders } from './data-folder'

export type Unusable = 'path-too-long' | 'folder-not-writable'

/** Bytes a path may have, and what Chromium and the database put below their folders. */
const longest: Partial<Record<NodeJS.Platform, number>> = { linux: 4096, darwin: 1024, win32: 260 }
const below = 120

/** Makes the folders, and says what is wrong with them; null: they can be used. */
export const unusable = (
  dir: Folders,
  platform: NodeJS.Platform = process.platform,
): Unusable | null => {
  for (const folder of [dir.office, dir.desk, dir.window]) {
    if (Buffer.byteLength(folder) + below > (longest[platform] ?? Infinity)) return 'path-too-long'
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'ENAMETOOLONG'
        ? 'path-too-long'
        : 'folder-not-writable'
    }
  }
  return null
}

const sentences: Record<'nl' | 'en', { title: string } & Record<Unusable, string>> = {
  nl: {
    title: 'Kluis kan niet starten',
    'folder-not-writable':
      'Kluis kan deze gegevensmap niet gebruiken: hij is niet te maken, of uw gebruiker mag er niet in lezen en schrijven. Geef uw gebruiker rechten op de map, of start Kluis met --data en een andere map. Er is niets gewijzigd.',
    'path-too-long':
      'De naam van deze gegevensmap is met alle mappen erboven te lang voor dit systeem. Start Kluis met --data en een map met een kortere naam, of verplaats de map. Er is niets gewijzigd.',
  },
  en: {
    title: 'Kluis cannot start',
    'folder-not-writable':
      'Kluis cannot use this data folder: it cannot be made, or your user may not read and write in it. Give your user permission on the folder, or start Kluis with --data and another folder. Nothing was changed.',
    'path-too-long':
      'With all folders above it, the name of this data folder is too long for this system. Start Kluis with --data and a folder with a shorter name, or move the folder. Nothing was changed.',
  },
}

/**
 * Shows the sentence until the window is closed, and ends with 1. `silent`: nobody looks, it is written
 * to standard error. Called before the program is ready: Chromium's own files need a place meanwhile.
 */
export const cannotStart = (dir: Folders, why: Unusable, silent: boolean): void => {
  const meanwhile = mkdtempSync(join(app.getPath('temp'), 'kluis-'))
  app.setPath('userData', meanwhile)
  app.on('will-quit', () => rmSync(meanwhile, { recursive: true, force: true }))
  void app.whenReady().then(() => {
    const language = app.getLocale().startsWith('nl') ? 'nl' : 'en'
    const { title, [why]: sentence } = sentences[language]
    process.stderr.write(`${title}. ${sentence}\n${dir.office}\n`)
    if (silent) return app.exit(1)
    const window = new BrowserWindow({
      width: 640,
      height: 360,
      title,
      autoHideMenuBar: true,
      webPreferences: { sandbox: true, contextIsolation: true, javascript: false },
    })
    window.on('closed', () => app.exit(1))
    void window.loadURL(
      `data:text/html;charset=utf-8,${encodeURIComponent(page(language, title, sentence, dir.office))}`,
    )
  })
}

/** Without any script; the folder's name is whatever somebody typed. */
const page = (language: string, title: string, sentence: string, folder: string): string =>
  `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${title}</title>
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
  <style>
    :root { color-scheme: light dark }
    body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem }
    h1 { font-size: 1.4rem }
    code { overflow-wrap: anywhere }
  </style>
  <h1>${title}</h1><p role="alert">${sentence}</p><p><code>${escaped(shortened(folder))}</code></p></html>`

const shortened = (text: string): string => (text.length > 300 ? `${text.slice(0, 300)}…` : text)

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
