import type { Page } from '@playwright/test'
import { expect, test, type Kluis } from '../../support/journey/fixtures'
import { holdOffice } from '../../support/journey/held-office'
import { aClient, prepare } from '../../support/journey/prepared'
import { inaccessible, unlock } from '../../support/journey/steps'

test.use({ now: '2026-03-16T09:00:00.000Z' })

const menu = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link', { name }).click()
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
/** What is typed and pasted in one breath. */
const paste = (page: Page, text: string) => page.keyboard.insertText(text)

test('hands that are faster than the office act on what they typed', async ({ kluis }) => {
  await kluis.restart({
    meanwhile: () =>
      prepare(kluis.dataDir, '2026-03-01T09:00:00.000Z', async ({ call }) => {
        for (let number = 1; number <= 240; number += 1) {
          await call('clients.add', aClient(`Klant${String(number).padStart(3, '0')}`))
        }
        await call('clients.add', aClient('Zuiderburg'))
      }),
  })
  await unlock(kluis.page)
  await work(kluis.page)
  await searchEverywhere(kluis)
})

const work = async (page: Page): Promise<void> => {
  await menu(page, 'Klanten')
  await expect(page.getByRole('row', { name: /Klant001/ })).toBeVisible()

  await test.step('Enter in a list waits for its answer', async () => {
    const letGo = await holdOffice(page)
    await page.getByRole('searchbox', { name: 'Klanten zoeken' }).focus()
    await paste(page, 'zuiderb')
    await page.keyboard.press('Enter')
    await expect(heading(page, 'Klanten')).toBeVisible()
    await letGo()
    await expect(heading(page, 'Xanthippe Zuiderburg')).toBeVisible()
  })

  await test.step('also when nothing slows it down', async () => {
    await menu(page, 'Klanten')
    await page.getByRole('searchbox', { name: 'Klanten zoeken' }).fill('')
    await page.keyboard.type('klant117')
    await page.keyboard.press('Enter')
    await expect(heading(page, 'Xanthippe Klant117')).toBeVisible()
  })

  await test.step('End goes to the real end, and coming back to the row one left', async () => {
    await menu(page, 'Klanten')
    await page.getByRole('searchbox', { name: 'Klanten zoeken' }).fill('')
    await expect(page.getByRole('row', { name: /Klant001/ })).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('End')
    const last = page.getByRole('row', { name: /Zuiderburg/ })
    await expect(last).toBeFocused()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await expect(heading(page, 'Xanthippe Klant240')).toBeVisible()
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(page.getByRole('row', { name: /Klant240/ })).toBeFocused()
    await expect(last).toBeVisible()
  })

  await test.step('another order begins at the top', async () => {
    await page.getByRole('button', { name: 'Nr.' }).click()
    await expect(page.getByRole('row', { name: /Klant001/ })).toBeVisible()
    await expect(page.getByRole('row', { name: /Zuiderburg/ })).toHaveCount(0)
  })

  await test.step('Enter with nobody found saves nothing', async () => {
    await menu(page, 'Facturen')
    await page
      .getByRole('link', { name: /Nieuwe factuur/ })
      .first()
      .click()
    await page.getByRole('combobox', { name: /^Klant/ }).focus()
    await paste(page, 'niemand heet zo')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Niemand gevonden')).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(heading(page, 'Nieuwe factuur')).toBeVisible()
  })

  await test.step('a client is taken by Enter, while the hands go on', async () => {
    const letGo = await holdOffice(page, 'clients.')
    const client = page.getByRole('combobox', { name: /^Klant/ })
    await client.fill('klant23')
    await page.keyboard.type('6')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.type('mevrouw Tap')
    await letGo()
    await expect(client).toHaveValue('Xanthippe Klant236')
    await expect(page.getByRole('combobox', { name: 'Ter attentie van' })).toHaveValue(
      'mevrouw Tap',
    )
  })

  await test.step('thirty lines are typed without looking', async () => {
    await page.getByLabel('Omschrijving, regel 1').focus()
    for (let line = 1; line <= 30; line += 1) {
      await page.keyboard.type(`Werk ${line}`)
      if (line < 30) await page.keyboard.press('Control+Enter')
    }
    for (const line of [30, 27, 26, 25]) {
      await expect(page.getByLabel(`Omschrijving, regel ${line}`, { exact: true })).toHaveValue(
        `Werk ${line}`,
      )
    }
    await page.getByRole('button', { name: 'Opslaan' }).click()
    await expect(heading(page, /Conceptfactuur/)).toBeVisible()
  })
}

const searchEverywhere = async ({ page, shot }: Kluis): Promise<void> => {
  const field = page.getByRole('combobox', { name: 'Overal zoeken' })

  const open = async () => {
    await page.keyboard.press('Control+k')
    await expect(field).toBeFocused()
  }

  await test.step('a search from anywhere opens what was typed, not what stood there before', async () => {
    await menu(page, 'Betalingen')
    await open()
    await paste(page, 'klant1')
    await expect(page.getByRole('option', { name: /Klant1/ }).first()).toBeVisible()
    await shot('search-everywhere')
    expect(await inaccessible(page)).toEqual([])
    const letGo = await holdOffice(page)
    await page.keyboard.press('Control+a')
    await paste(page, 'zuiderbrug')
    await page.keyboard.press('Enter')
    await expect(field).toBeVisible()
    await letGo()
    await expect(heading(page, 'Xanthippe Zuiderburg')).toBeVisible()
    await expect(field).toHaveCount(0)
  })

  await test.step('what was open lately is offered before anything is typed', async () => {
    await menu(page, 'Betalingen')
    await open()
    await expect(page.getByRole('option').first()).toHaveAccessibleName(/Zuiderburg/)
    await shot('search-everywhere-empty')
    await page.keyboard.press('Escape')
    await expect(field).toHaveCount(0)
  })

  await test.step('an invoice for somebody is begun from anywhere', async () => {
    await open()
    await paste(page, 'nieuwe factuur voor klant117')
    await page.keyboard.press('Enter')
    await expect(heading(page, /factuur/i)).toBeVisible()
    await expect(page.getByRole('combobox', { name: /^Klant/ })).toHaveValue('Xanthippe Klant117')
  })

  await test.step('a room is found by its name, a slip forgiven', async () => {
    await open()
    await paste(page, 'abckups')
    await page.keyboard.press('Enter')
    await expect(heading(page, 'Back-ups')).toBeVisible()
  })
  await test.step('help is about the screen one is at, is searched, and names every key', async () => {
    await page.keyboard.press('Control+2')
    await expect(heading(page, 'Klanten')).toBeVisible()
    await page.keyboard.press('F1')
    const help = page.getByRole('dialog', { name: 'Hulp' })
    await expect(help.getByRole('article', { name: 'Klanten' })).toContainText('opzegdatum')
    await shot('help')
    expect(await inaccessible(page)).toEqual([])
    await help.getByRole('searchbox').fill('bankbestnad')
    await expect(help.getByText('Wat er op de bank gebeurde')).toBeVisible()
    await help.getByRole('tab', { name: 'Toetsen' }).click()
    await expect(help.getByRole('region', { name: 'Op dit scherm' })).toContainText('Nieuwe klant')
    await expect(help.getByRole('region', { name: 'Hoofdmenu' })).toContainText('Ctrl+4')
    await page.keyboard.press('Escape')
    await expect(help).toHaveCount(0)
  })
}
