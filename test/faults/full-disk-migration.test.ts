import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { connect } from '../../electron/office/database/driver'
import { versionOf } from '../../electron/office/database/migrate'
import { migrations } from '../../electron/office/database/migrations/all'
import { codeOf, emptyOffice, ownerEmail, ownerPassword } from '../support/office/office'
import { smallDisk } from '../support/desktop/small-disk'
import { aPlainOffice, folderOf, today } from './kill/offices'
import { addStep } from './kill/step'
import { expectWhole } from './kill/whole'

it('a full disk leaves the old form of the database, and the update goes on when there is room', async ({
  skip,
}) => {
  const disk = smallDisk(32)
  if (typeof disk === 'string') return skip(disk)
  const office = await aPlainOffice(60)
  const key = new Uint8Array(office.office.session.require().office.databaseKey)
  const before = await folderOf(office)
  addStep()
  const versionIn = (dir: string): number => {
    const db = connect(join(dir, 'office.db'), key)
    const version = versionOf(db)
    db.close()
    return version
  }
  const owner = { email: ownerEmail, password: ownerPassword }
  const codes: string[] = []
  for (const room of [0, 8, 80, 400, 900, 1400, 2000]) {
    const moment = `${room} KiB left`
    const dir = join(disk.folder, `office-${room}`)
    cpSync(before, dir, { recursive: true })
    const full = emptyOffice({ dir, now: today })
    disk.fill(room * 1024)
    const code = await codeOf(full.call('session.unlock', owner))
    codes.push(code)
    expect([moment, code]).toEqual([moment, code === 'ok' ? 'ok' : 'disk-full'])
    full.close()
    disk.clear()
    // Whatever room there was for: the one form or the other, each of them whole.
    expect([
      moment,
      code === 'ok' ? [migrations.length] : [migrations.length - 1, migrations.length],
    ]).toEqual([moment, expect.arrayContaining([versionIn(dir)])])
    const again = emptyOffice({ dir, now: today })
    await again.call('session.unlock', owner)
    await expectWhole(again, moment)
    again.close()
    expect([moment, versionIn(dir)]).toEqual([moment, migrations.length])
    rmSync(dir, { recursive: true, force: true })
  }
  expect(codes[0]).toBe('disk-full')
})
