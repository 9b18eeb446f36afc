import { mkdirSync, readFileSync, renameSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Kluis } from '../../support/journey/fixtures'
import { issueInvoice } from '../../support/journey/invoices'
import { aClient, addSettledClient, prepare } from '../../support/journey/prepared'
import { expectAccessible, unlock } from '../../support/journey/steps'

test.use({ now: '2026-03-16T09:00:00.000Z' })

const prepared = (kluis: Kluis): Promise<void> =>
  prepare(kluis.dataDir, '2026-03-02T09:00:00.000Z', async (office) => {
    await addSettledClient(office, aClient('Blijvend'), '2026-03-01')
    office.at('2026-03-10T09:00:00.000Z')
    await addSettledClient(office, aClient('Nogeen'), '2026-03-01')
  })

test('a ledger that somebody changed is told to the owner, and is whole again', async ({
  kluis,
}) => {
  await kluis.restart({
    meanwhile: async () => {
      await prepared(kluis)
      const path = join(kluis.dataDir, 'office.ledger')
      const bytes = readFileSync(path)
      bytes.writeUInt8(bytes.readUInt8(60) ^ 1, 60)
      writeFileSync(path, bytes)
    },
  })
  const { page } = kluis
  await unlock(page)
  const told = page.getByText(/klopte het register naast de gegevens .* niet/)
  await expect(told).toBeVisible()
  await kluis.shot('ledger-1-damaged')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Gezien' }).click()
  await expect(told).toHaveCount(0)
})

test('a ledger that cannot be written is told on every screen, and holds up what must be in it', async ({
  kluis,
}) => {
  await kluis.restart({ meanwhile: () => prepared(kluis) })
  const { page, dataDir } = kluis
  await unlock(page)
  await expect(page.getByRole('heading', { name: 'Start' })).toBeVisible()
  const path = join(dataDir, 'office.ledger')
  renameSync(path, `${path}.away`)
  mkdirSync(path)

  // What was asked is done, and said to be.
  expect(await issueInvoice(page, '10-3-2026')).toBe('2026-0003')
  const warning = page.getByText(/office\.ledger\) kan niet worden bijgewerkt/)
  await expect(warning).toBeVisible()
  for (const name of ['Klanten', 'Start']) {
    await page
      .getByRole('navigation', { name: 'Hoofdmenu' })
      .getByRole('link', { name, exact: true })
      .click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    await expect(warning).toBeVisible()
    await kluis.shot(`ledger-2-behind-${name.toLowerCase()}`)
  }
  await expectAccessible(page)

  rmdirSync(path)
  renameSync(`${path}.away`, path)
  expect(await issueInvoice(page, '10-3-2026')).toBe('2026-0004')
  await expect(warning).toHaveCount(0)
})
