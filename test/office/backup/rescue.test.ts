import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BlobReader, TextWriter, ZipReader } from '@zip.js/zip.js'
import { describe, expect, it } from 'vitest'
import { addClients, aPerson, signInAs } from '../../support/office/clients'
import {
  anOffice,
  codeOf,
  ownerEmail,
  ownerPassword,
  temporaryFolder,
} from '../../support/office/office'
import { aPersonWithInvoice, flipByte, start } from './books'

const filesIn = async (path: string): Promise<Record<string, string>> => {
  const zip = new ZipReader(new BlobReader(new Blob([readFileSync(path)])))
  const found: Record<string, string> = {}
  for (const entry of await zip.getEntries()) {
    if (!entry.directory) found[entry.filename] = await entry.getData(new TextWriter())
  }
  await zip.close()
  return found
}

const owner = { email: ownerEmail, password: ownerPassword }

describe('a damaged database', () => {
  it('gives what can still be read, for the owner’s password alone', async () => {
    const office = await anOffice({ now: start })
    await aPersonWithInvoice(office, 'Quispelaar')
    const books = office.database()
    const many = Array.from({ length: 400 }, (_, n) =>
      aPerson({ lastName: `Klant${n}`, note: 'x'.repeat(400) }),
    )
    books.transaction(() => addClients(books, ...many))
    books.close()
    await office.call('session.lock', {})
    const path = join(office.dir, 'office.db')
    const pages = readFileSync(path).length / 4096
    // Among the many clients, behind the tables' own descriptions: without those nothing can be read.
    for (const page of [0.8, 0.87, 0.93, 0.97]) flipByte(path, Math.floor(pages * page) * 4096 + 9)
    const file = () => office.saveTo(join(temporaryFolder(), 'gered.zip'))

    expect(await codeOf(office.call('session.unlock', owner))).toBe('database-damaged')
    expect((await office.call('session.status', {})).state).toBe('locked')
    const wrong = { email: ownerEmail, password: 'niet goed', file: file() }
    expect(await codeOf(office.call('backup.rescue', wrong))).toBe('wrong-password')

    const to = join(temporaryFolder(), 'gered.zip')
    const report = await office.call('backup.rescue', { ...owner, file: office.saveTo(to) })
    expect(report.damagedTables.length).toBeGreaterThan(0)
    const files = await filesIn(to)
    const clients = (files['clients-1.jsonl'] ?? '').trim().split('\n')
    expect(clients.length).toBeGreaterThan(300)
    expect(files['report.json']).toContain('"damagedTables"')
    const everything = Object.values(files).join('\n')
    expect(everything).toContain('Quispelaar')
    for (const secret of ['ledgerKey', 'totpSecret']) expect(everything).not.toContain(secret)
    // Nothing was changed or thrown away.
    expect(await codeOf(office.call('session.unlock', owner))).toBe('database-damaged')
  })

  it('is not handed out to staff', async () => {
    const office = await anOffice({ now: start })
    await signInAs(office, 'staff')
    const input = {
      email: 'staff@voorbeeld.nl',
      password: 'het eigen wachtwoord van staff',
      file: office.saveTo(join(temporaryFolder(), 'gered.zip')),
    }
    expect(await codeOf(office.call('backup.rescue', input))).toBe('forbidden')
    await office.call('session.lock', {})
    const again = { ...input, file: office.saveTo(join(temporaryFolder(), 'gered.zip')) }
    expect(await codeOf(office.call('backup.rescue', again))).toBe('forbidden')
  })
})
