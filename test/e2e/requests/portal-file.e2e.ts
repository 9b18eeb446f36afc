/**
 * The portal file as a client meets it: in a browser that is not ours, without Kluis and without a
 * network. What the page saves is read by the office's own reader.
 */
import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../../../electron/launch/project'
import { readRequestFile } from '../../../electron/office/requests/request-file'
import { aPortalFile, email, office, pdf, type PortalOfTest } from '../../support/portal'
import { expect, test } from '../../support/journey/fixtures'
import { openBrowser } from '../../support/window/browser'

const phone = { width: 360, height: 740 }
const desktop = { width: 1200, height: 900 }

let browser: Browser
let folder: string
test.beforeAll(async () => {
  browser = await openBrowser()
  folder = await mkdtemp(join(tmpdir(), 'kluis-portal-'))
})
test.afterAll(async () => {
  await browser.close()
  await rm(folder, { recursive: true, force: true })
})

interface Visit {
  portal: PortalOfTest
  page: Page
  /** every address the browser asked for, the file itself included */
  asked: string[]
  /** error lines on the page's console */
  faults: string[]
}

type Options = NonNullable<Parameters<Browser['newContext']>[0]>

const visit = async (portal: PortalOfTest, options: Options = {}): Promise<Visit> => {
  const path = join(folder, `${crypto.randomUUID()}.html`)
  await writeFile(path, portal.html)
  const context: BrowserContext = await browser.newContext({ viewport: desktop, ...options })
  const [asked, faults]: string[][] = [[], []]
  context.on('request', (request) => asked?.push(request.url()))
  const page = await context.newPage()
  page.on('pageerror', (error) => faults?.push(error.message))
  page.on('console', (line) => {
    if (line.type() === 'error') faults?.push(line.text())
  })
  await page.goto(pathToFileURL(path).href)
  return { portal, page, asked: asked ?? [], faults: faults ?? [] }
}

const unlock = async ({ page, portal }: Visit) => {
  await page.getByLabel('E-mailadres').fill(email)
  await page.getByLabel('Wachtwoord').fill(portal.password)
  await page.getByRole('button', { name: 'Openen' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await expect(page.getByRole('heading', { name: 'Diensten' })).toBeVisible()
}

const section = (page: Page, name: string | RegExp) =>
  page.getByRole('navigation').getByRole('button', { name }).click()

const addWish = (page: Page) =>
  page.getByRole('button', { name: 'Toevoegen aan uw verzoek', exact: true }).click()

/** Saves the request file and reads it as the office would. */
const saved = async ({ page, portal }: Visit) => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Verzoekbestand opslaan' }).click(),
  ])
  const bytes = await readFile(await download.path())
  const reading = await readRequestFile({
    bytes,
    office,
    receivedOn: '2026-11-24',
    find: (file) => (file === portal.file ? portal.known : null),
  })
  if (!reading.ok) throw new Error(reading.problem)
  return { name: download.suggestedFilename(), ...reading }
}

const expectAccessible = async (page: Page) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
    expect(violations.map(({ id, nodes }) => [colorScheme, id, nodes[0]?.html])).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

const sectionNames = [
  'Diensten',
  'Facturen',
  'Openstaand',
  'Uw gegevens',
  'Privacy',
  'Login overdragen',
  'Uw verzoek',
]

test('opens with the right e-mail address and password only', async () => {
  const made = await visit(await aPortalFile())
  const { page, portal } = made
  await expect(page).toHaveTitle('Klantportaal – Studio & Zn')
  await expect(page.getByText('Jansen')).toHaveCount(0)
  await expectAccessible(page)
  const wrong = page.getByText('E-mailadres en wachtwoord horen niet bij elkaar')

  await page.getByRole('button', { name: 'Openen' }).click()
  await expect(page.getByText('Vul het e-mailadres en alle zestien tekens')).toBeFocused()
  await page.getByLabel('E-mailadres').fill(email)
  await page.getByLabel('Wachtwoord').fill('ABCD-EFGH-JKMN-PQRS')
  await page.getByRole('button', { name: 'Openen' }).click()
  await expect(wrong).toBeFocused()
  await expect(page.getByLabel('E-mailadres')).toHaveValue(email)
  await expect(page.getByText('Jan Jansen')).toHaveCount(0)

  await page.getByLabel('E-mailadres').fill('iemand@anders.nl')
  await page.getByLabel('Wachtwoord').fill(portal.password)
  await page.getByRole('button', { name: 'Openen' }).click()
  await expect(wrong).toBeFocused()

  await unlock(made)
  await expect(page.getByRole('heading', { name: 'Jan Jansen' })).toBeVisible()
  expect(made.faults).toEqual([])
  await page.getByRole('button', { name: 'Afsluiten' }).click()
  await expect(page.getByRole('button', { name: 'Openen' })).toBeVisible()
  await expect(page.getByText('Jan Jansen')).toHaveCount(0)
})

test('shows what the office holds, in both languages, on a desktop and a telephone, by day and by night', async () => {
  const made = await visit(await aPortalFile())
  const { page } = made
  await unlock(made)
  await expect(page.getByText('café-jansen.nl')).toBeVisible()
  await expect(page.getByText('1 maart 2027')).toBeVisible()
  await expect(page.getByText(/121,00 incl\. btw per jaar/)).toBeVisible()

  await section(page, 'Facturen')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'PDF van 2026-0042 opslaan' }).click(),
  ])
  expect((await readFile(await download.path())).equals(pdf)).toBe(true)
  expect(download.suggestedFilename()).toBe('2026-0042.pdf')
  await expect(page.getByRole('row', { name: /2026-0007/ })).toContainText('Voldaan')

  await section(page, 'Openstaand')
  await expect(page.getByText('NL91 ABNA 0417 1643 00')).toBeVisible()
  const code = page.getByRole('img', { name: 'Betaalcode voor 2026-0042' })
  expect(await code.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(
    0,
  )

  for (const [size, name] of [
    [desktop, 'desktop'],
    [phone, 'phone'],
  ] as const) {
    await page.setViewportSize(size)
    for (const [index, title] of sectionNames.entries()) {
      await section(page, title)
      await expect(page.getByRole('heading', { name: title, exact: true })).toBeFocused()
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth),
        `${title} is wider than the screen`,
      ).toBeLessThanOrEqual(size.width)
      await shot(page, `portal-${name}-${index}-nl`)
      await expectAccessible(page)
    }
  }
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('button', { name: 'Nederlands' })).toBeFocused()
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
  await section(page, 'Services')
  await expect(page.getByText(/121\.00 incl\. VAT per year/)).toBeVisible()
  await page.emulateMedia({ colorScheme: 'dark' })
  await shot(page, 'portal-phone-dark-en')
  await page.setViewportSize(desktop)
  await section(page, 'To pay')
  await shot(page, 'portal-desktop-dark-en')
  expect(made.faults).toEqual([])
})

test('asks for anything a client may ask, in a file only the office can read', async () => {
  const made = await visit(await aPortalFile())
  const { page } = made
  await unlock(made)

  await page.getByRole('button', { name: 'Opzeggen: Hosting Brons' }).click()
  await expect(page.getByText('22 december 2026')).toBeVisible()
  await page.getByLabel(/^Liever later/).fill('2027-01-31')
  await page.getByLabel('Toelichting').fill('Ik stop ermee.\nBedankt!')
  await shot(page, 'portal-cancel')
  await addWish(page)
  await expect(page.getByText('Er is nog niets verstuurd.')).toBeFocused()
  await page.getByRole('button', { name: 'Hier de overeenkomst herroepen: Onderhoud' }).click()
  await page.getByRole('button', { name: 'Herroeping bevestigen' }).click()
  await page.getByRole('button', { name: 'Bestellen: Domeinnaam .nl' }).click()
  await addWish(page)
  await expect(page.getByText('Vul de domeinnaam in.')).toBeFocused()
  await page.getByLabel('Domeinnaam').fill('<script>alert(1)</script>')
  await addWish(page)

  await section(page, 'Uw gegevens')
  await page.getByRole('button', { name: 'Gegevens wijzigen' }).click()
  await addWish(page)
  await expect(page.getByText('U hebt niets veranderd.')).toBeFocused()
  await page.getByLabel('Straat').fill('Kerkweg 1')
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByLabel('Street')).toHaveValue('Kerkweg 1')
  await page.getByRole('button', { name: 'Nederlands' }).click()
  await addWish(page)

  await section(page, 'Privacy')
  await page.getByRole('button', { name: 'Bezwaar maken' }).click()
  await addWish(page)
  await page.getByRole('button', { name: /: Inzage vragen/ }).click()
  await page.getByRole('button', { name: 'Vragen om gegevens te wissen' }).click()
  await addWish(page)
  await expect(page.getByText('Schrijf op wat u bedoelt.')).toBeFocused()
  await page.getByLabel('Welke gegevens').fill('Mijn telefoonnummer')
  await addWish(page)
  await page.getByRole('button', { name: 'Een vraag stellen' }).click()
  await page.getByLabel('Uw vraag').fill('Wanneer?')
  await addWish(page)

  await section(page, 'Login overdragen')
  await page.getByLabel('Waarvoor is de login?').fill('Webshop')
  await page.getByLabel('Wat moeten wij doen?').fill('Thema bijwerken')
  await page.getByLabel('Gebruikersnaam').fill('beheer')
  await addWish(page)
  await expect(page.getByText('Vul alle verplichte velden in.')).toBeFocused()
  await page.getByLabel('Wachtwoord van die login').fill(' ge<heim> ')
  await page.getByLabel('Tot en met welke dag').fill('2031-01-01')
  await addWish(page)
  await expect(page.getByText('ten hoogste 30 dagen vooruit')).toBeFocused()
  const soon = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel('Tot en met welke dag').fill(soon)
  await addWish(page)

  await section(page, 'Uw verzoek (9)')
  await expect(page.getByText('ge<heim>')).toHaveCount(0)
  await expectAccessible(page)
  const first = await saved(made)
  await shot(page, 'portal-request-made')
  expect(first.name).toMatch(/^kluis-verzoek-\d{4}-\d\d-\d\d-[\da-f]{8}\.txt$/)
  expect(first.request.wishes).toEqual([
    { kind: 'cancel', service: 11, wishedOn: '2027-01-31', note: 'Ik stop ermee.\nBedankt!' },
    { kind: 'withdraw', service: 12 },
    { kind: 'order', product: 3, domain: '<script>alert(1)</script>', note: null },
    { kind: 'change-data', changes: [{ field: 'street', from: 'Dorpsstraat', to: 'Kerkweg 1' }] },
    { kind: 'object', purpose: 'newsletter', note: null },
    { kind: 'access' },
    { kind: 'erasure', note: 'Mijn telefoonnummer' },
    { kind: 'question', note: 'Wanneer?' },
    { kind: 'login', system: 'Webshop', url: null, job: 'Thema bijwerken', until: soon },
  ])
  expect(first.secrets.get(8)).toEqual({ username: 'beheer', secret: ' ge<heim> ' })
  await expect(page.getByRole('link', { name: 'E-mail maken' })).toHaveAttribute(
    'href',
    /^mailto:post@studio\.example\?subject=/,
  )

  // Saved again it is the same request; a new one is another.
  expect((await saved(made)).request.id).toBe(first.request.id)
  await page.getByRole('button', { name: 'Nieuw verzoek beginnen' }).click()
  await expect(page.getByText('U hebt nog niets toegevoegd.')).toBeVisible()
  await section(page, 'Privacy')
  await page.getByRole('button', { name: /: Inzage vragen/ }).click()
  await page.getByRole('button', { name: /: Inzage vragen/ }).click()
  await section(page, 'Uw verzoek (1)')
  const second = await saved(made)
  expect(second.request.wishes).toEqual([{ kind: 'access' }])
  expect(second.request.id).not.toBe(first.request.id)
  expect(made.faults).toEqual([])
})

test('what was added can be taken out again', async () => {
  const made = await visit(await aPortalFile())
  const { page } = made
  await unlock(made)
  await section(page, 'Privacy')
  await page.getByRole('button', { name: /: Inzage vragen/ }).click()
  await section(page, 'Uw verzoek (1)')
  await page.getByRole('button', { name: 'Weghalen: Inzage in uw gegevens' }).click()
  await expect(page.getByText('U hebt nog niets toegevoegd.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Verzoekbestand opslaan' })).toHaveCount(0)
})

test('loads nothing from elsewhere, and could not', async () => {
  const name = '<img src="https://elders.example/x.png" onerror="document.title=1">'
  const made = await visit(await aPortalFile({ client: { number: 'K1', name } }))
  const { page, asked } = made
  await unlock(made)
  // A name that looks like markup is a name.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  for (const title of sectionNames) await section(page, title)
  expect(asked.filter((url) => !/^(?:file|data|blob):/.test(url))).toEqual([])
  expect(asked.filter((url) => url.startsWith('file:'))).toHaveLength(1)
  expect(made.faults).toEqual([])

  // Had the page been made to try, its own policy would have stopped it.
  const elsewhere = await startElsewhere()
  const stopped = await page.evaluate(async (address) => {
    const stoppedBy = (attempt: () => void) =>
      new Promise<string>((resolve) => {
        const options = { once: true }
        addEventListener(
          'securitypolicyviolation',
          (one) => resolve(one.effectiveDirective),
          options,
        )
        attempt()
      })
    const place = (tag: 'script' | 'img' | 'iframe' | 'link', attributes: object) => () => {
      const made = document.createElement(tag)
      document.body.append(Object.assign(made, attributes))
    }
    return [
      await stoppedBy(() => void fetch(address).catch(() => null)),
      await stoppedBy(place('img', { src: address })),
      await stoppedBy(place('iframe', { src: address })),
      await stoppedBy(place('link', { rel: 'stylesheet', href: address })),
      await stoppedBy(() => {
        // Markup and scripts made of text are refused before they are looked at.
        try {
          document.body.insertAdjacentHTML('beforeend', '<p>markup</p>')
        } catch {
          // told by the event
        }
      }),
    ]
  }, elsewhere.address)
  expect(stopped).toEqual([
    'connect-src',
    'img-src',
    'frame-src',
    'style-src-elem',
    'require-trusted-types-for',
  ])
  expect(elsewhere.visits()).toBe(0)
  // A page without that policy does get there.
  const free = await (await browser.newContext()).newPage()
  await free.setContent(`<img src="${elsewhere.address}">`)
  expect(elsewhere.visits()).toBe(1)
  elsewhere.stop()
})

test('a script that was put into the file does not run', async () => {
  const portal = await aPortalFile()
  const planted =
    '<script>document.title = "planted"</script><img src=x onerror="document.title=1">'
  const html = portal.html.replace('<main', `${planted}<main`)
  const { page } = await visit({ ...portal, html })
  await expect(page.getByRole('button', { name: 'Openen' })).toBeVisible()
  await expect(page).toHaveTitle('Klantportaal – Studio & Zn')
})

test('tells what is wrong when it was damaged or is past its last day', async () => {
  const portal = await aPortalFile()
  const broken = await visit({ ...portal, html: portal.html.replace('{"kluis"', '{"kluis') })
  await expect(broken.page.getByRole('alert')).toContainText('Dit bestand is beschadigd.')
  await expect(broken.page.getByText('Bewaar de bijlage')).toBeVisible()

  const old = await visit(await aPortalFile({ validUntil: '2026-01-01' }))
  await unlock(old)
  await expect(old.page.getByText('geen verzoeken meer doen').first()).toBeVisible()
  await old.page.getByRole('button', { name: 'Opzeggen: Hosting Brons' }).click()
  await expect(old.page.getByRole('button', { name: 'Toevoegen aan uw verzoek' })).toHaveCount(0)
})

test('explains itself where no script runs', async () => {
  const { page } = await visit(await aPortalFile(), { javaScriptEnabled: false, viewport: phone })
  await expect(page.getByText('Bewaar de bijlage op een computer.')).toBeVisible()
  await expect(page.getByText('Save the attachment on a computer.')).toBeVisible()
  await expect(page.getByText('post@studio.example').first()).toBeVisible()
  await shot(page, 'portal-no-script')
})

/** A place on the network that counts who comes. */
const startElsewhere = async () => {
  let visits = 0
  const server = createServer((_, response) => {
    visits += 1
    response.end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/x`,
    visits: () => visits,
    stop: () => server.close(),
  }
}

const shot = (page: Page, name: string) =>
  page.screenshot({ path: join(root, 'test/e2e/shots', `${name}.png`), fullPage: true })
