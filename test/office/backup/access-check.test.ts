/** What the ledger says of access is so in the rows, and a row that says otherwise is found. */
import { describe, expect, it } from 'vitest'
import { checkAccess } from '../../../electron/office/backup/restore/replay-check'
import { readable } from '../../../electron/office/ledger/readable'
import { linesAfter } from '../../../electron/office/ledger/table'
import { anOffice, type TestOffice } from '../../support/office/office'
import { rotate } from '../../support/office/slots'
import { aBackup, restore, start } from './books'

const isFound = (office: TestOffice, sql: string): boolean => {
  const db = office.database()
  try {
    db.exec(sql)
    checkAccess(db, readable(linesAfter(db, 0)))
    return false
  } catch (error) {
    if (error instanceof Error && error.message.endsWith('is not so')) return true
    throw error
  } finally {
    db.close()
  }
}

const colleague = { name: 'Sam', email: 'sam@voorbeeld.nl' } as const

const withColleague = async (role: 'owner' | 'staff') => {
  const office = await anOffice({ now: start })
  const { user } = await office.call('users.add', { ...colleague, role })
  return { office, id: user.id }
}

describe('a line of the ledger about access', () => {
  it('slot-gone: whoever is in all the same is found', async () => {
    const { office, id } = await withColleague('staff')
    await office.call('users.disable', { id })
    expect(isFound(office, '')).toBe(false)
    expect(isFound(office, `UPDATE users SET disabledAt = NULL WHERE id = ${id}`)).toBe(true)
  })

  it('slot-new: a password that is not the last one is found', async () => {
    const { office, id } = await withColleague('staff')
    expect(isFound(office, '')).toBe(false)
    const older = `INSERT INTO slots SELECT 'an-older-slot', json FROM slots LIMIT 1;
      UPDATE users SET slotId = 'an-older-slot', mustChangePassword = 0 WHERE id = ${id}`
    expect(isFound(office, older)).toBe(true)
  })

  it('slot-new: an owner who was made none is found', async () => {
    const { office, id } = await withColleague('owner')
    const was = { ...colleague, role: 'owner' } as const
    await office.call('users.change', { id, was, ...was, role: 'staff' })
    expect(isFound(office, '')).toBe(false)
    expect(isFound(office, `UPDATE users SET role = 'owner' WHERE id = ${id}`)).toBe(true)
  })

  it('rotated: keys of before it are found', async () => {
    const { office } = await withColleague('staff')
    await rotate(office)
    expect(isFound(office, '')).toBe(false)
    expect(isFound(office, 'UPDATE settings SET keyEpoch = 1')).toBe(true)
  })

  it('continued: keys of before it are found', async () => {
    const { office } = await withColleague('staff')
    await restore(office, await aBackup(office))
    expect(isFound(office, '')).toBe(false)
    expect(isFound(office, 'UPDATE settings SET keyEpoch = 1')).toBe(true)
  })
})
