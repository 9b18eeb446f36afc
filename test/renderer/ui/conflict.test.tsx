// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { call } from '../../../renderer/api'
import { TextField } from '../../../renderer/ui/fields/text-field'
import { fieldsPart, rowsById, rowsByPlace, useConflict } from '../../../renderer/ui/form/conflict'
import { ConflictPanel } from '../../../renderer/ui/form/conflict-panel'
import { useForm } from '../../../renderer/ui/form/form'
import { Form } from '../../../renderer/ui/form/form-frame'
import { SaveBar } from '../../../renderer/ui/form/save-bar'
import { AppError } from '../../../shared/errors'
import { openAnsweringOffice } from '../../support/window/answering-office'
import { show } from '../../support/window/screen'

const office = openAnsweringOffice()

interface Card {
  updatedAt: string
  name: string
  town: string
  phone: string
}

const base: Card = { updatedAt: '1', name: 'Vos', town: 'Assen', phone: '050' }
const shapes = z.object({ name: z.string(), town: z.string(), phone: z.string() })

/** A record that a colleague saves while one types; what arrives there is what was chosen. */
let stored: Card
let saves: Card[]

function CardForm({ kept = false }: { kept?: boolean }) {
  const form = useForm<Card, typeof shapes>({
    form: kept ? 'clients/7' : null,
    initial: base,
    schema: shapes,
  })
  const conflict = useConflict(form, {
    version: 'updatedAt',
    now: async () => stored,
    parts: () => [
      fieldsPart(['name'], 'Naam', ({ name }) => name),
      fieldsPart(['town'], 'Plaats', ({ town }) => town),
      fieldsPart(['phone'], 'Telefoon', ({ phone }) => phone),
    ],
  })
  const submit = async () => {
    const sent = form.values
    await form.submit(async () => {
      if (sent.updatedAt !== stored.updatedAt)
        throw new AppError('changed-meanwhile', { entity: 'client', id: 7 })
      saves.push(sent)
    }, conflict.answer)
  }
  return (
    <Form form={form} label="Kaart" onSubmit={submit}>
      <ConflictPanel conflict={conflict} form={form} />
      <TextField label="De naam" {...form.field('name')} />
      <TextField label="De plaats" {...form.field('town')} />
      <TextField label="De telefoon" {...form.field('phone')} />
      <SaveBar form={form} />
    </Form>
  )
}

const type = async (label: string, text: string) => {
  const field = screen.getByLabelText(label)
  await userEvent.clear(field)
  if (text !== '') await userEvent.type(field, text)
}
const save = () => userEvent.click(screen.getByRole('button', { name: /^Opslaan/ }))
const panel = () =>
  screen.findByRole('group', { name: 'Een collega heeft dit intussen opgeslagen' })
const row = async (name: string) =>
  within(await panel()).getByRole('row', { name: new RegExp(`^${name}`) })
const sides = async (name: string) =>
  within(await row(name))
    .getAllByRole<HTMLInputElement>('radio')
    .map((radio) => [radio.labels?.[0]?.textContent, radio.checked])

beforeEach(() => {
  stored = base
  saves = []
  office.answer('typing.recall', () => null)
  office.answer('typing.keep', () => ({ kept: true }))
  office.answer('typing.discard', () => ({ discarded: true }))
})
afterEach(cleanup)

describe('a record that a colleague saved first', () => {
  it('is shown twice, side by side; each field is chosen, and saved over what stands there', async () => {
    show(<CardForm />)
    await type('De naam', 'De Vos')
    await type('De telefoon', '06')
    stored = { updatedAt: '2', name: 'Vosje', town: 'Urk', phone: '050' }
    await save()
    expect(saves).toEqual([])
    // Both changed the name; the town only they did, the phone only we.
    expect(await sides('Naam')).toEqual([
      ['Vosje', false],
      ['De Vos', true],
    ])
    expect(await sides('Plaats')).toEqual([
      ['Urk', true],
      ['Assen', false],
    ])
    expect(await sides('Telefoon')).toEqual([
      ['050', false],
      ['06', true],
    ])
    expect((await row('Naam')).textContent).toContain('door u allebei gewijzigd')
    expect((await row('Plaats')).textContent).not.toContain('allebei')
    // No sentence of a failure beside it, and the panel has the focus.
    expect(screen.queryByRole('alert')).toBeNull()
    expect(document.activeElement).toBe(await panel())

    await userEvent.click(within(await row('Naam')).getByLabelText('Vosje'))
    expect(screen.getByLabelText<HTMLInputElement>('De naam').value).toBe('Vosje')
    await userEvent.click(screen.getByRole('button', { name: 'Deze keuze opslaan' }))
    expect(saves).toEqual([{ updatedAt: '2', name: 'Vosje', town: 'Urk', phone: '06' }])
  })

  it('loses nothing of what was typed: a choice can be taken back, and typing goes on', async () => {
    show(<CardForm />)
    await type('De naam', 'De Vos')
    await type('De telefoon', '06')
    stored = { updatedAt: '2', name: 'Vosje', town: 'Urk', phone: '070' }
    await save()
    await panel()
    await userEvent.click(screen.getByRole('button', { name: 'Alles zoals nu opgeslagen' }))
    expect(screen.getByLabelText<HTMLInputElement>('De naam').value).toBe('Vosje')
    expect(screen.getByLabelText<HTMLInputElement>('De telefoon').value).toBe('070')
    await userEvent.click(screen.getByRole('button', { name: 'Alles van mijn invoer' }))
    expect(screen.getByLabelText<HTMLInputElement>('De telefoon').value).toBe('06')
    await type('De naam', 'De Vos en Zn')
    expect(await sides('Naam')).toEqual([
      ['Vosje', false],
      ['De Vos en Zn', true],
    ])
    await userEvent.click(screen.getByRole('button', { name: 'Deze keuze opslaan' }))
    // "Everywhere" took the town of before as well: that is what was in the form.
    expect(saves).toEqual([{ updatedAt: '2', name: 'De Vos en Zn', town: 'Assen', phone: '06' }])
  })

  it('is asked again when a third version comes in between', async () => {
    show(<CardForm />)
    await type('De telefoon', '06')
    stored = { ...base, updatedAt: '2', town: 'Urk' }
    await save()
    await panel()
    stored = { ...stored, updatedAt: '3', town: 'Ulrum' }
    await userEvent.click(screen.getByRole('button', { name: 'Deze keuze opslaan' }))
    expect(await sides('Plaats')).toEqual([
      ['Ulrum', true],
      ['Urk', false],
    ])
    await userEvent.click(screen.getByRole('button', { name: 'Deze keuze opslaan' }))
    expect(saves).toEqual([{ updatedAt: '3', name: 'Vos', town: 'Ulrum', phone: '06' }])
  })

  it('is met in the same way by typing that was kept over a lock', async () => {
    const typed = {
      values: { ...base, updatedAt: '0', town: 'Emmen' },
      unread: {},
      base: { ...base, updatedAt: '0', phone: '070' },
    }
    office.answer('typing.recall', () => ({
      value: JSON.stringify(typed),
      keptAt: '2026-03-16T09:00:00.000Z',
    }))
    show(<CardForm kept />)
    await screen.findByLabelText('De plaats')
    stored = { ...base, name: 'Vosje' }
    await save()
    expect(await sides('Naam')).toEqual([
      ['Vosje', true],
      ['Vos', false],
    ])
    expect(await sides('Plaats')).toEqual([
      ['Assen', false],
      ['Emmen', true],
    ])
    await call('typing.discard', { form: 'clients/7' })
  })

  it('says so when both typed the same', async () => {
    show(<CardForm />)
    await type('De plaats', 'Urk')
    stored = { ...base, updatedAt: '2', town: 'Urk' }
    await save()
    expect((await panel()).textContent).toContain('gelijk aan wat nu is opgeslagen')
    expect(within(await panel()).queryAllByRole('radio')).toEqual([])
  })
})

describe('rows of a list', () => {
  interface Lists {
    lines: string[]
    people: { id: number | null; name: string }[]
  }
  const lists = (lines: string[], people: Lists['people'] = []): Lists => ({ lines, people })
  const lines = {
    key: 'lines',
    of: (values: Lists) => values.lines,
    put: (values: Lists, rows: string[]) => ({ ...values, lines: rows }),
    label: (number: number | null) => String(number),
    show: (line: string) => line,
  }
  const people = {
    key: 'people',
    of: (values: Lists) => values.people,
    put: (values: Lists, rows: Lists['people']) => ({ ...values, people: rows }),
    label: () => 'iemand',
    show: ({ name }: { name: string }) => name,
  }

  it('known by place are chosen one by one, and what one side has more as one', () => {
    const theirs = lists(['a', 'B', 'c'])
    const mine = lists(['A', 'b'])
    const parts = rowsByPlace(lines, theirs, mine)
    expect(parts.map(({ label }) => label)).toEqual(['1', '2', 'null'])
    const [first, second, rest] = parts
    expect(second?.take(theirs, mine).lines).toEqual(['A', 'B'])
    expect(rest?.take(theirs, mine).lines).toEqual(['A', 'b', 'c'])
    expect(first?.take(mine, theirs).lines).toEqual(['A', 'B', 'c'])
    expect(rest?.take(mine, theirs).lines).toEqual(['a', 'B'])
  })

  it('known by number come, go and change each by itself; what both typed anew stays', () => {
    const [anna, bert] = [
      { id: 1, name: 'Anna' },
      { id: 2, name: 'Bert' },
    ]
    const theirs = lists([], [anna, { id: 3, name: 'Carla' }])
    const mine = lists([], [{ ...anna, name: 'Anne' }, bert, { id: null, name: 'Dirk' }])
    const parts = rowsById(people, theirs, mine)
    expect(parts.map(({ key }) => key)).toEqual(['people.1', 'people.3', 'people.2', 'people.new'])
    const all = parts.reduce((values, part) => part.take(theirs, values), mine)
    expect(all.people).toEqual(theirs.people)
    const [one, three] = parts
    const some = [one, three].reduce((values, part) => part?.take(theirs, values) ?? values, mine)
    expect(some.people.map(({ name }) => name)).toEqual(['Anna', 'Bert', 'Dirk', 'Carla'])
    const back = parts.reduce((values, part) => part.take(mine, values), theirs)
    expect(back.people.map(({ name }) => name).sort()).toEqual(['Anne', 'Bert', 'Dirk'])
  })
})
