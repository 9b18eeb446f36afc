import { describe, expect, it } from 'vitest'
import { mostWitnessBytes } from '../../../shared/desk'
import { aSetUp, codeOf, emptyOffice } from '../../support/office/office'

const typed = JSON.stringify({ agency: { name: 'Bureau Voorbeeld', postcode: '0000 SS' } })

describe('what was typed in a set-up that was not finished', () => {
  it('is there again when the program is, and gone once the office is made', async () => {
    const before = emptyOffice()
    expect(await before.call('session.recallSetUp', {})).toEqual({ text: null })
    expect(await before.call('session.keepSetUp', { text: 'a word before' })).toEqual({
      kept: true,
    })
    expect(await before.call('session.keepSetUp', { text: typed })).toEqual({ kept: true })
    const office = before.reopen()
    expect(await office.call('session.recallSetUp', {})).toEqual({ text: typed })
    const { id } = await office.office.session.desk.identify()
    await office.call('session.setUp', aSetUp())
    expect(await office.office.session.desk.readWitness(`set-up:${id}`)).toBe('')
    expect(await codeOf(office.call('session.keepSetUp', { text: typed }))).toBe('already-set-up')
    expect(await codeOf(office.call('session.recallSetUp', {}))).toBe('already-set-up')
  })

  it('is not kept, and not said to be, where there is no keychain or too much of it', async () => {
    const without = emptyOffice({
      desk: {
        writeWitness: () => Promise.resolve(false),
        readWitness: () => Promise.resolve(null),
      },
    })
    expect(await without.call('session.keepSetUp', { text: typed })).toEqual({ kept: false })
    expect(await without.call('session.recallSetUp', {})).toEqual({ text: null })
    await without.call('session.setUp', aSetUp())
    const office = emptyOffice()
    const long = 'x'.repeat(mostWitnessBytes + 1)
    expect(await office.call('session.keepSetUp', { text: long })).toEqual({ kept: false })
    expect(await office.call('session.recallSetUp', {})).toEqual({ text: null })
  })
})
