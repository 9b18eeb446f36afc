import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { camt053 } from '../../support/bank/bank-files'
import { drop } from '../../support/journey/drop'
import { expect, test } from '../../support/journey/fixtures'
import { confirmKit, expectAccessible, firstRun } from '../../support/journey/steps'
import { aZip } from '../../support/zip'

const account = 'NL91ABNA0417164300'
const statement = (day: number, opening: number, of = account): string =>
  camt053([
    {
      account: of,
      opening,
      number: String(day),
      entries: [
        {
          bookedOn: `2026-03-0${day}`,
          amountCents: 12_100,
          description: `Betaling van dag ${day}`,
          name: 'Voorbeeldbank',
        },
      ],
    },
  ])

test('a ZIP and loose files, chosen or dropped on the window, are one preview and one booking', async ({
  kluis,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'kluis-zip-'))
  const write = (name: string, content: string | Buffer): string => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  const { page } = kluis
  await firstRun(kluis)
  await confirmKit(kluis)

  // Dropped while another page is open.
  const zip = write(
    'afschriften.zip',
    await aZip({
      '2026-03-02.xml': statement(2, 100_000),
      '2026-03-03.xml': statement(3, 112_100),
      'maart.pdf': '%PDF-1.7 afschrift',
    }),
  )
  const loose = write('2026-03-04.xml', statement(4, 124_200))
  await page
    .getByRole('navigation', { name: 'Hoofdmenu' })
    .getByRole('link', { name: 'Klanten' })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: 'Klanten' })).toBeVisible()
  await drop(kluis, [zip, loose])
  await expect(page.getByText('3 bestanden: 2026-03-02.xml')).toBeVisible()
  await expect(page.getByText('maart.pdf', { exact: false })).toBeVisible()
  await expect(page.getByText('Sluit aan')).toHaveCount(3)
  await kluis.shot('bank-zip-preview')
  await expectAccessible(page)
  // Whoever looks something up meanwhile finds what was read where it was left.
  const menu = page.getByRole('navigation', { name: 'Hoofdmenu' })
  await menu.getByRole('link', { name: 'Klanten' }).click()
  await menu.getByRole('link', { name: 'Betalingen' }).click()
  await expect(page.getByText(/Een gelezen bestand wacht op u/)).toBeVisible()
  await kluis.shot('bank-zip-waits')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Bekijken' }).click()
  await expect(page.getByText('3 bestanden: 2026-03-02.xml')).toBeVisible()
  await page.getByRole('button', { name: '3 nieuwe regels boeken' }).click()
  await expect(page.getByText('3 regels geboekt.')).toBeVisible()
  await expect(page.getByText('Betaling van dag 4')).toBeVisible()

  // What comes back every month goes by itself from now on; a look back tells what that would take.
  await page.getByRole('row', { name: /Betaling van dag 3/ }).click()
  await page.getByRole('button', { name: 'Terzijde leggen' }).click()
  await page.getByRole('menuitem', { name: /Voortaan vanzelf terzijde leggen/ }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(/3 staan bij Te doen en gaan nu mee/)).toBeVisible()
  await dialog.getByLabel(/Alleen met deze woorden/).fill('dag 3')
  await expect(dialog.getByText(/past één bankregel/)).toBeVisible()
  await dialog.getByLabel(/^Waarom/).click()
  await page.getByRole('option', { name: 'Bankkosten' }).click()
  await kluis.shot('bank-zip-rule')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Regel maken' }).click()
  await expect(page.getByText('De regel is gemaakt; één bankregel ligt terzijde.')).toBeVisible()
  await page.getByRole('link', { name: 'Regels', exact: true }).click()
  await expect(page.getByRole('row', { name: /dag 3.*Bankkosten.*1/ })).toBeVisible()
  await kluis.shot('bank-zip-rules')
  await expectAccessible(page)
  await menu.getByRole('link', { name: 'Betalingen' }).click()

  // Chosen several at once: one of them is of somebody else's account, which is asked about.
  await page.getByRole('link', { name: 'Bestand inlezen' }).first().click()
  await kluis.answerOpen(
    write('2026-03-05.xml', statement(5, 136_300)),
    write('andere.xml', statement(5, 0, 'NL39INGB0002223334')),
  )
  await page.getByRole('button', { name: 'Bestanden kiezen …' }).click()
  await expect(page.getByText(/NL39INGB0002223334 staat niet bij/)).toBeVisible()
  const book = page.getByRole('button', { name: '2 nieuwe regels boeken' })
  await expect(book).toBeDisabled()
  await kluis.shot('bank-zip-other-account')
  await page.getByLabel('Dit is een rekening van ons kantoor').check()
  await book.click()
  await expect(page.getByText('2 regels geboekt.')).toBeVisible()

  // A spreadsheet is named, and nothing of it is booked.
  const sheet = write(
    'bank.xlsx',
    await aZip({ '[Content_Types].xml': '<a/>', 'xl/w.xml': '<w/>' }),
  )
  await drop(kluis, [sheet])
  await expect(page.getByRole('alert')).toContainText('Dit is een spreadsheet (Excel).')
  await kluis.shot('bank-zip-spreadsheet')
})
