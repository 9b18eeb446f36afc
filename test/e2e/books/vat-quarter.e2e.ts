import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../../support/journey/fixtures'
import { aClient, prepare } from '../../support/journey/prepared'
import { expectAccessible, unlock } from '../../support/journey/steps'

test.use({ now: '2026-04-14T09:00:00.000Z' })

const line = (vatKind: 'standard' | 'reduced' | 'reverse-eu', unitPriceCents: number) => ({
  description: 'Hosting',
  unitPriceCents,
  vatKind,
})

test('a quarter: figures by box and the ICP list, the invoices behind them, and the lock', async ({
  kluis,
}) => {
  await kluis.restart({
    meanwhile: () =>
      prepare(kluis.dataDir, '2026-02-02T09:00:00.000Z', async (office) => {
        const dutch = await office.call('clients.add', aClient('Vos'))
        const german = await office.call('clients.add', {
          kind: 'company',
          companyName: 'Muster GmbH',
          street: 'Hauptstraße',
          houseNumber: '5',
          postcode: '10115',
          town: 'Berlin',
          country: 'DE',
          vatId: 'DE123456789',
        })
        const issue = async (clientId: number, lines: ReturnType<typeof line>[]) => {
          const draft = await office.call('invoices.addDraft', {
            clientId,
            supplyFrom: '2026-02-01',
            lines,
          })
          await office.call('invoices.issue', { id: draft.id })
        }
        await issue(dutch.id, [line('standard', 123_456), line('reduced', 5_000)])
        await issue(german.id, [line('reverse-eu', 80_000)])
      }),
  })
  const { page } = kluis
  await unlock(page)
  // The start screen knows of the return.
  await expect(page.getByText(/Btw-aangifte 1e kwartaal 2026: nog 16 dagen/)).toBeVisible()
  await page.getByRole('link', { name: 'Btw', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Btw 1e kwartaal 2026' })).toBeVisible()
  const row = (name: RegExp) => page.getByRole('row', { name })
  await expect(row(/^1a/)).toContainText('€ 259,26')
  await expect(row(/^1b/)).toContainText('€ 4,50')
  await expect(row(/^5a/)).toContainText('€ 263')
  await expect(row(/^5g/)).toContainText('nog niet te bepalen')
  await expect(row(/DE123456789/)).toContainText('€ 800')
  await expectAccessible(page)
  await kluis.shot('vat-1-quarter')

  await row(/^5b/)
    .getByRole('button', { name: /Invullen/ })
    .click()
  await page.getByRole('dialog').getByLabel('Btw').fill('63,10')
  await page.getByRole('dialog').getByRole('button', { name: 'Opslaan' }).click()
  await expect(row(/^5b/)).toContainText('€ 63,10')

  await row(/^1a/).getByRole('link').click()
  await expect(page.getByRole('link', { name: '2026-0001' })).toBeVisible()
  await expect(page.getByText('€ 1.234,56')).toBeVisible()
  await expectAccessible(page)
  await kluis.shot('vat-2-behind')
  await page.keyboard.press('Alt+ArrowLeft')
  await row(/DE123456789/)
    .getByRole('link')
    .click()
  await expect(page.getByRole('link', { name: '2026-0002' })).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')

  const csv = join(kluis.dataDir, '..', 'btw.csv')
  await kluis.answerSave(csv)
  await page.getByRole('button', { name: 'Opslaan als CSV' }).click()
  await expect(page.getByText('Het overzicht is opgeslagen')).toBeVisible()
  expect(await readFile(csv, 'utf8')).toContain('Aangifte;1a;')

  await page.getByRole('button', { name: 'Tijdvak vergrendelen' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Tijdvak vergrendelen' }).click()
  await expect(page.getByText(/Vergrendeld op/)).toBeVisible()
  await expectAccessible(page)
  await kluis.shot('vat-3-locked')
  await page.getByRole('link', { name: 'Start', exact: true }).click()
  await expect(page.getByText(/Btw-aangifte/)).toBeHidden()
})
