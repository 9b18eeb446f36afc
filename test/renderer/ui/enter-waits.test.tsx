// @vitest-environment jsdom
import { act, cleanup, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ClientOption, ClientRow } from '../../../shared/clients/contract'
import { call, queryClient } from '../../../renderer/api'
import { ClientPicker } from '../../../renderer/clients/client-picker'
import { SearchBox } from '../../../renderer/ui/table/search-box'
import { useList } from '../../../renderer/ui/table/use-list'
import { VirtualTable } from '../../../renderer/ui/table/virtual-table'
import { openAnsweringOffice } from '../../support/window/answering-office'
import { show } from '../../support/window/screen'

const office = openAnsweringOffice()
const everybody = ['Aalbers', 'Bakker', 'Smit', 'Visser'].map((name, index) => ({
  id: index + 1,
  name,
}))
const whoever = (search: string) =>
  everybody.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()))

/** The office answers what was asked when a test says so. */
let held: (() => void)[] = []
const whenLetGo = <T,>(answer: T): Promise<T> =>
  new Promise((resolve) => held.push(() => resolve(answer)))
const letGo = async () => {
  await arrived()
  for (const answer of held.splice(0)) answer()
  await arrived()
}
/** Whatever was on its way to the office, and what it answered, has arrived and is drawn. */
const arrived = () =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(100)
    await call('typing.recall', { form: 'none/0' })
    await vi.advanceTimersByTimeAsync(100)
  })

const optionOf = ({ id, name }: (typeof everybody)[number]): ClientOption => ({
  id,
  name,
  kind: 'person',
  town: 'Utrecht',
  terminatedOn: null,
  found: null,
})

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true })
  queryClient.clear()
  held = []
  office.answer('typing.recall', () => null)
  office.answer('clients.options', ({ search = '' }) => whenLetGo(whoever(search).map(optionOf)))
  office.answer('clients.list', ({ search = '' }) =>
    whenLetGo({ rows: whoever(search) as ClientRow[], next: null, sorted: true }),
  )
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const Picking = ({ onSubmit }: { onSubmit: () => void }) => {
  const [id, setId] = useState<number | null>(null)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <ClientPicker label="Klant" name="clientId" value={id} onChange={setId} error={null} />
      <output>{id === null ? 'niemand' : everybody[id - 1]?.name}</output>
      <input aria-label="Volgende veld" />
    </form>
  )
}

it('takes the first of the answer to what was typed, never of the list before it', async () => {
  const { hands } = show(<Picking onSubmit={() => undefined} />)
  await letGo()
  await hands.type(screen.getByRole('combobox'), 'vis')
  await hands.keyboard('{Enter}')
  expect(screen.getByRole('status')).toHaveProperty('textContent', 'niemand')
  await letGo()
  expect(screen.getByRole('status')).toHaveProperty('textContent', 'Visser')
})

it('still takes it when the hands went on to the next field meanwhile', async () => {
  const { hands } = show(<Picking onSubmit={() => undefined} />)
  await letGo()
  await hands.click(screen.getByRole('combobox'))
  await hands.paste('smit')
  await hands.keyboard('{Enter}{Tab}dank')
  await letGo()
  expect(screen.getByRole('status')).toHaveProperty('textContent', 'Smit')
  expect(screen.getByLabelText('Volgende veld')).toHaveProperty('value', 'dank')
})

it('forgets an Enter when one types on', async () => {
  const { hands } = show(<Picking onSubmit={() => undefined} />)
  await letGo()
  await hands.type(screen.getByRole('combobox'), 's{Enter}m')
  await letGo()
  await letGo()
  expect(screen.getByRole('status')).toHaveProperty('textContent', 'niemand')
})

it('sends no form when nobody is found', async () => {
  const sent = vi.fn()
  const { hands } = show(<Picking onSubmit={sent} />)
  await letGo()
  await hands.type(screen.getByRole('combobox'), 'xyz{Enter}')
  await letGo()
  await hands.keyboard('{Enter}')
  expect(sent).not.toHaveBeenCalled()
  expect(screen.getByRole('status')).toHaveProperty('textContent', 'niemand')
})

const Listing = ({ onOpen }: { onOpen: (name: string) => void }) => {
  const [text, setText] = useState('')
  const list = useList('clients.list', { search: text })
  return (
    <>
      <SearchBox
        label="Zoeken"
        hint=""
        text={text}
        list={list}
        onSearch={setText}
        onOpenFirst={({ name }) => onOpen(name)}
      />
      <VirtualTable
        label="Klanten"
        list={list}
        columns={[{ key: 'name', header: 'Naam', cell: ({ name }) => name }]}
        rowKey={({ id }) => id}
        empty="Niets"
      />
    </>
  )
}

it('opens from the search box the first of the answer, once', async () => {
  const open = vi.fn()
  const { hands } = show(<Listing onOpen={open} />)
  await letGo()
  await hands.type(screen.getByRole('searchbox'), 'vis{Enter}')
  expect(open).not.toHaveBeenCalled()
  await letGo()
  await letGo()
  expect(open.mock.calls).toEqual([['Visser']])
  await hands.keyboard('{Enter}')
  expect(open.mock.calls).toEqual([['Visser'], ['Visser']])
})

it('keeps the rows of the question before in sight, and out of reach', async () => {
  const { hands } = show(<Listing onOpen={() => undefined} />)
  await letGo()
  await hands.type(screen.getByRole('searchbox'), 'smit')
  await act(() => vi.advanceTimersByTimeAsync(100))
  const rows = document.querySelector('tbody')
  expect(rows?.hasAttribute('inert')).toBe(true)
  await letGo()
  expect(rows?.hasAttribute('inert')).toBe(false)
})

it('asks before what is pressed next, which may lead elsewhere', async () => {
  const order: string[] = []
  const Leaving = () => (
    <>
      <SearchBox
        label="Zoeken"
        hint=""
        text=""
        list={useList('clients.list', {})}
        onSearch={(text) => order.push(text)}
        onOpenFirst={() => undefined}
      />
      <button onClick={() => order.push('weg')}>Weg</button>
    </>
  )
  const { hands } = show(<Leaving />)
  await letGo()
  await hands.click(screen.getByRole('searchbox'))
  await hands.paste('vis')
  await hands.click(screen.getByRole('button', { name: 'Weg' }))
  await arrived()
  expect(order).toEqual(['vis', 'weg'])
})
