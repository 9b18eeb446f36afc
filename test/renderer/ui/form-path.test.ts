import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWithin, movedPath, readAt, same, writeAt } from '../../../renderer/ui/form/form-path'
import { changedWords } from '../../../renderer/ui/form/changed-words'
import { restore } from '../../../renderer/ui/form/restore'

const values = {
  name: 'Gracht',
  address: { town: 'Amsterdam' },
  lines: [{ text: 'a' }, { text: 'b' }],
}

describe('paths into a form', () => {
  it('reads what stands there, and undefined where nothing does', () => {
    expect(readAt(values, 'address.town')).toBe('Amsterdam')
    expect(readAt(values, 'lines.1.text')).toBe('b')
    expect(readAt(values, 'lines.7.text')).toBeUndefined()
    expect(readAt(values, 'name.nothing.here')).toBeUndefined()
  })

  it('writes one place and leaves the rest the same object', () => {
    const written = writeAt(values, 'lines.1.text', 'c')
    expect(written).toEqual({ ...values, lines: [{ text: 'a' }, { text: 'c' }] })
    expect(readAt(written, 'lines.0')).toBe(values.lines[0])
    expect(readAt(written, 'address')).toBe(values.address)
    expect(values.lines[1]?.text).toBe('b')
  })

  it('tells a field from one whose name merely begins alike', () => {
    expect(isWithin('lines.1.text', 'lines.1')).toBe(true)
    expect(isWithin('lines.10.text', 'lines.1')).toBe(false)
    expect(isWithin('nameOfClient', 'name')).toBe(false)
  })

  it('takes a problem along when its row moves, and drops it with its row', () => {
    const removeSecond = (index: number) => (index === 1 ? null : index > 1 ? index - 1 : index)
    expect(movedPath('lines.2.text', 'lines', removeSecond)).toBe('lines.1.text')
    expect(movedPath('lines.1.text', 'lines', removeSecond)).toBeNull()
    expect(movedPath('lines.0', 'lines', removeSecond)).toBe('lines.0')
    expect(movedPath('lines', 'lines', removeSecond)).toBe('lines')
    expect(movedPath('linesTotal', 'lines', removeSecond)).toBe('linesTotal')
  })
})

describe('same', () => {
  it('agrees with writing out both sides', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        fc.pre(!JSON.stringify([one, other]).includes('-0'))
        expect(same(one, structuredClone(one))).toBe(true)
        if (same(one, other)) expect(other).toEqual(one)
      }),
    )
  })

  it('sees a field that is gone, added or changed deep inside', () => {
    expect(same({ a: { b: [1, 2] } }, { a: { b: [1, 3] } })).toBe(false)
    expect(same({ a: 1 }, { a: 1, b: undefined })).toBe(false)
    expect(same([], {})).toBe(false)
  })
})

describe('kept typing put back', () => {
  it('gives back what was typed', () => {
    const kept = { name: 'Nieuw', address: { town: 'Utrecht' }, lines: [{ text: 'x' }] }
    expect(restore(values, kept)).toEqual(kept)
  })

  it('fits a form that has changed since: unknown names go, new ones keep their start', () => {
    const kept = { name: 'Nieuw', fax: '020', lines: [{ words: 'x' }] }
    expect(restore(values, kept)).toEqual({ ...values, name: 'Nieuw', lines: [{ text: 'a' }] })
  })

  it('refuses a value of another kind, and takes one for a field that starts empty', () => {
    expect(restore({ days: 14, on: null }, { days: '14', on: '2026-11-22' })).toEqual({
      days: 14,
      on: '2026-11-22',
    })
    expect(restore({ days: 14 }, { days: null })).toEqual({ days: null })
    expect(restore({ lines: [] }, { lines: { 0: 'x' } })).toEqual({ lines: [] })
  })

  it('never breaks the form, whatever was kept', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (kept) => {
        expect(Object.keys(restore(values, kept) as object)).toEqual(Object.keys(values))
      }),
    )
  })
})

describe('the words that differ between two texts', () => {
  it('stand between those they begin and end with alike', () => {
    const [one, other] = ['Webhosting · 1 × € 100 · 21%', 'Webhosting, groot · 1 × € 100 · 21%']
    expect(changedWords(other, one)).toEqual({
      before: '',
      changed: 'Webhosting, groot',
      after: ' · 1 × € 100 · 21%',
    })
    expect(changedWords('a b c', 'a c')).toEqual({ before: 'a ', changed: 'b ', after: 'c' })
    expect(changedWords('a c', 'a b c')).toMatchObject({ changed: '' })
  })

  it('and those make the text again, whatever the two are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', ' ', '\n', '🏠')).map((all) => all.join(''))
    fc.assert(
      fc.property(text, text, (one, other) => {
        const { before, changed, after } = changedWords(one, other)
        expect(before + changed + after).toBe(one)
        expect(other.startsWith(before) && other.endsWith(after)).toBe(true)
        if (one === other) expect(changed).toBe('')
      }),
    )
  })
})
