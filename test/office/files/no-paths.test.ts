import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, it } from 'vitest'
import { openDesk } from '../../../electron/desk/desk'
import { noHands } from '../../../electron/desk/no-hands'
import { callAt } from '../../../electron/office/connection'
import { openOffice } from '../../../electron/office/office'
import type { Desk } from '../../../shared/desk'
import { aFile, anInvoice } from '../../support/office/factories'
import { anOffice, aSetUp, temporaryFolder, type TestOffice } from '../../support/office/office'
import { aBackup, aPersonWithInvoice, asOwner, erase, ownFolder, start } from '../backup/books'

/** Everything between office and desk, as it would go over a wire. */
const overheard = (desk: Desk): { desk: Desk; said: string[] } => {
  const said: string[] = []
  const note = (what: unknown) => {
    said.push(
      JSON.stringify(what, (_, value: unknown) =>
        value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
      ),
    )
  }
  const listening = new Proxy(desk, {
    get: (target, method: keyof Desk) => {
      const does = target[method] as (...args: unknown[]) => Promise<unknown>
      return async (...args: unknown[]) => {
        note([method, args])
        const value = await does(...args)
        note(value)
        return value
      }
    },
  })
  return { desk: listening, said }
}

it('no path of the person’s machine reaches the office, and nothing readable its disk', async () => {
  const home = join(temporaryFolder(), 'Thuismap van Olga')
  mkdirSync(home)
  const [bank, saved] = [join(home, 'afschrift.xml'), join(home, 'Factuur.pdf')]
  writeFileSync(bank, aFile([{ bookedOn: '2026-03-14', amountCents: 12_100 }]))
  const opened: string[] = []
  const own = openDesk({
    dir: join(home, 'werkplek'),
    hands: {
      ...noHands,
      chooseOpen: () => Promise.resolve(bank),
      chooseSave: () => Promise.resolve(saved),
      openFile: (path) => {
        opened.push(readFileSync(path, 'utf8'))
        return Promise.resolve(true)
      },
    },
  })
  const dir = temporaryFolder()
  const clock = () => new Date('2026-03-16T09:00:00.000Z')
  const office = openOffice({ dir, clock, rounds: false })
  try {
    const { desk, said } = overheard(own.desk)
    const call = callAt(office.connect(desk))
    await call('session.setUp', aSetUp())
    const { id } = await anInvoice({ call } as TestOffice)
    const pdf = await call('files.chooseSave', { kind: 'pdf', suggestedName: 'Factuur.pdf' })
    await call('invoices.savePdf', { id, file: pdf?.file ?? '' })
    const chosen = await call('files.chooseOpen', { kind: 'bank-file' })
    expect(chosen).toMatchObject({ name: 'afschrift.xml' })
    const { preview } = await call('payments.preview', { file: chosen?.file ?? '' })
    expect(preview).not.toBe('')
    await call('invoices.mail', { id })
    expect(opened).toHaveLength(1)
    expect(readFileSync(saved).subarray(0, 5).toString()).toBe('%PDF-')
    expect(said.length).toBeGreaterThan(10)
    expect(said.join('\n')).not.toContain('Thuismap')
    const files = readdirSync(dir, { recursive: true, withFileTypes: true })
    for (const one of files) {
      if (!one.isFile()) continue
      const bytes = readFileSync(join(one.parentPath, one.name), 'latin1')
      expect(bytes, one.name).not.toMatch(/%PDF-|Subject:|<BkToCstmrStmt|Thuismap/)
    }
  } finally {
    office.close()
    own.close()
  }
})

it('a backup somebody chose is read through their desk, with the ledgers beside it', async () => {
  const before = await anOffice({ now: start })
  const { clientId } = await aPersonWithInvoice(before, 'Quispelaar')
  const path = await aBackup(before)
  await erase(before, clientId, '2026-03-18')
  await before.office.ledgerCopied()
  before.close()
  const stick = join(temporaryFolder(), 'Stick van Olga')
  mkdirSync(stick)
  const chosen = join(stick, basename(path))
  copyFileSync(path, chosen)
  for (const name of readdirSync(ownFolder(before)).filter((one) => one.endsWith('.ledger')))
    copyFileSync(join(ownFolder(before), name), join(stick, name))
  // What else lies there is nobody's business.
  writeFileSync(join(stick, 'Brief aan tante.ledger'), 'Lieve tante')

  const hands = { ...noHands, chooseOpen: () => Promise.resolve(chosen) }
  const own = openDesk({ dir: join(stick, 'werkplek'), hands })
  const dir = temporaryFolder()
  const office = openOffice({
    dir,
    clock: () => new Date('2026-03-20T09:00:00.000Z'),
    rounds: false,
  })
  try {
    const { desk, said } = overheard(own.desk)
    const call = callAt(office.connect(desk))
    const { file, name } = (await call('files.chooseOpen', { kind: 'backup' })) ?? { file: '' }
    expect(name).toBe(basename(path))
    expect((await call('backup.inspect', { file })).since).toMatchObject({ erasures: 1 })
    const report = await call('backup.restore', { file, access: asOwner })
    expect(report).toMatchObject({ erased: 1, aftermathUnknown: false })
    expect(await call('clients.list', { search: 'quispelaar' })).toMatchObject({ rows: [] })
    expect(said.length).toBeGreaterThan(10)
    expect(said.join('\n')).not.toMatch(/Stick van Olga|tante/)
  } finally {
    office.close()
    own.close()
  }
})
