/** Run by `keep.ts`: puts an office that was just made, and what one must know of it, into a folder. */
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { it } from 'vitest'
import { root } from '../../../electron/launch/project'
import { migrations } from '../../../electron/office/database/migrations/all'
import { temporaryFolder } from '../office/office'
import { aFullOffice } from './fill'
import { keptName, type Known } from './known'
import { wholeStandOf } from './stand'

it('keeps an office as the program of today leaves it', async () => {
  const target = join(root, 'test/fixtures', keptName(migrations.length))
  if (existsSync(target)) throw new Error('it was kept before, and stays as it is')
  const { office, secrets } = await aFullOffice(temporaryFolder(), { logins: true })
  const { name } = await office.call('backup.make', {})
  const known: Known = { secrets, backup: name, stand: await wholeStandOf(office) }
  await office.call('session.lock', {})
  await office.office.ledgerCopied()
  office.close()
  mkdirSync(target)
  // The desk is the machine's, and no part of the office.
  rmSync(join(office.dir, 'desk'), { recursive: true })
  cpSync(office.dir, join(target, 'office'), { recursive: true })
  writeFileSync(join(target, 'known.json'), `${JSON.stringify(known, null, 2)}\n`)
})
