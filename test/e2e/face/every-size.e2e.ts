/**
 * Each screen, as large and as small as people have it. In `npm test` once per theme, languages and
 * sizes alternating; with KLUIS_EVERY_SIZE=all in every size, theme and language.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { root } from '../../../electron/launch/project'
import { openDesk } from '../../../electron/desk/desk'
import { noHands } from '../../../electron/desk/no-hands'
import { makeDemoOffice } from '../../../electron/office/demo/demo-office'
import { expect, test, type Kluis } from '../../support/journey/fixtures'
import { inaccessible } from '../../support/journey/steps'
import { misplaced } from '../../support/window/layout'

const now = '2026-11-16T09:00:00.000Z'
test.use({ now })

interface Screen {
  /** the route, as its room declares it */
  path: string
  /** from the menu: the address of its link, then what is pressed after it */
  menu: string
  then?: string[]
}

const firstRow = 'main [role=row][aria-rowindex="2"], main tbody tr:first-child'
const screens: Screen[] = [
  { path: '/', menu: '/' },
  { path: '/clients', menu: '/clients' },
  { path: '/clients/new', menu: '/clients', then: ['a[href="/clients/new"]'] },
  { path: '/clients/$clientId', menu: '/clients', then: [firstRow] },
  {
    path: '/clients/$clientId',
    menu: '/clients',
    then: [firstRow, 'main [role=tab]:nth-child(3)'],
  },
  { path: '/clients/$clientId/edit', menu: '/clients', then: [firstRow, 'a[href$="/edit"]'] },
  {
    path: '/clients/$clientId/logins',
    menu: '/clients',
    then: [firstRow, 'main a[href$="/logins"]'],
  },
  {
    path: '/clients/$clientId/retention',
    menu: '/clients',
    then: [firstRow, 'main [aria-haspopup=menu]', 'main a[href$="/retention"]'],
  },
  { path: '/quotes', menu: '/quotes' },
  { path: '/quotes/new', menu: '/quotes', then: ['main a[href^="/quotes/new"]'] },
  { path: '/invoices', menu: '/invoices' },
  { path: '/invoices/new', menu: '/invoices', then: ['main a[href^="/invoices/new"]'] },
  { path: '/invoices/$invoiceId', menu: '/invoices', then: [firstRow] },
  { path: '/reports', menu: '/reports' },
  { path: '/accountant', menu: '/accountant' },
  { path: '/settings', menu: '/settings', then: ['main [role=tab]:nth-child(3)'] },
  { path: '/vat', menu: '/vat' },
  { path: '/vat/documents', menu: '/vat', then: ['main a[href^="/vat/documents"]'] },
  { path: '/payments', menu: '/payments' },
  { path: '/payments', menu: '/payments', then: [firstRow] },
  { path: '/payments/import', menu: '/payments', then: ['a[href="/payments/import"]'] },
  { path: '/payments/files', menu: '/payments', then: ['a[href="/payments/files"]'] },
  { path: '/payments/rules', menu: '/payments', then: ['a[href="/payments/rules"]'] },
  { path: '/payments/payouts', menu: '/payments', then: ['a[href="/payments/payouts"]'] },
  { path: '/payments/owed', menu: '/', then: ['a[href^="/payments/owed"]'] },
  { path: '/logins', menu: '/logins' },
  { path: '/logins/new', menu: '/logins', then: ['main a[href^="/logins/new"]'] },
  { path: '/logins/receive', menu: '/logins', then: ['a[href="/logins/receive"]'] },
  { path: '/logins/settings', menu: '/logins', then: ['a[href="/logins/settings"]'] },
  { path: '/retention', menu: '/retention' },
  {
    path: '/policy',
    menu: '/retention',
    then: ['main [role=tab]:last-child', 'main a[href="/policy"]'],
  },
  { path: '/archive', menu: '/archive' },
  { path: '/archive/check', menu: '/archive', then: ['a[href="/archive/check"]'] },
  { path: '/disclosures', menu: '/disclosures' },
  {
    path: '/disclosures/recipients',
    menu: '/disclosures',
    then: ['main a[href="/disclosures/recipients"]'],
  },
  { path: '/access', menu: '/access' },
  { path: '/access/logs', menu: '/access', then: ['main a[href="/access/logs"]'] },
  { path: '/access/settings', menu: '/access', then: ['main a[href="/access/settings"]'] },
  { path: '/privacy', menu: '/privacy' },
  { path: '/elsewhere', menu: '/privacy', then: ['main a[href^="/elsewhere"]'] },
  {
    path: '/privacy/objections/$clientId',
    menu: '/clients',
    then: [firstRow, 'main a[href^="/privacy/objections/"]'],
  },
  { path: '/requests', menu: '/requests' },
  {
    path: '/requests/portal/$clientId',
    menu: '/clients',
    then: [firstRow, 'main a[href^="/requests/portal/"]'],
  },
  { path: '/orders', menu: '/orders' },
  { path: '/breaches', menu: '/breaches' },
  { path: '/approvals', menu: '/approvals' },
  { path: '/audit', menu: '/audit' },
  { path: '/backup', menu: '/backup' },
  { path: '/users', menu: '/users' },
  { path: '/account', menu: '/', then: ['a[href="/account"]'] },
  { path: '/letters', menu: '/letters' },
  { path: '/letters/$kind/$language', menu: '/letters', then: ['main a[href^="/letters/"]'] },
  { path: '/settings', menu: '/settings' },
  { path: '/services', menu: '/services' },
  { path: '/services/run', menu: '/services', then: ['main a[href="/services/run"]'] },
  {
    path: '/services/registrar',
    menu: '/services',
    then: ['main a[href="/services/registrar"]'],
  },
  { path: '/services/import', menu: '/services', then: ['main a[href="/services/import"]'] },
  { path: '/services/hours', menu: '/services', then: ['main a[href="/services/hours"]'] },
  { path: '/collection', menu: '/collection' },
  { path: '/collection/plan', menu: '/collection', then: ['main a[href="/collection/plan"]'] },
  {
    path: '/collection/debits',
    menu: '/collection',
    then: ['main a[href="/collection/debits"]'],
  },
  { path: '/services/catalogue', menu: '/services', then: ['main a[href="/services/catalogue"]'] },
]

const sizes = [
  { width: 960, height: 540 },
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
]
const themes = ['light', 'dark'] as const
const languages = ['nl', 'en'] as const
type Look = {
  size: (typeof sizes)[number]
  theme: (typeof themes)[number]
  language: (typeof languages)[number]
}

const every = process.env.KLUIS_EVERY_SIZE === 'all'

/** The looks a screen is seen in: all twelve, or two that differ in everything. */
const looksOf = (place: number): Look[] => {
  const all = sizes.flatMap((size) =>
    themes.flatMap((theme) => languages.map((language) => ({ size, theme, language }))),
  )
  if (every) return all
  return themes.map((theme, turn) => ({
    theme,
    size: sizes[(place + turn) % sizes.length] ?? { width: 960, height: 540 },
    language: languages[(place + turn) % languages.length] ?? 'nl',
  }))
}

/**
 * The demo keeps no login, as it has no keychain, and nobody asked for their data in it:
 * `short-lived-login`, `access-request` and `police-order` look at one.
 */
const elsewhere = [
  '/logins/$loginId',
  '/privacy/$requestId',
  '/requests/$requestId',
  '/requests/file',
  '/orders/$orderId',
  '/breaches/$breachId',
  '/quotes/$quoteId',
]

/** Every route that a room declares. */
const routes = (): string[] =>
  readdirSync(join(root, 'renderer'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('room.ts'))
    .flatMap((name) => [
      ...readFileSync(join(root, 'renderer', name), 'utf8').matchAll(/path: '([^']+)'/g),
    ])
    .map(([, path = '']) => path)

const dress = async ({ app, page }: Kluis, { size, theme, language }: Look): Promise<void> => {
  await app.evaluate(
    ({ BrowserWindow }, wanted) =>
      BrowserWindow.getAllWindows()[0]?.setContentSize(wanted.width, wanted.height),
    size,
  )
  const scheme = () => page.locator('html').getAttribute('data-mantine-color-scheme')
  if ((await scheme()) !== theme)
    await page.getByRole('button', { name: /donker|licht|dark|light/i }).click()
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme)
  if ((await page.locator('html').getAttribute('lang')) !== language)
    await page.locator('.kluis-language').click()
  await expect(page.locator('html')).toHaveAttribute('lang', language)
  await expect
    .poll(() => page.evaluate(() => [window.innerWidth, window.innerHeight]))
    .toEqual([size.width, size.height])
}

const visit = async (page: Page, { menu, then = [] }: Screen): Promise<void> => {
  await page.locator(`nav a[href="${menu}"]`).first().click()
  await settled(page)
  for (const step of then) {
    await page.locator(step).first().click()
    await settled(page)
  }
}

/** Its heading stands, and nothing is being waited for. */
const settled = async (page: Page): Promise<void> => {
  await expect(page.locator('main h1').first()).toBeVisible()
  await expect(page.locator('main [aria-busy=true], main .mantine-Skeleton-root')).toHaveCount(0)
}

test('every screen stands well in every size, theme and language', async ({ kluis }) => {
  expect(new Set([...elsewhere, ...screens.map(({ path }) => path)])).toEqual(new Set(routes()))
  let login = { email: '', password: '' }
  await kluis.restart({
    now,
    meanwhile: async () => {
      const own = openDesk({ dir: join(kluis.dataDir, 'desk'), hands: noHands })
      login = await makeDemoOffice(kluis.dataDir, own.desk, new Date(now))
      own.close()
    },
  })
  const { page } = kluis
  await page.getByLabel(/^E-mailadres/).fill(login.email)
  await page.getByLabel('Wachtwoord', { exact: false }).first().fill(login.password)
  await page.getByRole('button', { name: 'Ontgrendelen' }).click()
  await settled(page)
  const wrong: unknown[] = []
  for (const [place, screen] of screens.entries()) {
    for (const look of looksOf(place)) {
      await dress(kluis, look)
      await visit(page, screen)
      const name = [place, look.size.width, look.theme, look.language].join('-')
      const found = [...(await page.evaluate(misplaced)), ...(await inaccessible(page))]
      if (found.length > 0) wrong.push([screen.path, name, found])
      await kluis.shot(`every-size-${name}`)
    }
  }
  expect(wrong).toEqual([])
})
