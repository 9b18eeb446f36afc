import { expect, test } from '../../support/journey/fixtures'
import { aClient, prepare } from '../../support/journey/prepared'
import { expectAccessible, unlock } from '../../support/journey/steps'

test.use({ now: '2026-03-16T09:00:00.000Z' })

test('what went to a registrar is written down, found at the client, and struck out', async ({
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
  await page.getByRole('link', { name: 'Verstrekkingen', exact: true }).click()
  await expect(page.getByText(/Er is nog niets verstrekt/)).toBeVisible()
  await page.getByRole('link', { name: 'Ontvangers' }).click()
  await expect(page.getByText('Belastingdienst')).toBeVisible()

  await page.getByRole('button', { name: 'Ontvanger toevoegen' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel(/^Naam/).first().fill('Registrar Oost B.V.')
  await form.getByLabel(/^Doel/).fill('Domeinen registreren')
  await form.getByRole('button', { name: 'Toevoegen' }).click()
  // Nothing chosen: the first box says so, and what was typed stands.
  await expect(form.getByText('Vul dit in.').or(form.getByText(/verplicht|nodig/))).toBeVisible()
  await form.getByRole('checkbox', { name: 'Naam' }).check()
  await form.getByRole('checkbox', { name: 'E-mailadressen' }).check()
  await expectAccessible(page)
  await kluis.shot('given-1-recipient')
  await form.getByRole('button', { name: 'Toevoegen' }).click()
  await expect(page.getByText('Overeenkomst ontbreekt')).toBeVisible()
  await expectAccessible(page)
  await kluis.shot('given-2-recipients')

  await page.getByRole('link', { name: 'Verstrekkingen', exact: true }).first().click()
  await page.getByRole('button', { name: 'Verstrekking noteren' }).click()
  const record = page.getByRole('dialog')
  await record.getByRole('combobox', { name: 'Ontvanger' }).click()
  await page.getByRole('option', { name: 'Registrar Oost B.V.' }).click()
  await record.getByRole('combobox', { name: /^Van klant/ }).fill('Vos')
  await page.getByRole('option', { name: /Vos/ }).click()
  // What the recipient usually gets is filled in.
  await expect(record.getByRole('checkbox', { name: 'E-mailadressen' })).toBeChecked()
  await expectAccessible(page)
  await kluis.shot('given-3-record')
  // The clock of the office decides what is tomorrow; the field says so while it has the focus.
  const on = record.getByLabel(/^Gegeven op/)
  await on.fill('17-03-2026')
  await on.press('Enter')
  await expect(record.getByText('Kies vandaag of een dag die voorbij is.')).toBeVisible()
  await expect(on).toBeFocused()
  await on.fill('16-03-2026')
  await on.press('Enter')
  await expect(page.getByRole('row', { name: /Registrar Oost/ })).toBeVisible()
  await expectAccessible(page)
  await kluis.shot('given-4-log')

  await page
    .getByRole('row', { name: /Registrar Oost/ })
    .getByRole('link')
    .click()
  await expect(page.getByText(/Registrar Oost B.V., het laatst op/)).toBeVisible()
  await kluis.shot('given-5-client')
  await page.getByRole('link', { name: 'Alle verstrekkingen' }).click()
  await page.getByRole('button', { name: 'Doorhalen' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Doorhalen' }).click()
  await expect(page.getByText('Doorgehaald', { exact: true })).toBeVisible()
})
