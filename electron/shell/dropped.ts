/**
 * Files dropped on the window. The page cannot name a path: only a drop of real files gives the bridge
 * their paths, which go to the shell and wait here until the office takes them.
 */
import { ipcMain, type BrowserWindow } from 'electron'
import { mostChosen } from '../../shared/desk'

export interface Dropped {
  /** The paths last dropped; once. */
  take(): string[]
}

/** Listens to the main frame of `window`, and to nobody else. */
export const createDropped = (window: () => BrowserWindow | null): Dropped => {
  let paths: string[] = []
  ipcMain.handle('dropped', (event, told: unknown) => {
    const ours = event.sender === window()?.webContents && event.senderFrame?.parent === null
    if (!ours || !Array.isArray(told)) return
    paths = told
      .filter((path: unknown): path is string => typeof path === 'string' && path !== '')
      .slice(0, mostChosen)
  })
  return {
    take: () => {
      const taken = paths
      paths = []
      return taken
    },
  }
}
