import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { useKeyring } from '../../support/desktop/keyring'
import { ownerEmail, ownerPassword, temporaryFolder } from '../../support/office/office'
import { wish, requireKiller } from './kill'
import { randomFrom } from './moments'
import { aPlainOffice, folderOf, today } from './offices'
import { changeRoles, dayOf, type Day, type Deed } from './team/day'
import { sitDown, type Person } from './team/person'
import { startTeam, type TeamProcess } from './team/process'
import { aProgramIn } from './victims'
import { openAgain, expectWhole } from './whole'
import type { TestOffice } from '../../support/office/office'

useKeyring()

const password = 'nog een goed lang wachtwoord'
const people: Person[] = [
  { seat: 0, name: 'Olga Eigenaar', email: ownerEmail, password: ownerPassword },
  { seat: 1, name: 'Stan', email: 'stan@voorbeeld.nl', password },
  { seat: 2, name: 'Saar', email: 'saar@voorbeeld.nl', password },
]

/** The folder of an office these three work in, and the numbers of who does not own it. */
const anOfficeOfThree = async (): Promise<{ dir: string; ids: Map<string, number> }> => {
  const office = await aPlainOffice(0)
  const ids = new Map<string, number>()
  for (const { name, email } of people.slice(1)) {
    const added = await office.call('users.add', { name, email, role: 'staff' })
    const seat = office.anotherSeat()
    await seat.call('session.unlock', { email, password: added.startPassword ?? '' })
    await seat.call('session.changePassword', { current: null, password })
    ids.set(name, added.user.id)
  }
  return { dir: await folderOf(office), ids }
}

it('three people’s day goes on over the death of their office: nothing twice, nothing lost, each under their own name', async (context) => {
  requireKiller(context)
  const { times, seed } = wish({ times: 3, seed: 20260316 })
  const random = randomFrom(seed)
  const scratch = temporaryFolder()
  const program = await aProgramIn(join(scratch, 'program'), 'team-office')
  const { dir: before, ids } = await anOfficeOfThree()
  const dir = join(scratch, 'office')
  cpSync(before, dir, { recursive: true })
  const folder = join(scratch, 'files')
  mkdirSync(folder)

  let deaths = -1
  let running: Promise<TeamProcess> | null = null
  const start = async (): Promise<TeamProcess> => {
    deaths += 1
    const dieAt = deaths < times ? 20 + Math.floor(random() * 400) : null
    const trace = join(scratch, `${deaths}.trace`)
    const team = await startTeam(program, { dir, now: today, people: people.length, dieAt, trace })
    void team.ended.then(() => (running = null))
    return team
  }
  const current = (): Promise<TeamProcess> => (running ??= start())

  const day: Day = { random, folder, deeds: [] }
  const goesOn = (turn: number) => turn < 2 || deaths < times
  const [olga, stan, saar] = people.map((one) => sitDown(one, current))
  if (!olga || !stan || !saar) throw new Error('somebody is missing')
  const who = { id: ids.get('Saar') ?? 0, name: 'Saar', email: saar.who.email }
  await Promise.all([
    dayOf(day, stan, goesOn),
    dayOf(day, saar, goesOn),
    dayOf(day, olga, goesOn).then(() => changeRoles(day, olga, who, (turn) => turn < 2)),
  ])
  const last = await current()
  last.kill()
  await last.ended

  const again = await openAgain(dir, today)
  const moment = `seed ${seed}, ${deaths} deaths`
  expect([moment, deaths]).toEqual([moment, times])
  expectAsDone(again, day.deeds, moment)
  await askDocuments(again, folder)
  await expectWhole(again, moment)
  expect((await again.call('audit.verify', {})).firstBroken).toBeNull()
  again.close()
})

/** What was not made before its office died is made when it is asked for. */
const askDocuments = async (office: TestOffice, folder: string): Promise<void> => {
  const { rows } = await office.call('invoices.list', { filter: 'all' })
  for (const { id, number } of rows.filter((row) => row.number !== null))
    await office.call('invoices.savePdf', {
      id,
      file: office.saveTo(join(folder, `${number}.pdf`)),
    })
}

interface Found {
  name: string
  by: string
}

/** Each deed of each kind as it is found: the row, and who the log says did it. */
const found: Record<Deed['what'], string> = {
  client: `SELECT c.name, u.name AS "by" FROM clients c
    LEFT JOIN audit a ON a.entityId = c.id AND a.operation = 'clients.add' AND a.entity = 'client'
    LEFT JOIN users u ON u.id = a.userId`,
  draft: `SELECT i.reference AS name, u.name AS "by" FROM invoices i
    LEFT JOIN audit a ON a.entityId = i.id AND a.operation = 'invoices.addDraft'
    LEFT JOIN users u ON u.id = a.userId`,
  issued: `SELECT i.reference AS name, u.name AS "by" FROM invoices i
    LEFT JOIN audit a ON a.entityId = i.id AND a.operation = 'invoices.issue' AND a.code NOT LIKE '%-made'
    LEFT JOIN users u ON u.id = a.userId WHERE i.issuedAt IS NOT NULL`,
  entry: `SELECT e.description AS name, u.name AS "by" FROM bankEntries e
    JOIN bankStatements s ON s.id = e.statementId JOIN bankFiles f ON f.id = s.fileId
    LEFT JOIN audit a ON a.entityId = f.id AND a.entity = 'bankFile' AND a.code = f.format
    LEFT JOIN users u ON u.id = a.userId`,
  matched: `SELECT i.reference AS name, u.name AS "by" FROM allocations l
    JOIN invoices i ON i.id = l.invoiceId JOIN users u ON u.id = l.userId`,
  login: `SELECT l.purpose AS name, u.name AS "by" FROM logins l JOIN users u ON u.id = l.createdBy`,
  role: `SELECT '' AS name, u.name AS "by" FROM audit a JOIN users u ON u.id = a.userId
    WHERE a.operation = 'users.change' AND a.entity = 'user' AND a.code IN ('staff', 'support')`,
}

const expectAsDone = (office: TestOffice, deeds: readonly Deed[], moment: string): void => {
  const db = office.database()
  try {
    for (const what of Object.keys(found) as Deed['what'][]) {
      const named = (one: Found) => (what === 'role' ? one.by : `${one.name}: ${one.by}`)
      const there = db.all<Found>(found[what]).map(named)
      const own = deeds.filter((deed) => deed.what === what)
      const perhaps = new Set(own.filter(({ sure }) => !sure).map(named))
      const sure = own.filter((deed) => deed.sure).map(named)
      const besides = there.filter((one) => perhaps.has(one))
      expect([moment, what, there.sort()]).toEqual([moment, what, [...sure, ...besides].sort()])
      expect([moment, what, new Set(besides).size]).toEqual([moment, what, besides.length])
      if (what !== 'login') expect([moment, what, there.length > 0]).toEqual([moment, what, true])
    }
    const numbers = db.all<{ sequence: number }>(
      'SELECT sequence FROM invoices WHERE issuedAt IS NOT NULL ORDER BY sequence',
    )
    expect(numbers.map(({ sequence }) => sequence)).toEqual(numbers.map((_, at) => at + 1))
  } finally {
    db.close()
  }
}
