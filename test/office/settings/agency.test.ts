import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { anAgency } from '../../support/office/agency'
import { anOffice, codeOf } from '../../support/office/office'

/** The smallest PNG there is: one transparent dot. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

it('the details are saved over only by who saw the version in force', async () => {
  const office = await anOffice()
  const seen = await office.call('settings.agency', {})
  const mine = await office.call(
    'settings.saveAgency',
    anAgency({ town: 'Assen', version: seen.id }),
  )
  const late = anAgency({ phone: '050 123 45 67', version: seen.id })
  expect(await codeOf(office.call('settings.saveAgency', late))).toBe('changed-meanwhile')
  // Without a version only an office that is set up now is written.
  expect(await codeOf(office.call('settings.saveAgency', anAgency()))).toBe('changed-meanwhile')
  expect(await office.call('settings.agency', {})).toEqual(mine)
  const met = { ...late, town: 'Assen', version: mine.id }
  expect(await office.call('settings.saveAgency', met)).toMatchObject({
    town: 'Assen',
    phone: '050 123 45 67',
  })
})

it('a logo that was chosen is still there after the refusal', async () => {
  const office = await anOffice()
  const seen = await office.call('settings.agency', {})
  const now = await office.call('settings.saveAgency', anAgency({ version: seen.id }))
  const path = join(office.dir, 'logo.png')
  writeFileSync(path, dot)
  const logo = office.readFrom(path)
  const late = anAgency({ logo, version: seen.id })
  expect(await codeOf(office.call('settings.saveAgency', late))).toBe('changed-meanwhile')
  const saved = await office.call('settings.saveAgency', { ...late, version: now.id })
  expect(saved.logo).toMatch(/^data:image\/png/)
})

describe('choosing a logo', () => {
  it('shows it before anything is saved, also to who has not come in yet', async () => {
    const office = await anOffice()
    const path = join(office.dir, 'logo.png')
    writeFileSync(path, dot)
    const seat = office.anotherSeat({ chooseOpen: () => Promise.resolve(path) })
    expect(await seat.call('settings.chooseLogo', {})).toMatchObject({
      name: 'logo.png',
      shown: `data:image/png;base64,${dot.toString('base64')}`,
    })
  })

  it('refuses what is no picture where it is chosen, and takes no for an answer', async () => {
    const office = await anOffice()
    const path = join(office.dir, 'logo.png')
    writeFileSync(path, 'geen plaatje')
    const seat = office.anotherSeat({ chooseOpen: () => Promise.resolve(path) })
    expect(await codeOf(seat.call('settings.chooseLogo', {}))).toBe('file-unreadable')
    const nobody = office.anotherSeat({ chooseOpen: () => Promise.resolve(null) })
    expect(await nobody.call('settings.chooseLogo', {})).toBeNull()
  })
})
