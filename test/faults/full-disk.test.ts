import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readContainer } from '../../electron/office/backup/file/container'
import { ownSource } from '../../electron/office/files/source'
import { authenticLines } from '../../electron/office/ledger/compare'
import { beginLedgerKey, ledgerKeysOf } from '../../electron/office/ledger/keys'
import { createOutbox } from '../../electron/office/ledger/outbox'
import { addLines, linesAfter } from '../../electron/office/ledger/table'
import { bareDatabase } from '../support/office/bare-database'
import { isAppError } from '../../shared/errors'
import { recoverWith, signIn } from '../support/office/key-files'
import {
  anOffice,
  codeOf,
  emptyOffice,
  ownerEmail,
  ownerPassword,
  temporaryFolder,
  type TestOffice,
} from '../support/office/office'
import { smallDisk } from '../support/desktop/small-disk'
import { backupFiles, folderToken, ownFolder, restore } from '../office/backup/books'
import { rotate } from '../support/office/slots'
import { anInvoiceFor } from '../support/office/retention'
import { anOfficeOnTheDay, folderOf, today } from './kill/offices'
import { expectWhole, openAgain, standing } from './kill/whole'

const january = '2034-01-15T09:00:00.000Z'
/** What is left free, in KiB: from nothing at all to nearly enough. */
const free = [0, 4, 40, 200, 800, 1600]

interface Scene {
  before: string
  now: string
  /** what is done while the disk is full */
  work(office: TestOffice): Promise<unknown>
  /** looks at what is left, after it was said that the disk is full; the disk is free again */
  refused?(office: TestOffice, moment: string): Promise<void>
  /** looks at what came of it when the work was done after all */
  done(office: TestOffice, moment: string): Promise<void>
}

/** With every amount of room: it works, or the disk is said to be full and nothing is lost. */
const expectSafe = async (
  skip: (reason: string) => void,
  { before, now, work, refused, done }: Scene,
): Promise<void> => {
  const disk = smallDisk(48)
  if (typeof disk === 'string') return skip(disk)
  const codes: string[] = []
  for (const room of free) {
    const moment = `${room} KiB left`
    const dir = join(disk.folder, `office-${room}`)
    cpSync(before, dir, { recursive: true })
    const office = await openAgain(dir, now)
    disk.fill(room * 1024)
    const code = await codeOf(work(office))
    codes.push(code)
    expect(['ok', 'disk-full', 'ledger-behind'], moment).toContain(code)
    // Ending the program asks for no room.
    office.close()
    disk.clear()
    const again = await openAgain(dir, now)
    await expectWhole(again, moment)
    if (code !== 'ok') await refused?.(again, moment)
    if (code !== 'ok') expect([moment, await codeOf(work(again))]).toEqual([moment, 'ok'])
    await expectWhole(again, moment)
    await done(again, moment)
    again.close()
    rmSync(dir, { recursive: true, force: true })
  }
  // The room chosen was too little at first.
  expect(codes[0]).toBe('disk-full')
}

describe('a full disk', () => {
  it('stops an erasure run between two clients, and it goes on when there is room', async ({
    skip,
  }) => {
    const office = await anOfficeOnTheDay()
    const before = await folderOf(office)
    const whole = temporaryFolder()
    cpSync(before, whole, { recursive: true })
    const finished = await openAgain(whole, today)
    await finished.call('retention.run', { approved: true })
    const end = standing(finished)
    await expectSafe(skip, {
      before,
      now: today,
      work: (one) => one.call('retention.run', { approved: true }),
      done: async (one, moment) => {
        expect([moment, standing(one)]).toEqual([moment, end])
        expect([moment, (await one.call('archive.check', {})).broken]).toEqual([moment, []])
      },
    })
  })

  it('destroys nothing that it cannot prove', async ({ skip }) => {
    const office = await anOfficeOnTheDay()
    await office.call('retention.run', { approved: true })
    office.setClock(january)
    await office.call('backup.confirmClock', {})
    const before = await folderOf(office)
    await expectSafe(skip, {
      before,
      now: january,
      work: (one) =>
        one.call('archive.destroyDue', {
          file: one.saveTo(join(one.dir, 'bewijs.zip')),
          language: 'nl',
        }),
      refused: async (one, moment) => {
        expect([moment, existsSync(join(one.dir, 'bewijs.zip'))]).toEqual([moment, false])
      },
      done: async (one, moment) => {
        const [year] = await one.call('archive.years', {})
        expect([moment, year?.destroyed]).toEqual([moment, 9])
        expect([moment, existsSync(join(one.dir, 'bewijs.zip'))]).toEqual([moment, true])
      },
    })
  })

  it('makes no half backup, and keeps the one before', async ({ skip }) => {
    const office = await anOfficeOnTheDay()
    await office.call('backup.make', {})
    const books = standing(office)
    const [first = ''] = backupFiles(ownFolder(office))
    const before = await folderOf(office)
    await expectSafe(skip, {
      before,
      now: '2026-03-17T09:00:00.000Z',
      work: (one) => one.call('backup.make', {}),
      refused: async (one, moment) => {
        expect([moment, backupFiles(ownFolder(one))]).toEqual([moment, [first]])
        await readContainer(ownSource(join(ownFolder(one), first)))
        const left = readdirSync(ownFolder(one)).filter((name) => name.includes('partial'))
        expect([moment, left]).toEqual([moment, []])
      },
      done: async (one, moment) => {
        expect([moment, standing(one)]).toEqual([moment, books])
        for (const name of backupFiles(ownFolder(one))) {
          await readContainer(ownSource(join(ownFolder(one), name)))
        }
      },
    })
  })

  it('puts back nothing, and takes nothing away', async ({ skip }) => {
    const office = await anOfficeOnTheDay()
    await office.call('backup.make', {})
    const [name = ''] = backupFiles(ownFolder(office))
    await office.call('retention.run', { approved: true })
    const present = standing(office)
    const before = await folderOf(office)
    await expectSafe(skip, {
      before,
      now: today,
      work: (one) => restore(one, join(ownFolder(one), name)),
      refused: async (one, moment) => {
        expect([moment, standing(one)]).toEqual([moment, present])
        const asides = readdirSync(one.dir).filter((file) => file.startsWith('aside-'))
        expect([moment, asides]).toEqual([moment, []])
      },
      done: async (one, moment) => {
        const { rows } = await one.call('clients.list', { search: 'quispelaar', state: 'all' })
        expect([moment, rows]).toEqual([moment, []])
      },
    })
  })

  it('leaves the old key when there is no room for the new one', async ({ skip }) => {
    const office = await anOfficeOnTheDay()
    const books = standing(office)
    const before = await folderOf(office)
    await expectSafe(skip, {
      before,
      now: today,
      work: (one) => rotate(one),
      done: async (one, moment) => {
        expect([moment, standing(one)]).toEqual([moment, books])
      },
    })
  })

  it('hands out no number for an invoice that could not be written', async ({ skip }) => {
    const office = await anOfficeOnTheDay()
    const [stays] = (await office.call('clients.list', { search: 'blijvend' })).rows
    const before = await folderOf(office)
    await expectSafe(skip, {
      before,
      now: today,
      work: (one) => anInvoiceFor(one, stays?.id ?? 0, { supplyFrom: '2026-03-10' }),
      done: async (one, moment) => {
        const next = await anInvoiceFor(one, stays?.id ?? 0, { supplyFrom: '2026-03-10' })
        expect([moment, next.number]).toEqual([moment, '2026-0009'])
      },
    })
  })
})

it('a password or kit that could not be changed still opens, and the new one does not', async ({
  skip,
}) => {
  const disk = smallDisk(48)
  if (typeof disk === 'string') return skip(disk)
  const first = await anOffice({ now: today })
  const renew = { password: ownerPassword }
  const { recoveryKey: firstKit } = await first.call('session.renewRecoveryKit', renew)
  const before = await folderOf(first)
  const password = 'een nieuw wachtwoord, op een volle schijf'
  const codes: string[] = []
  for (const room of free) {
    const dir = join(disk.folder, `office-${room}`)
    cpSync(before, dir, { recursive: true })
    const office = await openAgain(dir, today)
    disk.fill(room * 1024)
    const kit = await office.call('session.renewRecoveryKit', renew).catch(codeIn)
    const change = office.call('session.changePassword', { current: ownerPassword, password })
    const code = await codeOf(change)
    codes.push(code)
    office.close()
    disk.clear()
    const again = emptyOffice({ dir, now: today })
    const [opens, opensNot] = code === 'ok' ? [password, ownerPassword] : [ownerPassword, password]
    const email = ownerEmail
    expect([room, await signIn(again, { email, password: opensNot })]).not.toEqual([room, 'ok'])
    expect([room, await signIn(again, { email, password: opens })]).toEqual([room, 'ok'])
    await again.call('session.lock', {})
    const key = typeof kit === 'string' ? firstKit : kit.recoveryKey
    const third = { email, password: 'een derde wachtwoord, met de set' }
    expect([room, await recoverWith(again, key, third)]).toEqual([room, 'ok'])
    again.close()
    rmSync(dir, { recursive: true, force: true })
  }
  expect(codes).toContain('disk-full')
  expect(codes).toContain('ok')
})

/** The code of what was refused. */
const codeIn = (error: unknown): string => (isAppError(error) ? error.code : String(error))

it('a line of the ledger of which only a part fits is no line, and is said to be none', ({
  skip,
}) => {
  const disk = smallDisk(2)
  if (typeof disk === 'string') return skip(disk)
  const path = join(disk.folder, 'office.ledger')
  const db = bareDatabase()
  beginLedgerKey(db, new Uint8Array(32).fill(7))
  const outbox = createOutbox(disk.folder, {
    grew: () => undefined,
    turned: () => undefined,
    mended: () => undefined,
  })
  const add = (): boolean => {
    addLines(db, today, [{ kind: 'scrub', invoiceId: 1 }])
    return outbox.deliver(db)
  }
  const inFile = () => authenticLines(readFileSync(path, 'utf8'), ledgerKeysOf(db)).length
  // Up to where the next line begins in the last page there is, and ends beyond it.
  do expect(add()).toBe(true)
  while (statSync(path).size % 4096 < 3900)
  const lines = inFile()
  disk.fill(0)
  expect(add()).toBe(false)
  expect(() => outbox.requireDelivered(db)).toThrow('ledger-behind')
  expect(inFile()).toBe(lines)
  disk.clear()
  outbox.requireDelivered(db)
  expect(inFile()).toBe(lines + 1)
  expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(lines + 2)
  expect(linesAfter(db, 0)).toHaveLength(lines + 1)
})

it('a full disk keeps nobody from locking', async ({ skip }) => {
  const disk = smallDisk(16)
  if (typeof disk === 'string') return skip(disk)
  const office = await anOffice({ now: today, dir: join(disk.folder, 'office') })
  await office.call('clients.list', {})
  disk.fill(0)
  expect(await office.call('session.lock', {})).toMatchObject({ state: 'locked' })
  expect(office.office.session.current()).toBeNull()
  disk.clear()
  office.close()
  const again = await openAgain(office.dir, today)
  expect((await again.call('audit.verify', {})).firstBroken).toBeNull()
})

it.for([
  // The note cannot be written either: it is told from memory, for as long as the program runs.
  { what: 'nothing', room: 0, note: false, later: 'overdue' },
  // The leftover is what fills the disk: without it there is room for the note.
  { what: 'less than a copy', room: 300 * 1024, note: true, later: 'failed' },
] as const)(
  'a backup by itself that has no room is told, with $what free',
  async ({ room, note, later }, { skip }) => {
    const disk = smallDisk(24)
    if (typeof disk === 'string') return skip(disk)
    const dir = join(disk.folder, 'office')
    const office = await anOffice({ now: '2026-03-16T09:00:00.000Z', dir })
    await office.call('backup.make', {})
    office.setClock('2026-03-20T09:00:00.000Z')
    disk.fill(room)
    if (!note) mkdirSync(join(dir, 'office.backups.json.new'))
    const told = { alarm: 'failed', failure: { at: '2026-03-20T09:00:00.000Z', code: 'disk-full' } }
    expect(await codeOf(office.call('backup.makeWhenDue', {}))).toBe('disk-full')
    expect(await office.call('backup.status', {})).toMatchObject(told)
    expect(readdirSync(dir).filter((name) => name.startsWith('staging-'))).toEqual([])
    office.close()
    disk.clear()
    if (!note) rmdirSync(join(dir, 'office.backups.json.new'))
    const again = await openAgain(dir, '2026-03-20T10:00:00.000Z')
    expect(await again.call('backup.status', {})).toMatchObject({ alarm: later })
    // There is room again: it is made, and nothing of the failure is left.
    await again.call('backup.makeWhenDue', {})
    expect(await again.call('backup.status', {})).toMatchObject({ alarm: null, failure: null })
    again.close()
  },
)

it('a folder for backups that is full is told, and the other one has its backup', async ({
  skip,
}) => {
  const disk = smallDisk(2)
  if (typeof disk === 'string') return skip(disk)
  const office = await anOffice({ now: today })
  const usb = join(disk.folder, 'usb')
  mkdirSync(usb)
  await office.call('backup.addFolder', { folder: folderToken(office, usb) })
  disk.fill(100 * 1024)
  const made = await office.call('backup.make', {})
  expect(made.folders.map(({ failure }) => failure)).toEqual([null, 'disk-full'])
  expect(await office.call('backup.status', {})).toMatchObject({
    alarm: 'failed',
    folders: [
      { failure: null, backups: 1 },
      { failure: { code: 'disk-full' }, backups: 0 },
    ],
  })
  expect(readdirSync(usb)).toEqual([])
  disk.clear()
  office.setClock('2026-03-17T09:00:00.000Z')
  await office.call('backup.make', {})
  expect(await office.call('backup.status', {})).toMatchObject({ alarm: null })
  office.close()
})
