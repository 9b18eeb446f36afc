import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  firstPerPath,
  problemsFromError,
  problemsFromZod,
} from '../../../renderer/ui/form/form-problems'
import { AppError } from '../../../shared/errors'
import { cents, emailAddress, optionalText, requiredText } from '../../../shared/fields'
import { seriesInput } from '../../../shared/settings/contract'

const schema = z.object({
  name: requiredText(10),
  email: emailAddress,
  note: optionalText(5),
  lines: z.array(z.object({ unitPriceCents: cents, days: z.number().int().min(1).max(31) })),
})

const problemsOf = (values: unknown) => {
  const checked = schema.safeParse(values)
  return checked.success ? [] : problemsFromZod(checked.error, values)
}

const right = {
  name: 'Gracht',
  email: 'a@b.nl',
  note: null,
  lines: [{ unitPriceCents: 100, days: 3 }],
}

describe('what the contract finds wrong', () => {
  it('is nothing for a form that is right', () => {
    expect(problemsOf(right)).toEqual([])
  })

  it('reads "fill this in" for whatever was left empty, text and amounts alike', () => {
    const empty = { name: '', email: '', note: '', lines: [{ unitPriceCents: null, days: null }] }
    expect(problemsOf(empty)).toEqual([
      { path: 'name', code: 'required' },
      { path: 'email', code: 'required' },
      { path: 'lines.0.unitPriceCents', code: 'required' },
      { path: 'lines.0.days', code: 'required' },
    ])
  })

  it('keeps the code that the schema gave', () => {
    expect(problemsOf({ ...right, name: 'x'.repeat(11), email: 'nobody' })).toEqual([
      { path: 'name', code: 'too-long' },
      { path: 'email', code: 'not-an-email' },
    ])
  })

  it('names the bound of a number that is beyond it', () => {
    expect(problemsOf({ ...right, lines: [{ unitPriceCents: 1, days: 0 }] })).toEqual([
      { path: 'lines.0.days', code: 'too-small', params: { minimum: 1 } },
    ])
    expect(problemsOf({ ...right, lines: [{ unitPriceCents: 1, days: 32 }] })).toEqual([
      { path: 'lines.0.days', code: 'too-big', params: { maximum: 31 } },
    ])
  })

  it('finds what a check across fields says', () => {
    const series = { name: 'A', pattern: '{number}', resetsYearly: true, nextNumber: 1 }
    const checked = seriesInput.safeParse(series)
    expect(checked.error && problemsFromZod(checked.error, series)).toEqual([
      { path: 'pattern', code: 'year-required' },
    ])
  })
})

describe('what the office answers', () => {
  it('marks the fields the office names', () => {
    const problems = [{ path: 'kvkNumber', code: 'taken' }]
    expect(problemsFromError(new AppError('invalid-input', { problems }))).toEqual(problems)
    expect(problemsFromError(new AppError('invoice-incomplete', { problems }))).toEqual(problems)
  })

  it('marks the field with a number that must never be kept', () => {
    expect(
      problemsFromError(new AppError('forbidden-content', { field: 'note', found: 'bsn' })),
    ).toEqual([{ path: 'note', code: 'contains-bsn' }])
    expect(
      problemsFromError(new AppError('forbidden-content', { field: 'note', found: 'card-number' })),
    ).toEqual([{ path: 'note', code: 'contains-card-number' }])
  })

  it('marks no field for a failure about something else', () => {
    expect(problemsFromError(new AppError('disk-full', {}))).toEqual([])
    expect(problemsFromError(new Error('invalid-input'))).toEqual([])
  })
})

it('shows one problem per field, the first one told', () => {
  expect(
    firstPerPath([
      { path: 'a', code: 'required' },
      { path: 'b', code: 'too-long' },
      { path: 'a', code: 'not-an-iban' },
    ]),
  ).toEqual([
    { path: 'a', code: 'required' },
    { path: 'b', code: 'too-long' },
  ])
})
