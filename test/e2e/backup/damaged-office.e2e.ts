import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Kluis } from '../../support/journey/fixtures'
import { aClient, addSettledClient, prepare } from '../../support/journey/prepared'
import { expectAccessible, fill, owner, unlock } from '../../support/journey/steps'

test.use({ now: '2026-03-16T09:00:00.000Z' })

const pageBytes = 4096

/** Flips a byte in each of the last pages of the database, as a dying disk does. */
const damage = ({ dataDir }: Kluis): void => {
  const path = join(dataDir, 'office.db')
  const bytes = readFileSync(path)
  for (let back = 1; back <= 3; back += 1) {
    const at = bytes.length - back * pageBytes + 100
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
  }
  writeFileSync(path, bytes)
}

const restoreNewest = async ({ page }: Kluis): Promise<void> => {
  await page.getByRole('button', { name: 'Back-up terugzetten …' }).click()
  await page
    .getByRole('button', { name: /^Back-up van/ })
    .first()
    .click()
  await fill(page, { 'E-mailadres': owner.email, Wachtwoord: owner.password })
  await page.getByRole('button', { name: 'Back-up terugzetten' }).click()
  await expect(page.getByRole('heading', { name: 'De back-up is teruggezet' })).toBeVisible()
}

test('a damaged database: what can be read is kept, a backup is put back, nothing is deleted', async ({
  kluis,
}) => {
  const out = mkdtempSync(join(tmpdir(), 'kluis-out-'))
  await kluis.restart({
    meanwhile: () =>
      prepare(kluis.dataDir, '2026-03-02T09:00:00.000Z', async (office) => {
        await addSettledClient(office, aClient('Blijvend'), '2026-03-01')
        // What lies last in the file, and not the list of its tables, is what the disk spoils.
        await office.call('invoices.makePdfs', {})
        await office.call('backup.make', {})
      }),
  })
  await kluis.restart({ meanwhile: async () => Promise.resolve(damage(kluis)) })
  let { page } = kluis
  await unlock(page)
  await expect(page.getByRole('heading', { name: 'Kluis kan niet open' })).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('De database is beschadigd')
  await kluis.shot('damaged-office-1-choices')
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Leesbare gegevens bewaren …' }).click()
  await expect(page.getByText(/niet versleuteld en bevat persoonsgegevens/)).toBeVisible()
  await fill(page, { Wachtwoord: owner.password })
  const zip = join(out, 'leesbaar.zip')
  await kluis.answerSave(zip)
  await page.getByRole('button', { name: 'Bewaren als ZIP …' }).click()
  await expect(page.getByRole('heading', { name: 'Bewaard als leesbaar.zip' })).toBeVisible()
  expect(readFileSync(zip).subarray(0, 2).toString()).toBe('PK')
  await kluis.shot('damaged-office-2-rescued')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Terug' }).click()

  await restoreNewest(kluis)
  await expect(page.getByText(/bewaard, versleuteld, in de map aside-/)).toBeVisible()
  await page.getByRole('button', { name: 'Verder' }).click()
  await page.getByRole('link', { name: 'Klanten', exact: true }).click()
  await expect(page.getByRole('row', { name: /Blijvend/ })).toBeVisible()
  await page.getByRole('link', { name: 'Back-ups', exact: true }).click()
  await expect(page.getByRole('row', { name: /^aside-/ })).toBeVisible()

  // The key file is lost as well: the same way out, from before anybody can sign in.
  await kluis.restart({
    meanwhile: async () => {
      renameSync(join(kluis.dataDir, 'office.keys.json'), join(out, 'keys'))
      rmSync(join(kluis.dataDir, 'office.keys.copy.json'), { force: true })
      await Promise.resolve()
    },
  })
  ;({ page } = kluis)
  await expect(page.getByRole('alert')).toContainText('Het sleutelbestand')
  await restoreNewest(kluis)
  await page.getByRole('button', { name: 'Verder' }).click()
  await expect(page.getByRole('heading', { name: 'Start' })).toBeVisible()
})
