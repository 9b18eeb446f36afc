import { expect, it } from 'vitest'
import { exampleNumber } from '../../../renderer/settings/series-example'

const today = '2026-11-22'

it('shows the number the next invoice gets', () => {
  expect(exampleNumber({ pattern: '{year}-{number:4}', nextNumber: 1 }, today)).toBe('2026-0001')
  expect(exampleNumber({ pattern: ' F{yy}{month}-{number} ', nextNumber: 37 }, today)).toBe(
    'F2611-37',
  )
})

it('shows none while the pattern or the number is not right yet', () => {
  expect(exampleNumber({ pattern: '{year}', nextNumber: 1 }, today)).toBeNull()
  expect(exampleNumber({ pattern: '{year}-{number:4}', nextNumber: null }, today)).toBeNull()
  expect(exampleNumber({ pattern: '{year}-{number:4}', nextNumber: 0 }, today)).toBeNull()
  expect(exampleNumber({ pattern: '{number}', nextNumber: 1_000_000_000 }, today)).toBeNull()
})
