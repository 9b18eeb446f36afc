import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { signInAs } from '../../support/office/clients'
import { aClient } from '../../support/office/factories'
import { anOffice, codeOf, type TestOffice } from '../../support/office/office'
import { anInvoiceFor, aPersonNamed } from '../../support/office/retention'
import { terminated } from '../../support/office/terminated'

const now = '2026-03-16T09:00:00.000Z'

const aFile = (office: TestOffice, bytes: Uint8Array, name = 'scan.pdf') => {
  const path = join(office.dir, name)
  writeFileSync(path, bytes)
  return office.readFrom(path)
}

/** More than one piece of it. */
const aPdf = (): Buffer => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(600_000)])

const added = (office: TestOffice, clientId: number, bytes: Uint8Array, kind = 'quote' as const) =>
  office.call('papers.add', {
    clientId,
    kind,
    title: 'Offerte website',
    signedOn: '2026-03-10',
    file: aFile(office, bytes),
  })

const rows = (office: TestOffice) => {
  const db = office.database()
  const found = db.get<{ papers: number; chunks: number }>(
    `SELECT (SELECT count(*) FROM papers) AS papers, (SELECT count(*) FROM paperChunks) AS chunks`,
  )
  db.close()
  return found
}

describe('a paper', () => {
  it('is kept in pieces, told without its bytes, and comes back as it went in', async () => {
    const opened: Buffer[] = []
    const office = await anOffice({
      now,
      desk: {
        openFile: (path) => {
          expect(path).toMatch(/quote-\d+\.pdf$/)
          opened.push(readFileSync(path))
          return Promise.resolve(true)
        },
      },
    })
    const clientId = await aClient(office)
    const bytes = aPdf()
    const { id } = await added(office, clientId, bytes)
    expect(rows(office)).toEqual({ papers: 1, chunks: 3 })
    expect(await office.call('papers.list', { clientId })).toMatchObject([
      { id, kind: 'quote', title: 'Offerte website', format: 'pdf', sizeBytes: bytes.length },
    ])
    await office.call('papers.open', { id })
    const path = join(office.dir, 'terug.pdf')
    await office.call('papers.save', { id, file: office.saveTo(path) })
    expect([...opened, readFileSync(path)].map((one) => one.equals(bytes))).toEqual([true, true])
    await office.call('papers.remove', { id })
    expect(rows(office)).toEqual({ papers: 0, chunks: 0 })
  })

  it('is a PDF or a picture within bounds, of somebody, and without a number of a person', async () => {
    const office = await anOffice({ now })
    const clientId = await aClient(office)
    const large = Buffer.alloc(20 * 1_048_576 + 1)
    large.write('%PDF-')
    expect(await codeOf(added(office, clientId, Buffer.from('PK\u0003\u0004')))).toBe(
      'file-unreadable',
    )
    expect(await codeOf(added(office, clientId, Buffer.alloc(0)))).toBe('file-unreadable')
    expect(await codeOf(added(office, clientId, large))).toBe('file-too-large')
    expect(await codeOf(added(office, 99, aPdf()))).toBe('not-found')
    const bsn = { clientId, kind: 'quote' as const, title: 'BSN 111222333' }
    expect(await codeOf(office.call('papers.add', { ...bsn, file: aFile(office, aPdf()) }))).toBe(
      'forbidden-content',
    )
    const nobody = { clientId: null, kind: 'quote' as const, title: 'Offerte' }
    expect(
      await codeOf(office.call('papers.add', { ...nobody, file: aFile(office, aPdf()) })),
    ).toBe('invalid-input')
    const identity = { ...nobody, clientId, kind: 'passport' as 'quote' }
    expect(
      await codeOf(office.call('papers.add', { ...identity, file: aFile(office, aPdf()) })),
    ).toBe('invalid-input')
    expect(rows(office)).toEqual({ papers: 0, chunks: 0 })
  })

  it('says so when nothing on the computer opens it', async () => {
    const office = await anOffice({ now })
    const { id } = await added(office, await aClient(office), aPdf())
    expect(await codeOf(office.call('papers.open', { id }))).toBe('no-program')
  })

  it('of an authority is for owners alone: others do not hear that it is there', async () => {
    const office = await anOffice({ now })
    const clientId = await aClient(office)
    const order = {
      clientId,
      record: { entity: 'legalOrder' as const, entityId: 7 },
      kind: 'legal-order' as const,
      title: 'Vordering 126nd',
    }
    const { id } = await office.call('papers.add', { ...order, file: aFile(office, aPdf()) })
    const { record } = order
    expect(await office.call('papers.list', { record })).toMatchObject([{ id }])
    const lines = async () =>
      (await office.call('audit.list', { limit: 50 })).rows.filter(
        (line) => line.entity === 'paper',
      )
    expect((await lines()).map((line) => line.clientId)).toEqual([null])
    await signInAs(office, 'staff')
    expect(await office.call('papers.list', { clientId })).toEqual([])
    expect(await office.call('papers.list', { record })).toEqual([])
    expect(await codeOf(office.call('papers.open', { id }))).toBe('not-found')
    expect(await codeOf(office.call('papers.remove', { id }))).toBe('not-found')
    const again = office.call('papers.add', { ...order, file: aFile(office, aPdf()) })
    expect(await codeOf(again)).toBe('forbidden')
  })

  it('goes with its client; while something is owed, what proves it stays', async () => {
    const office = await anOffice({ now })
    const { id: clientId } = await aPersonNamed(office, 'Quispelaar')
    await anInvoiceFor(office, clientId, { supplyFrom: '2026-03-10' })
    const kinds = ['quote', 'mandate', 'processor-agreement'] as const
    for (const kind of kinds)
      await office.call('papers.add', {
        clientId,
        kind,
        title: kind,
        file: aFile(office, aPdf()),
      })
    await terminated(office, { id: clientId, on: '2026-03-16' })
    expect(await office.call('retention.run', { approved: true })).toMatchObject({ reduced: 1 })
    const left = await office.call('papers.list', { clientId })
    expect(left.map(({ kind }) => kind)).toEqual(['mandate', 'quote'])
  })
})
