// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { DateField } from '../../../renderer/ui/fields/date-field'
import { useForm } from '../../../renderer/ui/form/form'
import { Form } from '../../../renderer/ui/form/form-frame'
import { AppError } from '../../../shared/errors'
import { civilDate } from '../../../shared/fields'
import { openAnsweringOffice } from '../../support/window/answering-office'
import { show } from '../../support/window/screen'

openAnsweringOffice()
afterEach(cleanup)

const schema = z.object({ on: civilDate.nullable() })
const future = new AppError('invalid-input', {
  problems: [{ path: 'on', code: 'given-in-future' }],
})

function OneDate() {
  const initial: z.input<typeof schema> = { on: '2026-03-17' }
  const form = useForm({ form: null, initial, schema })
  return (
    <Form form={form} label="Een datum" onSubmit={() => form.submit(() => Promise.reject(future))}>
      <DateField label="Op" {...form.field('on')} />
    </Form>
  )
}

const send = () => act(async () => fireEvent.submit(screen.getByRole('form')))

describe('a date that was refused', () => {
  it('says why where the cursor stands, until it is changed', async () => {
    show(<OneDate />)
    const field = await screen.findByLabelText('Op')
    act(() => field.focus())
    await send()
    await waitFor(() => expect(document.activeElement).toBe(field))
    expect(screen.getByText('Kies vandaag of een dag die voorbij is.')).toBeTruthy()
    fireEvent.change(field, { target: { value: '16-03-2026' } })
    expect(screen.queryByText('Kies vandaag of een dag die voorbij is.')).toBeNull()
  })

  it('is no mistake while it is half typed, and is one when it is sent so', async () => {
    show(<OneDate />)
    const field = await screen.findByLabelText('Op')
    act(() => field.focus())
    fireEvent.change(field, { target: { value: '99-' } })
    expect(field.getAttribute('aria-invalid')).not.toBe('true')
    await send()
    expect(field.getAttribute('aria-invalid')).toBe('true')
  })
})
