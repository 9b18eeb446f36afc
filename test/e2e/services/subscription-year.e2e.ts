import { expect, test } from '../../support/journey/fixtures'
import { aClient, prepare } from '../../support/journey/prepared'
import { expectAccessible, unlock } from '../../support/journey/steps'

test.use({ now: '2026-03-16T09:00:00.000Z' })

test('what is sold stands in the catalogue, and on an invoice after three letters', async ({
  kluis,
}) => {
  await kluis.restart({
    meanwhile: () =>
      prepare(kluis.dataDir, '2026-03-02T09:00:00.000Z', async (office) => {
        await office.call('clients.add', aClient('Vos'))
      }),
  })
  const { page } = kluis
  await unlock(page)
  await page.getByRole('link', { name: 'Diensten', exact: true }).click()
  await expect(page.getByText('De catalogus is nog leeg')).toBeVisible()
  await page.getByRole('button', { name: 'Artikel toevoegen' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel(/^Naam/).fill('Hosting Groot')
  await form.getByLabel(/^Prijs/).fill('120')
  await form.getByLabel(/^Eenmalige kosten/).fill('25')
  await expect(form.getByLabel(/^Tekst op de factuur/)).toHaveValue(
    'Hosting Groot {domein}, {periode}',
  )
  await expectAccessible(page)
  await kluis.shot('services-1-item')
  await form.getByRole('button', { name: 'Toevoegen' }).click()
  await expect(page.getByRole('cell', { name: /Hosting Groot/ }).first()).toBeVisible()
  await expectAccessible(page)
  await kluis.shot('services-2-catalogue')

  await page.getByRole('link', { name: 'Facturen', exact: true }).click()
  await page.getByRole('link', { name: 'Nieuwe factuur' }).first().click()
  const line = page.getByLabel('Omschrijving, regel 1')
  await line.fill('gro')
  await expect(page.getByRole('option', { name: /Hosting Groot/ })).toBeVisible()
  await expectAccessible(page)
  await kluis.shot('services-3-offered')
  await line.press('Enter')
  await expect(line).toHaveValue('Hosting Groot')
  await expect(page.getByLabel('Prijs, regel 1')).toHaveValue(/120,00/)
})
