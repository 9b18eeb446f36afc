import type { Page } from '@playwright/test'
import { expect, test } from '../../support/journey/fixtures'
import { aClient, prepare } from '../../support/journey/prepared'
import { expectAccessible, unlock } from '../../support/journey/steps'

test.use({ now: '2026-03-16T09:00:00.000Z' })

/** Issues the draft that is open, and goes back to the quote it belongs to. */
const issueAndReturn = async (page: Page, number: string): Promise<void> => {
  await page.getByRole('button', { name: /^Definitief maken/ }).click()
  await page.getByRole('button', { name: /^Definitief maken als/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: `Factuur ${number}` })).toBeVisible()
  await page.getByRole('link', { name: 'OF2026-0001' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Offerte OF2026-0001' })).toBeVisible()
}

test('a quote is made, sent and accepted, and billed in halves that come to it to the cent', async ({
  kluis,
}) => {
  await kluis.restart({
    meanwhile: () =>
      prepare(kluis.dataDir, '2026-03-02T09:00:00.000Z', async ({ call }) => {
        await call('clients.add', aClient('Vos'))
      }),
  })
  const { page } = kluis
  await unlock(page)
  const menu = page.getByRole('navigation', { name: 'Hoofdmenu' })
  await menu.getByRole('link', { name: 'Offertes' }).click()
  await expect(page.getByText('Er zijn nog geen offertes.')).toBeVisible()
  await expectAccessible(page)
  await kluis.shot('quote-1-empty')

  await page.getByRole('heading', { level: 1, name: 'Offertes' }).click()
  await page.keyboard.press('n')
  await page.getByRole('combobox', { name: /^Klant/ }).fill('vos')
  await page.getByRole('option', { name: /Vos/ }).click()
  await page.getByLabel('Referentie of onderwerp').fill('Nieuwe website')
  await page.getByLabel('Inleiding boven de regels').fill('Zoals besproken bieden wij u aan:')
  await page.getByLabel('Omschrijving, regel 1').fill('Website op maat')
  await page.getByLabel('Prijs, regel 1').fill('1234,57')
  await page.getByLabel('Prijs, regel 1').press('Tab')
  await page.getByLabel('Slottekst onder de regels').fill('Wij beginnen binnen twee weken.')
  await expectAccessible(page)
  await kluis.shot('quote-2-editor')
  await page.getByRole('button', { name: /^Versturen/ }).click()
  await kluis.shot('quote-3-send')
  await page.getByRole('button', { name: 'Definitief maken als OF2026-0001' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Offerte OF2026-0001' })).toBeVisible()
  await expectAccessible(page)
  await kluis.shot('quote-4-sent')

  await page.getByRole('button', { name: 'Aanvaard', exact: true }).click()
  await page.getByRole('radio', { name: 'Telefonisch' }).check()
  await kluis.shot('quote-5-accept')
  await page.getByRole('button', { name: 'Als aanvaard vastleggen' }).click()
  await page.getByRole('button', { name: 'Facturatie bepalen' }).click()
  await page.getByRole('radio', { name: /^Twee facturen/ }).check()
  await expectAccessible(page)
  await kluis.shot('quote-6-plan')
  await page.getByRole('button', { name: 'Zo factureren' }).click()
  await menu.getByRole('link', { name: 'Start' }).click()
  await expect(
    page.getByText(/1 aanvaarde offerte van €\s1\.493,83 is nog niet helemaal/),
  ).toBeVisible()
  await kluis.shot('quote-7-start')
  await page.getByRole('link', { name: 'Bekijken' }).first().click()
  await page.getByRole('row', { name: /OF2026-0001/ }).click()

  await page.getByRole('button', { name: 'Factuur maken: voorschot 50%' }).click()
  await expect(page.getByLabel('Omschrijving, regel 1')).toHaveValue(
    'Voorschot van 50% op offerte OF2026-0001 van 16 maart 2026',
  )
  await issueAndReturn(page, '2026-0001')
  await page.getByRole('button', { name: 'Laatste factuur maken' }).click()
  await expect(page.getByLabel('Omschrijving, regel 2')).toHaveValue(
    'Af: voorschotfactuur 2026-0001 van 16 maart 2026',
  )
  await kluis.shot('quote-8-last-draft')
  await issueAndReturn(page, '2026-0002')
  await expect(page.getByText('Gefactureerd', { exact: true }).first()).toBeVisible()
  // 1234,57 and 21% of it is 1493,83: both halves come to that.
  const amounts = await page
    .locator('.kluis-quote-page')
    .getByText(/€\s*74\d,\d\d/)
    .allTextContents()
  const cents = amounts.map((text) => Number(text.replace(/\D/g, '')))
  expect(cents.slice(0, 2).reduce((sum, amount) => sum + amount, 0)).toBe(149_383)
  await expectAccessible(page)
  await kluis.shot('quote-9-billed')
})
