import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { TextWriter, Uint8ArrayReader, ZipReader } from '@zip.js/zip.js'
import { expect, test } from '../../support/journey/fixtures'
import { aClient, addColleague, addSettledClient, prepare } from '../../support/journey/prepared'
import { terminated } from '../../support/office/terminated'
import { expectAccessible, owner, unlock } from '../../support/journey/steps'

test.use({ now: '2027-01-04T09:00:00.000Z' })

const second = {
  name: 'Tess Tweede',
  email: 'tess@bureauvoorbeeld.nl',
  password: 'nog vier groene fietsen buiten',
}

const menu = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link', { name }).click()

const check = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Controle starten' }).click()
  await expect(page.getByText('2 stukken gecontroleerd')).toBeVisible()
  await expect(page.getByRole('row', { name: /2019 1 31-12-2026 einde boekjaar/ })).toBeVisible()
}

const entriesOf = async (path: string): Promise<Map<string, string>> => {
  const reader = new ZipReader(new Uint8ArrayReader(readFileSync(path)))
  const found = new Map<string, string>()
  for (const entry of await reader.getEntries()) {
    if (!entry.directory) found.set(entry.filename, await entry.getData(new TextWriter()))
  }
  return found
}

test('in January the yearly check destroys 2019 with a second owner, and delivers the proof pack', async ({
  kluis,
}) => {
  const out = mkdtempSync(join(tmpdir(), 'kluis-out-'))
  await kluis.restart({
    meanwhile: () =>
      prepare(kluis.dataDir, '2019-03-04T09:00:00.000Z', async (office) => {
        const early = await addSettledClient(office, aClient('Quispelaar'), '2019-03-01')
        await terminated(office, { id: early.id, on: '2019-09-01' })
        office.at('2019-09-02T09:00:00.000Z')
        await office.call('retention.run', { approved: true })
        office.at('2021-01-04T09:00:00.000Z')
        await office.call('retention.run', { approved: true })
        const later = await addSettledClient(office, aClient('Tuitjenhoorn'), '2021-01-01')
        office.at('2021-02-01T09:00:00.000Z')
        await terminated(office, { id: later.id, on: '2021-02-01' })
        await office.call('retention.run', { approved: true })
        await addColleague(office, second, 'owner')
      }),
  })

  // January: the start screen reminds the owner.
  const { page } = kluis
  await unlock(page)
  await expect(page.getByText(/1 verzegeld stuk is sinds 01-01-2027 over zijn/)).toBeVisible()
  await kluis.shot('yearly-1-start')
  await page.getByRole('link', { name: 'Controle starten' }).click()
  await kluis.shot('yearly-2-explain')
  await expectAccessible(page)
  await check(page)
  await expect(page.getByText(/Vandaag is het 04-01-2027: klopt dat/)).toBeVisible()
  await kluis.shot('yearly-3-check')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Volgende' }).click()
  await page.getByRole('button', { name: 'Akkoord vragen' }).click()
  await expect(page.getByText(/Wacht op een andere eigenaar/)).toBeVisible()
  await kluis.shot('yearly-4-waiting')
  await expectAccessible(page)

  // The second owner agrees.
  await page.keyboard.press('Control+l')
  await unlock(page, second)
  await page.getByRole('link', { name: 'Beslissen' }).click()
  await kluis.shot('yearly-5-approve')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Akkoord geven' }).click()
  await expect(page.getByText('U hebt akkoord gegeven.')).toBeVisible()

  // The first one destroys, and keeps the proof.
  await page.keyboard.press('Control+l')
  await unlock(page, owner)
  await menu(page, 'Archief')
  await kluis.shot('yearly-6-archive')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Jaarlijkse controle' }).click()
  await check(page)
  await page.getByRole('button', { name: 'Volgende' }).click()
  await expect(page.getByText('Tess Tweede heeft akkoord gegeven.')).toBeVisible()
  await page.getByRole('button', { name: 'Volgende' }).click()
  await kluis.shot('yearly-7-destroy')
  const pack = join(out, 'archiefcontrole.zip')
  await kluis.answerSave(pack)
  await page.getByRole('button', { name: 'Vernietigen en bewijs opslaan' }).click()
  await expect(page.getByText('U bevestigt dat het vandaag 04-01-2027 is.')).toBeVisible()
  await page.getByRole('button', { name: 'Definitief vernietigen' }).click()
  await expect(page.getByText('1 stuk is vernietigd.')).toBeVisible()
  await expect(page.getByText(/archiefcontrole\.zip/)).toBeVisible()
  await kluis.shot('yearly-8-done')
  await expectAccessible(page)

  const proof = await entriesOf(pack)
  expect([...proof.keys()].sort()).toEqual([
    'contents.blake2b',
    'destroyed.sha256',
    'report.json',
    'report.pdf',
  ])
  const report: unknown = JSON.parse(proof.get('report.json') ?? '{}')
  expect(report).toMatchObject({
    check: { items: 2, broken: [] },
    destroyed: [{ kind: 'invoice', fiscalYear: 2019, rule: 'fiscal-year-end' }],
  })
  expect(proof.get('report.json')).not.toMatch(/Quispelaar|Tuitjenhoorn/)

  // What is left is 2021; 2019 stands there as destroyed, and is found by nobody.
  await page.getByRole('link', { name: 'Naar het archief' }).click()
  await expect(page.getByRole('row', { name: /2019.*Geheel vernietigd/ })).toBeVisible()
  await page.getByRole('button', { name: 'Zoeken', exact: true }).click()
  await expect(page.getByRole('row', { name: /Tuitjenhoorn/ })).toBeVisible()
  await expect(page.getByText('Quispelaar')).toHaveCount(0)
  await menu(page, 'Start')
  await expect(page.getByText(/over zijn bewaartermijn|archiefcontrole is nog niet/)).toHaveCount(0)
})
