import { app, dialog, Notification, shell, type BrowserWindow } from 'electron'
import { join } from 'node:path'
import type { FileKind, Hands } from '../../shared/desk'
import type { IdleWatch } from './idle'
import { createClipboard } from './clipboard'
import type { Dropped } from './dropped'
import { installSweep, sweepInstalled } from './login-item'

// The desktop's own dialogs speak the system's language; these names follow it.
const dutch = (): boolean => app.getLocale().startsWith('nl')
const filters: Record<FileKind, { nl: string; en: string; extensions: string[] }> = {
  any: { nl: 'Alle bestanden', en: 'All files', extensions: ['*'] },
  'bank-file': {
    nl: 'Bestanden van bank of betaaldienst',
    en: 'Files of a bank or payment provider',
    extensions: ['xml', '940', 'sta', 'swi', 'mta', 'txt', 'mt940', '053', 'camt', 'zip', 'csv'],
  },
  pdf: { nl: 'PDF-document', en: 'PDF document', extensions: ['pdf'] },
  xml: { nl: 'E-factuur (UBL)', en: 'E-invoice (UBL)', extensions: ['xml'] },
  html: { nl: 'Webpagina', en: 'Web page', extensions: ['html'] },
  text: { nl: 'Tekst (Markdown)', en: 'Text (Markdown)', extensions: ['md', 'txt'] },
  csv: { nl: 'CSV-bestand', en: 'CSV file', extensions: ['csv'] },
  image: {
    nl: 'Afbeelding (PNG, JPEG)',
    en: 'Picture (PNG, JPEG)',
    extensions: ['png', 'jpg', 'jpeg'],
  },
  paper: {
    nl: 'Stukken (PDF, PNG, JPEG)',
    en: 'Papers (PDF, PNG, JPEG)',
    extensions: ['pdf', 'png', 'jpg', 'jpeg'],
  },
  zip: { nl: 'ZIP-bestand', en: 'ZIP file', extensions: ['zip'] },
  json: { nl: 'JSON-bestand', en: 'JSON file', extensions: ['json'] },
  mail: { nl: 'E-mailconcept', en: 'E-mail draft', extensions: ['eml'] },
  backup: { nl: 'Kluis-back-up', en: 'Kluis backup', extensions: ['kluisbackup'] },
  login: { nl: 'Overgedragen login', en: 'Handed-over login', extensions: ['kluislogin'] },
}

const filtersFor = (kind: FileKind) => {
  const own = filters[kind]
  const all = filters.any
  const named = (one: typeof own) => ({
    name: dutch() ? one.nl : one.en,
    extensions: one.extensions,
  })
  return kind === 'any' ? [named(all)] : [named(own), named(all)]
}

/**
 * The hands of the desk of the person at this window; `dir` is the program's folder, `dropped` takes
 * what was dropped on the window, `idle` knows how long nobody touched anything.
 */
export const createHands = (
  window: () => BrowserWindow | null,
  dir: string,
  dropped: Dropped,
  idle: Pick<IdleWatch, 'read'> = { read: () => ({ seconds: 0, of: 'machine' }) },
): Hands => {
  const clipboard = createClipboard()
  return {
    chooseOpen: async (kind) => {
      const owner = window()
      const options = { properties: ['openFile' as const], filters: filtersFor(kind) }
      const chosen = owner
        ? await dialog.showOpenDialog(owner, options)
        : await dialog.showOpenDialog(options)
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null)
    },
    chooseSeveral: async (kind) => {
      const owner = window()
      const options = {
        properties: ['openFile' as const, 'multiSelections' as const],
        filters: filtersFor(kind),
      }
      const chosen = owner
        ? await dialog.showOpenDialog(owner, options)
        : await dialog.showOpenDialog(options)
      return chosen.canceled ? [] : chosen.filePaths
    },
    takeDropped: () => Promise.resolve(dropped.take()),
    chooseSave: async (kind, suggestedName) => {
      const owner = window()
      const options = {
        defaultPath: join(app.getPath('documents'), suggestedName),
        filters: filtersFor(kind),
      }
      const chosen = owner
        ? await dialog.showSaveDialog(owner, options)
        : await dialog.showSaveDialog(options)
      return chosen.canceled ? null : chosen.filePath
    },
    chooseFolder: async () => {
      const owner = window()
      const options = { properties: ['openDirectory' as const, 'createDirectory' as const] }
      const chosen = owner
        ? await dialog.showOpenDialog(owner, options)
        : await dialog.showOpenDialog(options)
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null)
    },
    openFile: async (path) => (await shell.openPath(path)) === '',
    writeClipboard: clipboard.write,
    clearClipboard: clipboard.clear,
    notify: ({ title, body }) => {
      if (Notification.isSupported()) new Notification({ title, body }).show()
      return Promise.resolve()
    },
    protectWindow: (on) => {
      window()?.setContentProtection(on)
      return Promise.resolve()
    },
    openBrowser: async (url) => {
      const { protocol } = new URL(url)
      if (protocol !== 'https:' && protocol !== 'http:') return false
      await shell.openExternal(url)
      return true
    },
    idle: () => Promise.resolve(idle.read()),
    installSweep: (on) => installSweep(on, dir),
    sweepInstalled: () => sweepInstalled(dir),
  }
}
