import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { camt053, type EntrySpec } from '../../support/bank/bank-files'
import { expect, test, type Kluis } from '../../support/journey/fixtures'
import { aClient, prepare, type Prepared } from '../../support/journey/prepared'
import { expectAccessible, fill, more, unlock } from '../../support/journey/steps'

test.use({ now: '2026-03-16T09:00:00.000Z' })

const menu = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link', { name }).click()

const bill = async ({ call }: Prepared, clientId: number, unitPriceCents: number) => {
  const draft = await call('invoices.addDraft', {
    clientId,
    supplyFrom: '2026-03-01',
    lines: [{ description: 'Webhosting', quantity: 1000, unitPriceCents, vatKind: 'standard' }],
  })
  return call('invoices.issue', { id: draft.id })
}

/** A client who still owes 60.50, and gets 121.00 back of an invoice that was settled and credited. */
const owesAndIsOwed = async (office: Prepared): Promise<void> => {
  const { call } = office
  const { id } = await call('clients.add', {
    ...aClient('Quispelaar'),
    note: 'Belt graag op dinsdag',
    contacts: [{ name: 'Thelonius Quispelaar', role: 'Partner', email: null, phone: null }],
  })
  const settled = await bill(office, id, 10_000)
  await call('payments.writeOff', { invoiceId: settled.id, amountCents: 12_100 })
  const note = await call('invoices.credit', { id: settled.id })
  await call('invoices.issue', { id: note.id })
  await bill(office, id, 5000)
}

const readBank = async (kluis: Kluis, opening: number, entry: EntrySpec): Promise<void> => {
  const { page } = kluis
  const path = join(mkdtempSync(join(tmpdir(), 'kluis-bank-')), 'afschrift.xml')
  writeFileSync(path, camt053({ account: 'NL91ABNA0417164300', opening, entries: [entry] }))
  await menu(page, 'Betalingen')
  await page.getByRole('link', { name: 'Bestand inlezen' }).first().click()
  await kluis.answerOpen(path)
  await page.getByRole('button', { name: 'Bestanden kiezen …' }).click()
  await page.getByRole('button', { name: '1 nieuwe regel boeken' }).click()
  await page.getByRole('row', { name: /Quispelaar/ }).click()
  await page.getByRole('button', { name: 'Accepteren' }).first().click()
  await expect(page.getByText('De betaling is verwerkt.')).toBeVisible()
}

/** The certificate in this row of what was erased. */
const certificate = async (kluis: Kluis, row: RegExp): Promise<unknown> => {
  const { page } = kluis
  const path = join(mkdtempSync(join(tmpdir(), 'kluis-out-')), 'bewijs.json')
  await page
    .getByRole('row', { name: row })
    .getByRole('button', { name: /^Bewijs opslaan/ })
    .click()
  await kluis.answerSave(path)
  await page.getByRole('button', { name: 'Als JSON' }).click()
  await expect.poll(() => readFileSync(path, { encoding: 'utf8', flag: 'a+' })).toContain('}')
  expect(readFileSync(path, 'utf8')).not.toContain('Quispelaar')
  return JSON.parse(readFileSync(path, 'utf8'))
}

test('a client who owes one invoice and gets another back leaves: reduced, then settled, then gone', async ({
  kluis,
}) => {
  await kluis.restart({
    meanwhile: () => prepare(kluis.dataDir, '2026-02-27T09:00:00.000Z', owesAndIsOwed),
  })
  let page = kluis.page
  await unlock(page)

  // What is owed either way stands apart, before anything is registered.
  await menu(page, 'Klanten')
  await page.getByRole('row', { name: /Quispelaar/ }).click()
  await more(page, 'Opzeggen')
  await fill(page, { Opzegdatum: '20-3-2026' })
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(/Nog te ontvangen: €\s60,50 \(1 factuur\)/)).toBeVisible()
  await expect(
    dialog.getByText(/Nog terug te betalen: €\s121,00 \(1 creditfactuur\)/),
  ).toBeVisible()
  await expect(dialog.getByText(/Een deel blijft tot het afgehandeld is/)).toBeVisible()
  await kluis.shot('owed-1-preview')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Opzeggen' }).click()
  await expect(page.getByText(/20-03-2026/).first()).toBeVisible()

  // Everybody can see it the day before; then the day has come, and the owner looks first.
  await kluis.restart({ now: '2026-03-19T09:00:00.000Z' })
  await unlock(kluis.page)
  await expect(kluis.page.getByRole('region', { name: 'Wordt vannacht gewist' })).toBeVisible()
  await kluis.restart({ now: '2026-03-20T09:00:00.000Z' })
  page = kluis.page
  await unlock(page)
  await page
    .getByRole('region', { name: 'Aandacht' })
    .getByRole('link', { name: 'Bekijken' })
    .click()
  const row = page.getByRole('row', { name: /Quispelaar.*Deels wissen/ })
  await expect(row.getByText(/60,50 te ontvangen/)).toBeVisible()
  await expect(row.getByText(/121,00 terug te betalen/)).toBeVisible()
  await kluis.shot('owed-2-due')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Nu wissen' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Nu wissen' }).click()
  await expect(page.getByText(/1 klant is deels gewist/)).toBeVisible()

  // The card says calmly what stayed and why; the note and the contact are gone.
  await page
    .getByRole('row', { name: /Quispelaar/ })
    .getByRole('link')
    .click()
  await expect(page.getByText(/op 20-03-2026 deels gewist/)).toBeVisible()
  await expect(page.getByText(/er moet nog worden betaald: €\s60,50/)).toBeVisible()
  await expect(page.getByText(/er is nog geld terug te betalen: €\s121,00/)).toBeVisible()
  await expect(page.getByText(/Zeldzaamstraat 77/)).toBeVisible()
  await expect(page.getByText(/Belt graag|Thelonius/)).toHaveCount(0)
  await kluis.shot('owed-3-reduced')
  await expectAccessible(page)

  // The start screen counts what is owed, and leads to it.
  await menu(page, 'Start')
  await page.getByRole('link', { name: /Terug te betalen.*121,00/ }).click()
  await expect(page.getByRole('row', { name: /Quispelaar.*2026-0002.*121,00/ })).toBeVisible()
  await kluis.shot('owed-4-to-refund')
  await expectAccessible(page)

  // The refund is paid; one debt is left, and keeps the client as it is.
  const who = { name: 'X Quispelaar', iban: 'NL20INGB0001234567' }
  await kluis.restart({ now: '2026-04-01T09:00:00.000Z' })
  await unlock(kluis.page)
  await readBank(kluis, 100_000, {
    bookedOn: '2026-04-01',
    amountCents: -12_100,
    ...who,
    description: 'Creditfactuur 2026-0002',
  })
  await kluis.restart({ now: '2026-04-02T09:00:00.000Z' })
  page = kluis.page
  await unlock(page)
  await expect(page.getByRole('link', { name: /Terug te betalen.*Niets/ })).toBeVisible()

  // A month late the invoice is paid; the next day the rest goes by itself.
  await kluis.restart({ now: '2026-05-04T09:00:00.000Z' })
  await unlock(kluis.page)
  // More than a month in steps: what cannot be undone waits for the owner's word.
  await kluis.page.getByRole('button', { name: 'Het is 4 mei 2026' }).click()
  await readBank(kluis, 87_900, {
    bookedOn: '2026-05-04',
    amountCents: 6050,
    ...who,
    description: 'Factuur 2026-0003',
  })
  await kluis.restart({ now: '2026-05-05T09:00:00.000Z' })
  page = kluis.page
  await unlock(page)
  await menu(page, 'Bewaren en wissen')
  await page.getByRole('tab', { name: 'Gewist' }).click()
  await expect(page.getByRole('row', { name: /Geheel/ })).toBeVisible()
  await kluis.shot('owed-5-erased')
  await expectAccessible(page)
  expect(await certificate(kluis, /20-03-2026/)).toMatchObject({
    kind: 'reduced',
    // The invoice that was settled by a write-off had its fourteen days.
    invoicesSealed: 1,
    stays: [
      { why: 'claim', items: 1 },
      { why: 'owed', items: 1 },
    ],
  })
  expect(await certificate(kluis, /Geheel/)).toMatchObject({
    kind: 'whole',
    stays: [],
    check: { finds: [] },
  })
  await menu(page, 'Klanten')
  await page.getByText('Alle', { exact: true }).click()
  await expect(page.getByText('Quispelaar')).toHaveCount(0)

  // What the law kept goes at its term, seven years after the year in which it was settled.
  await kluis.restart({ now: '2034-01-02T09:00:00.000Z' })
  page = kluis.page
  await unlock(page)
  await page.getByRole('button', { name: 'Het is 2 januari 2034' }).click()
  await page.getByRole('link', { name: 'Controle starten' }).click()
  await page.getByRole('button', { name: 'Controle starten' }).click()
  await expect(page.getByText('5 stukken gecontroleerd')).toBeVisible()
  await kluis.shot('owed-6-term')
  await page.getByRole('button', { name: 'Volgende' }).click()
  await kluis.answerSave(join(mkdtempSync(join(tmpdir(), 'kluis-out-')), 'bewijs.zip'))
  await page.getByRole('button', { name: 'Vernietigen en bewijs opslaan' }).click()
  await page.getByRole('button', { name: 'Definitief vernietigen' }).click()
  await expect(page.getByText('5 stukken zijn vernietigd.')).toBeVisible()
})
