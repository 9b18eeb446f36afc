import { expect, test } from '../../support/journey/fixtures'
import { aClient, prepare } from '../../support/journey/prepared'
import { expectAccessible, unlock } from '../../support/journey/steps'

test.use({ now: '2026-03-05T09:00:00.000Z' })

test('somebody objects to reminders, and the next reminder run honours that', async ({ kluis }) => {
  await kluis.restart({
    meanwhile: () =>
      prepare(kluis.dataDir, '2026-02-16T09:00:00.000Z', async ({ call }) => {
        for (const name of ['Vos', 'Haas']) {
          const { id } = await call('clients.add', aClient(name))
          const draft = await call('invoices.addDraft', {
            clientId: id,
            supplyFrom: '2026-02-01',
            lines: [{ description: 'Hosting', unitPriceCents: 10_000, vatKind: 'standard' }],
          })
          await call('invoices.issue', { id: draft.id, sure: true })
        }
        const channel = 'mail'
        const asked = { type: 'objection', clientId: 2, channel, receivedOn: '2026-02-16' } as const
        const { id } = await call('privacy.register', asked)
        await call('privacy.move', { id, version: 1, move: { move: 'confirm' } })
        const known = { move: 'pass-identity', method: 'in-person' } as const
        await call('privacy.move', { id, version: 2, move: known })
      }),
  })
  const { page } = kluis
  await unlock(page)
  await expect(page.getByText(/2 facturen zijn toe aan een herinnering/)).toBeVisible()

  // From the request to the switch, which is in force at once.
  await page.getByRole('link', { name: 'Privacyverzoeken', exact: true }).click()
  await page.getByRole('link', { name: 'P-2026-1' }).click()
  await kluis.shot('objection-1-request')
  await page.getByRole('link', { name: 'Bezwaren van deze klant' }).click()
  await page.getByRole('switch', { name: /^herinneringen/i }).click({ force: true })
  await expect(page.getByRole('switch', { name: /^herinneringen/i })).toBeChecked()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Xanthippe Haas' }).first().click()
  await expect(page.getByText('Maakte bezwaar: krijgt geen herinneringen.')).toBeVisible()
  await expectAccessible(page)
  await kluis.shot('objection-2-client')

  // The other client's reminder is made, and none for who objects.
  await page.getByRole('link', { name: 'Herinneren', exact: true }).click()
  await expect(page.getByText('Niet: de klant maakte bezwaar')).toBeVisible()
  await page.getByRole('button', { name: '1 herinnering maken' }).click()
  await expect(page.getByText(/nog niet verstuurd/)).toBeVisible()
  await expect(page.getByText('Niet: de klant maakte bezwaar')).toBeVisible()
  await expectAccessible(page)
  await kluis.shot('objection-3-run')
})
