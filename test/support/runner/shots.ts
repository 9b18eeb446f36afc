/* `npm run shots`: the README's pictures, from the demo office, into resources/pictures. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildWhenNeeded } from '../../../electron/launch/build'
import { command, root } from '../../../electron/launch/project'
import { findRuntime } from '../../../electron/launch/runtime'
import { openDesk } from '../../../electron/desk/desk'
import { noHands } from '../../../electron/desk/no-hands'
import { makeDemoOffice } from '../../../electron/office/demo/demo-office'
import { openApp } from '../window/app-window'
import { startDesktop } from '../desktop/desktop'
import { requirePackages } from './packages'

/** Where the demo's day stands, so that the pictures change only when the program does. */
const now = '2026-11-16T09:00:00.000Z'

const picture = (name: string): string => join(root, 'resources', 'pictures', `${name}.png`)

await command(async () => {
  await buildWhenNeeded()
  const runtime = await findRuntime()
  await requirePackages(runtime.path)
  const desktop = await startDesktop()
  const dataDir = await mkdtemp(join(tmpdir(), 'kluis-shots-'))
  try {
    Object.assign(process.env, desktop.env, { ELECTRON_OVERRIDE_DIST_PATH: runtime.folder })
    const own = openDesk({ dir: join(dataDir, 'desk'), hands: noHands })
    const { email, password } = await makeDemoOffice(dataDir, own.desk, new Date(now))
    own.close()
    const window = await openApp({ dataDir, now })
    const { page } = window
    const visit = (name: string) =>
      page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link', { name }).click()
    try {
      await page.getByLabel(/^E-mailadres/).fill(email)
      await page
        .getByLabel(/^Wachtwoord/)
        .first()
        .fill(password)
      await page.getByRole('button', { name: 'Ontgrendelen' }).click()
      await page.getByRole('heading', { name: 'Langst vervallen' }).waitFor()
      await page.screenshot({ path: picture('start'), animations: 'disabled' })
      await visit('Betalingen')
      await page.getByRole('row', { name: /D\. Jansen/ }).click()
      await page.getByRole('heading', { name: 'Voorstellen' }).waitFor()
      await page.screenshot({ path: picture('payments'), animations: 'disabled' })
    } finally {
      await window.close({ crash: false })
    }
    return 0
  } finally {
    await desktop.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
})
