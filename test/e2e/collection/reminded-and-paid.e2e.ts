import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { camt053 } from '../../support/bank/bank-files'
import { expect, test } from '../../support/journey/fixtures'
import { aClient, elsewhere, prepare, type Prepared } from '../../support/journey/prepared'
import { expectAccessible, unlock } from '../../support/journey/steps'
import { filesInZip } from '../../support/zip'

test.use({ now: '2026-03-05T09:00:00.000Z' })

const invoiceFor = async ({ call }: Prepared, name: string): Promise<number> => {
  const { id } = await call('clients.add', aClient(name))
  const draft = await call('invoices.addDraft', {
    clientId: id,
    supplyFrom: '2026-02-01',
    lines: [{ description: 'Hosting', unitPriceCents: 10_000, vatKind: 'standard' }],
  })
  await call('invoices.issue', { id: draft.id, sure: true })
  return id
}

test('an overdue invoice is reminded, paid by the bank file, and no further step follows', async ({
  kluis,
}) => {
  test.setTimeout(400_000)
  const out = mkdtempSync(join(tmpdir(), 'kluis-out-'))
  await kluis.restart({
    meanwhile: () =>
      prepare(kluis.dataDir, '2026-02-16T09:00:00.000Z', async (office) => {
        await invoiceFor(office, 'Vos')
      }),
  })
  const { page } = kluis
  await unlock(page)
  await expect(page.getByText(/1 factuur is toe aan een herinnering/)).toBeVisible()
  await kluis.shot('reminded-1-start')
  await page.getByRole('link', { name: 'Herinneren', exact: true }).last().click()
  await expect(page.getByRole('heading', { name: /^1 herinnering/ })).toBeVisible()
  await expectAccessible(page)
  await kluis.shot('reminded-2-preview')
  await page.getByRole('button', { name: 'Tekst voor factuur 2026-0001 lezen' }).click()
  await expect(page.getByRole('dialog').getByText(/ontsnapt/)).toBeVisible()
  await kluis.shot('reminded-3-text')
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: '1 herinnering maken' }).click()
  await expect(page.getByText(/nog niet verstuurd/)).toBeVisible()
  await expectAccessible(page)
  await kluis.shot('reminded-4-made')
  const zip = join(out, 'herinneringen.zip')
  await kluis.answerSave(zip)
  await page.getByRole('button', { name: '1 e-mailconcept opslaan' }).click()
  await expect(page.getByText(/nog niet verstuurd/)).toHaveCount(0)
  expect(existsSync(zip)).toBe(true)
  expect([...(await filesInZip(zip)).keys()]).toEqual(['Factuur-2026-0001-friendly.eml'])

  await page.getByRole('link', { name: 'Facturen', exact: true }).click()
  await page.getByRole('row', { name: /2026-0001/ }).click()
  await expect(page.getByText('Daarna: aanmaning op 12-03-2026')).toBeVisible()
  await expectAccessible(page)
  await kluis.shot('reminded-5-invoice')

  // Paid by the bank file: a week later nothing is due.
  const camt = join(out, 'afschrift.xml')
  writeFileSync(
    camt,
    camt053({
      account: 'NL91ABNA0417164300',
      opening: 100_000,
      entries: [
        {
          bookedOn: '2026-03-06',
          amountCents: 12_100,
          name: 'Xanthippe Vos',
          iban: 'NL20INGB0001234567',
          description: 'Factuur 2026-0001',
        },
      ],
    }),
  )
  await page.getByRole('link', { name: 'Betalingen', exact: true }).click()
  await page.getByRole('link', { name: 'Bestand inlezen' }).first().click()
  await kluis.answerOpen(camt)
  await page.getByRole('button', { name: 'Bestanden kiezen …' }).click()
  await page.getByRole('button', { name: /nieuwe regels? boeken/ }).click()
  await page.getByRole('button', { name: '1 zekere betaling verwerken' }).click()
  await expect(page.getByText('1 betaling verwerkt.')).toBeVisible()
  await kluis.restart({
    now: '2026-03-12T09:00:00.000Z',
    meanwhile: () =>
      elsewhere(kluis.dataDir, '2026-03-12T08:00:00.000Z', async ({ call }) => {
        await call('backup.confirmClock', {})
      }),
  })
  const later = kluis.page
  await unlock(later)
  await later.getByRole('link', { name: 'Herinneren', exact: true }).click()
  await expect(later.getByText('2026-0001')).toHaveCount(0)
  await later.getByRole('link', { name: 'Wanneer en hoe' }).click()
  await expect(later.getByRole('heading', { name: 'Stappen' })).toBeVisible()
  await expectAccessible(later)
  await kluis.shot('reminded-6-plan')
})
