import type { ElectronApplication } from '@playwright/test'
import type { AppWindow } from './app-window'

/**
 * Puts answers in the place of the desktop's dialogs and programs, in the main process: nobody sits
 * at a test's display, so a real dialog would wait for ever.
 */
export async function answerDialogs(
  app: ElectronApplication,
): Promise<Pick<AppWindow, 'answerOpen' | 'answerSave' | 'opened'>> {
  // Run by tsx (benchmarks), functions come with esbuild's name marker, unknown over there.
  await app.evaluate('globalThis.__name ??= (target) => target')
  const desk = await app.evaluateHandle(({ dialog, shell }) => {
    const open: string[][] = []
    const save: string[] = []
    const opened: string[] = []
    Object.assign(dialog, {
      showOpenDialog: () => {
        const filePaths = open.shift()
        return Promise.resolve({ canceled: filePaths === undefined, filePaths: filePaths ?? [] })
      },
      showSaveDialog: () => {
        const filePath = save.shift()
        return Promise.resolve({ canceled: filePath === undefined, filePath: filePath ?? '' })
      },
      showMessageBox: () => Promise.resolve({ response: 0, checkboxChecked: false }),
      showErrorBox: (title: string, content: string) => {
        process.stderr.write(`error box: ${title}: ${content}\n`)
      },
    })
    Object.assign(shell, {
      openPath: (path: string) => {
        opened.push(path)
        return Promise.resolve('')
      },
      openExternal: (address: string) => {
        opened.push(address)
        return Promise.resolve()
      },
      showItemInFolder: (path: string) => {
        opened.push(path)
      },
    })
    return { open, save, opened }
  })
  return {
    answerOpen: async (...paths) => {
      await desk.evaluate(({ open }, answer) => open.push(answer), paths)
    },
    answerSave: async (path) => {
      await desk.evaluate(({ save }, answer) => save.push(answer), path)
    },
    opened: () => desk.evaluate(({ opened }) => opened),
  }
}
