import { join } from 'node:path'
import { openDesk } from '../../../electron/desk/desk'
import { noHands } from '../../../electron/desk/no-hands'
import { callAt, type TypedCall } from '../../../electron/office/connection'
import { openOffice } from '../../../electron/office/office'
import { expect, test } from '../../support/journey/fixtures'
import { aClient, addColleague, prepare } from '../../support/journey/prepared'
import { expectAccessible, unlock } from '../../support/journey/steps'

test.use({ now: '2026-03-16T09:00:00.000Z' })

const sam = {
  name: 'Sam Staf',
  email: 'sam@bureauvoorbeeld.nl',
  password: 'het wachtwoord van sam',
}

/** What Sam does in the same office while the owner's window is closed. */
const asSam = async (dir: string, work: (call: TypedCall) => Promise<void>): Promise<void> => {
  const clock = () => new Date('2026-03-16T10:00:00.000Z')
  const office = openOffice({ dir, clock, rounds: false })
  const own = openDesk({ dir: join(dir, 'desk'), hands: noHands, clock })
  try {
    const call = callAt(office.connect(own.desk))
    await call('session.unlock', sam)
    await work(call)
  } finally {
    office.close()
    own.close()
  }
}

test('two people in one client card and one draft: both versions are shown, and nothing typed is lost', async ({
  kluis,
}) => {
  const line = { quantity: 1000, vatKind: 'standard' as const }
  const hosting = { ...line, description: 'Webhosting', unitPriceCents: 10_000 }
  const domain = { ...line, description: 'Domeinnaam', unitPriceCents: 1_500 }
  const draft = { supplyFrom: '2026-03-16', lines: [hosting, domain] }
  await kluis.restart({
    meanwhile: () =>
      prepare(kluis.dataDir, '2026-03-02T09:00:00.000Z', async (office) => {
        await addColleague(office, sam, 'staff')
        const { id } = await office.call('clients.add', aClient('Vos'))
        await office.call('invoices.addDraft', { ...draft, clientId: id })
      }),
  })
  let { page } = kluis
  await unlock(page)

  // The owner types in both without saving: locks in the one, and quits within the keystroke in the other.
  const toCard = async () => {
    await page.getByRole('link', { name: 'Klanten', exact: true }).click()
    await page.getByRole('row', { name: /Vos/ }).click()
    await page.getByRole('link', { name: 'Wijzigen' }).click()
  }
  const toDraft = async () => {
    await page.getByRole('link', { name: 'Facturen', exact: true }).click()
    await page.getByRole('row', { name: /Vos/ }).click()
  }
  await toCard()
  await page.getByLabel('Plaats').fill('Zeist')
  await page.getByLabel('Telefoon', { exact: true }).fill('030 765 43 21')
  await page.keyboard.press('Control+l')
  await unlock(page)
  await toDraft()
  await page.getByLabel('Omschrijving, regel 1').fill('Webhosting, groot pakket')
  await page.getByLabel('Referentie van de klant').fill('PO 12')
  await kluis.app.evaluate(({ app }) => app.quit())

  await kluis.restart({
    now: '2026-03-16T11:00:00.000Z',
    meanwhile: () =>
      asSam(kluis.dataDir, async (call) => {
        const card = aClient('Vos')
        const { updatedAt } = await call('clients.get', { id: 1 })
        const [email] = (await call('clients.get', { id: 1 })).emails
        await call('clients.change', {
          ...card,
          id: 1,
          updatedAt,
          town: 'Bunnik',
          emails: email ? [email] : [],
          contacts: [{ name: 'Xander Vos', phone: '06 1234 5678' }],
        })
        const invoice = await call('invoices.get', { id: 1 })
        await call('invoices.changeDraft', {
          ...draft,
          id: 1,
          updatedAt: invoice.updatedAt,
          clientId: 1,
          lines: [hosting, { ...domain, unitPriceCents: 1_750 }],
        })
      }),
  })
  page = kluis.page
  await unlock(page)
  const panel = page.getByRole('group', { name: 'Een collega heeft dit intussen opgeslagen' })
  const row = (name: string) => panel.getByRole('row', { name: new RegExp(`^${name}`) })

  await toCard()
  await expect(page.getByText(/Niet-opgeslagen invoer teruggezet/)).toBeVisible()
  await page.getByRole('button', { name: /^Opslaan/ }).click()
  await expect(row('Plaats')).toContainText('door u allebei gewijzigd')
  await expect(row('Plaats').getByRole('radio', { name: 'Bunnik' })).not.toBeChecked()
  await expect(row('Plaats').getByRole('radio', { name: 'Zeist' })).toBeChecked()
  await kluis.shot('two-in-one-record-1-card')
  await expectAccessible(page)
  await row('Plaats').getByRole('radio', { name: 'Bunnik' }).check()
  await row('Contactpersonen')
    .getByRole('radio', { name: /Xander Vos/ })
    .check()
  await panel.getByRole('button', { name: 'Deze keuze opslaan' }).click()
  await expect(page.getByText('Xander Vos')).toBeVisible()
  await expect(page.getByText(/Bunnik/).first()).toBeVisible()
  await expect(page.getByText('030 765 43 21')).toBeVisible()

  await toDraft()
  await page.getByRole('button', { name: /Concept opslaan/ }).click()
  await expect(row('Regel 1').getByRole('radio', { name: /groot pakket/ })).toBeChecked()
  await kluis.shot('two-in-one-record-2-draft')
  await expectAccessible(page)
  await expect(row('Regel 2').getByRole('radio', { name: /17,50/ })).toBeChecked()
  await panel.getByRole('button', { name: 'Deze keuze opslaan' }).click()
  await expect(panel).toHaveCount(0)
  await expect(page.getByLabel('Prijs, regel 2')).toHaveValue(/17,50/)
  await expect(page.getByLabel('Omschrijving, regel 1')).toHaveValue('Webhosting, groot pakket')
  await expect(page.getByLabel('Referentie van de klant')).toHaveValue('PO 12')

  // Sam issues it while the owner types on: what was typed stands beside the invoice, and becomes a draft.
  await page.getByLabel('Referentie van de klant').fill('PO 13')
  await page.keyboard.press('Control+l')
  await expect(page.getByRole('button', { name: 'Ontgrendelen' })).toBeVisible()
  await kluis.restart({
    now: '2026-03-16T12:00:00.000Z',
    meanwhile: () =>
      asSam(kluis.dataDir, async (call) => {
        await call('invoices.issue', { id: 1 })
      }),
  })
  page = kluis.page
  await unlock(page)
  await toDraft()
  await expect(page.getByText(/definitief gemaakt als factuur 2026-0001/)).toBeVisible()
  const reference = page.getByRole('row', { name: /^Referentie van de klant/ })
  await expect(reference).toContainText('PO 12')
  await expect(reference).toContainText('PO 13')
  await kluis.shot('two-in-one-record-3-issued')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Als nieuw concept bewaren' }).first().click()
  await expect(page.getByText('Er staat een nieuw concept klaar.')).toBeVisible()
  await expect(page.getByLabel('Referentie van de klant')).toHaveValue('PO 13')
})
