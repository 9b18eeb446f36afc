import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

const menu = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link', { name })

test('a client cancels everything; the day comes; the data are gone, the archive keeps the invoice', async ({
  kluis,
}) => {
  const out = mkdtempSync(join(tmpdir(), 'kluis-out-'))
  await kluis.restart({
    meanwhile: () =>
      prepare(kluis.dataDir, '2026-03-02T09:00:00.000Z', async (office) => {
        await addSettledClient(office, aClient('Quispelaar'), '2026-03-01')
        const other = { ...aClient('Blijvend'), note: 'Zus van mevrouw Quispelaar' }
        await addSettledClient(office, other, '2026-03-01')
        await addColleague(office, sam, 'staff')
      }),
  })

  // The client cancels as of the first of April.
  let page = kluis.page
  await unlock(page)
  await menu(page, 'Facturen').click()
  await page.getByRole('row', { name: /Quispelaar/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Factuur 2026-0001' })).toBeVisible()
  const pdf = join(out, 'sent.pdf')
  await kluis.answerSave(pdf)
  await page.getByRole('button', { name: 'PDF opslaan' }).click()
  await expect(page.getByText(/De PDF is opgeslagen/)).toBeVisible()
  const asSent = readFileSync(pdf)
  await menu(page, 'Klanten').click()
  await page.getByRole('row', { name: /Quispelaar/ }).click()
  await more(page, 'Opzeggen')
  await fill(page, { Opzegdatum: '1-4-2026' })
  await expect(page.getByText('Op 1 april 2026 worden de gegevens')).toBeVisible()
  await expect(page.getByText(/1 factuur van 2026 gaat verzegeld/)).toBeVisible()
  await kluis.shot('termination-0-what-goes')
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Opzeggen' }).click()
  await expect(page.getByText('Opgezegd per 01-04-2026').first()).toBeVisible()
  await more(page, 'Bewaartermijnen')
  await expect(page.getByText('Klantgegevens worden gewist')).toBeVisible()
  await expect(page.getByText('1 factuur van 2026 wordt vernietigd')).toBeVisible()
  await expect(page.getByText('na 31 december 2033')).toBeVisible()
  await expect(page.getByText('einde boekjaar plus bewaartermijn beslist')).toBeVisible()
  await kluis.shot('termination-1-clock')
  await expectAccessible(page)

  // The day before it stands on the start screen, for everybody to see.
  await kluis.restart({ now: '2026-03-31T07:00:00.000Z' })
  page = kluis.page
  await unlock(page)
  const tonight = page.getByRole('region', { name: 'Wordt vannacht gewist' })
  await expect(tonight.getByText(/per 01-04-2026, vastgelegd door/)).toBeVisible()
  await expect(tonight.getByRole('button', { name: 'Opzegging intrekken' })).toBeVisible()
  await kluis.shot('termination-2-tonight')
  await expectAccessible(page)

  // The day has come. The very first time the owner looks first.
  await kluis.restart({ now: '2026-04-01T07:00:00.000Z' })
  page = kluis.page
  await unlock(page)
  await expect(page.getByText(/1 dossier of stuk aan de beurt om te wissen/)).toBeVisible()
  await kluis.shot('termination-2-start')
  await page
    .getByRole('region', { name: 'Aandacht' })
    .getByRole('link', { name: 'Bekijken' })
    .click()
  await expect(page.getByText('1 klant wordt gewist')).toBeVisible()
  await expect(page.getByRole('row', { name: /Quispelaar.*Wissen en verzegelen/ })).toBeVisible()
  await kluis.shot('termination-3-due')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Nu wissen' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Nu wissen' }).click()
  await expect(page.getByText('1 klant is gewist.')).toBeVisible()
  await expect(page.getByText('Er is niets aan de beurt')).toBeVisible()

  // Gone from the clients, also for who searches everywhere; the certificate says so.
  await page.getByRole('tab', { name: 'Gewist' }).click()
  await expect(page.getByRole('row', { name: /Geheel.*1 factuur/ })).toBeVisible()
  await kluis.shot('termination-4-erased')
  await expectAccessible(page)
  // What somebody wrote about the person elsewhere is told with its place, and opened from there.
  const certificate = join(out, 'bewijs.pdf')
  await page.getByRole('button', { name: /^Bewijs opslaan/ }).click()
  const found = page.getByRole('dialog').getByRole('row', { name: /Notitie bij een andere klant/ })
  await expect(found).toContainText('mogelijk')
  await expect(found.getByRole('link', { name: /Blijvend/ })).toBeVisible()
  await kluis.shot('termination-4-certificate')
  await expectAccessible(page)
  await kluis.answerSave(certificate)
  await page.getByRole('button', { name: 'Als PDF' }).click()
  await expect(page.getByText('Het bewijs is opgeslagen.')).toBeVisible()
  expect(readFileSync(certificate).subarray(0, 5).toString()).toBe('%PDF-')
  const facts = join(out, 'bewijs.json')
  await page.getByRole('button', { name: /^Bewijs opslaan/ }).click()
  await kluis.answerSave(facts)
  await page.getByRole('button', { name: 'Als JSON' }).click()
  await expect
    .poll((): unknown => JSON.parse(readFileSync(facts, { encoding: 'utf8', flag: 'a+' }) || '{}'))
    .toMatchObject({
      clientId: 1,
      kind: 'whole',
      invoicesSealed: 1,
      check: {
        finds: [
          { place: 'clientNote', kind: 'name', certain: false, count: 1 },
          // They live at one address.
          { place: 'client', kind: 'address', certain: false, count: 1 },
          { place: 'invoice', kind: 'address', certain: false, count: 1 },
        ],
      },
    })
  expect(readFileSync(facts, 'utf8')).not.toContain('Quispelaar')

  // The archive shows the invoice to the owner, as it was sent.
  await menu(page, 'Archief').click()
  await expect(page.getByRole('row', { name: /2026 1 .*31-12-2033/ })).toBeVisible()
  await fill(page, { 'Zoek op nummer, naam of bedrag': 'quispelaar' })
  await page.getByRole('button', { name: 'Zoeken', exact: true }).click()
  await expect(page.getByRole('row', { name: /2026-0001.*Quispelaar/ })).toBeVisible()
  await kluis.shot('termination-5-archive')
  await expectAccessible(page)
  const sealed = join(out, 'sealed.pdf')
  await kluis.answerSave(sealed)
  await page.getByRole('button', { name: 'Opslaan: 2026-0001' }).click()
  await page.getByRole('menuitem', { name: 'PDF zoals verzonden' }).click()
  await expect(page.getByText('Het stuk is opgeslagen.')).toBeVisible()
  expect(readFileSync(sealed).equals(asSent)).toBe(true)

  // Staff sees an invoice without a person, and no archive at all.
  await page.keyboard.press('Control+l')
  await unlock(page, sam)
  await expect(menu(page, 'Klanten')).toBeVisible()
  await expect(menu(page, 'Archief')).toHaveCount(0)
  await menu(page, 'Klanten').click()
  await expect(page.getByRole('row', { name: /Blijvend/ })).toBeVisible()
  await page.getByText('Alle', { exact: true }).click()
  await expect(page.getByRole('row', { name: /Quispelaar/ })).toHaveCount(0)
  await menu(page, 'Facturen').click()
  await expect(page.getByRole('row', { name: /2026-0001/ })).toBeVisible()
  await expect(page.getByText('Quispelaar')).toHaveCount(0)
  await kluis.shot('termination-6-staff')
})
