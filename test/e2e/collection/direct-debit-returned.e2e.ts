import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { camt053, type EntrySpec } from '../../support/bank/bank-files'
import { expect, test, type Kluis } from '../../support/journey/fixtures'
import { aClient, prepare } from '../../support/journey/prepared'
import { expectAccessible, unlock } from '../../support/journey/steps'

test.use({ now: '2026-03-16T09:00:00.000Z' })

const out = mkdtempSync(join(tmpdir(), 'kluis-out-'))

const readBank = async (kluis: Kluis, name: string, opening: number, entries: EntrySpec[]) => {
  const { page } = kluis
  const path = join(out, `${name}.xml`)
  writeFileSync(path, camt053({ account: 'NL91ABNA0417164300', opening, entries }))
  await page.getByRole('link', { name: 'Betalingen', exact: true }).click()
  await page.getByRole('link', { name: 'Bestand inlezen' }).first().click()
  await kluis.answerOpen(path)
  await page.getByRole('button', { name: 'Bestanden kiezen …' }).click()
  await page.getByRole('button', { name: /nieuwe regels? boeken/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Betalingen' })).toBeVisible()
}

test('a batch is written, one debit comes back, its invoice is open again and its mandate paused', async ({
  kluis,
}) => {
  test.setTimeout(400_000)
  await kluis.restart({
    meanwhile: () =>
      prepare(kluis.dataDir, '2026-03-02T09:00:00.000Z', async ({ call }) => {
        for (const name of ['Vos', 'Haas']) {
          const { id } = await call('clients.add', aClient(name))
          const draft = await call('invoices.addDraft', {
            clientId: id,
            supplyFrom: '2026-02-01',
            lines: [{ description: 'Hosting', unitPriceCents: 10_000, vatKind: 'standard' }],
          })
          await call('invoices.issue', { id: draft.id, sure: true })
          if (name === 'Haas')
            await call('collection.addMandate', {
              clientId: id,
              signedOn: '2026-02-01',
              iban: 'NL20INGB0001234567',
              holder: 'X. Haas',
            })
        }
      }),
  })
  const { page } = kluis
  await unlock(page)
  // A mandate without its date is refused in words.
  await page.getByRole('link', { name: 'Klanten', exact: true }).click()
  await page.getByText(/Vos/).first().click()
  await page.getByRole('button', { name: 'Machtiging toevoegen' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel(/^IBAN/).fill('NL28RABO0300400500')
  await form.getByRole('button', { name: 'Toevoegen' }).click()
  await expect(form.getByText('Vul dit in.').first()).toBeVisible()
  await form.getByLabel(/^Getekend op/).fill('01-02-2026')
  await expectAccessible(page)
  await kluis.shot('debit-1-mandate')
  await form.getByRole('button', { name: 'Toevoegen' }).click()
  await expect(page.getByText(/M-1-1/)).toBeVisible()

  await page.getByRole('link', { name: 'Herinneren', exact: true }).click()
  await page.getByRole('link', { name: 'Automatische incasso' }).click()
  await page.getByLabel(/^Incassant-ID/).fill('NL69ZZZ123456780000')
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByRole('button', { name: 'Batch van 2 incasso’s maken' })).toBeEnabled()
  await expectAccessible(page)
  await kluis.shot('debit-2-batch')
  await page.getByRole('button', { name: 'Batch van 2 incasso’s maken' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Batch maken' }).click()
  const xml = join(out, 'incasso.xml')
  await kluis.answerSave(xml)
  await page.getByRole('button', { name: /^Bestand van batch/ }).click()
  await expect(page.getByText(/^geschreven/)).toBeVisible()
  await expectAccessible(page)
  await kluis.shot('debit-3-written')
  const text = readFileSync(xml, 'utf8')
  const messageId = /<MsgId>([^<]+)</.exec(text)?.[1] ?? ''
  const references = [...text.matchAll(/<EndToEndId>([^<]+)</g)].map(([, one = '']) => one)

  await readBank(kluis, 'betaald', 100_000, [
    {
      bookedOn: '2026-03-18',
      amountCents: 24_200,
      name: 'Incasso',
      description: `Incassobatch ${messageId}`,
    },
  ])
  await readBank(kluis, 'terug', 124_200, [
    {
      bookedOn: '2026-03-20',
      amountCents: -12_100,
      name: 'X. Haas',
      iban: 'NL20INGB0001234567',
      description: 'Terugboeking',
      endToEndId: references[0] ?? '',
      returnReason: 'AM04',
    },
  ])
  await page.getByRole('link', { name: 'Herinneren', exact: true }).click()
  await page.getByRole('link', { name: 'Automatische incasso' }).click()
  await expect(page.getByText(/Onvoldoende saldo, op 20-03-2026/)).toBeVisible()
  await expect(page.getByText(/De machtiging staat op pauze/)).toBeVisible()
  await expectAccessible(page)
  await kluis.shot('debit-4-returned')
  await page.getByRole('link', { name: 'Facturen', exact: true }).click()
  await expect(page.getByRole('row', { name: /2026-0001.*Betaald/ })).toHaveCount(1)
  await expect(page.getByRole('row', { name: /2026-0002.*Open/ })).toHaveCount(1)
})
