/**
 * What a client asks with the portal file, from the office and back: made in the window, opened in a
 * browser that is not ours, mailed back, dropped on the window, looked at and accepted.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'
import { expect, test, type Kluis } from '../../support/journey/fixtures'
import { aClient, prepare } from '../../support/journey/prepared'
import { expectAccessible, unlock } from '../../support/journey/steps'
import { openBrowser } from '../../support/window/browser'

test.use({ now: '2026-03-16T09:00:00.000Z' })

/** Drops files that lie on the disk in the middle of the window, as a file manager does. */
const drop = async ({ app, page }: Kluis, files: string[]): Promise<void> => {
  const devtools = await app.context().newCDPSession(page)
  const at = { x: 640, y: 400, data: { items: [], files, dragOperationsMask: 1 } }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools.send('Input.dispatchDragEvent', { type, ...at })
  }
  await devtools.detach()
}

test('a client changes data and cancels with the portal file, and it is done when somebody looked', async ({
  kluis,
}) => {
  test.setTimeout(300_000)
  await kluis.restart({
    meanwhile: () =>
      prepare(kluis.dataDir, '2026-03-02T09:00:00.000Z', async (office) => {
        const { id } = await office.call('clients.add', aClient('Vos'))
        const item = await office.call('services.addItem', {
          kind: 'hosting',
          name: 'Hosting Groot',
          priceCents: 12_000,
          vatKind: 'standard',
          periodMonths: 12,
          invoiceText: '{domein}, {periode}',
        })
        await office.call('services.add', {
          clientId: id,
          itemId: item.id,
          startsOn: '2025-01-01',
          periodMonths: 12,
          priceCents: 12_000,
          vatKind: 'standard',
          customer: 'consumer',
          domain: 'café-vos.nl',
        })
      }),
  })
  const { page } = kluis
  await unlock(page)
  await page.getByRole('link', { name: 'Klanten', exact: true }).click()
  await page
    .getByText(/Vos, Xanthippe|Xanthippe Vos/)
    .first()
    .click()
  await page.getByRole('link', { name: 'Klantportaal maken' }).click()
  await expect(page.getByText('nog geen klantportaal')).toBeVisible()
  await kluis.shot('portal-request-1-files')
  await page.getByRole('button', { name: 'Klantportaal maken' }).click()
  const dialog = page.getByRole('dialog')
  await expectAccessible(page)
  await kluis.shot('portal-request-2-make')
  const path = join(kluis.dataDir, '..', `portaal-${Date.now()}.html`)
  await kluis.answerSave(path)
  await dialog.getByRole('button', { name: 'Klantportaal maken' }).click()
  await expect(dialog.getByText('opgeslagen en nagelezen')).toBeVisible({ timeout: 60_000 })
  const password = (await dialog.locator('code, pre').first().innerText()).trim()
  await expectAccessible(page)
  await kluis.shot('portal-request-3-password')
  await dialog.getByRole('button', { name: 'Klaar' }).click()
  await expect(page.getByText('Te gebruiken')).toBeVisible()
  await kluis.shot('portal-request-4-listed')

  const requestFile = await askInBrowser(path, password)

  await page.getByRole('link', { name: 'Start', exact: true }).click()
  await drop(kluis, [requestFile])
  await expect(page.getByRole('heading', { name: /Gegevens wijzigen V-2026-1/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /Straat/ })).toContainText('Kerkweg')
  await expect(page.getByText('Gemaakt met het klantportaal')).toBeVisible()
  await expectAccessible(page)
  await kluis.shot('portal-request-5-difference')
  await page.getByRole('button', { name: 'Uitvoeren' }).click()
  await expect(page.getByText('Uitgevoerd', { exact: true })).toBeVisible()
  await kluis.shot('portal-request-6-accepted')
  await page.getByRole('button', { name: 'Brief: uitgevoerd' }).click()
  await expect(page.getByRole('dialog').getByText(/wijziging van uw gegevens/)).toBeVisible()
  await expectAccessible(page)
  await kluis.shot('portal-request-7-letter')
  await page.keyboard.press('Escape')

  await page.getByRole('link', { name: /Opzegging V-2026-2/ }).click()
  await expect(page.getByText('Laatste dag: 16 april 2026')).toBeVisible()
  await expectAccessible(page)
  await kluis.shot('portal-request-8-cancel')
  await page.getByRole('button', { name: 'Uitvoeren' }).click()
  await expect(page.getByText('Uitgevoerd', { exact: true })).toBeVisible()

  // A second time it is told, and nothing happens.
  await drop(kluis, [requestFile])
  await expect(page.getByText('Dit verzoek is al eerder ingelezen.')).toBeVisible()
  await kluis.shot('portal-request-9-used')
  await page.getByRole('link', { name: 'Klanten', exact: true }).click()
  await page
    .getByText(/Vos, Xanthippe|Xanthippe Vos/)
    .first()
    .click()
  await expect(page.getByText(/Kerkweg/).first()).toBeVisible()
  await kluis.shot('portal-request-10-client')

  // The in-box itself, and what is typed into it.
  await page.getByRole('link', { name: 'Verzoeken', exact: true }).click()
  await expect(page.getByText('Er staat geen verzoek open.')).toBeVisible()
  await page.getByRole('button', { name: 'Verzoek vastleggen' }).click()
  const add = page.getByRole('dialog')
  await add.getByRole('combobox', { name: /^Klant/ }).fill('Vos')
  await page.getByRole('option', { name: /Vos/ }).click()
  await expect(add.getByLabel('Straat')).toHaveValue('Kerkweg')
  await add.getByLabel('Plaats').fill('Assen')
  // The window's own clock is not the office's.
  await add.getByLabel(/^Ontvangen op/).fill('16-03-2026')
  await expectAccessible(page)
  await kluis.shot('portal-request-11-add')
  await add.getByRole('button', { name: 'Verzoek vastleggen' }).click()
  await expect(page.getByRole('heading', { name: /Gegevens wijzigen V-2026-3/ })).toBeVisible()
  await page.getByRole('button', { name: 'Weigeren' }).click()
  await page
    .getByRole('dialog')
    .getByLabel(/^Reden/)
    .fill('Dat adres is van een ander.')
  await kluis.shot('portal-request-12-refuse')
  await page.getByRole('dialog').getByRole('button', { name: 'Weigeren' }).click()
  await expect(page.getByText('Geweigerd', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Verzoeken', exact: true }).first().click()
  await page.getByText('Afgehandeld', { exact: true }).first().click()
  await expect(page.getByRole('link', { name: 'V-2026-1' })).toBeVisible()
  await expectAccessible(page)
  await kluis.shot('portal-request-13-decided')
})

/** What the client does: at home, without Kluis; gives the file that is mailed back. */
const askInBrowser = async (path: string, password: string): Promise<string> => {
  const browser = await openBrowser()
  try {
    const context = await browser.newContext({ viewport: { width: 1200, height: 900 } })
    // The client's clock is not the machine's either.
    await context.clock.setFixedTime(new Date('2026-03-16T10:00:00.000Z'))
    context.setDefaultTimeout(60_000)
    const asked: string[] = []
    context.on('request', (request) => asked.push(request.url()))
    const portal = await context.newPage()
    await portal.goto(pathToFileURL(path).href)
    await portal.getByLabel('E-mailadres').fill('info@vos.example')
    await portal.getByLabel('Wachtwoord').fill(password.toLowerCase().replaceAll('-', ' '))
    await portal.getByRole('button', { name: 'Openen' }).click()
    await expect(portal.getByText('café-vos.nl')).toBeVisible({ timeout: 30_000 })
    await shotsOf(portal)
    const section = (name: string) =>
      portal.getByRole('navigation').getByRole('button', { name }).click()
    const addWish = () =>
      portal.getByRole('button', { name: 'Toevoegen aan uw verzoek', exact: true }).click()
    await section('Uw gegevens')
    await portal.getByRole('button', { name: 'Gegevens wijzigen' }).click()
    await portal.getByLabel('Straat').fill('Kerkweg')
    await addWish()
    await section('Diensten')
    await portal.getByRole('button', { name: /^Opzeggen: Hosting Groot/ }).click()
    await addWish()
    await section('Uw verzoek')
    const [download] = await Promise.all([
      portal.waitForEvent('download'),
      portal.getByRole('button', { name: 'Verzoekbestand opslaan' }).click(),
    ])
    const saved = path.replace(/\.html$/, '.txt')
    await download.saveAs(saved)
    expect(await readFile(saved, 'utf8')).not.toContain('Kerkweg')
    // Nothing was asked of anybody but the file itself.
    expect(asked.filter((url) => !/^(?:file|data|blob):/.test(url))).toEqual([])
    return saved
  } finally {
    await browser.close()
  }
}

const shotsOf = async (portal: Page): Promise<void> => {
  await portal.screenshot({ path: 'test/e2e/shots/portal-real-desktop.png', fullPage: true })
  await portal.setViewportSize({ width: 360, height: 740 })
  await portal.screenshot({ path: 'test/e2e/shots/portal-real-phone.png', fullPage: true })
  await portal.setViewportSize({ width: 1200, height: 900 })
}
