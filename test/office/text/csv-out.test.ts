import { expect, it } from 'vitest'
import { csvLines } from '../../../electron/office/text/csv-out'

const rows = [
  ['naam', 'bedrag'],
  ['=1+1', { cents: -10_000 }],
  ['a;b,c', { cents: 5 }],
] as const

it('amounts below zero are numbers, what begins like a formula is text', () => {
  expect(csvLines(rows, 'comma')).toBe('naam,bedrag\r\n"\'=1+1",-100.00\r\n"a;b,c",0.05\r\n')
})

it('a Dutch spreadsheet gets its columns and its decimal comma', () => {
  expect(csvLines(rows, 'semicolon')).toBe('naam;bedrag\r\n"\'=1+1";-100,00\r\n"a;b,c";0,05\r\n')
})

it.each(['-', '-a', '-1-2', '-1+SUM(A1)', '+31 6', '@x', '\tx'])('%j is not run', (text) => {
  expect(csvLines([[text]], 'comma')).toContain(`'${text}`)
})

it('a number that was typed stays one', () => {
  expect(csvLines([['-5'], [-5]], 'comma')).toBe('-5\r\n-5\r\n')
})
