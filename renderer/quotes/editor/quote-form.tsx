import { Button, Grid, Stack } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Quote } from '../../../shared/quotes/contract'
import { call, useData } from '../../api'
import { ClientPicker } from '../../clients/client-picker'
import { useTranslation } from '../../i18n/use-translation'
import { LinesPicker } from '../../invoices/lines-picker'
import { DateField } from '../../ui/fields/date-field'
import { TextAreaField, TextField } from '../../ui/fields/text-field'
import { Form } from '../../ui/form/form-frame'
import { SaveBar } from '../../ui/form/save-bar'
import { KeyHint } from '../../ui/key-hint'
import { Section } from '../../ui/section'
import { toast } from '../../ui/toast'
import { SendDialog } from './send-dialog'
import { asLines, useQuoteForm, valuesOf, type QuoteValues } from './quote-values'

interface QuoteFormProps {
  /** null: not saved yet */
  quote: Quote | null
  initial: QuoteValues
  today: string
  smallBusiness: boolean
}

/** What is typed of a quote, what it adds up to, and the ways to save it and make it final. */
export function QuoteForm({ quote, initial, today, smallBusiness }: QuoteFormProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const form = useQuoteForm(quote?.id ?? null, initial)
  const settings = useData('quotes.settings', {})
  const [sending, setSending] = useState<Quote | null>(null)
  const toQuote = (id: number) =>
    void navigate({ to: '/quotes/$quoteId', params: { quoteId: String(id) }, replace: true })

  /** Saves what is typed; null when it was refused. */
  const save = async (): Promise<Quote | null> => {
    const { updatedAt } = form.values
    const saved = await form.submit((input) =>
      quote === null
        ? call('quotes.add', input)
        : call('quotes.change', { ...input, id: quote.id, updatedAt }),
    )
    if (!saved) return null
    if (quote !== null) form.reset(valuesOf(saved.value, smallBusiness))
    return saved.value
  }
  const submit = async () => {
    const saved = await save()
    if (!saved) return
    toast.done(t('quotes.form.saved'))
    if (quote === null) toQuote(saved.id)
  }
  const send = async () => {
    const saved = quote !== null && !form.dirty ? quote : await save()
    if (saved) setSending(saved)
  }
  // Also while one types in a field.
  useHotkeys([['mod+shift+Enter', () => void send()]], [])

  return (
    <Form form={form} label={t('quotes.form.label')} onSubmit={() => void submit()}>
      <Stack gap="md">
        <Section title={t('quotes.form.forWhom')}>
          <Grid gap="md">
            <Grid.Col span={{ base: 12, md: 6 }}>
              <ClientPicker
                {...form.field('clientId')}
                label={t('quotes.form.client')}
                required
                autoFocus={initial.clientId === null}
              />
            </Grid.Col>
            <Grid.Col span={{ base: 12, xs: 6 }}>
              <TextField {...form.field('attention')} label={t('quotes.form.attention')} />
            </Grid.Col>
            <Grid.Col span={{ base: 12, xs: 6 }}>
              <TextField {...form.field('reference')} label={t('quotes.form.reference')} />
            </Grid.Col>
            <Grid.Col span={{ base: 12, xs: 6 }}>
              <DateField
                {...form.field('validUntil')}
                label={t('quotes.form.validUntil')}
                description={t('quotes.form.validHelp', { days: settings.data?.validDays ?? 30 })}
              />
            </Grid.Col>
          </Grid>
          <TextAreaField {...form.field('intro')} label={t('quotes.form.intro')} />
        </Section>
        <LinesPicker form={asLines(form)} today={today} smallBusiness={smallBusiness}>
          <Section title={t('quotes.form.texts')}>
            <TextAreaField {...form.field('note')} label={t('quotes.form.closing')} />
          </Section>
        </LinesPicker>
        <SaveBar form={form} saveLabel={t('quotes.form.save')}>
          <Button
            variant="light"
            loading={form.busy}
            rightSection={<KeyHint keys="Ctrl+Shift+Enter" />}
            aria-keyshortcuts="Control+Shift+Enter"
            onClick={() => void send()}
          >
            {t('quotes.form.send')}
          </Button>
        </SaveBar>
      </Stack>
      {sending !== null && (
        <SendDialog
          quote={sending}
          onSent={({ id, number }) => {
            toast.done(t('quotes.send.done', { number: number ?? '' }))
            setSending(null)
            toQuote(id)
          }}
          onClose={() => {
            setSending(null)
            if (quote === null) toQuote(sending.id)
          }}
        />
      )}
    </Form>
  )
}
