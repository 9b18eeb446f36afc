import { expect, test } from '../../support/journey/fixtures'
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

/** The key with one character of its third group mistyped. */
const mistyped = (key: string): string => {
  const groups = key.split('-')
  const third = groups[2] ?? ''
  groups[2] = `${third.slice(0, 4)}${third.endsWith('2') ? '3' : '2'}`
  return groups.join('-')
}

test('a forgotten password: the recovery kit lets the owner in, to a new password and a new app', async ({
  kluis,
}) => {
  await firstRun(kluis, { requireTotp: true })
  const key = await confirmKit(kluis)
  await kluis.page.keyboard.press('Control+l')
  await unlock(kluis.page)
  await enrol(kluis)
  await expect(kluis.page.getByRole('heading', { name: 'Start' })).toBeVisible()

  await kluis.restart({ now: '2026-03-18T08:00:00.000Z' })
  let { page } = kluis
  await page.getByRole('button', { name: 'Wachtwoord vergeten?' }).click()
  await fill(page, {
    Herstelsleutel: mistyped(key),
    'E-mailadres': owner.email,
    'Nieuw wachtwoord': renewed.password,
    'Nieuw wachtwoord nogmaals': renewed.password,
  })
  await page.getByRole('button', { name: 'Openen' }).click()
  await expect(page.getByText(/Groep 3 klopt niet/)).toBeVisible()
  await kluis.shot('forgotten-password-1-mistyped')
  await expectAccessible(page)

  // Written without dashes and in small letters, as one does: it is the same key.
  await fill(page, { Herstelsleutel: key.toLowerCase().replaceAll('-', ' ') })
  await page.getByRole('button', { name: 'Openen' }).click()
  await expect(page.getByRole('heading', { name: 'Tweede stap instellen' })).toBeVisible()
  const { secret } = await enrol(kluis)
  await expect(page.getByRole('heading', { name: 'Start' })).toBeVisible()
  await kluis.shot('forgotten-password-2-in')

  // The old password is gone, the new one and the new app open.
  await kluis.restart({ now: '2026-03-19T08:00:00.000Z' })
  await unlock(kluis.page)
  await expect(kluis.page.getByText(/horen niet bij elkaar/)).toBeVisible()
  ;({ page } = await signInAfresh(kluis, '2026-03-20T08:00:00.000Z', renewed, secret))
  await expect(page.getByRole('heading', { name: 'Start' })).toBeVisible()

  // Somebody saw the kit: a new one is made, and the old one opens nothing any more.
  await page.getByRole('link', { name: 'Instellingen' }).click()
  await page.getByRole('tab', { name: 'Vergrendelen en herstel' }).click()
  await page.getByRole('button', { name: 'Nieuwe herstelset maken …' }).click()
  await fill(page, { 'Uw wachtwoord': renewed.password })
  await page.getByRole('button', { name: 'Nieuwe herstelset maken', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Uw herstelset' })).toBeVisible()
  const newKey = await confirmKit(kluis, { renewed: true })
  expect(newKey).not.toBe(key)
  await page.keyboard.press('Control+l')
  await page.getByRole('button', { name: 'Wachtwoord vergeten?' }).click()
  await fill(page, {
    Herstelsleutel: key,
    'E-mailadres': owner.email,
    'Nieuw wachtwoord': owner.password,
    'Nieuw wachtwoord nogmaals': owner.password,
  })
  await page.getByRole('button', { name: 'Openen' }).click()
  await expect(page.getByText(/niet de herstelsleutel van dit kantoor/)).toBeVisible()
  await kluis.shot('forgotten-password-3-old-kit')
})
