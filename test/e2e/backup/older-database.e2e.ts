import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test, type Kluis } from '../../support/journey/fixtures'
import {
  aClient,
  addColleague,
  addSettledClient,
  elsewhere,
  prepare,
} from '../../support/journey/prepared'
import { expectAccessible, fill, owner, unlock } from '../../support/journey/steps'

test.use({ now: '2026-04-08T09:00:00.000Z' })

const sam = { name: 'Sam', email: 'sam@bureauvoorbeeld.nl', password: 'vier groene stoelen op zee' }

const menu = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link', { name })

/**
 * A week of work: a client is erased and an invoice issued, and a backup is made of that. Then the
 * database of before comes back, beside the ledger of today.
 */
const anOlderFile = (kluis: Kluis): Promise<void> => {
  const { dataDir } = kluis
  const older = join(mkdtempSync(join(tmpdir(), 'kluis-older-')), 'office.db')
  return kluis.restart({
    meanwhile: async () => {
      await prepare(dataDir, '2026-03-02T09:00:00.000Z', async (office) => {
        const { call, at } = office
        const { id } = await addSettledClient(office, aClient('Quispelaar'), '2026-03-01')
        const stays = await addSettledClient(office, aClient('Blijvend'), '2026-03-01')
        await addColleague(office, sam, 'staff')
        await call('session.lock', {})
        cpSync(join(dataDir, 'office.db'), older)
        await call('session.unlock', { email: owner.email, password: owner.password })
        at('2026-03-25T09:00:00.000Z')
        await call('clients.terminate', { id, on: '2026-04-01' })
        await call('clients.hastenTermination', { id })
        at('2026-04-01T09:00:00.000Z')
        await call('session.lock', {})
        await call('session.unlock', { email: owner.email, password: owner.password })
        const { erased } = await call('retention.run', { approved: true })
        expect(erased).toBe(1)
        const draft = await call('invoices.addDraft', {
          clientId: stays.id,
          supplyFrom: '2026-03-30',
          lines: [
            { description: 'Domein', quantity: 1000, unitPriceCents: 1000, vatKind: 'standard' },
          ],
        })
        await call('invoices.issue', { id: draft.id })
        at('2026-04-02T09:00:00.000Z')
        await call('backup.make', {})
      })
      cpSync(older, join(dataDir, 'office.db'))
    },
  })
}

/** The window as small as it goes and as it mostly is, in the light and in the dark. */
const look = async (kluis: Kluis, name: string): Promise<void> => {
  for (const [width, height] of [
    [960, 540],
    [1280, 720],
  ] as const) {
    await kluis.page.setViewportSize({ width, height })
    for (const colorScheme of ['light', 'dark'] as const) {
      await kluis.page.evaluate(
        (value) => document.documentElement.setAttribute('data-mantine-color-scheme', value),
        colorScheme,
      )
      await kluis.shot(`older-database-${name}-${width}-${colorScheme}`)
    }
  }
  await expectAccessible(kluis.page)
}

const expectToldWhatIsMissing = async ({ page }: Kluis): Promise<void> => {
  await expect(page.getByRole('heading', { name: 'Kluis kan niet open' })).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('ouder dan het kantoor')
  await expect(page.getByRole('alert')).toContainText(/ontbreken 1\sfactuur.* 1\swissing/)
}

const expectErased = async (page: Page): Promise<void> => {
  await menu(page, 'Klanten').click()
  await page.getByText('Alle', { exact: true }).click()
  await expect(page.getByRole('row', { name: /Blijvend/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /Quispelaar/ })).toHaveCount(0)
}

test('an older file put back: seen, gone on with by an owner, and nobody who was erased is back', async ({
  kluis,
}) => {
  await anOlderFile(kluis)
  const { page } = kluis

  // A colleague hears only whom to ask.
  await unlock(page, sam)
  await expect(page.getByRole('alert')).toContainText('Vraag een eigenaar')
  await expect(page.getByRole('button', { name: /Doorgaan|Back-up/ })).toHaveCount(0)
  await look(kluis, '1-colleague')
  await page.getByRole('button', { name: 'Opnieuw proberen' }).click()

  await unlock(page)
  await expectToldWhatIsMissing(kluis)
  await look(kluis, '2-owner')
  await page.getByRole('button', { name: 'Doorgaan met dit bestand …' }).click()
  await expect(page.getByText(/Facturen, betalingen en wijzigingen van daarna/)).toBeVisible()
  await look(kluis, '3-go-on')
  await fill(page, { 'E-mailadres': owner.email, Wachtwoord: owner.password })
  await page.getByRole('button', { name: 'Doorgaan met dit bestand' }).click()
  await expect(page.getByRole('heading', { name: 'U werkt verder met dit bestand' })).toBeVisible()
  await expect(page.getByText('1 klant is opnieuw gewist.')).toBeVisible()
  await expect(
    page.getByText('Voor de boekhouding: nummer 2026-0003 is overgeslagen.'),
  ).toBeVisible()
  await look(kluis, '4-done')
  await page.getByRole('button', { name: 'Verder' }).click()
  await expectErased(page)

  // And so it is the next time, also where somebody worked in it at two places meanwhile.
  await kluis.restart({
    now: '2026-04-13T09:00:00.000Z',
    meanwhile: () => workedInTwice(kluis.dataDir),
  })
  await unlock(kluis.page)
  await expect(kluis.page.getByRole('alert')).toContainText(
    /op twee plaatsen verder gewerkt.* ontbreekt 1\sfactuur/,
  )
  await look(kluis, '6-two-histories')
  await kluis.page.getByRole('button', { name: 'Doorgaan met dit bestand …' }).click()
  await expect(kluis.page.getByText(/register van de andere plaats/)).toBeVisible()
  await look(kluis, '7-two-go-on')
  await fill(kluis.page, { 'E-mailadres': owner.email, Wachtwoord: owner.password })
  await kluis.page.getByRole('button', { name: 'Doorgaan met dit bestand' }).click()
  await kluis.page.getByRole('button', { name: 'Verder' }).click()
  await expectErased(kluis.page)
})

/** An invoice here and another one there, of the same office, and the ledger of there is here. */
const workedInTwice = async (dir: string): Promise<void> => {
  const kept = mkdtempSync(join(tmpdir(), 'kluis-fork-'))
  const both = ['office.db', 'office.ledger']
  both.forEach((name) => cpSync(join(dir, name), join(kept, name)))
  const issue = (day: string) =>
    elsewhere(dir, `${day}T09:00:00.000Z`, async ({ call }) => {
      const { rows } = await call('clients.list', { search: 'blijvend' })
      const draft = await call('invoices.addDraft', {
        clientId: rows[0]?.id ?? 0,
        supplyFrom: day,
        lines: [
          { description: 'Domein', quantity: 1000, unitPriceCents: 1000, vatKind: 'standard' },
        ],
      })
      await call('invoices.issue', { id: draft.id })
    })
  await issue('2026-04-10')
  const there = readFileSync(join(dir, 'office.ledger'))
  both.forEach((name) => cpSync(join(kept, name), join(dir, name)))
  rmSync(join(dir, 'backups'), { recursive: true })
  await issue('2026-04-11')
  writeFileSync(join(dir, 'office.ledger'), there)
}

test('an older file put back: a newer backup is used, and nothing is missing', async ({
  kluis,
}) => {
  await anOlderFile(kluis)
  const { page } = kluis
  await unlock(page)
  await expectToldWhatIsMissing(kluis)
  await page.getByRole('button', { name: 'Back-up kiezen …' }).click()
  await expect(page.getByText('Nieuwer dan dit bestand', { exact: true }).first()).toBeVisible()
  await look(kluis, '5-newer')
  await page
    .getByRole('button', { name: /^Back-up van .*Nieuwer dan/ })
    .first()
    .click()
  await fill(page, { 'E-mailadres': owner.email, Wachtwoord: owner.password })
  await page.getByRole('button', { name: 'Back-up terugzetten' }).click()
  await expect(page.getByRole('heading', { name: 'De back-up is teruggezet' })).toBeVisible()
  await page.getByRole('button', { name: 'Verder' }).click()
  await expectErased(page)
  await menu(page, 'Facturen').click()
  await expect(page.getByRole('row', { name: /2026-0003/ })).toBeVisible()
})
