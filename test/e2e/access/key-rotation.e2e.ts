import type { Page } from '@playwright/test'
import { expect, test, type Kluis } from '../../support/journey/fixtures'
import { aClient, addColleague, prepare } from '../../support/journey/prepared'
import { expectAccessible, fill, owner, unlock } from '../../support/journey/steps'

test.use({ now: '2026-03-16T09:00:00.000Z' })

const otto = {
  name: 'Otto Mede-eigenaar',
  email: 'otto@bureauvoorbeeld.nl',
  password: 'vijf oude klokken op zolder',
}
const sam = {
  name: 'Sam Medewerker',
  email: 'sam@bureauvoorbeeld.nl',
  password: 'drie rode paraplu’s op het strand',
}
const samLater = { ...sam, password: 'twee witte zwanen in de sloot' }

const start = (page: Page) => page.getByRole('heading', { name: 'Start', exact: true })
const menu = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link', { name, exact: true })

/** Two owners, staff, a client and a kit; gives the kit's key. */
const anOffice = async (kluis: Kluis): Promise<string> => {
  let kit = ''
  await kluis.restart({
    meanwhile: () =>
      prepare(kluis.dataDir, '2026-03-02T09:00:00.000Z', async (office) => {
        await addColleague(office, otto, 'owner')
        await addColleague(office, sam, 'staff')
        await office.call('clients.add', aClient('Quispelaar'))
        const { password } = owner
        kit = (await office.call('session.renewRecoveryKit', { password })).recoveryKey
        const [text = ''] = kit.split('-')
        await office.call('session.confirmRecoveryKit', { group: 1, text })
      }),
  })
  return kit
}

const disableOtto = async (page: Page): Promise<void> => {
  await menu(page, 'Gebruikers').click()
  await page.getByRole('button', { name: `Handelingen voor ${otto.name}` }).click()
  await page.getByRole('menuitem', { name: 'Uitschakelen …' }).click()
  await page.getByRole('button', { name: 'Uitschakelen', exact: true }).click()
}

test('an owner leaves: new keys are asked for until they are made, and what they knew opens nothing', async ({
  kluis,
}) => {
  const oldKit = await anOffice(kluis)
  const { page } = kluis
  await unlock(page)
  await expect(start(page)).toBeVisible()
  await disableOtto(page)
  const offer = page.getByRole('dialog', { name: 'Het kantoor nieuwe sleutels geven?' })
  await expect(offer).toContainText(`${otto.name} is geen eigenaar meer`)
  await kluis.shot('key-rotation-1-offer')
  await expectAccessible(page)
  await offer.getByRole('button', { name: 'Annuleren' }).click()

  // It is not forgotten: the start screen says so, also to who comes in later.
  await menu(page, 'Start').click()
  const due = page.getByText(/een eigenaar zijn rol kwijt/)
  await expect(due).toBeVisible()
  await page.keyboard.press('Control+l')
  await unlock(page)
  await expect(due).toBeVisible()
  await kluis.shot('key-rotation-2-due')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Naar nieuwe sleutels' }).click()

  // Who stays, start passwords, the new kit: nothing changes before a part of it was typed.
  await page.getByRole('button', { name: 'Nieuwe sleutels maken …' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('checkbox', { name: /Sam Medewerker/ })).toBeChecked()
  await expect(dialog.getByText(otto.name)).toHaveCount(0)
  await kluis.shot('key-rotation-3-who')
  await expectAccessible(page)
  await fill(page, { 'Uw wachtwoord': owner.password })
  await dialog.getByRole('button', { name: 'Verder' }).click()
  const row = dialog.getByRole('row', { name: /Sam Medewerker/ })
  const samStart = (await row.locator('.kluis-mono').textContent()) ?? ''
  expect(samStart).toMatch(/^[a-z0-9]{4}(-[a-z0-9]{4}){3}$/)
  await kluis.shot('key-rotation-4-passwords')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Ik heb ze genoteerd' }).click()
  const groups = await dialog.locator('.kluis-key-groups strong').allTextContents()
  await kluis.shot('key-rotation-5-kit')
  await dialog.getByRole('button', { name: 'Ik heb hem bewaard' }).click()
  await expect(dialog.locator('.kluis-key-groups')).toHaveCount(0)
  const field = dialog.getByLabel(/Typ groep \d over/)
  const label = await dialog.locator('label', { hasText: /Typ groep/ }).textContent()
  const asked = Number(/groep (\d)/.exec(label ?? '')?.[1])
  await field.fill('00000')
  await dialog.getByRole('button', { name: 'Nieuwe sleutels maken' }).click()
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await kluis.shot('key-rotation-5-kit-check')
  await expectAccessible(page)
  await field.fill(groups[asked - 1] ?? '')
  await dialog.getByRole('button', { name: 'Nieuwe sleutels maken' }).click()
  await expect(page.getByText('Vernietig nu de oude herstelset')).toBeVisible()
  await kluis.shot('key-rotation-6-done')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Klaar' }).click()
  await menu(page, 'Start').click()
  await expect(start(page)).toBeVisible()
  await expect(due).toHaveCount(0)

  // The window's own title names nobody, on whosever page it is.
  await menu(page, 'Klanten').click()
  await page.getByRole('row', { name: /Quispelaar/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: /Quispelaar/ })).toBeVisible()
  expect(await page.title()).toMatch(/^Klant \d+ · Kluis$/)

  // Otto's password and the old kit are nothing any more; Sam comes in with the start password.
  await page.keyboard.press('Control+l')
  await unlock(page, otto)
  await expect(page.getByText('E-mailadres en wachtwoord horen niet bij elkaar.')).toBeVisible()
  await page.getByRole('button', { name: 'Wachtwoord vergeten?' }).click()
  await fill(page, {
    Herstelsleutel: oldKit,
    'E-mailadres': owner.email,
    'Nieuw wachtwoord': otto.password,
    'Nieuw wachtwoord nogmaals': otto.password,
  })
  await page.getByRole('button', { name: 'Openen' }).click()
  await expect(page.getByText(/niet de herstelsleutel van dit kantoor/)).toBeVisible()
  await page.getByRole('button', { name: 'Terug' }).click()
  await unlock(page, sam)
  await expect(page.getByText('E-mailadres en wachtwoord horen niet bij elkaar.')).toBeVisible()
  await unlock(page, { ...sam, password: samStart })
  await expect(page.getByRole('heading', { name: 'Kies uw eigen wachtwoord' })).toBeVisible()
  const { password } = samLater
  await fill(page, { 'Nieuw wachtwoord': password, 'Nieuw wachtwoord nogmaals': password })
  await page.getByRole('button', { name: 'Wachtwoord opslaan' }).click()
  await expect(start(page)).toBeVisible()
  await menu(page, 'Klanten').click()
  await expect(page.getByRole('row', { name: /Quispelaar/ })).toBeVisible()

  // And the new kit is the one that opens.
  await page.keyboard.press('Control+l')
  await page.getByRole('button', { name: 'Wachtwoord vergeten?' }).click()
  await fill(page, {
    Herstelsleutel: groups.join('-'),
    'E-mailadres': owner.email,
    'Nieuw wachtwoord': otto.password,
    'Nieuw wachtwoord nogmaals': otto.password,
  })
  await page.getByRole('button', { name: 'Openen' }).click()
  await expect(start(page)).toBeVisible()
})
