/** A client's portal file: made in the window, and used at home in a browser that is not ours. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'
import { openBrowser } from '../window/browser'
import { expect, type Kluis } from './fixtures'
import { expectAccessible } from './steps'

export interface HandedOut {
  path: string
  password: string
}

/** From the client's card on; `shot` begins the names of its pictures. */
export const makePortal = async (kluis: Kluis, shot: string): Promise<HandedOut> => {
  const { page } = kluis
  await page.getByRole('link', { name: 'Klantportaal maken' }).click()
  await expect(page.getByText('nog geen klantportaal')).toBeVisible()
  await kluis.shot(`${shot}-1-files`)
  await page.getByRole('button', { name: 'Klantportaal maken' }).click()
  const dialog = page.getByRole('dialog')
  await expectAccessible(page)
  await kluis.shot(`${shot}-2-make`)
  const path = join(kluis.dataDir, '..', `portaal-${Date.now()}.html`)
  await kluis.answerSave(path)
  await dialog.getByRole('button', { name: 'Klantportaal maken' }).click()
  await expect(dialog.getByText('opgeslagen en nagelezen')).toBeVisible({ timeout: 60_000 })
  const password = (await dialog.locator('code, pre').first().innerText()).trim()
  await expectAccessible(page)
  await kluis.shot(`${shot}-3-password`)
  await dialog.getByRole('button', { name: 'Klaar' }).click()
  await expect(page.getByText('Te gebruiken')).toBeVisible()
  await kluis.shot(`${shot}-4-listed`)
  return { path, password }
}

export interface AtHome {
  portal: Page
  /** Shows a section by its name in the menu. */
  section: (name: string) => Promise<void>
  /** The form that is open goes into the request. */
  addWish: () => Promise<void>
}

/** What the client does, without Kluis and on a day; gives the request file that is mailed back. */
export const askAtHome = async (
  { path, password }: HandedOut,
  { email, now }: { email: string; now: string },
  ask: (home: AtHome) => Promise<void>,
): Promise<string> => {
  const browser = await openBrowser()
  try {
    const context = await browser.newContext({ viewport: { width: 1200, height: 900 } })
    // The client's clock is not the machine's either.
    await context.clock.setFixedTime(new Date(now))
    context.setDefaultTimeout(60_000)
    const asked: string[] = []
    context.on('request', (request) => asked.push(request.url()))
    const portal = await context.newPage()
    await portal.goto(pathToFileURL(path).href)
    await portal.getByLabel('E-mailadres').fill(email)
    await portal.getByLabel('Wachtwoord').fill(password.toLowerCase().replaceAll('-', ' '))
    await portal.getByRole('button', { name: 'Openen' }).click()
    await expect(portal.getByRole('heading', { name: 'Diensten' })).toBeVisible({ timeout: 30_000 })
    const section = (name: string) =>
      portal.getByRole('navigation').getByRole('button', { name }).click()
    const addWish = () =>
      portal.getByRole('button', { name: 'Toevoegen aan uw verzoek', exact: true }).click()
    await ask({ portal, section, addWish })
    await section('Uw verzoek')
    const [download] = await Promise.all([
      portal.waitForEvent('download'),
      portal.getByRole('button', { name: 'Verzoekbestand opslaan' }).click(),
    ])
    const saved = path.replace(/\.html$/, '.txt')
    await download.saveAs(saved)
    // Nothing was asked of anybody but the file itself.
    expect(asked.filter((url) => !/^(?:file|data|blob):/.test(url))).toEqual([])
    return saved
  } finally {
    await browser.close()
  }
}
