import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../../../electron/launch/project'
import { expect, test } from '../../support/journey/fixtures'
import { openApp, runShortly } from '../../support/window/app-window'

test('a data folder that cannot be used is said in a window, and the program ends with a failure', async ({
  desktop,
}) => {
  expect(desktop.env['DISPLAY']).toBeTruthy()
  const parent = mkdtempSync(join(tmpdir(), 'kluis-e2e-'))
  writeFileSync(join(parent, 'file'), 'in the way')
  const dataDir = join(parent, 'file', 'office')
  const { app, page } = await openApp({ dataDir, now: null })
  await expect(page).toHaveTitle(/^Kluis (kan niet starten|cannot start)$/)
  await expect(page.getByRole('alert')).toHaveText(/--data/)
  await expect(page.getByText(dataDir)).toBeVisible()
  await page.screenshot({ path: join(root, 'test/e2e/shots/cannot-start.png') })
  const ended = once(app.process(), 'close')
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  expect((await ended)[0]).toBe(1)

  // Where nobody looks it only ends so; and so does one whose name is too long.
  expect((await runShortly({ dataDir, now: null, args: ['--sweep'] })).code).toBe(1)
  const long = join(parent, 'a'.repeat(300))
  expect((await runShortly({ dataDir: long, now: null, args: ['--sweep'] })).code).toBe(1)
})
