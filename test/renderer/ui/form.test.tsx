// @vitest-environment jsdom
import { act, cleanup, renderHook, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { call } from '../../../renderer/api'
import { TextField } from '../../../renderer/ui/fields/text-field'
import { useForm } from '../../../renderer/ui/form/form'
import { Form } from '../../../renderer/ui/form/form-frame'
import { dropTyping } from '../../../renderer/ui/form/kept-typing'
import { SaveBar } from '../../../renderer/ui/form/save-bar'
import { AppError } from '../../../shared/errors'
import { cents, requiredText } from '../../../shared/fields'
import { openAnsweringOffice } from '../../support/window/answering-office'
import { show } from '../../support/window/screen'

const office = openAnsweringOffice()
const calls = (op: string) => office.calls.filter(([name]) => name === op).map(([, input]) => input)
const kept = () =>
  calls('typing.keep') as { form: string; clientId: number | null; value: string }[]
const lastKept = () => JSON.parse(kept().at(-1)?.value ?? 'null') as unknown

/** Whatever was on its way to the office has arrived. */
const arrived = () => act(() => call('typing.recall', { form: 'none/0' }))
/** The hands rest: time goes by, and what that sets off arrives. */
const rest = async () => {
  await act(() => vi.advanceTimersByTimeAsync(5_000))
  await arrived()
}

let stored: Record<string, { value: string; keptAt: string }> = {}

beforeEach(() => {
  // The clock goes on by itself, as testing-library waits by it; resting hands only turn it on.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true })
  stored = {}
  office.answer('typing.recall', ({ form }) => stored[form] ?? null)
  office.answer('typing.keep', () => ({ kept: true }))
  office.answer('typing.discard', () => ({ discarded: true }))
})
afterEach(async () => {
  cleanup()
  await rest()
  dropTyping()
  office.calls.splice(0)
  vi.useRealTimers()
})

const schema = z.object({
  name: requiredText(10),
  lines: z.array(z.object({ what: requiredText(10), amountCents: cents.nullable() })),
})
type Values = z.input<typeof schema>
const initial: Values = { name: '', lines: [] }
const filled: Values = { name: 'Vos', lines: [{ what: 'Hosting', amountCents: 100 }] }

const open = async (
  options: Partial<Parameters<typeof useForm<Values, typeof schema>>[0]> = {},
) => {
  const hook = renderHook(() => useForm({ form: 'clients/1', initial, schema, ...options }))
  await waitFor(() => expect(hook.result.current.ready).toBe(true), { timeout: 300_000 })
  return { ...hook, form: () => hook.result.current }
}

/** A save that ends when the test says so. */
const slowSave = () => {
  const ends: ((error?: AppError) => void)[] = []
  const save = vi.fn(
    (_input: Values) =>
      new Promise<string>((resolve, reject) =>
        ends.push((error) => (error ? reject(error) : resolve('saved'))),
      ),
  )
  return { save, end: (error?: AppError) => ends.splice(0).forEach((one) => one(error)) }
}

describe('saving', () => {
  it('happens once, however often it is asked in one breath', async () => {
    const { form } = await open({ initial: filled })
    const { save, end } = slowSave()
    const answers = await act(async () => {
      const asked = form()
      const both = Promise.all([asked.submit(save), asked.submit(save), asked.submit(save)])
      end()
      return both
    })
    expect(save).toHaveBeenCalledTimes(1)
    expect(answers).toEqual([{ value: 'saved' }, null, null])
  })

  it('happens once while it lasts, and again when it is over', async () => {
    const { form } = await open({ initial: filled })
    const { save, end } = slowSave()
    let first: Promise<unknown> = Promise.resolve()
    act(() => void (first = form().submit(save)))
    expect(form().busy).toBe(true)
    await act(async () => expect(await form().submit(save)).toBeNull())
    expect(save).toHaveBeenCalledTimes(1)
    await act(async () => {
      end()
      await first
    })
    expect(form().busy).toBe(false)
    await act(async () => {
      const again = form().submit(save)
      end()
      await again
    })
    expect(save).toHaveBeenCalledTimes(2)
  })

  it('can be asked again after it failed', async () => {
    const { form } = await open({ initial: filled })
    await act(async () => {
      const refused = await form().submit(() => Promise.reject(new AppError('disk-full', {})))
      expect(refused).toBeNull()
    })
    expect(form().busy).toBe(false)
    expect(form().values).toEqual(filled)
    await act(async () => expect(await form().submit(async () => 7)).toEqual({ value: 7 }))
    expect(form().error).toBeNull()
  })

  it('hands over the shape the schema wants', async () => {
    const { result } = renderHook(() =>
      useForm({
        form: null,
        initial: { name: ' Vos ' },
        schema: z.object({ id: z.number(), name: requiredText(10) }),
        toInput: ({ name }) => ({ id: 7, name }),
      }),
    )
    const save = vi.fn(async () => undefined)
    await act(() => result.current.submit(save))
    expect(save).toHaveBeenCalledWith({ id: 7, name: ' Vos ' })
  })
})

describe('what is wrong', () => {
  it('is marked before anything is sent, each at its field, in a sentence', async () => {
    const { form } = await open({ initial: { name: '', lines: [{ what: '', amountCents: 1 }] } })
    const save = vi.fn(async () => undefined)
    await act(async () => expect(await form().submit(save)).toBeNull())
    expect(save).not.toHaveBeenCalled()
    expect(form().problems.map(({ path }) => path)).toEqual(['name', 'lines.0.what'])
    expect(form().field('name').error).toBe('Vul dit in.')
    expect(form().field('lines.0.what').error).toBe('Vul dit in.')
    expect(form().field('lines.0.amountCents').error).toBeNull()
    expect(form().attempt).toBe(1)
  })

  it('goes from a field that is mended, and from no other', async () => {
    const { form } = await open({ initial: { name: '', lines: [{ what: '', amountCents: 1 }] } })
    act(() => void form().check())
    act(() => form().set('name', 'Vos'))
    expect(form().field('name').error).toBeNull()
    expect(form().field('lines.0.what').error).not.toBeNull()
  })

  it('as the office finds it lands at its field; nothing typed is lost', async () => {
    const { form } = await open({
      initial: filled,
      toPath: (path) => path.replace(/^rows/, 'lines'),
    })
    const problems = [
      { path: 'rows.0.what', code: 'too-long' },
      { path: 'name', code: 'taken' },
    ]
    await act(async () => {
      await form().submit(() => Promise.reject(new AppError('invalid-input', { problems })))
    })
    expect(form().field('lines.0.what').error).toBe('Dit is te lang.')
    expect(form().field('name').error).toBe('Dit bestaat al. Kies iets anders.')
    expect(form().error).toBeNull()
    expect(form().values).toEqual(filled)
  })

  it('about no field is told of the form as a whole', async () => {
    const { form } = await open({ initial: filled })
    const failure = new AppError('disk-full', {})
    await act(() => form().submit(() => Promise.reject(failure)))
    expect(form().error).toBe(failure)
    expect(form().problems).toEqual([])
  })

  it('in one step of a wizard is marked there only', async () => {
    const { form } = await open({ initial: { name: '', lines: [{ what: '', amountCents: 1 }] } })
    act(() => expect(form().checkFields(['name'])).toBe(false))
    expect(form().problems.map(({ path }) => path)).toEqual(['name'])
    act(() => form().set('name', 'Vos'))
    act(() => expect(form().checkFields(['name'])).toBe(true))
  })

  it('as typed text that is no amount holds up the save and stands with its row', async () => {
    const two = [...filled.lines, { what: 'Domein', amountCents: null }]
    const { form } = await open({ initial: { name: 'Vos', lines: two } })
    const save = vi.fn(async () => undefined)
    act(() => form().field('lines.1.amountCents').onUnread('tien', 'not-an-amount'))
    await act(async () => expect(await form().submit(save)).toBeNull())
    expect(save).not.toHaveBeenCalled()
    act(() => form().moveRow('lines', 1, 0))
    expect(form().field('lines.0.amountCents').unread).toBe('tien')
    expect(form().field('lines.0.amountCents').error).toMatch(/^Dit is geen bedrag/)
    expect(form().field('lines.1.amountCents').error).toBeNull()
    act(() => form().removeRow('lines', 0))
    await act(async () => expect(await form().submit(save)).not.toBeNull())
    expect(form().values.lines).toEqual(filled.lines)
  })
})

describe('typing', () => {
  it('is kept once the hands rest, with whose data it is', async () => {
    const { form } = await open({ clientId: 12 })
    act(() => form().set('name', 'Vo'))
    act(() => form().set('name', 'Vos'))
    await rest()
    expect(kept()).toHaveLength(1)
    expect(kept()[0]).toMatchObject({ form: 'clients/1', clientId: 12 })
    expect(lastKept()).toEqual({ base: initial, values: { name: 'Vos', lines: [] }, unread: {} })
    expect(form().dirty).toBe(true)
  })

  it('is kept at once when the form leaves the screen', async () => {
    const { form, unmount } = await open()
    act(() => form().set('name', 'Vos'))
    unmount()
    await arrived()
    expect(lastKept()).toMatchObject({ values: { name: 'Vos' } })
  })

  it('is put back when the form comes again, unread text included', async () => {
    const unread = { 'lines.0.amountCents': { text: 'tien', code: 'not-an-amount' } }
    stored['clients/1'] = {
      value: JSON.stringify({ values: filled, unread }),
      keptAt: '2026-11-20T10:00:00.000Z',
    }
    const { form } = await open()
    expect(form().values).toEqual(filled)
    expect(form().field('lines.0.amountCents').unread).toBe('tien')
    expect(form().restoredAt).toBe('2026-11-20T10:00:00.000Z')
  })

  it('is forgotten once it is saved, and nothing keeps it again', async () => {
    const { form, unmount } = await open()
    act(() => form().set('name', 'Vos'))
    await rest()
    expect(kept()).toHaveLength(1)
    await act(() => form().submit(async () => undefined))
    expect(form().dirty).toBe(false)
    unmount()
    await rest()
    expect(kept()).toHaveLength(1)
    expect(office.calls.filter(([op]) => op !== 'typing.recall').at(-1)).toEqual([
      'typing.discard',
      { form: 'clients/1' },
    ])
  })

  it('that was not sent yet when it was saved is never sent', async () => {
    const { form } = await open()
    act(() => form().set('name', 'Vos'))
    await act(() => form().submit(async () => undefined))
    await rest()
    expect(kept()).toEqual([])
  })

  it('is not kept by a form that leaves the screen as soon as it is saved', async () => {
    const { form, unmount } = await open()
    act(() => form().set('name', 'Vos'))
    await act(async () => {
      await form().submit(async () => undefined)
      unmount()
    })
    await rest()
    expect(kept()).toEqual([])
  })

  it('is not forgotten when saving is refused', async () => {
    const { form } = await open()
    act(() => form().set('name', 'Vos'))
    await act(async () => {
      await form().submit(() => Promise.reject(new AppError('disk-full', {})))
    })
    await rest()
    expect(lastKept()).toMatchObject({ values: { name: 'Vos' } })
    expect(calls('typing.discard')).toEqual([])
  })

  it('that goes on while it is being saved stays, unsaved and kept', async () => {
    const { form } = await open()
    const { save, end } = slowSave()
    act(() => form().set('name', 'Vos'))
    let saving: Promise<unknown> = Promise.resolve()
    act(() => void (saving = form().submit(save)))
    act(() => form().set('name', 'Vos bv'))
    await rest()
    await act(async () => {
      end()
      await saving
    })
    expect(save).toHaveBeenCalledWith({ name: 'Vos', lines: [] })
    expect(form().values.name).toBe('Vos bv')
    expect(form().dirty).toBe(true)
    await rest()
    const after = office.calls.map(([op]) => op)
    expect(after.lastIndexOf('typing.keep')).toBeGreaterThan(after.lastIndexOf('typing.discard'))
    expect(lastKept()).toMatchObject({ values: { name: 'Vos bv' } })
  })

  it('taken back by hand is no longer kept', async () => {
    const { form } = await open()
    act(() => form().set('name', 'Vos'))
    await rest()
    act(() => form().set('name', ''))
    await rest()
    expect(form().dirty).toBe(false)
    expect(calls('typing.discard')).toEqual([{ form: 'clients/1' }])
  })

  it('thrown away on purpose is gone, here and in the office', async () => {
    const { form } = await open()
    act(() => form().set('name', 'Vos'))
    await rest()
    act(() => form().reset())
    await rest()
    expect(form().values).toEqual(initial)
    expect(calls('typing.discard')).toContainEqual({ form: 'clients/1' })
    expect(kept()).toHaveLength(1)
  })

  it('put back and thrown away can be taken back, until something else is typed', async () => {
    const typed = { values: { ...initial, name: 'Vos' }, unread: {}, base: initial }
    stored['clients/1'] = { value: JSON.stringify(typed), keptAt: '2026-03-16T09:00:00.000Z' }
    const { form } = await open()
    expect(form().values.name).toBe('Vos')
    act(() => form().discardRestored())
    expect([form().values, form().restoredAt, form().discarded]).toEqual([initial, null, true])
    act(() => form().takeBack())
    expect([form().values.name, form().discarded]).toEqual(['Vos', false])
    expect(form().restoredAt).toBe('2026-03-16T09:00:00.000Z')
    await rest()
    expect(lastKept()).toMatchObject({ values: { name: 'Vos' } })

    act(() => form().discardRestored())
    act(() => form().set('name', 'Bos'))
    expect(form().discarded).toBe(false)
  })

  it('of a form that keeps nothing never leaves the window', async () => {
    const { form, unmount } = await open({ form: null })
    act(() => form().set('name', 'geheim'))
    await rest()
    await act(() => form().submit(async () => undefined))
    act(() => form().set('name', 'geheim 2'))
    unmount()
    await rest()
    expect(office.calls.filter(([, input]) => !isProbe(input))).toEqual([])
  })
})

const isProbe = (input: unknown) => JSON.stringify(input) === '{"form":"none/0"}'

describe('a form on screen', () => {
  const save = vi.fn((_input: Values) => Promise.resolve())
  beforeEach(() => void save.mockReset().mockResolvedValue())

  function Example() {
    const form = useForm({ form: 'clients/1', initial, schema: schema.required() })
    return (
      <Form form={form} label="Klant" onSubmit={() => void form.submit(save)}>
        <TextField label="Naam" {...form.field('name')} />
        <SaveBar form={form} />
      </Form>
    )
  }

  const example = async () => {
    const { hands } = show(<Example />)
    return { hands, name: await screen.findByRole('textbox', { name: 'Naam' }) }
  }

  it('sends once at a double click and once at Enter twice', async () => {
    const { hands, name } = await example()
    const { save: slow, end } = slowSave()
    save.mockImplementation(async (input) => {
      await slow(input)
    })
    await hands.type(name, 'Vos')
    await hands.dblClick(screen.getByRole('button', { name: /Opslaan/ }))
    await hands.type(name, '{Enter}{Enter}')
    expect(save).toHaveBeenCalledTimes(1)
    expect(save).toHaveBeenCalledWith({ name: 'Vos', lines: [] })
    await act(async () => end())
  })

  it('saves at Ctrl+S', async () => {
    const { hands, name } = await example()
    await hands.type(name, 'Vos{Control>}s{/Control}')
    expect(save).toHaveBeenCalledTimes(1)
  })

  it('puts the eye and the keys at the first wrong field, which tells what is wrong', async () => {
    const { hands, name } = await example()
    await hands.click(screen.getByRole('button', { name: /Opslaan/ }))
    expect(save).not.toHaveBeenCalled()
    expect(document.activeElement).toBe(name)
    expect(name).toHaveProperty('ariaInvalid', 'true')
    const told = document.getElementById(
      name.getAttribute('aria-describedby')?.split(' ').at(-1) ?? '',
    )
    expect(told?.textContent).toBe('Vul dit in.')
    await hands.type(name, 'V')
    expect(screen.queryByText('Vul dit in.')).toBeNull()
  })

  it('tells in words what no field can say', async () => {
    const { hands, name } = await example()
    save.mockRejectedValue(
      new AppError('invalid-input', { problems: [{ path: 'elsewhere', code: 'taken' }] }),
    )
    await hands.type(name, 'Vos{Enter}')
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain('Dit bestaat al. Kies iets anders.')
    expect(name).toHaveProperty('value', 'Vos')
  })

  it('says that typing was put back, and throws it away when asked', async () => {
    stored['clients/1'] = {
      value: JSON.stringify({ values: { name: 'Vos', lines: [] }, unread: {} }),
      keptAt: '2026-11-20T10:00:00.000Z',
    }
    const { hands, name } = await example()
    expect(name).toHaveProperty('value', 'Vos')
    expect(screen.getByText(/invoer teruggezet/).textContent).toContain('20-11-2026 11:00')
    await hands.click(screen.getByRole('button', { name: 'Wissen' }))
    expect(name).toHaveProperty('value', '')
    await rest()
    expect(calls('typing.discard')).toContainEqual({ form: 'clients/1' })
  })
})
