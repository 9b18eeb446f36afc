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

/** Three teal dots over three. */
const jpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmB' +
    'anGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSk' +
    'pKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAACAAMDASIAAhEBAxEB/8QAFQABAQAAAAAA' +
    'AAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAwX/xAAUEQEA' +
    'AAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCQAya//9k=',
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

  it.each([
    ['a whole JPEG', jpeg, 'ok'],
    ['a JPEG that breaks off', jpeg.subarray(0, -9), 'file-unreadable'],
    ['the head of a JPEG alone', jpeg.subarray(0, 20), 'file-unreadable'],
    [
      'text behind the mark of a JPEG',
      Buffer.concat([jpeg.subarray(0, 4), Buffer.from('geen plaatje')]),
      'file-unreadable',
    ],
    ['a PNG that breaks off', dot.subarray(0, -14), 'file-unreadable'],
    [
      'the first bytes of a PNG, and text',
      Buffer.concat([dot.subarray(0, 8), Buffer.from('x'.repeat(99))]),
      'file-unreadable',
    ],
    ['a PNG whose picture is damaged', Buffer.from(dot).fill(0, 45, 50), 'file-unreadable'],
  ])('looks at the whole of it: %s', async (_name, bytes, outcome) => {
    const office = await anOffice()
    const path = join(office.dir, 'logo')
    writeFileSync(path, bytes)
    const seat = office.anotherSeat({ chooseOpen: () => Promise.resolve(path) })
    expect(await codeOf(seat.call('settings.chooseLogo', {}))).toBe(outcome)
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
