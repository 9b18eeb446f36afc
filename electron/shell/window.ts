import { app, BrowserWindow, Menu, nativeTheme, screen } from 'electron'
import { join } from 'node:path'
import type { OfficeProcess } from './office-process'
import { appOrigin } from './security'
import { isInReach, keepPlace, keptPlace, middleOf, smallest } from './window-place'

const usual = { width: 1360, height: 860 }

/**
 * Opens the one window and hands its main frame, and nobody else, a port to the office. `hasOffice`:
 * it begins with the way in, and the office corrects it where it knows better.
 */
export const openWindow = (
  office: OfficeProcess,
  { hasOffice }: { hasOffice: boolean },
): { show(): void } => {
  const folder = app.getPath('userData')
  const { maximized = false, ...kept } = keptPlace(folder) ?? {}
  const window = new BrowserWindow({
    ...usual,
    ...kept,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Kluis',
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16191d' : '#f7f8f9',
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  // No socket of its own, also not to find out addresses: nothing here calls anybody.
  window.webContents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  Menu.setApplicationMenu(menu())
  window.once('ready-to-show', () => {
    // Asking for the screens takes a while: by now the page is drawn.
    const screens = screen.getAllDisplays().map(({ workArea }) => workArea)
    if (!isInReach(window.getBounds(), screens)) {
      window.setBounds(middleOf(screen.getPrimaryDisplay().workArea, usual))
    }
    if (maximized) window.maximize()
    window.show()
  })
  window.on('close', () => {
    keepPlace(folder, { ...window.getNormalBounds(), maximized: window.isMaximized() })
  })
  window.webContents.on('did-finish-load', () => {
    if (window.webContents.getURL().startsWith(`${appOrigin}/`)) office.connect(window)
  })
  office.attach(window)
  void window.loadURL(`${appOrigin}/index.html${hasOffice ? '?begin=locked' : ''}`)
  return {
    show: () => {
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
  }
}

// Only what the operating system expects: copy and paste, zoom, full screen, quit.
const menu = (): Menu =>
  Menu.buildFromTemplate([
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' as const }] : []),
    { role: 'editMenu' },
    {
      role: 'viewMenu',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
  ])
