import { describe, expect, it } from 'vitest'
import { returnReason } from '../../../shared/collection/return-reasons'

describe('why a collection came back', () => {
  it('is said in words, and pauses the mandate', () => {
    expect(returnReason('MD06')).toEqual({
      words: { nl: 'Teruggeboekt door de betaler', en: 'Refunded at the debtor’s request' },
      pauses: true,
    })
    expect(returnReason('AM04').words.nl).toBe('Onvoldoende saldo')
  })

  it('does not pause it when the fault was not the debtor’s', () => {
    for (const code of ['FF01', 'TM01', 'FOCR']) expect(returnReason(code).pauses).toBe(false)
  })

  it('is a person’s to look at when the code is unknown, whatever stands there', () => {
    expect(returnReason('XX99')).toMatchObject({
      words: { en: 'Another reason (XX99)' },
      pauses: true,
    })
    expect(returnReason('<b>').words.nl).toBe('Andere reden')
    expect(returnReason('constructor')).toMatchObject({ words: { en: 'Another reason' } })
  })
})
