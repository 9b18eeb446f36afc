import type { Page } from '@playwright/test'
import { expect, test } from '../../support/journey/fixtures'
import {
  confirmKit,
  expectAccessible,
  fill,
  firstRun,
  owner,
  unlock,
} from '../../support/journey/steps'
import { enrol, giveCode, menuOf, signInAfresh } from '../../support/journey/two-step'

test.use({ now: '2026-03-16T09:00:00.000Z' })

const sam = {
  name: 'Sam Medewerker',
  email: 'sam@bureauvoorbeeld.nl',
  password: 'drie rode paraplu’s op het strand',
}
const suus = {
  name: 'Suus Support',
  email: 'suus@bureauvoorbeeld.nl',
  password: 'acht groene sleutels in een la',
}

/** Adds somebody and reads the start password that is shown once. */
const addUser = async (page: Page, who: typeof sam, role: string): Promise<string> => {
  await page.getByRole('button', { name: 'Gebruiker toevoegen' }).click()
  await fill(page, { Naam: who.name, 'E-mailadres': who.email })
  await page.getByRole('radio', { name: new RegExp(`^${role}`) }).check()
  await page.getByRole('button', { name: 'Toevoegen', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: `Startwachtwoord voor ${who.name}` })
  await expect(dialog).toBeVisible()
  const password = await dialog.locator('.kluis-mono').textContent()
  expect(password).toMatch(/^[a-z0-9]{4}(-[a-z0-9]{4}){3}$/)
  return password ?? ''
}

const firstSignIn = async (page: Page, who: typeof sam, start: string): Promise<void> => {
  await unlock(page, { ...who, password: start })
  await expect(page.getByRole('heading', { name: 'Kies uw eigen wachtwoord' })).toBeVisible()
  await fill(page, {
    'Nieuw wachtwoord': who.password,
    'Nieuw wachtwoord nogmaals': who.password,
  })
  await page.getByRole('button', { name: 'Wachtwoord opslaan' }).click()
}

test('the owner adds staff and support; each signs in with a second step and sees just their rooms', async ({
  kluis,
}) => {
  await firstRun(kluis, { requireTotp: true })
  await confirmKit(kluis)
  let { page } = kluis
  await page.keyboard.press('Control+l')
  await unlock(page)
  await expect(page.getByRole('img', { name: /^QR-code/ })).toBeVisible()
  await kluis.shot('three-roles-1-enrol')
  const ownerSecret = (await enrol(kluis)).secret
  await expect(page.getByRole('heading', { name: 'Start' })).toBeVisible()
  expect(await menuOf(page)).toEqual(
    expect.arrayContaining(['Facturen', 'Betalingen', 'Gebruikers', 'Logboek', 'Instellingen']),
  )

  await page.getByRole('link', { name: 'Gebruikers' }).click()
  await page.getByRole('button', { name: 'Gebruiker toevoegen' }).click()
  await fill(page, { Naam: 'Iemand', 'E-mailadres': owner.email.toUpperCase() })
  await page.getByRole('button', { name: 'Toevoegen', exact: true }).click()
  await expect(page.getByLabel(/^E-mailadres/)).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByText('Een andere gebruiker heeft dit e-mailadres al.')).toBeVisible()
  await kluis.shot('three-roles-2-refused')
  await page.getByRole('button', { name: 'Annuleren' }).click()

  const samStart = await addUser(page, sam, 'Medewerker')
  await kluis.shot('three-roles-3-start-password')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.getByRole('button', { name: 'Ik heb het doorgegeven' }).click()
  const suusStart = await addUser(page, suus, 'Support')
  await page.getByRole('button', { name: 'Ik heb het doorgegeven' }).click()
  await expect(page.getByRole('row', { name: /Sam Medewerker/ })).toContainText('Startwachtwoord')
  await kluis.shot('three-roles-4-users')
  await expectAccessible(page)

  await page.keyboard.press('Control+l')
  await firstSignIn(page, sam, samStart)
  const samSecret = (await enrol(kluis)).secret
  await expect(page.getByRole('heading', { name: 'Start' })).toBeVisible()
  const staffRooms = await menuOf(page)
  expect(staffRooms).toEqual(
    expect.arrayContaining(['Klanten', 'Facturen', 'Betalingen', 'Logboek']),
  )
  expect(staffRooms).not.toContain('Gebruikers')
  expect(staffRooms).not.toContain('Archief')
  await kluis.shot('three-roles-5-staff')

  await page.keyboard.press('Control+l')
  await firstSignIn(page, suus, suusStart)
  await enrol(kluis)
  await expect(page.getByRole('heading', { name: /Suus Support/ })).toBeVisible()
  const supportRooms = await menuOf(page)
  expect(supportRooms).toContain('Klanten')
  for (const room of ['Facturen', 'Betalingen', 'Gebruikers', 'Archief', 'Logboek', 'Akkoorden']) {
    expect(supportRooms).not.toContain(room)
  }
  await kluis.shot('three-roles-6-support')

  // Once more, each with the password they chose and a code of their own app.
  ;({ page } = await signInAfresh(kluis, '2026-03-16T12:00:00.000Z', sam, samSecret))
  await expect(page.getByRole('heading', { name: 'Start' })).toBeVisible()
  await page.getByRole('link', { name: 'Sam Medewerker' }).click()
  await expect(page.getByRole('heading', { name: 'Mijn account' })).toBeVisible()
  await expect(page.getByText('U hebt nog 10 ongebruikte herstelcodes.')).toBeVisible()
  await kluis.shot('three-roles-7-account')
  await expectAccessible(page)

  ;({ page } = await signInAfresh(kluis, '2026-03-16T15:00:00.000Z', owner, ownerSecret))
  await page.getByRole('link', { name: 'Logboek' }).click()
  await expect(page.getByRole('row', { name: /Olga Eigenaar.*Gebruiker toegevoegd/ })).toHaveCount(
    2,
  )
  await expect(page.getByRole('row', { name: /Suus Support.*Aangemeld/ }).first()).toBeVisible()
  await page.getByRole('button', { name: 'Logboek controleren' }).click()
  await expect(page.getByText(/Het logboek klopt/)).toBeVisible()
  await kluis.shot('three-roles-8-log')
  await expectAccessible(page)

  // Somebody leaves: the key goes at once.
  await page.getByRole('link', { name: 'Gebruikers' }).click()
  await page.getByRole('button', { name: 'Handelingen voor Sam Medewerker' }).click()
  await page.getByRole('menuitem', { name: 'Uitschakelen …' }).click()
  await kluis.shot('three-roles-9-disable')
  await page.getByRole('button', { name: 'Uitschakelen', exact: true }).click()
  await expect(page.getByRole('row', { name: /Sam Medewerker/ })).toContainText('Uitgeschakeld')
  const offer = page.getByRole('dialog', { name: 'Het kantoor nieuwe sleutels geven?' })
  await expect(offer).toContainText('Sam Medewerker kan niet meer inloggen')
  await kluis.shot('three-roles-10-offer')
  await expectAccessible(page)
  await offer.getByRole('button', { name: 'Annuleren' }).click()
  await page.keyboard.press('Control+l')
  await unlock(page, sam)
  await expect(page.getByText('E-mailadres en wachtwoord horen niet bij elkaar.')).toBeVisible()
})

test('a wrong code is refused in words, and the right one opens', async ({ kluis }) => {
  await firstRun(kluis, { requireTotp: true })
  await confirmKit(kluis)
  await kluis.page.keyboard.press('Control+l')
  await unlock(kluis.page)
  const { secret } = await enrol(kluis)
  await kluis.restart({ now: '2026-03-16T12:00:00.000Z' })
  const { page } = kluis
  await unlock(page)
  await page.getByRole('textbox', { name: 'Code' }).fill('000000')
  await page.getByRole('button', { name: 'Verder' }).click()
  await expect(page.getByRole('alert')).toContainText('Deze code klopt niet')
  await giveCode(kluis, secret, { offSeconds: -150 })
  await expect(page.getByRole('alert')).toContainText(/klok die .* achter loopt/)
  await kluis.shot('three-roles-clock')
  await giveCode(kluis, secret)
  await expect(page.getByRole('heading', { name: 'Start' })).toBeVisible()
})
