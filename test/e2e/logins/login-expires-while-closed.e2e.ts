import type { Page } from '@playwright/test'
import { watchDesk } from '../../support/journey/desk-log'
import { expect, test } from '../../support/journey/fixtures'
import { timesInKeychain } from '../../support/journey/keychain-items'
import { aClient, prepare } from '../../support/journey/prepared'
import { fill, unlock } from '../../support/journey/steps'

test.use({ now: '2026-03-16T09:00:00.000Z' })

const secrets = ['eerste-geheim-3kQ9xW', 'tweede-geheim-8vD51z', 'derde-geheim-5Lw20p']
const [first = '', second = '', third = ''] = secrets

const menu = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link', { name }).click()

const keep = async (page: Page, system: string, secret: string, lifetime: RegExp) => {
  await menu(page, 'Logins')
  await page.getByRole('link', { name: 'Login bewaren' }).first().click()
  await page.getByRole('combobox', { name: /^Klant/ }).fill('quispelaar')
  await page.getByRole('option', { name: /Quispelaar/ }).click()
  await fill(page, { Systeem: system, Klus: 'Verhuizing', Wachtwoord: secret })
  await page.getByRole('radio', { name: lifetime }).check()
  await page.getByRole('button', { name: 'Bewaren in sleutelbos' }).click()
  await expect(page.getByRole('heading', { level: 1, name: system })).toBeVisible()
}

const expectEnded = async (page: Page, system: string) => {
  await menu(page, 'Logins')
  await page.getByText('Vernietigd', { exact: true }).first().click()
  await expect(page.getByRole('row', { name: new RegExp(`${system}.*Tijd om`) })).toBeVisible()
}

test('logins that expire while Kluis is closed are gone before anybody unlocks it', async ({
  kluis,
}) => {
  await kluis.restart({
    meanwhile: () =>
      prepare(kluis.dataDir, '2026-03-02T09:00:00.000Z', async ({ call }) => {
        await call('clients.add', aClient('Quispelaar'))
      }),
  })
  let page = kluis.page
  await unlock(page)
  await keep(page, 'Eerste systeem', first, /^1 uur/)
  await keep(page, 'Tweede systeem', second, /^4 uur/)
  await keep(page, 'Derde systeem', third, /^1 dag/)
  expect(secrets.map(timesInKeychain)).toEqual([1, 1, 1])

  // While it was closed one hour passed: nobody has unlocked, and it is gone.
  await kluis.restart({ now: '2026-03-16T10:30:00.000Z' })
  page = kluis.page
  await expect(page.getByRole('button', { name: 'Ontgrendelen' })).toBeVisible()
  await expect.poll(() => secrets.map(timesInKeychain)).toEqual([0, 1, 1])
  await unlock(page)
  await expectEnded(page, 'Eerste systeem')
  await kluis.shot('login-expired-1-list')

  // The second expires while the window is open: announced before, destroyed without a hand.
  await kluis.restart({ now: '2026-03-16T12:59:30.000Z' })
  page = kluis.page
  const desk = await watchDesk(kluis.app)
  await unlock(page)
  await menu(page, 'Logins')
  await page.getByRole('row', { name: /Tweede systeem/ }).click()
  await expect(page.getByRole('timer')).toContainText(/^Nog (\d+ min )?\d+ s/)
  await expect.poll(desk.notices).toEqual([expect.stringMatching(/^Kluis: .*(login|logins)/)])
  expect((await desk.notices()).join()).not.toMatch(/Tweede|Quispelaar|Verhuizing/)
  await expect(page.getByText('Tijd om').first()).toBeVisible({ timeout: 300_000 })
  await expect(page.getByRole('button', { name: /^Kopiëren/ })).toHaveCount(0)
  expect(secrets.map(timesInKeychain)).toEqual([0, 0, 1])
  await kluis.shot('login-expired-2-open')

  // `--sweep` leaves it to the window that is open, and what is not due stays.
  expect((await kluis.sweep('2026-03-16T13:05:00.000Z')).code).toBe(0)
  expect(secrets.map(timesInKeychain)).toEqual([0, 0, 1])

  // Closed, it destroys what came due: no window, no password.
  await kluis.restart({
    now: '2026-03-18T09:00:00.000Z',
    meanwhile: async () => {
      const early = await kluis.sweep('2026-03-16T14:00:00.000Z')
      expect(early).toMatchObject({ code: 0 })
      expect(JSON.parse(early.stdout)).toMatchObject({ ok: true, value: { destroyed: 0, left: 1 } })
      const late = await kluis.sweep('2026-03-17T10:00:00.000Z')
      expect(late).toMatchObject({ code: 0 })
      expect(JSON.parse(late.stdout)).toMatchObject({ ok: true, value: { destroyed: 1, left: 0 } })
      expect(secrets.map(timesInKeychain)).toEqual([0, 0, 0])
    },
  })
  page = kluis.page
  await unlock(page)
  await expectEnded(page, 'Derde systeem')
  await page.getByRole('row', { name: /Derde systeem/ }).click()
  // On record as of the moment it was done, not of when somebody looked.
  await expect(page.getByText('17-03-2026 11:00 automatisch')).toBeVisible()
})
