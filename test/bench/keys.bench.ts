/** Keys and the log: verifying the chain, rotating the key, unlocking in a real window. */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { currentKdf, deriveKey, randomBytes, saltBytes } from '../../electron/office/crypto'
import { connect, type Connection } from '../../electron/office/database/driver'
import { prepare } from '../support/journey/prepared'
import { fill, owner } from '../support/journey/steps'
import { openApp } from '../support/window/app-window'
import { ownerPassword } from '../support/office/office'
import { addAuditLines } from '../support/office/audit-lines'
import type { Bench, Size } from './bench'
import { benchOffice, median } from './office'

const sizes: Record<Size, { lines: number; clients: number }> = {
  S: { lines: 50_000, clients: 160 },
  M: { lines: 200_000, clients: 640 },
  L: { lines: 1_000_000, clients: 2560 },
}

export default async function keys({ size, row }: Bench): Promise<void> {
  const { lines, clients } = sizes[size]
  await verification(row, lines)
  await rotation(row, clients)
  await unlocking(row)
}

const verification = async (row: Bench['row'], count: number): Promise<void> => {
  const office = await benchOffice(0, false)
  const { databaseKey } = office.office.session.require().office
  const db = connect(join(office.dir, 'office.db'), databaseKey)
  for (let done = 0; done < count; done += 50_000) {
    const from = new Date(Date.parse('2020-01-01T00:00:00.000Z') + done * 60_000).toISOString()
    addAuditLines(db, 50_000, { from })
  }
  db.close()
  const taken = await median(3, async () => {
    const { firstBroken } = await office.call('audit.verify', {})
    if (firstBroken !== null) throw new Error(`The generated chain breaks at line ${firstBroken}.`)
  })
  const perSecond = Math.round((count / taken) * 1000)
  row({
    name: `audit.verify, ${count} lines`,
    value: perSecond,
    unit: 'lines/s',
    mark: '≥ 100000',
    ok: perSecond >= 100_000,
  })
  office.close()
}

/** A file of 0.4 MB a client: ten invoices of each, and their PDFs. 2560 clients make 1 GB. */
const rotation = async (row: Bench['row'], clients: number): Promise<void> => {
  const office = await benchOffice(clients, false)
  keepPdfs(office.office.session.require().database.writer)
  const path = join(office.dir, 'office.db')
  office.office.session.require().database.writer.pragma('wal_checkpoint(TRUNCATE)')
  const megabytes = statSync(path).size / 1e6
  let reports = 0
  let latest = performance.now()
  let silence = 0
  const progress = () => {
    reports += 1
    silence = Math.max(silence, performance.now() - latest)
    latest = performance.now()
  }
  const plan = await office.call('session.prepareRotation', { password: ownerPassword, stay: [] })
  const [text = ''] = plan.recoveryKey.split('-')
  const begin = performance.now()
  const answer = await office.office.call('session.rotateKey', { group: 1, text }, { progress })
  const seconds = (performance.now() - begin) / 1000
  silence = Math.max(silence, performance.now() - latest)
  if (!answer.ok) throw new Error(`The key was not rotated: ${answer.code}.`)
  const perSecond = Math.round(megabytes / seconds)
  const name = `key rotation, ${Math.round(megabytes)} MB`
  row({ name, value: perSecond, unit: 'MB/s', mark: '≥ 40', ok: perSecond >= 40 })
  row({ name: `${name}: reports of progress`, value: reports, unit: '', mark: '', ok: true })
  row({
    name: `${name}: longest wait for one`,
    value: Math.round(silence),
    unit: 'ms',
    mark: '',
    ok: true,
  })
  office.close()
}

const keepPdfs = (db: Connection): void => {
  db.pragma('synchronous = OFF')
  for (let last = 0; ; last += 1000) {
    const kept = db.run(
      `INSERT INTO invoiceDocuments (invoiceId, kind, bytes, sha256, createdAt)
       SELECT id, 'pdf', randomblob(40000), hex(randomblob(32)), issuedAt FROM invoices
       WHERE id > $last AND id <= $last + 1000`,
      { last },
    )
    if (kept === 0) break
  }
  db.pragma('synchronous = FULL')
}

/** From the press on the button to the first screen, in a real window. */
const unlocking = async (row: Bench['row']): Promise<void> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'kluis-bench-keys-'))
  await prepare(dataDir, '2026-03-16T09:00:00.000Z', () => Promise.resolve())
  const window = await openApp({ dataDir, now: '2026-03-16T10:00:00.000Z' })
  const { page } = window
  const salt = randomBytes(saltBytes)
  const kdf: number[] = []
  const rest: number[] = []
  try {
    for (let turn = 0; turn <= 5; turn++) {
      const before = derivation(salt)
      await page.getByRole('button', { name: 'Ontgrendelen' }).waitFor()
      await fill(page, { 'E-mailadres': owner.email, Wachtwoord: owner.password })
      const pressed = performance.now()
      await page.getByRole('button', { name: 'Ontgrendelen' }).click()
      await page.getByRole('heading', { name: 'Start' }).waitFor()
      const taken = performance.now() - pressed
      // Before and after: what else the machine does comes and goes.
      const derived = (before + derivation(salt)) / 2
      // The first turn warms up.
      if (turn > 0) {
        kdf.push(derived)
        rest.push(taken - derived)
      }
      await page.keyboard.press('Control+l')
    }
  } finally {
    await window.close({ crash: true })
    rmSync(dataDir, { recursive: true, force: true })
  }
  const argon = middle(kdf)
  const waited = middle(rest)
  row({ name: 'Argon2id, 64 MiB and 3 passes', value: argon, unit: 'ms', mark: '', ok: true })
  row({
    name: 'unlock to first screen, minus Argon2id',
    value: waited,
    unit: 'ms',
    mark: '≤ 300',
    ok: waited <= 300,
  })
}

/** Milliseconds of deriving a key from the owner's password, as unlocking does. */
const derivation = (salt: Uint8Array): number => {
  const begin = performance.now()
  deriveKey(owner.password, salt, currentKdf)
  return performance.now() - begin
}

const middle = (values: number[]): number =>
  Math.round([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0)
