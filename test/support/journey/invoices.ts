import { expect, type Page } from '@playwright/test'

/** Issues an invoice to the client that stays; gives its number. */
export const issueInvoice = async (page: Page, supplyOn = '1-4-2026'): Promise<string> => {
  await page
    .getByRole('navigation', { name: 'Hoofdmenu' })
    .getByRole('link', { name: 'Facturen' })
    .click()
  await page
    .getByRole('link', { name: /Nieuwe factuur/ })
    .first()
    .click()
  await page.getByRole('combobox', { name: /^Klant/ }).fill('blijvend')
  await page.getByRole('option', { name: /Blijvend/ }).click()
  await page.getByLabel(/^Leverdatum of begin periode/).fill(supplyOn)
  await page.getByLabel('Omschrijving, regel 1').fill('Webhosting')
  await page.getByLabel('Prijs, regel 1').fill('100')
  await page.getByLabel('Prijs, regel 1').press('Tab')
  await expect(page.getByText(/Deze factuur krijgt nummer/)).toBeVisible()
  await page.getByRole('button', { name: /^Definitief maken/ }).click()
  await page.getByRole('button', { name: /^Definitief maken als/ }).click()
  const heading = page.getByRole('heading', { level: 1, name: /^Factuur 2026-/ })
  await expect(heading).toBeVisible()
  return ((await heading.textContent()) ?? '').replace('Factuur ', '').trim()
}
