import type { Page } from '@playwright/test'
import { expect, test } from '../../support/journey/fixtures'
import { aClient, addColleague, addSettledClient, prepare } from '../../support/journey/prepared'
import { expectAccessible, fill, more, unlock } from '../../support/journey/steps'

test.use({ now: '2026-03-16T09:00:00.000Z' })

const sam = {
  name: 'Sam Staf',
  email: 'sam@bureauvoorbeeld.nl',
  password: 'het wachtwoord van sam',
}

const toClient = async (page: Page, name: RegExp) => {
  await page
    .getByRole('navigation', { name: 'Hoofdmenu' })
    .getByRole('link', { name: 'Klanten' })
    .click()
  await page.getByRole('row', { name }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

test('a year mistyped by staff erases nobody: it is asked about, waits for the owner, and is taken back', async ({
  kluis,
}) => {
  await kluis.restart({
    meanwhile: () =>
      prepare(kluis.dataDir, '2015-03-02T09:00:00.000Z', async (office) => {
        await addSettledClient(office, aClient('Quispelaar'), '2015-03-01')
        await addColleague(office, sam, 'staff')
        office.at('2026-03-02T09:00:00.000Z')
        await office.call('retention.confirmDate', {})
      }),
  })
  let page = kluis.page
  await unlock(page, sam)

  // More than ten years away: refused where it is typed.
  await toClient(page, /Quispelaar/)
  await more(page, 'Opzeggen')
  const dialog = page.getByRole('dialog')
  await fill(page, { Opzegdatum: '1-4-1999' })
  await expect(dialog.getByText(/meer dan tien jaar weg/)).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Opzeggen' })).toBeDisabled()
  await kluis.shot('mistyped-1-refused')

  // Nine years too early: the year once more, and a reason.
  await fill(page, { Opzegdatum: '1-4-2017' })
  await expect(dialog.getByText(/meer dan een maand terug/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Opzeggen' }).click()
  await expect(dialog.getByText(/Deze opzegdatum is ongewoon/)).toBeVisible()
  await fill(page, { 'Jaartal nogmaals': '2017', Reden: 'Had allang opgezegd' })
  await kluis.shot('mistyped-2-asked-again')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Opzeggen' }).click()
  await expect(page.getByText('Opgezegd per 01-04-2017').first()).toBeVisible()

  // Two days later nothing went; the owner sees it on the start screen and takes it back.
  await kluis.restart({ now: '2026-03-18T09:00:00.000Z' })
  page = kluis.page
  await unlock(page)
  const waits = page.getByRole('region', { name: /wacht op de eigenaar/ })
  await expect(waits.getByText(/Had allang opgezegd/)).toBeVisible()
  await kluis.shot('mistyped-3-owner')
  await expectAccessible(page)
  await waits.getByRole('button', { name: 'Opzegging intrekken' }).click()
  await expect(waits).toHaveCount(0)

  // The right date, typed on the day itself, waits a day as well.
  await toClient(page, /Quispelaar/)
  await more(page, 'Opzeggen')
  await fill(page, { Opzegdatum: '18-3-2026' })
  await expect(page.getByText(/Morgen op zijn vroegst/)).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Opzeggen' }).click()
  await kluis.restart({ now: '2026-03-18T15:00:00.000Z' })
  page = kluis.page
  await unlock(page)
  const tonight = page.getByRole('region', { name: 'Wordt vannacht gewist' })
  await tonight.getByRole('link', { name: /Quispelaar/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: /Quispelaar/ })).toBeVisible()
})
