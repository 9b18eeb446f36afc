import type { Page } from '@playwright/test'
import { expect, test, type Kluis } from '../../support/journey/fixtures'
import {
  aDisk,
  backupsOn,
  backUpTo,
  lookAtBackup,
  onNewMachine,
} from '../../support/journey/new-machine'
import { aClient, addSettledClient, prepare } from '../../support/journey/prepared'
import { issueInvoice } from '../../support/journey/invoices'
import { expectAccessible, fill, more, owner, unlock } from '../../support/journey/steps'

test.use({ now: '2026-03-25T09:00:00.000Z' })

const menu = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link', { name })

/** Nobody finds the person: not in the list of all clients, not by searching anywhere. */
const expectNobodyFinds = async (page: Page, name: string): Promise<void> => {
  await menu(page, 'Klanten').click()
  await page.getByText('Alle', { exact: true }).click()
  await expect(page.getByRole('row', { name: /Blijvend/ })).toBeVisible()
  await expect(page.getByRole('row', { name: new RegExp(name) })).toHaveCount(0)
  const search = page.getByLabel('Klanten zoeken')
  await search.fill('blijv')
  await expect(page.getByRole('row', { name: /Blijvend/ })).toBeVisible()
  for (const text of [name, name.slice(0, 5), `info@${name.toLowerCase()}.example`]) {
    await search.fill(text)
    await expect(page.getByText('Niemand gevonden')).toBeVisible()
    await expect(page.getByRole('row', { name: new RegExp(name) })).toHaveCount(0)
  }
  await menu(page, 'Facturen').click()
  await expect(page.getByRole('row', { name: /2026-0001/ })).toBeVisible()
  await expect(page.getByText(name)).toHaveCount(0)
}

/** The client leaves as of the first of April. */
const terminate = async (page: Page): Promise<void> => {
  await menu(page, 'Klanten').click()
  await page.getByRole('row', { name: /Quispelaar/ }).click()
  await more(page, 'Opzeggen')
  await fill(page, { Opzegdatum: '1-4-2026' })
  await page.getByRole('dialog').getByRole('button', { name: 'Opzeggen' }).click()
  await expect(page.getByText('Opgezegd per 01-04-2026').first()).toBeVisible()
}

const eraseWhatIsDue = async ({ page }: Kluis): Promise<void> => {
  await page
    .getByRole('region', { name: 'Aandacht' })
    .getByRole('link', { name: 'Bekijken' })
    .click()
  await page.getByRole('button', { name: 'Nu wissen' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Nu wissen' }).click()
  await expect(page.getByText('1 klant is gewist.')).toBeVisible()
}

test('last week’s backup on a new machine: the erased client stays erased, no number comes twice', async ({
  kluis,
}) => {
  const disk = aDisk()
  await kluis.restart({
    meanwhile: () =>
      prepare(kluis.dataDir, '2026-03-02T09:00:00.000Z', async (office) => {
        await addSettledClient(office, aClient('Quispelaar'), '2026-03-01')
        await addSettledClient(office, aClient('Blijvend'), '2026-03-01')
      }),
  })

  // A week before: the client is there, and a backup goes to an external disk.
  await unlock(kluis.page)
  await backUpTo(kluis, disk)
  await kluis.shot('restore-keeps-erased-1-backups')
  await expectAccessible(kluis.page)
  await terminate(kluis.page)

  // The day before everybody can see it coming.
  await kluis.restart({ now: '2026-03-31T07:00:00.000Z' })
  await unlock(kluis.page)
  await expect(kluis.page.getByRole('region', { name: 'Wordt vannacht gewist' })).toBeVisible()

  // The day has come: the client goes, and the office goes on with a new number.
  await kluis.restart({ now: '2026-04-01T07:00:00.000Z' })
  await unlock(kluis.page)
  await eraseWhatIsDue(kluis)
  expect(await issueInvoice(kluis.page)).toBe('2026-0003')

  // The machine is lost. The oldest backup on the disk still has the client in it.
  await onNewMachine(kluis, '2026-04-02T07:00:00.000Z')
  const [lastWeek = ''] = backupsOn(disk)
  expect(lastWeek).toContain('20260325T09')
  const { page } = kluis
  await expect(page.getByRole('heading', { name: 'Welkom bij Kluis' })).toBeVisible()
  await kluis.shot('restore-keeps-erased-2-welcome')
  await lookAtBackup(kluis, lastWeek)
  await expect(page.getByRole('row', { name: 'Klanten 2' })).toBeVisible()
  await expect(page.getByText(/1 klant is na deze back-up gewist/)).toBeVisible()
  await expect(page.getByText(/1 factuurnummer is na deze back-up gebruikt/)).toBeVisible()
  await kluis.shot('restore-keeps-erased-3-look')
  await expectAccessible(page)

  // A slip of the finger costs nothing; then the office comes back.
  await fill(page, { 'E-mailadres': owner.email, Wachtwoord: 'niet het wachtwoord' })
  await page.getByRole('button', { name: 'Back-up terugzetten' }).click()
  await expect(page.getByText(/horen niet bij elkaar/)).toBeVisible()
  await fill(page, { Wachtwoord: owner.password })
  await page.getByRole('button', { name: 'Back-up terugzetten' }).click()
  await expect(page.getByRole('heading', { name: 'De back-up is teruggezet' })).toBeVisible()
  await expect(page.getByText('1 klant is opnieuw gewist.')).toBeVisible()
  await expect(page.getByText(/1 factuurnummer van na de back-up blijft buiten/)).toBeVisible()
  await kluis.shot('restore-keeps-erased-4-done')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Verder' }).click()

  await expect(page.getByRole('heading', { name: 'Start' })).toBeVisible()
  await expectNobodyFinds(page, 'Quispelaar')
  await kluis.shot('restore-keeps-erased-5-gone')

  // What the law keeps is there, for the owner alone; and the next number is a new one.
  await menu(page, 'Archief').click()
  await fill(page, { 'Zoek op nummer, naam of bedrag': 'quispelaar' })
  await page.getByRole('button', { name: 'Zoeken', exact: true }).click()
  await expect(page.getByRole('row', { name: /2026-0001.*Quispelaar/ })).toBeVisible()
  expect(await issueInvoice(page)).toBe('2026-0004')

  // Also after starting anew.
  await kluis.restart({ now: '2026-04-03T07:00:00.000Z' })
  await unlock(kluis.page)
  await expectNobodyFinds(kluis.page, 'Quispelaar')
})
