import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Uint8ArrayReader, ZipReader } from '@zip.js/zip.js'
import { expect, test } from '../../support/journey/fixtures'
import { aClient, prepare } from '../../support/journey/prepared'
import { expectAccessible, unlock } from '../../support/journey/steps'

test.use({ now: '2026-03-16T09:00:00.000Z' })

test('a request for access goes from a mail to its closing, and every step says what comes next', async ({
  kluis,
}) => {
  await kluis.restart({
    meanwhile: () =>
      prepare(kluis.dataDir, '2026-03-02T09:00:00.000Z', async (office) => {
        await office.call('clients.add', aClient('Vos'))
      }),
  })
  const { page } = kluis
  await unlock(page)
  await page.getByRole('link', { name: 'Privacyverzoeken', exact: true }).click()
  await expect(page.getByText('Er staat geen verzoek open.')).toBeVisible()
  await page.getByRole('button', { name: 'Verzoek inschrijven' }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('combobox', { name: /^Klant/ }).fill('Vos')
  await page.getByRole('option', { name: /Vos/ }).click()
  // The window's own clock is not the office's.
  await form.getByLabel(/^Ontvangen op/).fill('16-03-2026')
  await form.getByLabel(/^Wat precies/).fill('Alles wat u van mij hebt')
  await expectAccessible(page)
  await kluis.shot('access-1-register')
  await form.getByRole('button', { name: 'Verzoek inschrijven' }).click()

  await expect(page.getByRole('heading', { name: 'Ontvangst bevestigen' })).toBeVisible()
  await expect(page.getByText('nog 31 dagen')).toBeVisible()
  await expectAccessible(page)
  await kluis.shot('access-2-case')
  await page.getByRole('button', { name: 'Brief bekijken' }).click()
  const letter = page.getByRole('dialog')
  await expect(letter.getByText(/16 april 2026/)).toBeVisible()
  await expectAccessible(page)
  await kluis.shot('access-3-letter')
  await letter.getByRole('button', { name: 'Is verstuurd' }).click()

  await expect(page.getByRole('heading', { name: 'Nagaan wie het vraagt' })).toBeVisible()
  await kluis.shot('access-4-identity')
  await page.getByRole('button', { name: 'Brief bekijken' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Is verstuurd' }).click()
  await page.getByRole('button', { name: 'Herkend', exact: true }).click()

  await expect(page.getByRole('heading', { name: 'Antwoorden' })).toBeVisible()
  // All of it in one encrypted file, its password shown once.
  await page.getByRole('button', { name: 'Gegevens klaarzetten' }).click()
  const pack = page.getByRole('dialog')
  await expect(pack.getByText(/Met \d+ factu/)).toBeVisible()
  await expectAccessible(page)
  await kluis.shot('access-5-package')
  const zip = join(kluis.dataDir, '..', 'P-2026-1.zip')
  await kluis.answerSave(zip)
  await pack.getByRole('button', { name: 'Opslaan' }).click()
  await expect(pack.getByText('Het pakket staat klaar en is teruggelezen.')).toBeVisible()
  const password = await pack.locator('code, pre').first().innerText()
  await kluis.shot('access-6-password')
  const listed = execFileSync('unzip', ['-l', zip], { encoding: 'utf8' })
  expect(listed).toContain('gegevens.json')
  const reader = new ZipReader(new Uint8ArrayReader(readFileSync(zip)), {
    password: password.trim(),
  })
  const [first] = await reader.getEntries()
  expect(first?.filename).toBe('overzicht.pdf')
  expect(first?.encrypted).toBe(true)
  await pack.getByRole('button', { name: 'Klaar' }).click()
  // Without an answer there is no letter that says one: it is told at the field, and nothing moves.
  await page.getByRole('button', { name: 'Brief bekijken' }).click()
  await expect(page.getByText('Vul dit in.')).toBeVisible()
  await page.getByRole('textbox', { name: /^Antwoord/ }).fill('In de bijlage vindt u alles.')
  await kluis.shot('access-7-answer')
  await page.getByRole('button', { name: 'Brief bekijken' }).click()
  await expect(page.getByRole('dialog').getByText(/In de bijlage vindt u alles/)).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Is verstuurd' }).click()

  await page.getByRole('link', { name: 'Privacyverzoeken', exact: true }).first().click()
  await page.getByRole('link', { name: 'P-2026-1' }).click()
  await page.getByRole('button', { name: 'Verzoek sluiten' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Verzoek sluiten' }).click()
  await expect(page.getByText(/Alleen soort, data en uitkomst zijn bewaard/)).toBeVisible()
  await expect(page.getByText('Alles wat u van mij hebt')).toBeHidden()
  await kluis.shot('access-8-closed')
})
