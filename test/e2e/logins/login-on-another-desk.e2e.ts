import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDesk } from '../../../electron/desk/desk'
import { noHands } from '../../../electron/desk/no-hands'
import { callAt } from '../../../electron/office/connection'
import { openOffice } from '../../../electron/office/office'
import { expect, test } from '../../support/journey/fixtures'
import { aClient, prepare } from '../../support/journey/prepared'
import { expectAccessible, owner, unlock } from '../../support/journey/steps'

test.use({ now: '2026-03-16T09:00:00.000Z' })

/** At another desk, with a keychain of its own, the same owner keeps a login. */
const keepElsewhere = async (dir: string): Promise<void> => {
  const clock = () => new Date('2026-03-16T08:00:00.000Z')
  const there = mkdtempSync(join(tmpdir(), 'kluis-elsewhere-'))
  const office = openOffice({ dir, clock, rounds: false })
  const own = openDesk({ dir: there, hands: noHands, clock, space: there })
  try {
    const call = callAt(office.connect(own.desk))
    await call('session.unlock', { email: owner.email, password: owner.password })
    await call('credentials.add', {
      clientId: 1,
      system: 'https://beheer.quispelaar.example/',
      purpose: 'Certificaat vernieuwen',
      fields: [{ kind: 'password', value: 'Zeer-Geheim!42' }],
      lifetime: '4h',
    })
  } finally {
    office.close()
    own.close()
  }
}

test('a login on another computer is shown with where it is, and its end waits for that computer', async ({
  kluis,
}) => {
  await kluis.restart({
    meanwhile: async () => {
      await prepare(kluis.dataDir, '2026-03-02T09:00:00.000Z', async ({ call }) => {
        await call('clients.add', aClient('Quispelaar'))
      })
      await keepElsewhere(kluis.dataDir)
    },
  })
  const { page } = kluis
  await unlock(page)
  await page.getByRole('link', { name: 'Logins', exact: true }).click()
  await page.getByRole('row', { name: /quispelaar/ }).click()
  await expect(page.getByText('Deze login staat op een andere computer.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^(Tonen|Kopiëren|Verlengen)/ })).toHaveCount(0)
  await expectAccessible(page)
  await kluis.shot('login-elsewhere-1-open')
  await page.getByRole('button', { name: 'Switch to English' }).click()
  await expect(page.getByText('This login is on another computer.')).toBeVisible()
  await kluis.shot('login-elsewhere-2-english')
  await page.getByRole('button', { name: 'Overschakelen naar Nederlands' }).click()

  await page.getByRole('button', { name: 'Klus klaar: vernietigen' }).click()
  await page.getByRole('button', { name: 'Vernietigen', exact: true }).click()
  await expect(page.getByText('Nog niet bevestigd.', { exact: true })).toBeVisible()
  await expect(page.getByText('Niet bevestigd', { exact: true })).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Donkere weergave' }).click()
  await kluis.shot('login-elsewhere-3-unconfirmed')
})
