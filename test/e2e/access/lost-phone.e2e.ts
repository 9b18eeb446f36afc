import { expect, test } from '../../support/journey/fixtures'
import { addColleague, prepare } from '../../support/journey/prepared'
import { expectAccessible, owner, unlock } from '../../support/journey/steps'
import { enrol, giveCode, signInAfresh } from '../../support/journey/two-step'

test.use({ now: '2026-03-16T09:00:00.000Z' })

const sam = {
  name: 'Sam Medewerker',
  email: 'sam@bureauvoorbeeld.nl',
  password: 'drie rode paraplu’s op het strand',
}

test('a lost phone: a recovery code lets one in, and the owner has the app set up anew', async ({
  kluis,
}) => {
  await kluis.restart({
    meanwhile: () =>
      prepare(kluis.dataDir, '2026-03-01T09:00:00.000Z', async (office) => {
        await addColleague(office, sam, 'staff')
        await office.call('users.savePolicy', { requireTotp: true })
      }),
  })
  let { page } = kluis
  await unlock(page, sam)
  const old = await enrol(kluis)
  await expect(page.getByRole('heading', { name: 'Start' })).toBeVisible()
  await page.keyboard.press('Control+l')
  await unlock(page, owner)
  const ownerApp = await enrol(kluis)
  await expect(page.getByRole('heading', { name: 'Start' })).toBeVisible()

  // The phone is gone: one of the ten codes, each once.
  await kluis.restart({ now: '2026-03-17T08:00:00.000Z' })
  page = kluis.page
  const [first = '', second = ''] = old.recoveryCodes
  await unlock(page, sam)
  await expect(page.getByText('Telefoon kwijt? Typ een van uw herstelcodes.')).toBeVisible()
  await kluis.shot('lost-phone-1-code')
  await page.getByRole('textbox', { name: 'Code' }).fill(first.toLowerCase().replace('-', ' '))
  await page.getByRole('button', { name: 'Verder' }).click()
  await expect(page.getByRole('heading', { name: 'Start' })).toBeVisible()
  await page.keyboard.press('Control+l')
  await unlock(page, sam)
  await page.getByRole('textbox', { name: 'Code' }).fill(first)
  await page.getByRole('button', { name: 'Verder' }).click()
  await expect(page.getByRole('alert')).toContainText('Deze code klopt niet')
  await page.getByRole('textbox', { name: 'Code' }).fill(second)
  await page.getByRole('button', { name: 'Verder' }).click()
  await page.getByRole('link', { name: 'Sam Medewerker' }).click()
  await expect(page.getByText('U hebt nog 8 ongebruikte herstelcodes.')).toBeVisible()

  // The owner has the second step set up anew.
  ;({ page } = await signInAfresh(kluis, '2026-03-17T10:00:00.000Z', owner, ownerApp.secret))
  await page.getByRole('link', { name: 'Gebruikers' }).click()
  await page.getByRole('button', { name: 'Handelingen voor Sam Medewerker' }).click()
  await page.getByRole('menuitem', { name: 'Tweede stap opnieuw …' }).click()
  await kluis.shot('lost-phone-2-reset')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Opnieuw laten instellen' }).click()
  await expect(page.getByRole('row', { name: /Sam Medewerker/ })).toContainText('Nog niet')

  await page.keyboard.press('Control+l')
  await unlock(page, sam)
  const renewed = await enrol(kluis)
  await expect(page.getByRole('heading', { name: 'Start' })).toBeVisible()

  // What the lost phone shows opens nothing any more.
  await kluis.restart({ now: '2026-03-17T12:00:00.000Z' })
  page = kluis.page
  await unlock(page, sam)
  await giveCode(kluis, old.secret)
  await expect(page.getByRole('alert')).toContainText('Deze code klopt niet')
  await giveCode(kluis, renewed.secret)
  await expect(page.getByRole('heading', { name: 'Start' })).toBeVisible()

  // One's own new phone, and new codes.
  await page.getByRole('link', { name: 'Sam Medewerker' }).click()
  await page.getByRole('button', { name: 'App op een andere telefoon instellen …' }).click()
  await kluis.shot('lost-phone-3-own-phone')
  await expectAccessible(page)
  // Who stands at an open window replaces nobody's app.
  await page.getByLabel(/^Uw wachtwoord/).fill(sam.password)
  await page.getByLabel(/^Code van de app die u nu gebruikt/).fill(renewed.recoveryCodes[0] ?? '')
  await page.getByRole('dialog').getByRole('button', { name: 'Verder' }).click()
  const third = await enrol(kluis)
  expect(third.secret).not.toBe(renewed.secret)
  await page.getByRole('button', { name: 'Nieuwe herstelcodes …' }).click()
  await page.getByLabel(/^Code die de app toont/).fill(third.recoveryCodes[0] ?? '')
  await page.getByRole('button', { name: 'Nieuwe codes maken' }).click()
  const list = page.getByRole('list', { name: 'Uw herstelcodes' })
  await expect(list.getByRole('listitem')).toHaveCount(10)
  expect(await list.getByRole('listitem').allTextContents()).not.toContain(third.recoveryCodes[1])
  await kluis.shot('lost-phone-4-new-codes')
  await page.getByRole('button', { name: 'Ik heb ze bewaard' }).click()
  await expect(page.getByText('U hebt nog 10 ongebruikte herstelcodes.')).toBeVisible()
})
