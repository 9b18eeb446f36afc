import { cpSync, existsSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { anOffice, codeOf, temporaryFolder, type TestOffice } from '../../support/office/office'
import { signInAs } from '../../support/office/clients'
import { aBackup, backupFiles, folderToken, ownFolder, restore, start } from './books'

/** Goes to a day and does what the office does by itself then. */
const dayComes = async (office: TestOffice, moment: string) => {
  office.setClock(moment)
  await office.call('retention.noticeTime', {})
  return office.call('backup.makeWhenDue', {})
}

const daysOf = (place: string): string[] => backupFiles(place).map((name) => name.slice(15, 23))

describe('rotation', () => {
  it('keeps the count and the age the owner set, in every folder', async () => {
    const office = await anOffice({ now: start })
    const usb = temporaryFolder()
    await office.call('backup.addFolder', { folder: folderToken(office, usb) })
    expect(await office.call('backup.savePolicy', { keep: 3, maximumDays: 10 })).toEqual({
      keep: 3,
      maximumDays: 10,
    })
    for (const day of ['16', '17', '18', '19', '20']) {
      await dayComes(office, `2026-03-${day}T12:00:00.000Z`)
    }
    expect(daysOf(ownFolder(office))).toEqual(['20260318', '20260319', '20260320'])
    expect(daysOf(usb)).toEqual(daysOf(ownFolder(office)))
    const { made } = await dayComes(office, '2026-03-29T12:00:00.000Z')
    expect(made?.rotated).toBe(4)
    expect(daysOf(usb)).toEqual(['20260320', '20260329'])
  })

  it('is the owner’s to set, within bounds', async () => {
    const office = await anOffice({ now: start })
    expect(await office.call('backup.policy', {})).toEqual({ keep: 14, maximumDays: 35 })
    const save = (keep: number, maximumDays: number) =>
      codeOf(office.call('backup.savePolicy', { keep, maximumDays }))
    expect(await save(0, 35)).toBe('invalid-input')
    expect(await save(14, 181)).toBe('invalid-input')
    await signInAs(office, 'staff')
    expect(await save(5, 5)).toBe('forbidden')
  })

  it('deletes nothing but backups of this very office', async () => {
    const office = await anOffice({ now: start })
    const other = await anOffice({ now: start, fresh: true })
    const place = ownFolder(office)
    const own = await aBackup(office)
    const foreign = await aBackup(other)
    cpSync(foreign, join(place, basename(foreign)))
    // A name like ours with something else behind it: an office's backup, and no backup at all.
    const code = basename(own).slice(6, 14)
    const borrowed = `kluis-${code}-20200101T000000Z.kluisbackup`
    const pretends = `kluis-${code}-20200102T000000Z.kluisbackup`
    cpSync(foreign, join(place, borrowed))
    writeFileSync(join(place, pretends), 'van iemand anders')
    writeFileSync(join(place, 'vakantie.kluisbackup'), 'foto’s')
    await office.call('backup.savePolicy', { keep: 1, maximumDays: 1 })
    await dayComes(office, '2026-03-30T12:00:00.000Z')
    const left = readdirSync(place).filter((name) => name.endsWith('.kluisbackup'))
    expect(left).toEqual(
      expect.arrayContaining([basename(foreign), borrowed, pretends, 'vakantie.kluisbackup']),
    )
    expect(existsSync(own)).toBe(false)
  })

  it('waits for the owner when the clock jumped ahead, and goes on when it is confirmed', async () => {
    const office = await anOffice({ now: start })
    await dayComes(office, start)
    await dayComes(office, '2029-06-01T09:00:00.000Z')
    expect(daysOf(ownFolder(office))).toEqual(['20260316', '20290601'])
    expect(await office.call('backup.status', {})).toMatchObject({ waitsForClock: true })
    const status = await office.call('backup.confirmClock', {})
    expect(status).toMatchObject({ waitsForClock: false })
    expect(daysOf(ownFolder(office))).toEqual(['20290601'])
  })

  it('deletes nothing under a clock that was set back, and tidies up when it is right again', async () => {
    const office = await anOffice({ now: start })
    await dayComes(office, start)
    await dayComes(office, '2019-01-01T09:00:00.000Z')
    expect(daysOf(ownFolder(office))).toEqual(['20190101', '20260316'])
    await dayComes(office, '2026-03-17T09:00:00.000Z')
    expect(daysOf(ownFolder(office))).toEqual(['20260316', '20260317'])
  })

  it('ends what a restore put aside at the age of a backup', async () => {
    const office = await anOffice({ now: start })
    const path = await aBackup(office)
    office.setClock('2026-03-17T09:00:00.000Z')
    const { aside } = await restore(office, path)
    expect(await office.call('backup.status', {})).toMatchObject({
      aside: [
        { name: aside, at: '2026-03-17T09:00:00.000Z', keptUntil: '2026-04-21T09:00:00.000Z' },
      ],
    })
    await dayComes(office, '2026-04-01T09:00:00.000Z')
    expect(existsSync(join(office.dir, aside ?? ''))).toBe(true)
    await dayComes(office, '2026-04-21T10:00:00.000Z')
    expect(existsSync(join(office.dir, aside ?? ''))).toBe(false)
  })
})
