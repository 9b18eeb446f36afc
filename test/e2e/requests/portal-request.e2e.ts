/**
 * What a client asks with the portal file, from the office and back: made in the window, opened in a
 * browser that is not ours, mailed back, dropped on the window, looked at and accepted.
 */
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { drop } from '../../support/journey/drop'
import { expect, test } from '../../support/journey/fixtures'
import { askAtHome, makePortal } from '../../support/journey/portal'
import { aClient, prepare } from '../../support/journey/prepared'
import { expectAccessible, unlock } from '../../support/journey/steps'

test.use({ now: '2026-03-16T09:00:00.000Z' })

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
  const portal = await makePortal(kluis, 'portal-request')
  const home = { email: 'info@vos.example', now: '2026-03-16T10:00:00.000Z' }
  const requestFile = await askAtHome(portal, home, async ({ portal: file, section, addWish }) => {
    await expect(file.getByText('café-vos.nl')).toBeVisible()
    await shotsOf(file)
    await section('Uw gegevens')
    await file.getByRole('button', { name: 'Gegevens wijzigen' }).click()
    await file.getByLabel('Straat').fill('Kerkweg')
    await addWish()
    await section('Diensten')
    await file.getByRole('button', { name: /^Opzeggen: Hosting Groot/ }).click()
    await addWish()
  })
  expect(await readFile(requestFile, 'utf8')).not.toContain('Kerkweg')

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

const shotsOf = async (portal: Page): Promise<void> => {
  await portal.screenshot({ path: 'test/e2e/shots/portal-real-desktop.png', fullPage: true })
  await portal.setViewportSize({ width: 360, height: 740 })
  await portal.screenshot({ path: 'test/e2e/shots/portal-real-phone.png', fullPage: true })
  await portal.setViewportSize({ width: 1200, height: 900 })
}
