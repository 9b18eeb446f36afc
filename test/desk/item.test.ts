import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deleteItem, listItems, readItem, writeItem } from '../../electron/desk/keychain/item'
import { deleteText, listTexts } from '../../electron/desk/keychain/keychain'
import { cut, join, pieceIn } from '../../electron/desk/keychain/pieces'
import type { LoginItem } from '../../shared/credentials/desk'
import { useKeyring } from '../support/desktop/keyring'

useKeyring()

/** What Windows allows: 2,560 bytes, two for each unit. */
const windows = 1280

const anItem = (value: string): LoginItem => ({
  createdAt: '2026-03-16T09:00:00.000Z',
  expiresAt: '2026-03-16T13:00:00.000Z',
  fields: [{ kind: 'ssh-key', name: null, value }],
})
const newKey = () => randomBytes(16).toString('hex')
const id = () => ({ space: '', officeId: `kantoor-${newKey()}`, key: newKey() })
const accounts = async (officeId: string) =>
  [...(await listTexts('Kluis login')).keys()].filter((account) => account.startsWith(officeId))

describe('cutting up a text', () => {
  it('gives pieces within the limit that make the same text again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (text) => {
        // A lone surrogate is no text: no keychain keeps it.
        fc.pre(Buffer.from(text).toString() === text)
        const pieces = cut(text, 400, { set: 'abcd', expiresAt: '2026-03-16T13:00:00.000Z' })
        if (pieces === null) expect(text.length).toBeLessThanOrEqual(400)
        else {
          expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(400)
          expect(join(pieces.map(pieceIn))).toBe(text)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('makes nothing of pieces that are missing, double or of another writing', () => {
    const of = (set: string) =>
      (cut('x'.repeat(2000), 400, { set, expiresAt: '2026-03-16T13:00:00.000Z' }) ?? []).map(
        pieceIn,
      )
    const [first, second, ...rest] = of('aaaa')
    const other = of('bbbb')
    expect(join([first ?? null, ...rest])).toBeNull()
    expect(join([second ?? null, first ?? null, ...rest])).toBeNull()
    expect(join([first ?? null, other[1] ?? null, ...rest])).toBeNull()
    expect(join([])).toBeNull()
  })
})

describe('a login in the keychain', () => {
  it('is one item where the keychain takes any length', async () => {
    const one = id()
    await writeItem(one, anItem('k'.repeat(100 * 1024)), null)
    expect(await accounts(one.officeId)).toHaveLength(1)
    expect((await readItem(one))?.fields[0]?.value).toHaveLength(100 * 1024)
    expect(await deleteItem(one, null)).toBe(true)
    expect(await accounts(one.officeId)).toEqual([])
  })

  it('is laid over numbered items where they are short, each with the expiry', async () => {
    const one = id()
    const value = `begin ${'é🔑'.repeat(1500)} eind`
    await writeItem(one, anItem(value), windows)
    const texts = [...(await listTexts('Kluis login'))].filter(([account]) =>
      account.startsWith(one.officeId),
    )
    expect(texts.length).toBeGreaterThan(5)
    for (const [, text] of texts) {
      expect(text.length).toBeLessThanOrEqual(windows)
      expect(text).toContain('2026-03-16T13:00:00.000Z')
    }
    expect((await readItem(one))?.fields[0]?.value).toBe(value)
    expect(
      (await listItems('')).filter(({ officeId, whole }) => officeId === one.officeId && whole),
    ).toHaveLength(1)
    expect(await deleteItem(one, windows)).toBe(true)
    expect(await accounts(one.officeId)).toEqual([])
    expect(await deleteItem(one, windows)).toBe(false)
  })

  it('leaves no pieces of before when it is written anew', async () => {
    const one = id()
    await writeItem(one, anItem('a'.repeat(9000)), windows)
    const many = (await accounts(one.officeId)).length
    await writeItem(one, anItem('b'.repeat(3000)), windows)
    expect((await accounts(one.officeId)).length).toBeLessThan(many)
    expect((await readItem(one))?.fields[0]?.value).toBe('b'.repeat(3000))
    await writeItem(one, anItem('c'), windows)
    expect(await accounts(one.officeId)).toHaveLength(1)
    await deleteItem(one, windows)
  })

  it('is not read when a piece is missing', async () => {
    const one = id()
    await writeItem(one, anItem('a'.repeat(4000)), windows)
    const last = (await accounts(one.officeId)).sort().at(-1) ?? ''
    await deleteText(last, 'Kluis login')
    expect(await readItem(one)).toBeNull()
  })

  it('can be listed in the real keychain while others are deleted, and each is deleted once', async () => {
    const all = Array.from({ length: 60 }, id)
    for (const one of all) await writeItem(one, anItem('a'), null)
    let listings = 0
    const deleting = Promise.all(
      all.map(async (one) => {
        // Two at once, as when a sweep meets somebody who says that the job is done.
        const [first, second] = await Promise.all([deleteItem(one, null), deleteItem(one, null)])
        expect([first, second].sort()).toEqual([false, true])
      }),
    ).then(() => (all.length = 0))
    while (all.length > 0) {
      await listItems('')
      listings += 1
    }
    await deleting
    expect(listings).toBeGreaterThan(0)
    expect(await listItems('')).toEqual([])
  })
})
