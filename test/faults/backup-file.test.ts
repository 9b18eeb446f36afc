import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { peekContainer } from '../../electron/office/backup/file/container'
import { ownSource } from '../../electron/office/files/source'
import {
  anOffice,
  codeOf,
  ownerEmail,
  ownerPassword,
  temporaryFolder,
  type TestOffice,
} from '../support/office/office'
import {
  aBackup,
  aPersonWithInvoice,
  flipByte,
  ownFolder,
  restore,
  start,
} from '../office/backup/books'
import { standing } from './kill/whole'

const inspected = (office: TestOffice, path: string): Promise<string> =>
  codeOf(office.call('backup.inspect', { file: office.backupAt(path) }))
const restored = (office: TestOffice, path: string): Promise<string> =>
  codeOf(restore(office, path))

/** An office, its backup, and a folder for what becomes of copies of it. */
const aScene = async () => {
  const office = await anOffice({ now: start })
  await aPersonWithInvoice(office, 'Quispelaar')
  const path = await aBackup(office)
  const folder = temporaryFolder()
  const copy = (name: string): string => {
    const to = join(folder, name)
    cpSync(path, to)
    return to
  }
  return { office, path, folder, copy, size: readFileSync(path).length }
}

/** Both looking and putting back say why not, and the office is as it was. */
const expectRefused = async (
  office: TestOffice,
  files: readonly (readonly [path: string, code: string])[],
): Promise<void> => {
  const books = standing(office)
  const names = readdirSync(office.dir).sort()
  for (const [path, code] of files) {
    expect([path, await inspected(office, path)]).toEqual([path, code])
    expect([path, await restored(office, path)]).toEqual([path, code])
  }
  expect((await office.call('session.status', {})).state).toBe('open')
  expect(standing(office)).toEqual(books)
  expect(readdirSync(office.dir).sort()).toEqual(names)
  // And for who is locked out it is no different.
  await office.call('session.lock', {})
  for (const [path, code] of files.slice(0, 3)) {
    expect([path, await restored(office, path)]).toEqual([path, code])
  }
  await office.call('session.unlock', { email: ownerEmail, password: ownerPassword })
  expect(standing(office)).toEqual(books)
}

describe('a backup file', () => {
  it('with one flipped byte, wherever it is, is called damaged', async () => {
    const { office, path, copy, size } = await aScene()
    const { parts } = await peekContainer(ownSource(path))
    const keys = parts[0]?.bytes ?? 0
    // The header's name, size and mark; the manifest; its hash; a part's header, content and padding;
    // the database's first and last page; the end.
    const places = [0, 130, 260, 513, 900, 1540, 2050, 2600, 3000 + keys, size / 3, size / 2]
    const ends = [size - 1100, size - 1024, size - 1]
    const files: [string, string][] = []
    for (const at of [...places, ...ends].map(Math.floor)) {
      const flipped = copy(`flipped-${at}.kluisbackup`)
      flipByte(flipped, at)
      files.push([flipped, 'backup-damaged'])
    }
    await expectRefused(office, files)
  })

  it('that ends too soon is called cut off, wherever it ends', async () => {
    const { office, copy, size } = await aScene()
    const files: [string, string][] = []
    for (const bytes of [100, 511, 512, 1000, 2048, 3000, size / 2, size - 1025, size - 1]) {
      const short = copy(`short-${Math.floor(bytes)}.kluisbackup`)
      truncateSync(short, Math.floor(bytes))
      files.push([short, 'backup-truncated'])
    }
    await expectRefused(office, files)
  })

  it('that is none at all is called so', async () => {
    const { office, folder } = await aScene()
    const file = (name: string, content: string | Buffer): string => {
      const path = join(folder, name)
      writeFileSync(path, content)
      return path
    }
    const directory = join(folder, 'map.kluisbackup')
    mkdirSync(directory)
    const toDirectory = join(folder, 'naar-map.kluisbackup')
    symlinkSync(directory, toDirectory)
    const nowhere = join(folder, 'nergens.kluisbackup')
    symlinkSync(join(folder, 'weg'), nowhere)
    const pipe = join(folder, 'pijp.kluisbackup')
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0)
    await expectRefused(office, [
      [file('leeg.kluisbackup', ''), 'not-a-backup'],
      [file('kort.kluisbackup', 'x'), 'not-a-backup'],
      [file('tekst.kluisbackup', 'geen back-up '.repeat(500)), 'not-a-backup'],
      [file('nullen.kluisbackup', Buffer.alloc(20_000)), 'not-a-backup'],
      [join(office.dir, 'office.db'), 'not-a-backup'],
      [directory, 'not-a-backup'],
      [toDirectory, 'not-a-backup'],
      [pipe, 'not-a-backup'],
      [nowhere, 'file-gone'],
      [join(folder, 'weg.kluisbackup'), 'file-gone'],
    ])
  })

  it('behind a symbolic link is what it points at', async () => {
    const { office, path, folder } = await aScene()
    const link = join(folder, 'link.kluisbackup')
    symlinkSync(path, link)
    expect(await inspected(office, link)).toBe('ok')
    expect(await restored(office, link)).toBe('ok')
    expect(readdirSync(ownFolder(office))).toContain(path.split('/').at(-1))
  })

  it('of another office is refused, however right its password is', async () => {
    const { office } = await aScene()
    const other = await anOffice({ now: start, fresh: true })
    await aPersonWithInvoice(other, 'Vreemd')
    await expectRefused(office, [[await aBackup(other), 'backup-other-office']])
  })
})
