/** Keys and the log: unlocking in a real window, verifying the chain. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { currentKdf, deriveKey, randomBytes, saltBytes } from '../../electron/office/crypto'
import { connect } from '../../electron/office/database/driver'
import { prepare } from '../e2e/prepared'
import { fill, owner } from '../e2e/steps'
import { openApp } from '../support/app-window'
import { addAuditLines } from '../support/audit-lines'
import type { Bench, Size } from './bench'
import { benchOffice, median } from './office'

const lines: Record<Size, number> = { S: 50_000, M: 200_000, L: 1_000_000 }

export default async function keys({ size, row }: Bench): Promise<void> {
  await verification(row, lines[size])
  await unlocking(row)
  // Key rotation belongs here.
}

const verification = async (row: Bench['row'], count: number): Promise<void> => {
  const office = await benchOffice(0, false)
  const { databaseKey } = office.office.session.require().secrets
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

/** From the press on the button to the first screen, in a real window. */
const unlocking = async (row: Bench['row']): Promise<void> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'kluis-bench-keys-'))
  await prepare(dataDir, '2026-03-16T09:00:00.000Z', () => Promise.resolve())
  const window = await openApp({ dataDir, now: '2026-03-16T10:00:00.000Z' })
  const { page } = window
  const salt = randomBytes(saltBytes)
  const kdf: number[] = []
  const whole: number[] = []
  try {
    for (let turn = 0; turn <= 5; turn++) {
      const begin = performance.now()
      deriveKey(owner.password, salt, currentKdf)
      const derived = performance.now() - begin
      await page.getByRole('button', { name: 'Ontgrendelen' }).waitFor()
      await fill(page, { 'E-mailadres': owner.email, Wachtwoord: owner.password })
      const pressed = performance.now()
      await page.getByRole('button', { name: 'Ontgrendelen' }).click()
      await page.getByRole('heading', { name: 'Start' }).waitFor()
      // The first turn warms up.
      if (turn > 0) {
        kdf.push(derived)
        whole.push(performance.now() - pressed)
      }
      await page.keyboard.press('Control+l')
    }
  } finally {
    await window.close({ crash: true })
    rmSync(dataDir, { recursive: true, force: true })
  }
  const argon = middle(kdf)
  const rest = middle(whole) - argon
  row({ name: 'Argon2id, 64 MiB and 3 passes', value: argon, unit: 'ms', mark: '', ok: true })
  row({
    name: 'unlock to first screen, minus Argon2id',
    value: rest,
    unit: 'ms',
    mark: '≤ 300',
    ok: rest <= 300,
  })
}

const middle = (values: number[]): number =>
  Math.round([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0)
