/** Signing in with a second step, as one does with a phone in hand. */
import { expect, type Page } from '@playwright/test'
import { codeAt } from '../office/sign-in'
import type { Kluis } from './fixtures'
import { unlock } from './steps'

/** Where the program's clock stands now. */
const clockOf = (kluis: Kluis): string => kluis.clock().toISOString()

/** Sets up the app on the screen that asks for it; keeps the recovery codes. */
export const enrol = async (kluis: Kluis): Promise<{ secret: string; recoveryCodes: string[] }> => {
  const { page } = kluis
  await expect(page.getByRole('img', { name: /^QR-code/ })).toBeVisible()
  const typed = await page.locator('.kluis-mono').first().textContent()
  const secret = (typed ?? '').replace(/\s/g, '')
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  await page.getByLabel(/^Code die de app toont/).fill(codeAt(secret, clockOf(kluis)))
  await page.getByRole('button', { name: 'Bevestigen' }).click()
  await expect(page.getByRole('list', { name: 'Uw herstelcodes' })).toBeVisible()
  const recoveryCodes = await page.locator('.kluis-codes li').allTextContents()
  expect(recoveryCodes).toHaveLength(10)
  await page.getByRole('button', { name: 'Ik heb ze bewaard' }).click()
  return { secret, recoveryCodes }
}

/** Types the code the app shows now; `offSeconds`: on a phone whose clock is off. */
export const giveCode = async (
  kluis: Kluis,
  secret: string,
  { offSeconds = 0 }: { offSeconds?: number } = {},
): Promise<void> => {
  const moment = new Date(kluis.clock().getTime() + offSeconds * 1000).toISOString()
  await kluis.page.getByRole('textbox', { name: 'Code' }).fill(codeAt(secret, moment))
  await kluis.page.getByRole('button', { name: 'Verder' }).click()
}

/** Starts the program at a later moment, where no code was used yet, and signs in. */
export const signInAfresh = async (
  kluis: Kluis,
  now: string,
  who: { name: string; email: string; password: string },
  secret: string,
): Promise<{ page: Page }> => {
  await kluis.restart({ now })
  await unlock(kluis.page, who)
  await giveCode(kluis, secret)
  return { page: kluis.page }
}

/** The names in the menu, without their keys and what waits there. */
export const menuOf = async (page: Page): Promise<string[]> => {
  const links = page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link')
  return (await links.allInnerTexts()).map((text) => text.trim().split('\n')[0] ?? '')
}
