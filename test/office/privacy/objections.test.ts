import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { objectsTo } from '../../../electron/office/clients/objections'
import { letterKindNames } from '../../../shared/letters/kinds'
import { purposes, uses, type Purpose } from '../../../shared/privacy/purposes'
import { anOffice, codeOf } from '../../support/office/office'
import { aPersonNamed } from '../../support/office/retention'

/**
 * The purposes that this text of a program uses data for, and does not ask about. A use is naming a
 * letter of the purpose, or adding rows about people to one of its tables.
 */
const unasked = (text: string): Purpose[] =>
  purposes.filter((purpose) => {
    const { letters, tables } = uses[purpose]
    const marks = [
      ...letters.map((kind) => new RegExp(`['"\`]${kind}`)),
      ...tables.map((table) => new RegExp(`INSERT(\\s+OR\\s+\\w+)?\\s+INTO\\s+${table}\\b`)),
    ]
    const asked = new RegExp(`objectsTo\\([^)]*['"\`]${purpose}['"\`]`)
    return marks.some((mark) => mark.test(text)) && !asked.test(text)
  })

const office = join(import.meta.dirname, '../../../electron/office')
const files = readdirSync(office, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.ts') && !path.startsWith('database/migrations/'),
)

describe('an objection', () => {
  it('stands per purpose and client until it is taken back, and goes with the client', async () => {
    const one = await anOffice({ now: '2026-03-16T09:00:00.000Z' })
    const { id: clientId } = await aPersonNamed(one, 'Quispelaar')
    const { id: other } = await aPersonNamed(one, 'Anders')
    const asks = (id: number, purpose: Purpose) => {
      const db = one.database()
      const found = objectsTo(db, id, purpose)
      db.close()
      return found
    }
    expect(asks(clientId, 'reminders')).toBe(false)
    await one.call('privacy.object', { clientId, purpose: 'reminders', objects: true })
    one.setClock('2026-03-17T09:00:00.000Z')
    const again = await one.call('privacy.object', {
      clientId,
      purpose: 'reminders',
      objects: true,
    })
    expect(again).toEqual([{ purpose: 'reminders', since: '2026-03-16' }])
    expect(asks(clientId, 'reminders')).toBe(true)
    expect([asks(clientId, 'notices'), asks(other, 'reminders')]).toEqual([false, false])
    const back = { clientId, purpose: 'reminders', objects: false } as const
    expect(await one.call('privacy.object', back)).toEqual([])
    expect(asks(clientId, 'reminders')).toBe(false)
    expect(await codeOf(one.call('privacy.object', { ...back, clientId: 999 }))).toBe('not-found')
  })

  it('is asked for by every file of the office that uses data for its purpose', () => {
    const forgetful = files.flatMap((path) =>
      unasked(readFileSync(join(office, path), 'utf8')).map((purpose) => `${path}: ${purpose}`),
    )
    expect(files.length).toBeGreaterThan(200)
    expect(forgetful).toEqual([])
  })

  it('would be missed in a file that forgets it, and is found where it is asked', () => {
    for (const purpose of purposes) {
      const { letters, tables } = uses[purpose]
      for (const kind of letters)
        expect(letterKindNames.some((name) => name.startsWith(kind))).toBe(true)
      const lines = [
        ...letters.map((kind) => `textOf(db, { kind: '${kind}', language })`),
        ...letters.map((kind) => `textOf(db, { kind: \`${kind}\${step}\`, language })`),
        ...tables.map((table) => `db.insert(\`INSERT INTO ${table} (clientId) VALUES (1)\`)`),
      ]
      expect(lines.length).toBeGreaterThan(0)
      for (const line of lines) {
        expect([line, unasked(line)]).toEqual([line, [purpose]])
        const asking = `if (objectsTo(db, clientId, '${purpose}')) return\n${line}`
        expect([line, unasked(asking)]).toEqual([line, []])
      }
    }
  })
})
