import type { Page } from '@playwright/test'
import { deleteText } from '../../../electron/desk/keychain/keychain'
import { readKeyFile } from '../../../electron/office/session/keys/key-file'
import { expect, test, type Kluis } from '../../support/journey/fixtures'
import {
  aDisk,
  backupsOn,
  backUpTo,
  lookAtBackup,
  onNewMachine,
} from '../../support/journey/new-machine'
import {
  confirmKit,
  expectAccessible,
  fill,
  firstRun,
  owner,
  unlock,
} from '../../support/journey/steps'
import { enrol, signInAfresh } from '../../support/journey/two-step'

test.use({ now: '2026-03-16T09:00:00.000Z' })

const renewed = { ...owner, password: 'twaalf gele tulpen op tafel' }

const menu = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link', { name })

const addClient = async (page: Page): Promise<void> => {
  await menu(page, 'Klanten').click()
  await page
    .getByRole('link', { name: /Nieuwe klant/ })
    .first()
    .click()
  await page.getByText('Bedrijf', { exact: true }).click()
  await fill(page, {
    Bedrijfsnaam: 'Bakkerij De Gouden Aar',
    Straat: 'Molenweg',
    Huisnummer: '7',
    Postcode: '3511ab',
    Plaats: 'Utrecht',
  })
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /Gouden Aar/ })).toBeVisible()
}

/** The owner's password opens the office on this computer only. */
const requireThisDesktop = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: /Mijn account/ }).click()
  await page.getByRole('button', { name: 'Alleen op deze computer …' }).click()
  await fill(page, { 'Uw wachtwoord': owner.password })
  await page.getByRole('dialog').getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByText('opent Kluis alleen op deze computer')).toBeVisible()
}

/** A keychain that has never known this office. */
const emptyKeychain = async ({ dataDir }: Kluis): Promise<void> => {
  const bound = readKeyFile(dataDir).slots.filter(({ desktop }) => desktop)
  expect(bound).toHaveLength(1)
  for (const { id } of bound) expect(await deleteText(id, 'Kluis desktop')).toBe(true)
}

test('a new desktop: the office comes back from a backup and the recovery kit', async ({
  kluis,
}) => {
  const disk = aDisk()
  await firstRun(kluis, { requireTotp: true })
  const key = await confirmKit(kluis)
  await expect(kluis.page.getByRole('heading', { name: 'Start' })).toBeVisible()
  await kluis.page.keyboard.press('Control+l')
  await unlock(kluis.page)
  await enrol(kluis)
  await addClient(kluis.page)
  await requireThisDesktop(kluis.page)
  await backUpTo(kluis, disk)
  await emptyKeychain(kluis)

  // On the new computer the password alone does not do: its other half stayed in the old keychain.
  await onNewMachine(kluis, '2026-03-18T08:00:00.000Z')
  const { page } = kluis
  await lookAtBackup(kluis, backupsOn(disk)[0] ?? '')
  await fill(page, { 'E-mailadres': owner.email, Wachtwoord: owner.password })
  await page.getByRole('button', { name: 'Back-up terugzetten' }).click()
  await expect(page.getByRole('alert')).toContainText('Gebruik de herstelset')

  // The kit does, whoever typed it wrong is told where, and a new password is chosen.
  await page.getByText('Met de herstelset', { exact: true }).click()
  const values = {
    'E-mailadres': owner.email,
    'Nieuw wachtwoord': renewed.password,
    'Nieuw wachtwoord nogmaals': renewed.password,
  }
  await fill(page, { Herstelsleutel: mistyped(key), ...values })
  await page.getByRole('button', { name: 'Back-up terugzetten' }).click()
  await expect(page.getByText(/Groep 3 klopt niet/)).toBeVisible()
  await kluis.shot('new-desktop-1-mistyped')
  await expectAccessible(page)
  await fill(page, { Herstelsleutel: key })
  await page.getByRole('button', { name: 'Back-up terugzetten' }).click()
  await expect(page.getByRole('heading', { name: 'De back-up is teruggezet' })).toBeVisible()
  await kluis.shot('new-desktop-2-done')
  await page.getByRole('button', { name: 'Verder' }).click()

  // The phone may have been lost with the computer: the app is set up anew, and work goes on.
  const { secret } = await enrol(kluis)
  await expect(page.getByRole('heading', { name: 'Start' })).toBeVisible()
  await menu(page, 'Klanten').click()
  await expect(page.getByRole('row', { name: /Gouden Aar/ })).toBeVisible()
  await kluis.shot('new-desktop-3-clients')

  // From now on the new password opens, and the old one does not.
  await page.keyboard.press('Control+l')
  await unlock(page, owner)
  await expect(page.getByText(/horen niet bij elkaar/)).toBeVisible()
  await signInAfresh(kluis, '2026-03-19T08:00:00.000Z', renewed, secret)
  await expect(kluis.page.getByRole('heading', { name: 'Start' })).toBeVisible()
  await menu(kluis.page, 'Klanten').click()
  await expect(kluis.page.getByRole('row', { name: /Gouden Aar/ })).toBeVisible()
})

/** The key with one character of its third group mistyped. */
const mistyped = (key: string): string => {
  const groups = key.split('-')
  const third = groups[2] ?? ''
  groups[2] = `${third.slice(0, 4)}${third.endsWith('2') ? '3' : '2'}`
  return groups.join('-')
}
