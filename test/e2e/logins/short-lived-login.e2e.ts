import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { readPdf } from '../../office/invoices/pdf-reader'
import { filesWith } from '../../support/office/leaks'
import { watchDesk } from '../../support/journey/desk-log'
import { expect, test } from '../../support/journey/fixtures'
import { timesInKeychain } from '../../support/journey/keychain-items'
import { aClient, prepare } from '../../support/journey/prepared'
import { expectAccessible, fill, owner, unlock } from '../../support/journey/steps'

test.use({ now: '2026-03-16T09:00:00.000Z' })

const userName = 'beheer-marker-Hy28@quispelaar.example'
const secret = 'kL7-marker-Qz93xW-vD51'
const token = 'tok-marker-7f3A-9kQx-Lw20'
const dialogOf = (page: Page) => page.getByRole('dialog')
/** Files that have the desktop start Kluis to sweep. */
const installedSweeps = (): number =>
  readdirSync(String(process.env['XDG_CONFIG_HOME']), { recursive: true, encoding: 'utf8' }).filter(
    (path) => /kluis-sweep-[0-9a-f]+\.(service|timer|desktop)$/.test(path),
  ).length
const menu = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link', { name }).click()
const toast = (page: Page, text: string | RegExp) =>
  expect(page.getByText(text).last()).toBeVisible()

test('a login is kept for one job, used without being seen, extended with a reason, and destroyed', async ({
  kluis,
}) => {
  const out = mkdtempSync(join(tmpdir(), 'kluis-out-'))
  await kluis.restart({
    meanwhile: () =>
      prepare(kluis.dataDir, '2026-03-02T09:00:00.000Z', async ({ call }) => {
        await call('clients.add', aClient('Quispelaar'))
      }),
  })
  let page = kluis.page
  let desk = await watchDesk(kluis.app)
  await unlock(page)

  // From the client's card to a new login for that client.
  await menu(page, 'Klanten')
  await page.getByRole('row', { name: /Quispelaar/ }).click()
  await page.getByRole('link', { name: 'Tijdelijke logins', exact: true }).last().click()
  await expect(
    page.getByRole('heading', { level: 1, name: /Tijdelijke logins van .*Quispelaar/ }),
  ).toBeVisible()
  await kluis.shot('login-1-none')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Login bewaren' }).first().click()
  await expect(page.getByRole('combobox', { name: /^Klant/ })).toHaveValue(/Quispelaar/)
  await fill(page, {
    Systeem: 'https://beheer.quispelaar.example/inloggen?sessie=1',
    Klus: 'Certificaat vernieuwen',
    Kenmerk: 'T-1042',
    Gebruikersnaam: userName,
    Wachtwoord: secret,
  })
  await page.getByRole('button', { name: 'Veld toevoegen' }).click()
  await fill(page, { 'API-token': token })
  await page.getByRole('radio', { name: /^4 uur/ }).check()
  await kluis.shot('login-2-form')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Bewaren in sleutelbos' }).click()

  // In the keychain once, and not on the page.
  await expect(
    page.getByRole('heading', { level: 1, name: 'https://beheer.quispelaar.example/inloggen' }),
  ).toBeVisible()
  await toast(page, 'Bewaard in de sleutelbos van deze computer.')
  await expect(page.getByRole('timer')).toContainText(/^Nog (4 u 00|3 u 59) min/)
  for (const text of [userName, secret, token]) {
    expect(timesInKeychain(text)).toBe(1)
    await expect(page.getByText(text)).toHaveCount(0)
  }
  expect(filesWith(kluis.dataDir, [userName, secret, token])).toEqual([])
  await kluis.shot('login-3-page')
  await expectAccessible(page)

  // Copying shows nothing; the clipboard is emptied, but only of what Kluis put there.
  await page.getByRole('button', { name: 'Kopiëren: Gebruikersnaam' }).click()
  await toast(page, /Gekopieerd.*30 seconden/)
  expect(await desk.clipboard()).toBe(userName)
  await page.getByRole('button', { name: 'Kopiëren: Wachtwoord' }).click()
  await expect.poll(desk.clipboard).toBe(secret)
  await expect(page.getByText(secret)).toHaveCount(0)
  await page.keyboard.press('Control+l')
  await expect(page.getByRole('button', { name: 'Ontgrendelen' })).toBeVisible()
  await expect.poll(desk.clipboard).toBe('')
  await unlock(page)
  await page.getByRole('button', { name: 'Kopiëren: Wachtwoord' }).click()
  await expect.poll(desk.clipboard).toBe(secret)
  await desk.copyElsewhere('van een ander programma')
  await page.keyboard.press('Control+l')
  await expect(page.getByRole('button', { name: 'Ontgrendelen' })).toBeVisible()
  await unlock(page)
  await expect(page.getByRole('button', { name: 'Kopiëren: API-token' })).toBeVisible()
  expect(await desk.clipboard()).toBe('van een ander programma')

  // Only the host is opened, and only when asked.
  expect(await kluis.opened()).toEqual([])
  await page.getByRole('button', { name: 'Openen in browser' }).click()
  await expect.poll(() => kluis.opened()).toEqual(['https://beheer.quispelaar.example/'])

  // Showing asks for the password again and keeps the window out of screen captures.
  await page.getByRole('button', { name: 'Tonen', exact: true }).click()
  const dialog = dialogOf(page)
  await dialog.getByLabel(/^Uw wachtwoord/).fill('niet het wachtwoord')
  await dialog.getByRole('button', { name: 'Tonen', exact: true }).click()
  await expect(dialog.getByLabel(/^Uw wachtwoord/)).toHaveAttribute('aria-invalid', 'true')
  expect(await desk.isProtected()).toBe(false)
  await dialog.getByLabel(/^Uw wachtwoord/).fill(owner.password)
  await dialog.getByRole('button', { name: 'Tonen', exact: true }).click()
  await expect(dialog.getByText(secret)).toBeVisible()
  expect(await desk.isProtected()).toBe(true)
  await kluis.shot('login-4-shown')
  await expect(dialog.getByRole('timer')).toHaveText(/Nog \d+ seconden? in beeld/)
  // It goes by itself, and only then may the screen be captured again.
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText(secret)).toHaveCount(0)
  await expect.poll(desk.isProtected).toBe(false)
  await page.getByRole('button', { name: 'Tonen', exact: true }).click()
  await dialog.getByLabel(/^Uw wachtwoord/).fill(owner.password)
  await dialog.getByRole('button', { name: 'Tonen', exact: true }).click()
  await expect(dialog.getByText(token)).toBeVisible()
  await dialog.getByRole('button', { name: 'Nu verbergen' }).click()
  await expect(page.getByText(token)).toHaveCount(0)
  await expect.poll(desk.isProtected).toBe(false)

  // Longer only with a reason.
  await page.getByRole('button', { name: 'Verlengen' }).click()
  await dialog
    .getByRole('radio', { name: /^1 dag|Zo lang als mag/ })
    .first()
    .check()
  await dialog.getByRole('button', { name: 'Verlengen' }).click()
  await expect(dialog.getByLabel(/^Reden/)).toHaveAttribute('aria-invalid', 'true')
  await dialog.getByLabel(/^Reden/).fill('De leverancier levert morgen')
  await kluis.shot('login-5-extend')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Verlengen' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText(/De leverancier levert morgen/)).toBeVisible()
  await expect(page.getByRole('timer')).toContainText(/^Nog 23 u \d\d min/)

  // The next morning it is on the start screen; the job is done.
  await page.getByRole('button', { name: 'Kopiëren: Wachtwoord' }).click()
  await expect.poll(desk.clipboard).toBe(secret)
  await kluis.restart({ now: '2026-03-17T07:00:00.000Z' })
  page = kluis.page
  desk = await watchDesk(kluis.app)
  // Quitting emptied the clipboard.
  expect(await desk.clipboard()).not.toBe(secret)
  await unlock(page)
  await expect(page.getByText('1 tijdelijke login eindigt vandaag.')).toBeVisible()
  await kluis.shot('login-6-start')
  await expectAccessible(page)
  await page
    .getByRole('region', { name: 'Aandacht' })
    .getByRole('link', { name: 'Naar de logins' })
    .click()
  await page.getByRole('row', { name: /Quispelaar.*Certificaat vernieuwen/ }).click()
  await page.getByRole('button', { name: 'Klus klaar: vernietigen' }).click()
  await dialogOf(page).getByRole('button', { name: 'Vernietigen' }).click()
  await toast(page, /^Vernietigd\.$/)
  for (const text of [userName, secret, token]) expect(timesInKeychain(text)).toBe(0)
  await expect(page.getByRole('button', { name: /^Kopiëren/ })).toHaveCount(0)
  await expect(page.getByText('Klus klaar').first()).toBeVisible()
  await kluis.shot('login-7-ended')
  await expectAccessible(page)

  // The line stays; the client gets a statement, the owner a report.
  const statement = join(out, 'verklaring.pdf')
  await kluis.answerSave(statement)
  await page.getByRole('button', { name: 'Verklaring voor de klant' }).click()
  await toast(page, 'De verklaring is opgeslagen.')
  const stated = readPdf(readFileSync(statement)).text.join('\n')
  for (const part of ['Verklaring van vernietiging', 'Quispelaar', 'Certificaat vernieuwen'])
    expect(stated).toContain(part)
  await menu(page, 'Logins')
  await expect(page.getByRole('row', { name: /Certificaat vernieuwen/ })).toHaveCount(0)
  await page.getByText('Vernietigd', { exact: true }).first().click()
  await expect(
    page.getByRole('row', { name: /Quispelaar.*Certificaat vernieuwen.*Klus klaar/ }),
  ).toBeVisible()
  await kluis.shot('login-8-destroyed')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Instellingen', exact: true }).last().click()
  await expect(page.getByText('1 login bewaard · 0 lopen nog')).toBeVisible()
  await kluis.shot('login-9-settings')
  await expectAccessible(page)
  const report = join(out, 'logins.csv')
  await kluis.answerSave(report)
  await page.getByRole('button', { name: 'Opslaan als CSV' }).click()
  await toast(page, '1 login opgeslagen.')
  expect(readFileSync(report, 'utf8')).toMatch(/Quispelaar.*Certificaat vernieuwen.*klus was klaar/)

  // This computer may also destroy them while Kluis is closed.
  const sweeps = page.getByRole('switch', { name: /Verlopen logins vernietigen bij het aanmelden/ })
  await sweeps.click({ force: true })
  await expect.poll(installedSweeps).toBeGreaterThan(0)
  await expect(sweeps).toBeChecked()
  await sweeps.click({ force: true })
  await expect.poll(installedSweeps).toBe(0)

  // Nowhere: not in the office's folder, the window's own files and crash dumps, or what was saved.
  for (const folder of [kluis.dataDir, out])
    expect(filesWith(folder, [userName, secret, token])).toEqual([])
})

test('a login for one use is shown that one time, and one that is handed over goes with its code', async ({
  kluis,
}) => {
  const out = mkdtempSync(join(tmpdir(), 'kluis-out-'))
  const file = join(out, 'login.kluislogin')
  await kluis.restart({
    meanwhile: () =>
      prepare(kluis.dataDir, '2026-03-16T08:59:00.000Z', async ({ call }) => {
        const { id: clientId } = await call('clients.add', aClient('Quispelaar'))
        const login = {
          clientId,
          purpose: 'Verhuizing',
          fields: [{ kind: 'password' as const, value: secret }],
          lifetime: '4h' as const,
        }
        await call('credentials.add', { ...login, system: 'Voor een keer', deleteAfterUse: true })
        await call('credentials.add', { ...login, system: 'Voor een collega' })
      }),
  })
  const { page } = kluis
  await unlock(page)
  await menu(page, 'Logins')
  await page.getByRole('row', { name: /Voor een keer/ }).click()
  await page.getByRole('button', { name: 'Tonen', exact: true }).click()
  await dialogOf(page)
    .getByLabel(/^Uw wachtwoord/)
    .fill(owner.password)
  await dialogOf(page).getByRole('button', { name: 'Tonen', exact: true }).click()
  // Destroyed already, and still on screen for who has to read it.
  await expect(dialogOf(page).getByText('Dit was de laatste keer')).toBeVisible()
  await expect(page.getByText('Laatste keer gebruikt').first()).toBeAttached()
  await expect(dialogOf(page).getByText(secret)).toBeVisible()
  expect(timesInKeychain(secret)).toBe(1)
  await dialogOf(page).getByRole('button', { name: 'Nu verbergen' }).click()
  await expect(page.getByText(secret)).toHaveCount(0)

  await menu(page, 'Logins')
  await page.getByRole('row', { name: /Voor een collega/ }).click()
  await page.getByRole('button', { name: 'Overdragen' }).click()
  await kluis.answerSave(file)
  await dialogOf(page)
    .getByLabel(/^Uw wachtwoord/)
    .fill(owner.password)
  await dialogOf(page).getByRole('button', { name: 'Bestand opslaan' }).click()
  const code = dialogOf(page).getByText(/^\d{5} \d{5} \d{5} \d{5}$/)
  await expect(code).toBeVisible()
  await expect(page.getByText('Overgedragen').first()).toBeAttached()
  await expect(code).toBeVisible()
  const spoken = await code.innerText()
  await kluis.shot('login-handed-over')
  await expectAccessible(page)
  expect(timesInKeychain(secret)).toBe(0)
  expect(filesWith(out, [secret, spoken.replaceAll(' ', '')])).toEqual([])
  await dialogOf(page).getByRole('button', { name: 'Ik heb hem voorgelezen' }).click()
  await expect(page.getByText(spoken)).toHaveCount(0)

  // The colleague mistypes once, and has it with the end it had.
  await menu(page, 'Logins')
  await page.getByRole('link', { name: 'Login overnemen' }).click()
  await kluis.answerOpen(file)
  await page.getByRole('button', { name: 'Bestand kiezen' }).click()
  await page.getByRole('combobox', { name: /^Klant/ }).fill('quispelaar')
  await page.getByRole('option', { name: /Quispelaar/ }).click()
  const typed = page.getByRole('textbox', { name: /^Code/ })
  await typed.fill('00000 00000 00000 00000')
  await page.getByRole('button', { name: 'Overnemen' }).click()
  await expect(typed).toHaveAttribute('aria-invalid', 'true')
  await kluis.shot('login-received-refused')
  await expectAccessible(page)
  await typed.fill(spoken)
  await page.getByRole('button', { name: 'Overnemen' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Voor een collega' })).toBeVisible()
  await expect(page.getByText('wordt vanzelf vernietigd op 16-03-2026 13:59')).toBeVisible()
  expect(timesInKeychain(secret)).toBe(1)
})
