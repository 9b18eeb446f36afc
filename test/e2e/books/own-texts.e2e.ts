import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '../../support/journey/fixtures'
import { aClient, prepare } from '../../support/journey/prepared'
import { expectAccessible, unlock } from '../../support/journey/steps'

test.use({ now: '2026-03-16T09:00:00.000Z' })

test('the owner words the e-mail with an invoice, and the next one says it so', async ({
  kluis,
}) => {
  await kluis.restart({
    meanwhile: () =>
      prepare(kluis.dataDir, '2026-03-02T09:00:00.000Z', async (office) => {
        const { id: clientId } = await office.call('clients.add', aClient('Vos'))
        const draft = await office.call('invoices.addDraft', {
          clientId,
          supplyFrom: '2026-03-02',
          lines: [
            {
              quantity: 1000,
              vatKind: 'standard',
              description: 'Webhosting',
              unitPriceCents: 10_000,
            },
          ],
        })
        await office.call('invoices.issue', { id: draft.id })
      }),
  })
  const { page } = kluis
  await unlock(page)
  await page.getByRole('link', { name: 'Teksten', exact: true }).click()
  await page.getByRole('link', { name: 'E-mail bij een factuur, Nederlands' }).click()
  await expect(page.getByText('De standaardtekst van Kluis')).toBeVisible()
  await expectAccessible(page)
  await kluis.shot('own-texts-1-standard')

  // A word that cannot be filled in is told at the field, and nothing typed is lost.
  const body = page.getByLabel(/^Bericht/)
  await page.getByLabel(/^Onderwerp/).fill('Uw factuur {nummer}')
  await body.fill('Dag {klantnam},')
  await expect(page.getByText(/Het voorbeeld verschijnt zodra/)).toBeVisible()
  await page.keyboard.press('Control+s')
  await expect(body).toBeFocused()
  await expect(body).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByText(/klantnam/).last()).toBeVisible()
  await kluis.shot('own-texts-2-refused')

  await body.fill('Dag ')
  await page.getByRole('button', { name: '{klantnaam}' }).click()
  await expect(body).toHaveValue('Dag {klantnaam}')
  await expect(body).toBeFocused()
  await page.keyboard.type(',\n\nDe rekening: {nummer}.')
  await expect(page.getByText('Dag Sanne de Wit,')).toBeVisible()
  await page.keyboard.press('Control+s')
  await expect(page.getByText(/Eigen tekst, gewijzigd op/)).toBeVisible()
  await expect(body).toBeFocused()
  await expect(page.getByRole('button', { name: 'Standaardtekst terugzetten' })).toBeVisible()
  await kluis.shot('own-texts-3-own')

  const path = join(kluis.dataDir, 'factuur.eml')
  await page.getByRole('link', { name: 'Facturen', exact: true }).click()
  await page.getByRole('row', { name: /Vos/ }).click()
  await kluis.answerSave(path)
  await page.getByRole('button', { name: 'Meer', exact: true }).click()
  await page.getByRole('menuitem', { name: 'E-mailconcept als bestand opslaan' }).click()
  await expect(page.getByText(/Het concept is opgeslagen/)).toBeVisible()
  expect(readFileSync(path, 'utf8')).toContain('De rekening: 2026-0001.')
})
