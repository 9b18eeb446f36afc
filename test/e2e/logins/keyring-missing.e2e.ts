import type { Page } from '@playwright/test'
import { filesWith } from '../../support/office/leaks'
import { startKeyring, type Keyring } from '../../support/desktop/secret-service'
import { expect, test } from '../../support/journey/fixtures'
import { clearKeychain, timesInKeychain } from '../../support/journey/keychain-items'
import { aClient, prepare } from '../../support/journey/prepared'
import { expectAccessible, fill, unlock } from '../../support/journey/steps'

test.use({ now: '2026-03-16T09:00:00.000Z' })

const secret = 'kL7-marker-Qz93xW-vD51'
const off = 'Tijdelijke logins staan uit. Er wordt niets op een andere plek bewaard.'

const menu = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link', { name }).click()

/** A desktop of this journey's own, whose keyring comes and goes. */
let keyring: Keyring
let before: string | undefined

test.beforeAll(async () => {
  before = process.env['DBUS_SESSION_BUS_ADDRESS']
  keyring = await startKeyring()
})
test.afterAll(async () => {
  process.env['DBUS_SESSION_BUS_ADDRESS'] = before
  await keyring.stop()
})

test('without a keychain logins are off, with the reason, and nothing is kept anywhere else', async ({
  kluis,
}) => {
  await keyring.kill()
  keyring.forgetAll()
  process.env['DBUS_SESSION_BUS_ADDRESS'] = keyring.env['DBUS_SESSION_BUS_ADDRESS']
  await kluis.restart({
    meanwhile: () =>
      prepare(kluis.dataDir, '2026-03-02T09:00:00.000Z', async ({ call }) => {
        await call('clients.add', aClient('Quispelaar'))
      }),
  })
  const { page } = kluis
  await unlock(page)
  await menu(page, 'Logins')

  // A bus without a Secret Service: off, and what to do about it.
  await expect(page.getByText(off)).toBeVisible()
  await expect(
    page.getByText(/heeft geen sleutelbos \(Secret Service\).*gnome-keyring/),
  ).toBeVisible()
  await expect(page.getByRole('link', { name: 'Login bewaren' }).first()).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await kluis.shot('keyring-1-missing')
  await expectAccessible(page)

  // Who was typing already is told the same, and keeps what was typed.
  await keyring.start()
  await page.getByRole('button', { name: 'Opnieuw proberen' }).click()
  await expect(page.getByText(off)).toHaveCount(0)
  await page.getByRole('link', { name: 'Login bewaren' }).first().click()
  await page.getByRole('combobox', { name: /^Klant/ }).fill('quispelaar')
  await page.getByRole('option', { name: /Quispelaar/ }).click()
  await fill(page, { Systeem: 'DirectAdmin', Klus: 'Verhuizing', Wachtwoord: secret })
  await keyring.kill()
  await page.getByRole('button', { name: 'Bewaren in sleutelbos' }).click()
  await expect(page.getByRole('alert').first()).toBeVisible()
  await kluis.shot('keyring-2-refused')
  await expectAccessible(page)
  expect(filesWith(kluis.dataDir, [secret])).toEqual([])
  expect(filesWith(String(process.env['HOME']), [secret])).toEqual([])

  // Back again: now it is kept, and only there.
  await keyring.start()
  await page.getByRole('button', { name: 'Bewaren in sleutelbos' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'DirectAdmin' })).toBeVisible()
  expect(timesInKeychain(secret)).toBe(1)
  expect(filesWith(kluis.dataDir, [secret])).toEqual([])

  // Locked while Kluis runs: nothing can be used, and nothing is called gone.
  keyring.lock()
  await page.getByRole('button', { name: 'Kopiëren: Wachtwoord' }).click()
  await expect(
    page.getByText(/sleutelbos( van deze computer)? is vergrendeld/i).first(),
  ).toBeVisible()
  await kluis.shot('keyring-3-locked')
  await menu(page, 'Logins')
  await expect(page.getByRole('row', { name: /DirectAdmin.*Loopt/ })).toBeVisible()
  await keyring.kill()
  await keyring.start()

  // Taken out of the keychain by somebody else: gone, and never "destroyed".
  clearKeychain()
  await page.getByRole('row', { name: /DirectAdmin/ }).click()
  await expect(page.getByText('Weg uit de sleutelbos van deze computer')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Kopiëren/ })).toHaveCount(0)
  await kluis.shot('keyring-4-gone')
  await expectAccessible(page)
  await menu(page, 'Start')
  await expect(
    page.getByText('1 tijdelijke login is weg uit de sleutelbos van deze computer.'),
  ).toBeVisible()
  await menu(page, 'Logins')
  await expect(page.getByRole('row', { name: /DirectAdmin.*Weg uit sleutelbos/ })).toBeVisible()
  await page.getByRole('row', { name: /DirectAdmin/ }).click()
  await page.getByRole('button', { name: 'Afsluiten' }).click()
  await expect(page.getByText('Weg, niet door ons vernietigd').first()).toBeVisible()
})
