import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { camt053 } from '../../support/bank/bank-files'
import { expect, test, type Kluis } from '../../support/journey/fixtures'
import { confirmKit, expectAccessible, firstRun } from '../../support/journey/steps'

const statement = {
  account: 'NL91ABNA0417164300',
  opening: 100_000,
  entries: [{ bookedOn: '2026-03-20', amountCents: 12_100, description: 'Factuur 2026-0001' }],
}
const whole = camt053(statement)

/** What goes in, and what the person reads: what is wrong, and where. */
const files: [name: string, content: string | Buffer, sentence: RegExp][] = [
  ['leeg.xml', '', /leeg/i],
  [
    'afgebroken.xml',
    whole.slice(0, whole.length - 300),
    /afgebroken|onvolledig|halverwege|eindigt/i,
  ],
  ['kapot.xml', whole.replace('</Ntry>', '</Entry>'), /regel \d+/i],
  [
    'dtd.xml',
    whole.replace('?>', '?><!DOCTYPE Document [<!ENTITY a "aaaa">]>'),
    /DTD|documenttype|DOCTYPE/i,
  ],
  ['factuur.xml', '%PDF-1.7\n%âãÏÓ\n', /PDF/],
  ['plaatje.xml', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), /ZIP-bestand is beschadigd/],
  [
    'pagina.xml',
    '<!doctype html><html><body>Log in</body></html>',
    /bankbestand|bankafschrift|regel/i,
  ],
  [
    'regel.940',
    ':20:A\r\n:25:NL91ABNA0417164300 EUR\r\n:28C:1\r\n:60F:C260319EUR10,00\r\n:61:geen regel\r\n:62F:C260320EUR10,00\r\n',
    /regel 5/i,
  ],
  ['groot-bedrag.xml', whole.replace('>121.00<', '>1000000000000000.00<'), /bedrag/i],
]

const read = async (kluis: Kluis, path: string): Promise<void> => {
  const { page } = kluis
  await page
    .getByRole('navigation', { name: 'Hoofdmenu' })
    .getByRole('link', { name: 'Start' })
    .click()
  await page
    .getByRole('navigation', { name: 'Hoofdmenu' })
    .getByRole('link', { name: 'Betalingen' })
    .click()
  await page.getByRole('link', { name: 'Bestand inlezen' }).first().click()
  await kluis.answerOpen(path)
  await page.getByRole('button', { name: 'Bestanden kiezen …' }).click()
}

test('a file that cannot be read is refused in full, in plain words, and nothing is booked', async ({
  kluis,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'kluis-bad-'))
  const { page } = kluis
  await firstRun(kluis)
  await confirmKit(kluis)
  for (const [name, content, sentence] of files) {
    const path = join(folder, name)
    writeFileSync(path, content)
    await read(kluis, path)
    const alert = page.getByRole('alert').first()
    await expect(alert, name).toContainText(sentence)
    await expect(page.getByText(name)).toBeVisible()
    if (name === 'regel.940') {
      await kluis.shot('bad-files-refused')
      await expectAccessible(page)
    }
  }
  await page
    .getByRole('navigation', { name: 'Hoofdmenu' })
    .getByRole('link', { name: 'Betalingen' })
    .click()
  await expect(page.getByText('Niets te doen')).toBeVisible()

  // The same screen takes a good file right after, and knows it the second time.
  const good = join(folder, 'goed.xml')
  writeFileSync(good, whole)
  await read(kluis, good)
  await page.getByRole('button', { name: '1 nieuwe regel boeken' }).click()
  await expect(page.getByText('1 regel geboekt.')).toBeVisible()
  const renamed = join(folder, 'andere-naam.xml')
  writeFileSync(renamed, whole)
  await read(kluis, renamed)
  await expect(page.getByText(/eerder geboekt/)).toBeVisible()
  await expect(page.getByText(/al geboekt\. Er is niets te doen/)).toBeVisible()
  await kluis.shot('bad-files-known')
})

test('a file that does not add up is booked only after saying so', async ({ kluis }) => {
  const path = join(mkdtempSync(join(tmpdir(), 'kluis-bad-')), 'sluit-niet.xml')
  writeFileSync(path, camt053({ ...statement, closing: 999_900 }))
  const { page } = kluis
  await firstRun(kluis)
  await confirmKit(kluis)
  await read(kluis, path)
  const book = page.getByRole('button', { name: '1 nieuwe regel boeken' })
  await expect(book).toBeDisabled()
  await kluis.shot('bad-files-mismatch')
  await page.getByLabel('Ik weet dat het niet aansluit en wil toch boeken').check()
  await book.click()
  await expect(page.getByText('1 regel geboekt.')).toBeVisible()
})

test('a second window on the same folder brings the first one forward', async ({ kluis }) => {
  await expect(kluis.page.getByRole('heading', { name: 'Welkom bij Kluis' })).toBeVisible()
  const seen = kluis.app.evaluate(
    ({ app }) =>
      new Promise<string>((resolve) => app.once('second-instance', () => resolve('told'))),
  )
  await kluis.startAgain()
  expect(await seen).toBe('told')
})

test('the window opens where it stood', async ({ kluis }) => {
  const bounds = { x: 40, y: 30, width: 1000, height: 640 }
  await kluis.app.evaluate(
    ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted),
    bounds,
  )
  await kluis.restart()
  const seen = await kluis.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getBounds(),
  )
  expect(seen).toMatchObject({ width: 1000, height: 640 })
})
