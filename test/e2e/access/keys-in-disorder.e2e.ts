/** What people see when the keys beside the office are not what they should be, and the way out. */
import { cpSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { connect } from '../../../electron/office/database/driver'
import { newSealingKeys, randomBytes, toBase64 } from '../../../electron/office/crypto'
import { exportKeys, putSlot } from '../../../electron/office/session/keys/directory'
import { keyFileText, parseKeyFile } from '../../../electron/office/session/keys/key-file'
import {
  deriveSlotKey,
  makeSlot,
  newSlotKey,
  openSlot,
  type Secrets,
} from '../../../electron/office/session/keys/slots'
import { keyFileIn, plantKeyFile, slotOf } from '../../support/office/key-files'
import { expect, test, type Kluis } from '../../support/journey/fixtures'
import { prepare } from '../../support/journey/prepared'
import { expectAccessible, fill, owner, unlock } from '../../support/journey/steps'

test.use({ now: '2026-03-16T09:00:00.000Z' })

const renewed = { ...owner, password: 'twaalf gele tulpen op tafel' }
const trouble = (page: Page) => page.getByRole('heading', { name: 'Kluis kan niet open' })

/** The screen in both sizes people have at least, light and dark, both languages. */
const look = async (kluis: Kluis, name: string, english: RegExp): Promise<void> => {
  const { page } = kluis
  await expect(trouble(page)).toBeVisible()
  for (const [width, height] of [
    [960, 540],
    [1280, 720],
  ] as const) {
    await kluis.app.evaluate(
      ({ BrowserWindow }, size) => {
        BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height)
      },
      { width, height },
    )
    for (const scheme of ['light', 'dark']) {
      await page.evaluate((value) => {
        document.documentElement.setAttribute('data-mantine-color-scheme', value)
      }, scheme)
      await kluis.shot(`keys-${name}-${width}-${scheme}`)
    }
  }
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Switch to English' }).click()
  await expect(page.getByRole('alert')).toContainText(english)
  await kluis.shot(`keys-${name}-english`)
  await page.getByRole('button', { name: 'Overschakelen naar Nederlands' }).click()
}

/** The owner's own key file, of before a password change and of after it; and the kit. */
const anOffice = async (kluis: Kluis) => {
  const office = { dir: kluis.dataDir }
  const known = { kit: '', before: '', after: '' }
  await kluis.restart({
    meanwhile: () =>
      prepare(kluis.dataDir, '2026-03-02T09:00:00.000Z', async ({ call }) => {
        const { password } = owner
        known.kit = (await call('session.renewRecoveryKit', { password })).recoveryKey
        const [text = ''] = known.kit.split('-')
        await call('session.confirmRecoveryKit', { group: 1, text })
        await call('backup.make', {})
        known.before = keyFileText(keyFileIn(office))
        await call('session.changePassword', { current: password, password: renewed.password })
        known.after = keyFileText(keyFileIn(office))
      }),
  })
  return known
}

test('a key file of before a change: the old password says so, the kit puts it right', async ({
  kluis,
}) => {
  const { kit, before } = await anOffice(kluis)
  plantKeyFile({ dir: kluis.dataDir }, before)
  const { page } = kluis
  await unlock(page, owner)
  await expect(page.getByRole('alert')).toContainText('ouder dan uw laatste wachtwoord')
  await look(kluis, 'older', /older than your last password/)

  await page.getByRole('button', { name: 'Naar het aanmelden' }).click()
  await expect(page.getByRole('button', { name: 'Ontgrendelen' })).toBeVisible()
  await unlock(page, owner)
  await page.getByRole('button', { name: 'Herstelset gebruiken …' }).click()
  await fill(page, {
    Herstelsleutel: kit,
    'E-mailadres': owner.email,
    'Nieuw wachtwoord': renewed.password,
    'Nieuw wachtwoord nogmaals': renewed.password,
  })
  await page.getByRole('button', { name: 'Openen' }).click()
  await expect(page.getByRole('heading', { name: 'Start', exact: true })).toBeVisible()
  // It is told that the file differed, until an owner has seen it.
  const told = page.getByText(/Het sleutelbestand naast de gegevens was/)
  await expect(told).toBeVisible()
  await kluis.shot('keys-older-told')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Gezien' }).click()
  await expect(told).toHaveCount(0)
})

test('a change that was cut short: the password of before opens; a desk not known any more says so', async ({
  kluis,
}) => {
  const { before } = await anOffice(kluis)
  const dir = kluis.dataDir
  const file = parseKeyFile(before)
  if (!file || file === 'version-1') throw new Error('no key file')
  const key = await newSlotKey('vijf grijze muizen in de kelder')
  const secrets: Secrets = {
    epoch: 99,
    databaseKey: randomBytes(32),
    archiveKey: randomBytes(32),
    archivePrivateKeys: [],
    ledgerKeys: [{ firstLine: 1, key: randomBytes(32) }],
  }
  const slot = makeSlot(file.officeId, slotOf(file, owner.email), key, secrets)
  writeFileSync(
    join(dir, 'office.keys.next.json'),
    keyFileText({ ...file, epoch: 99, slots: [slot] }),
  )
  const { page } = kluis
  await unlock(page, { ...owner, password: 'vijf grijze muizen in de kelder' })
  await expect(page.getByRole('alert')).toContainText('afgebroken voordat zij klaar was')
  await look(kluis, 'not-done', /cut short/)
  await page.getByRole('button', { name: 'Naar het aanmelden' }).click()
  await unlock(page, renewed)
  await expect(page.getByRole('heading', { name: 'Start', exact: true })).toBeVisible()

  await kluis.restart({
    meanwhile: () => Promise.resolve(writeFileSync(join(dir, 'desk/desk.json'), '{"format":')),
  })
  await unlock(kluis.page, renewed)
  await expect(kluis.page.getByRole('alert')).toContainText('welke computer dit is')
  await look(kluis, 'desk', /which computer this is/)
  await kluis.page.getByRole('button', { name: 'Als nieuwe computer verdergaan' }).click()
  await unlock(kluis.page, renewed)
  await expect(kluis.page.getByRole('heading', { name: 'Start', exact: true })).toBeVisible()
})

test('a database that does not fit: nobody comes in, and a backup is the way out', async ({
  kluis,
}) => {
  await anOffice(kluis)
  const dir = kluis.dataDir
  const kept = mkdtempSync(join(tmpdir(), 'kluis-kept-'))
  const own = ['office.db', 'office.keys.json', 'office.keys.copy.json']
  const back = () => own.forEach((name) => cpSync(join(kept, name), join(dir, name)))
  await kluis.restart({
    meanwhile: () =>
      Promise.resolve(own.forEach((name) => cpSync(join(dir, name), join(kept, name)))),
  })

  // Rows of before, or of somebody who can write them: the archive's key is another one.
  await kluis.restart({ meanwhile: () => spoil(dir, { box: false }) })
  await unlock(kluis.page, renewed)
  await expect(kluis.page.getByRole('alert')).toContainText('horen niet bij elkaar')
  await look(kluis, 'disagree', /do not belong together/)

  await kluis.restart({
    meanwhile: async () => {
      back()
      await spoil(dir, { box: true })
    },
  })
  await unlock(kluis.page, renewed)
  await expect(kluis.page.getByRole('alert')).toContainText('sleutel van het archief')
  await look(kluis, 'archive-foreign', /archive’s key/)

  // Another database beside the keys.
  await kluis.restart({
    meanwhile: async () => {
      back()
      const other = mkdtempSync(join(tmpdir(), 'kluis-other-'))
      await prepare(other, '2026-03-02T09:00:00.000Z', () => Promise.resolve())
      cpSync(join(other, 'office.db'), join(dir, 'office.db'))
    },
  })
  const { page } = kluis
  await unlock(page, renewed)
  await expect(page.getByRole('alert')).toContainText('past niet op deze database')
  await look(kluis, 'wrong-key', /does not fit/)
  await page.getByRole('button', { name: 'Back-up terugzetten …' }).click()
  await page
    .getByRole('button', { name: /^Back-up van/ })
    .first()
    .click()
  await fill(page, { 'E-mailadres': owner.email, Wachtwoord: owner.password })
  await page.getByRole('button', { name: 'Back-up terugzetten' }).click()
  await expect(page.getByRole('heading', { name: 'De back-up is teruggezet' })).toBeVisible()
  await page.getByRole('button', { name: 'Verder' }).click()
  // The password of the backup was replaced since: it opens once more, to choose another.
  await expect(page.getByRole('heading', { name: 'Kies uw eigen wachtwoord' })).toBeVisible()
  await fill(page, {
    'Nieuw wachtwoord': renewed.password,
    'Nieuw wachtwoord nogmaals': renewed.password,
  })
  await page.getByRole('button', { name: 'Wachtwoord opslaan' }).click()
  await expect(page.getByRole('heading', { name: 'Start', exact: true })).toBeVisible()
})

/** Who has the database's key writes another key of the archive into a row, and into a box. */
const spoil = async (dir: string, { box }: { box: boolean }): Promise<void> => {
  const file = keyFileIn({ dir })
  const slot = slotOf(file, owner.email)
  const own = await deriveSlotKey(renewed.password, slot.kdf, null)
  const secrets = openSlot(file.officeId, slot, own)
  if (!secrets) throw new Error('not the owner’s password')
  const archiveKey = newSealingKeys().publicKey
  const db = connect(join(dir, 'office.db'), secrets.databaseKey)
  db.run('UPDATE settings SET archiveKey = $key', { key: toBase64(archiveKey) })
  if (box) {
    const key = { kdf: slot.kdf, desktop: false, key: own }
    putSlot(db, makeSlot(file.officeId, slot, key, { ...secrets, archiveKey }))
    plantKeyFile({ dir }, exportKeys(db))
  }
  db.close()
}
