import { describe, expect, it } from 'vitest'
import { goalsFor, invoiceFor } from '../../../renderer/search/goals'
import { recordAt, withVisit } from '../../../renderer/search/visited'

const goals = ['Klanten', 'Nieuwe klant', 'Nieuwe factuur', 'Back-ups'].map((name) => ({ name }))
const names = (typed: string) => goalsFor(goals, typed).map(({ goal }) => goal.name)

describe('places and commands by name', () => {
  it('come with every word typed, those that begin so first, slips forgiven', () => {
    expect(names('klant')).toEqual(['Klanten', 'Nieuwe klant'])
    expect(names('factuur nieuw')).toEqual(['Nieuwe factuur'])
    expect(names('nieuwe fcatuur')).toEqual(['Nieuwe factuur'])
    for (const typed of ['back', 'backups', 'abckups']) expect(names(typed)).toEqual(['Back-ups'])
    expect(names('jansen')).toEqual([])
    expect(names('')).toEqual([])
  })

  it('a new invoice is for whoever is named after it', () => {
    const verbs = ['nieuwe factuur voor', 'nieuwe factuur']
    expect(invoiceFor('Nieuwe factuur voor  Jansen', verbs)).toBe('Jansen')
    expect(invoiceFor('nieuwe factuur Jansen', verbs)).toBe('Jansen')
    expect(invoiceFor('nieuwe factuur ', verbs)).toBeNull()
    expect(invoiceFor('nieuwe facturen', verbs)).toBeNull()
  })
})

describe('what was open lately', () => {
  it('is a client or an invoice, each once, the latest first, eight at most', () => {
    expect(recordAt('/clients/12/edit')).toEqual({ of: 'client', id: 12 })
    expect(recordAt('/invoices/7')).toEqual({ of: 'invoice', id: 7 })
    expect(recordAt('/clients/new')).toBeNull()
    const ids = [1, 2, 3, 1, 4, 5, 6, 7, 8, 9]
    const visited = ids
      .map((id) => ({ of: 'client' as const, id }))
      .reduce<readonly { of: 'client' | 'invoice'; id: number }[]>(withVisit, [])
    expect(visited.map(({ id }) => id)).toEqual([9, 8, 7, 6, 5, 4, 1, 3])
  })
})
