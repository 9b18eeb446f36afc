/** What people do in several journeys, by the words they see. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import AxeBuilder from '@axe-core/playwright'
import type { Kluis } from './fixtures'

export const owner = {
  name: 'Olga Eigenaar',
  email: 'olga@bureauvoorbeeld.nl',
  password: 'zeven blauwe fietsen in de regen',
}

/** Goes through the first-run wizard in Dutch; the second step is left off unless asked for. */
export const firstRun = async (
  kluis: Kluis,
  options: { logo?: string; requireTotp?: boolean; shots?: boolean; yearFrom?: string } = {},
): Promise<void> => {
  const { page } = kluis
  const shot = async (name: string) => {
    if (options.shots) await kluis.shot(name)
  }
  const next = () => page.getByRole('button', { name: 'Volgende' }).click()
  await expect(page.getByRole('heading', { name: 'Welkom bij Kluis' })).toBeVisible()
  await shot('first-run-1-welcome')
  await page.getByRole('button', { name: 'Beginnen' }).click()
  await fill(page, {
    'Naam van het bureau': 'Bureau Voorbeeld',
    'KVK-nummer': '12345678',
    Straat: 'Keizersgracht',
    Huisnummer: '12',
    Postcode: '1015cj',
    Plaats: 'Amsterdam',
    'E-mailadres': 'info@bureauvoorbeeld.nl',
    'E-mailadres voor privacyvragen': 'privacy@bureauvoorbeeld.nl',
    Telefoon: '020 123 45 67',
    Website: 'bureauvoorbeeld.nl',
  })
  await shot('first-run-2-agency')
  await next()
  await fill(page, { 'Btw-id': 'NL004495445B01', IBAN: 'NL91 ABNA 0417 1643 00' })
  if (options.yearFrom) {
    await page.getByRole('combobox', { name: /^Boekjaar begint in/ }).click()
    await page.getByRole('option', { name: options.yearFrom }).click()
  }
  await shot('first-run-3-invoicing')
  await next()
  if (options.logo) {
    await kluis.answerOpen(options.logo)
    await page.getByRole('button', { name: /Logo kiezen/ }).click()
    await expect(page.getByText(/^Gekozen/)).toBeVisible()
  }
  await shot('first-run-4-logo')
  await next()
  await fill(page, {
    'Uw naam': owner.name,
    'Uw e-mailadres': owner.email,
    Wachtwoord: owner.password,
    'Wachtwoord nogmaals': owner.password,
  })
  const second = page.getByLabel(/Tweede stap bij het aanmelden/)
  if (!options.requireTotp) await second.uncheck()
  await shot('first-run-5-owner')
  await page.getByRole('button', { name: 'Kantoor maken' }).click()
  await expect(page.getByRole('heading', { name: 'Uw herstelset' })).toBeVisible()
}

/** Saves the kit as a PDF, looks at what a printer would get, and types the group that is asked for. Gives the recovery key. */
export const confirmKit = async (
  kluis: Kluis,
  options: { shots?: boolean; renewed?: boolean } = {},
): Promise<string> => {
  const { page } = kluis
  const pdf = join(kluis.dataDir, '..', `kit-${Date.now()}.pdf`)
  await kluis.answerSave(pdf)
  await page.getByRole('button', { name: /Opslaan als PDF/ }).click()
  await expect(page.getByText(/^Opgeslagen als/)).toBeVisible()
  expect((await readFile(pdf)).subarray(0, 5).toString()).toBe('%PDF-')
  const groups = await page.locator('main .kluis-key-groups strong').allTextContents()
  if (options.shots) {
    await kluis.shot('first-run-6-recovery')
    await expectOnPaper(kluis, groups)
  }
  await page.getByRole('button', { name: 'Ik heb hem bewaard' }).click()
  await expect(page.locator('.kluis-key-groups')).toHaveCount(0)
  if (options.shots) await kluis.shot('first-run-7-recovery-check')
  const field = page.getByLabel(/Typ groep \d over/)
  const asked = Number(/groep (\d)/.exec((await labelOf(page)) ?? '')?.[1])
  await field.fill('00000')
  await page.getByRole('button', { name: 'Bevestigen', exact: true }).click()
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await field.fill((groups[asked - 1] ?? '').toLowerCase())
  await page.getByRole('button', { name: 'Bevestigen', exact: true }).click()
  if (!options.renewed) await page.getByRole('button', { name: 'Kluis openen' }).click()
  // Only now is there anything that hears a key.
  await expect(page.getByRole('navigation', { name: 'Hoofdmenu' })).toBeVisible()
  return groups.join('-')
}

/** A printer gets the kit, and nothing else of the window. */
const expectOnPaper = async (kluis: Kluis, groups: readonly string[]): Promise<void> => {
  const { page } = kluis
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.kluis-kit-paper strong').last()).toBeVisible()
  await expect(page.getByRole('main')).toBeHidden()
  await kluis.shot('first-run-6-recovery-paper')
  expect(await page.locator('.kluis-kit-paper strong').allTextContents()).toEqual(groups)
  await page.emulateMedia({ media: null })
  await expect(page.getByRole('main')).toBeVisible()
}

const labelOf = (page: Page): Promise<string | null> =>
  page.locator('label', { hasText: /Typ groep/ }).textContent()

/** Fills fields by their labels, exactly as written on screen (the mark of a required field aside). */
export const fill = async (page: Page, values: Record<string, string>): Promise<void> => {
  for (const [label, value] of Object.entries(values)) {
    const escaped = label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    await page
      .getByLabel(new RegExp(`^${escaped}( \\*)?$`))
      .first()
      .fill(value)
  }
}

export const unlock = async (page: Page, who = owner): Promise<void> => {
  await fill(page, { 'E-mailadres': who.email, Wachtwoord: who.password })
  await page.getByRole('button', { name: 'Ontgrendelen' }).click()
}

const violationsOf = async (page: Page): Promise<[id: string, nodes: string[]][]> => {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))])
}

const schemes = ['light', 'dark'] as const

/** Axe finds nothing on what is on screen now, in the light and in the dark. */
export const expectAccessible = async (page: Page): Promise<void> => {
  for (const scheme of schemes) {
    await page.evaluate((value) => {
      document.documentElement.setAttribute('data-mantine-color-scheme', value)
    }, scheme)
    expect((await inaccessible(page)).map((one) => [scheme, ...one])).toEqual([])
  }
  await page.evaluate(() =>
    document.documentElement.setAttribute('data-mantine-color-scheme', 'light'),
  )
}

/** What axe finds on what is on screen now, as it is. */
export const inaccessible = async (page: Page): Promise<[id: string, nodes: string[]][]> => {
  // A toast that is fading has no colours of its own: look at what stands still.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((one) => one.effect?.getComputedTiming().iterations !== Infinity)
        .map((one) => one.finished),
    ),
  )
  let found = await violationsOf(page)
  // One may begin to fade while axe looks; what is really wrong is there the next time as well.
  for (let again = 0; found.length > 0 && again < 2; again += 1) found = await violationsOf(page)
  return found
}

/** Chooses from what a page keeps under "Meer". */
export const more = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('main').getByRole('button', { name: 'Meer', exact: true }).click()
  await page.getByRole('menuitem', { name, exact: true }).click()
}
