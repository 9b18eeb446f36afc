import { rmSync } from 'node:fs'
import { expect, test } from '../../support/journey/fixtures'
import { aDisk, backUpTo } from '../../support/journey/new-machine'
import { addColleague, prepare } from '../../support/journey/prepared'
import { expectAccessible, unlock } from '../../support/journey/steps'

test.use({ now: '2026-03-16T09:00:00.000Z' })

const sam = {
  name: 'Sam Staf',
  email: 'sam@bureauvoorbeeld.nl',
  password: 'het wachtwoord van sam',
}

test('the backup disk is gone: everybody is told loudly until it is back', async ({ kluis }) => {
  const disk = aDisk()
  await kluis.restart({
    meanwhile: () =>
      prepare(kluis.dataDir, '2026-03-02T09:00:00.000Z', (office) =>
        addColleague(office, sam, 'staff'),
      ),
  })
  await unlock(kluis.page)
  await backUpTo(kluis, disk)

  // The next day the disk is not plugged in, and a colleague is the first to come in.
  await kluis.restart({
    now: '2026-03-17T12:00:00.000Z',
    meanwhile: async () => Promise.resolve(rmSync(disk, { recursive: true })),
  })
  const { page } = kluis
  await unlock(page, sam)
  const alarm = page.getByRole('alert')
  await expect(alarm).toContainText(`Back-up mislukt in ${disk}`)
  await kluis.shot('backup-alarm-1-start')
  await expectAccessible(page)
  await alarm.getByRole('link', { name: 'Naar de back-ups' }).click()
  await expect(page.getByRole('row', { name: new RegExp(`${disk}.*Mislukt`) })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Map toevoegen …' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Back-up terugzetten …' })).toHaveCount(0)
  await kluis.shot('backup-alarm-2-staff')
  await expectAccessible(page)

  // The owner stops using it: the other folder has today's backup, and it is quiet again.
  await page.keyboard.press('Control+l')
  await unlock(page)
  await page.getByRole('link', { name: 'Back-ups', exact: true }).click()
  await page.getByRole('button', { name: `Map niet meer gebruiken: ${disk}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Map niet meer gebruiken' }).click()
  await expect(page.getByRole('row', { name: new RegExp(disk) })).toHaveCount(0)
  await expect(page.getByText('In orde', { exact: true })).toBeVisible()
  await expect(alarm).toHaveCount(0)
})
