import { expect, test } from '../../support/journey/fixtures'
import { aClient, prepare } from '../../support/journey/prepared'
import { expectAccessible, unlock } from '../../support/journey/steps'

test.use({ now: '2026-03-16T09:00:00.000Z' })

test('somebody has a number and a second address erased and keeps the invoices: the letter says why', async ({
  kluis,
}) => {
  await kluis.restart({
    meanwhile: () =>
      prepare(kluis.dataDir, '2026-03-02T09:00:00.000Z', async (office) => {
        const email = (address: string, forInvoices: boolean) => ({
          address,
          forInvoices,
          forNotices: false,
          forTechnical: !forInvoices,
        })
        const { id } = await office.call('clients.add', {
          ...aClient('Vos'),
          phone: '06 98761234',
          emails: [email('facturen@vos.example', true), email('prive@vos.example', false)],
        })
        const draft = await office.call('invoices.addDraft', {
          clientId: id,
          supplyFrom: '2026-03-01',
          lines: [
            {
              description: 'Onderhoud',
              quantity: 1000,
              unitPriceCents: 10_000,
              vatKind: 'standard',
            },
          ],
        })
        await office.call('invoices.issue', { id: draft.id, sure: true })
        await office.call('invoices.credit', { id: draft.id })
        await office.call('invoices.issue', { id: draft.id + 1, sure: true })
        const request = await office.call('privacy.register', {
          type: 'erasure',
          clientId: id,
          channel: 'mail',
          receivedOn: '2026-03-02',
          scope: 'Mijn telefoonnummer en mijn tweede e-mailadres',
        })
        await office.call('privacy.move', {
          id: request.id,
          version: 1,
          move: { move: 'confirm' },
        })
        await office.call('privacy.move', {
          id: request.id,
          version: 2,
          move: { move: 'pass-identity', method: 'mail-from-known-address' },
        })
      }),
  })
  const { page } = kluis
  await unlock(page)
  await page.getByRole('link', { name: 'Privacyverzoeken', exact: true }).click()
  await page.getByRole('link', { name: 'P-2026-1' }).click()
  await page.getByRole('button', { name: 'Gegevens wissen' }).click()
  const choose = page.getByRole('dialog')
  await expect(choose.getByText('06 98761234')).toBeVisible()
  for (const name of [/06 98761234/, /prive@vos/, /^Facturen/])
    await choose.getByRole('checkbox', { name }).check()
  await expectAccessible(page)
  await kluis.shot('erase-1-choose')
  await choose.getByRole('button', { name: 'Uitvoeren' }).click()
  const sure = page.getByRole('dialog', { name: '2 gegevens voorgoed wissen?' })
  await sure.getByRole('button', { name: 'Uitvoeren' }).click()
  await expect(page.getByText('2 gegevens zijn gewist.')).toBeVisible()
  await expect(
    page.getByText(/in Kluis gezocht en niets meer gevonden. Niet doorzocht/),
  ).toBeVisible()
  await expectAccessible(page)
  await kluis.shot('erase-2-done')
  await page.getByRole('button', { name: 'Klaar' }).click()
  await expect(page.getByRole('radio', { name: 'Deels uitgevoerd' })).toBeChecked()
  await kluis.shot('erase-3-case')
  await page.getByRole('button', { name: 'Brief bekijken' }).click()
  const letter = page.getByRole('dialog')
  await expect(letter.getByText(/- telefoonnummer/)).toBeVisible()
  await expect(letter.getByText(/artikel 52 AWR\), tot en met 31 december 2033/)).toBeVisible()
  await expect(letter.getByText(/Autoriteit Persoonsgegevens/)).toBeVisible()
  await kluis.shot('erase-4-letter')
  await letter.getByRole('button', { name: 'Is verstuurd' }).click()
  await page.getByRole('link', { name: /Vos/ }).first().click()
  await expect(page.getByText('facturen@vos.example')).toBeVisible()
  await expect(page.getByText('prive@vos.example')).toBeHidden()
  await expect(page.getByText('06 98761234')).toBeHidden()
  await kluis.shot('erase-5-client')
})
