import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { drop } from '../../support/journey/drop'
import { expect, test } from '../../support/journey/fixtures'
import { askAtHome, makePortal } from '../../support/journey/portal'
import { aClient, elsewhere, prepare } from '../../support/journey/prepared'
import { expectAccessible, unlock } from '../../support/journey/steps'
import { combinedLine } from '../../support/logs'

const sold = ['Hosting Groot', 'Domein .nl', 'Certificaat'] as const

test.use({ now: '2026-03-16T09:00:00.000Z' })

test('hosting, a domain and a certificate are sold, a year passes, and the client leaves', async ({
  kluis,
}) => {
  test.setTimeout(400_000)
  await kluis.restart({
    meanwhile: () =>
      prepare(kluis.dataDir, '2026-03-02T09:00:00.000Z', async (office) => {
        await office.call('clients.add', aClient('Vos'))
        const item = { vatKind: 'standard' as const, periodMonths: 12, priceCents: 1_200 }
        const text = '{domein}, {periode}'
        await office.call('services.addItem', {
          ...item,
          kind: 'domain',
          name: 'Domein .nl',
          topLevel: 'nl',
          invoiceText: `Domein ${text}`,
        })
        await office.call('services.addItem', {
          ...item,
          kind: 'certificate',
          name: 'Certificaat',
          priceCents: 4_900,
          invoiceText: `Certificaat ${text}`,
        })
      }),
  })
  let { page } = kluis
  await unlock(page)

  // What is sold stands in the catalogue, and on an invoice after three letters.
  await page.getByRole('link', { name: 'Diensten', exact: true }).click()
  await page.getByRole('link', { name: 'Catalogus' }).click()
  await page.getByRole('button', { name: 'Artikel toevoegen' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel(/^Naam/).fill('Hosting Groot')
  await form.getByLabel(/^Prijs/).fill('120')
  await expect(form.getByLabel(/^Tekst op de factuur/)).toHaveValue(
    'Hosting Groot {domein}, {periode}',
  )
  await expectAccessible(page)
  await kluis.shot('services-1-item')
  await form.getByRole('button', { name: 'Toevoegen' }).click()
  await expect(page.getByRole('cell', { name: /Hosting Groot/ }).first()).toBeVisible()
  await kluis.shot('services-2-catalogue')
  await page.getByRole('link', { name: 'Facturen', exact: true }).click()
  await page.getByRole('link', { name: 'Nieuwe factuur' }).first().click()
  const line = page.getByLabel('Omschrijving, regel 1')
  await line.fill('gro')
  await expect(page.getByRole('option', { name: /Hosting Groot/ })).toBeVisible()
  await expectAccessible(page)
  await kluis.shot('services-3-offered')
  await line.press('Enter')
  await expect(line).toHaveValue('Hosting Groot')
  await expect(page.getByLabel('Prijs, regel 1')).toHaveValue(/120,00/)

  // Sold to a client, each with its domain.
  await page.getByRole('link', { name: 'Klanten', exact: true }).click()

  await page
    .getByText(/Vos, Xanthippe|Xanthippe Vos/)
    .first()
    .click()
  await page.getByRole('tab', { name: 'Diensten' }).click()
  for (const name of sold) {
    await page.getByRole('button', { name: 'Dienst toevoegen' }).click()
    const sell = page.getByRole('dialog')
    await sell.getByRole('combobox', { name: /^Dienst/ }).click()
    await page.getByRole('option', { name, exact: true }).click()
    await sell.getByLabel(/^Domeinnaam/).fill('Café-Vos.nl')
    await sell.getByRole('radio', { name: 'consument' }).check()
    if (name === 'Hosting Groot') {
      await expectAccessible(page)
      await kluis.shot('services-4-sell')
    }
    await sell.getByRole('button', { name: 'Toevoegen' }).click()
    await expect(page.getByRole('cell', { name: new RegExp(name) }).first()).toBeVisible()
  }
  await expect(page.getByText('café-vos.nl').first()).toBeVisible()
  await expectAccessible(page)
  await kluis.shot('services-5-client')

  const bill = async (shot: string) => {
    await page.getByRole('link', { name: 'Start', exact: true }).click()
    await expect(page.getByText(/factuur voor diensten kan eruit/)).toBeVisible()
    await page.getByRole('link', { name: 'Bekijken' }).first().click()
    await expect(page.getByRole('heading', { name: /^1 factuur/ })).toBeVisible()
    await expectAccessible(page)
    await kluis.shot(shot)
    await page.getByRole('button', { name: 'Definitief maken' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Definitief maken' }).click()
    await expect(page.getByText('Er is niets te factureren')).toBeVisible()
  }
  await bill('services-6-run')

  // A year later: once more, and never twice.
  await kluis.restart({
    now: '2027-03-16T09:00:00.000Z',
    meanwhile: () =>
      elsewhere(kluis.dataDir, '2027-03-16T08:00:00.000Z', async (office) => {
        await office.call('backup.confirmClock', {})
      }),
  })
  page = kluis.page
  await unlock(page)
  await bill('services-7-run-again')
  await page.getByRole('link', { name: 'Facturen', exact: true }).click()
  await expect(page.getByText('2026-0001')).toBeVisible()
  await expect(page.getByText('2027-0001')).toBeVisible()
  await expect(page.getByText('2027-0002')).toHaveCount(0)

  // The registrar's list and a server's log fall on the window, and are read where they belong.
  const outside = (name: string, content: string | Buffer): string => {
    const path = join(kluis.dataDir, '..', `${Date.now()}-${name}`)
    writeFileSync(path, content)
    return path
  }
  const list =
    'Domeinnaam;Vervaldatum;Houder\r\ncafé-vos.nl;16-03-2028;X. Vos\r\neigen.nl;01-01-2028;\r\n'
  await drop(kluis, [outside('lijst.csv', list)])
  await expect(page.getByText('3 verschillen in 2 regels')).toBeVisible()
  await expectAccessible(page)
  await kluis.shot('services-8-registrar')
  const theirs = page.getByRole('button', { name: 'café-vos.nl: overnemen van de registrar' })
  await theirs.first().click()
  await expect(page.getByText('2 verschillen in 2 regels')).toBeVisible()
  await theirs.first().click()
  await expect(page.getByText('1 verschil in 2 regels')).toBeVisible()
  await page.getByRole('button', { name: 'eigen.nl: terzijde leggen' }).click()
  await expectAccessible(page)
  await kluis.shot('services-9-aside')
  await page.getByRole('dialog').getByRole('button', { name: 'Terzijde leggen' }).click()
  await expect(page.getByText('Wat nog verschilt, legde iemand terzijde.')).toBeVisible()
  await kluis.shot('services-10-settled')
  const signIn = combinedLine({
    request: 'POST /login HTTP/1.1',
    time: '15/Mar/2027:12:00:00 +0100',
  })
  await drop(kluis, [outside('access.log.1.gz', gzipSync(`${signIn}\n`))])
  await expect(page.getByRole('heading', { name: 'Logs inlezen' })).toBeVisible()
  await expect(page.getByText(/1 (?:regel|gebeurtenis)/).first()).toBeVisible()
  await kluis.shot('services-11-log')

  // The client leaves with the portal file: the lawful end and the credit, looked at and accepted.
  await page.getByRole('link', { name: 'Klanten', exact: true }).click()
  await page
    .getByText(/Vos, Xanthippe|Xanthippe Vos/)
    .first()
    .click()
  const portal = await makePortal(kluis, 'services-portal')
  const home = { email: 'info@vos.example', now: '2027-03-16T10:00:00.000Z' }
  const requestFile = await askAtHome(portal, home, async ({ portal: file, addWish }) => {
    for (const name of sold) {
      await file.getByRole('button', { name: `Opzeggen: ${name} (café-vos.nl)` }).click()
      await addWish()
    }
  })
  await drop(kluis, [requestFile])
  const credits = { 'Hosting Groot': '109,51', 'Domein .nl': '10,95', Certificaat: '44,72' }
  for (const [place, name] of sold.entries()) {
    if (place > 0)
      await page.getByRole('link', { name: new RegExp(`Opzegging V-2027-${place + 1}`) }).click()
    await expect(
      page.getByRole('heading', { name: new RegExp(`Opzegging V-2027-${place + 1}`) }),
    ).toBeVisible()
    await expect(page.getByText('Laatste dag: 16 april 2027')).toBeVisible()
    await expect(page.getByText(/6:236 onder j BW/)).toBeVisible()
    await expect(page.getByText(new RegExp(credits[name]))).toBeVisible()
    if (place === 0) await kluis.shot('services-12-request')
    await page.getByRole('button', { name: 'Uitvoeren' }).click()
    await expect(page.getByText('Uitgevoerd', { exact: true })).toBeVisible()
  }

  // The final credit goes out; every day was billed once, and what is not used is given back once.
  for (const number of ['2027-0002', '2027-0003', '2027-0004']) {
    await page.getByRole('link', { name: 'Facturen', exact: true }).first().click()
    if (number === '2027-0002') await kluis.shot('services-13-credits')
    await page.getByRole('link', { name: 'Concept' }).first().click()
    await page.getByRole('button', { name: /^Definitief maken/ }).click()
    await page.getByRole('button', { name: /^Definitief maken als/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: new RegExp(number) })).toBeVisible()
  }
  await page.getByRole('link', { name: 'Facturen', exact: true }).first().click()
  for (const amount of ['-132,51', '-13,25', '-54,11'])
    await expect(
      page.getByRole('row', { name: new RegExp(`2027-000[234].*${amount}`) }),
    ).toHaveCount(1)
  await expect(page.getByText('2027-0005')).toHaveCount(0)
  await page.getByRole('link', { name: 'Start', exact: true }).click()
  await expect(page.getByText(/De laatste dienst van .* eindigt op 16 april 2027/)).toBeVisible()
  await expectAccessible(page)
  await kluis.shot('services-14-start')
  await page.getByRole('link', { name: 'Opzegdatum vastleggen' }).click()
  await expect(
    page
      .getByRole('dialog')
      .getByLabel(/^Opzegdatum|^Einddatum|datum/i)
      .first(),
  ).toHaveValue('16-04-2027')
  await kluis.shot('services-15-leaves')
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Diensten', exact: true }).click()
  await expect(page.getByRole('heading', { name: /In maart 2027/ })).toBeVisible()
  await expectAccessible(page)
  await kluis.shot('services-16-overview')
})
