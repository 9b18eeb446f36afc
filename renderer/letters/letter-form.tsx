import { Button, SimpleGrid, Stack, Text } from '@mantine/core'
import { useRef } from 'react'
import { letterInput, letters, type LetterText } from '../../shared/letters/contract'
import { letterKinds, type LetterKind } from '../../shared/letters/kinds'
import { placeholders, type Placeholder } from '../../shared/letters/placeholders'
import { previewOf } from '../../shared/letters/preview'
import { call, useCall } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { useMay } from '../session/session'
import { confirm } from '../ui/confirm'
import { TextAreaField, TextField } from '../ui/fields/text-field'
import { fieldsPart, useConflict } from '../ui/form/conflict'
import { ConflictPanel } from '../ui/form/conflict-panel'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { SaveBar } from '../ui/form/save-bar'
import { Notice } from '../ui/notice'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'
import { Placeholders } from './placeholders'
import './letters.css'

const valuesOf = ({ kind, language, subject, body, version }: LetterText) => ({
  kind,
  language,
  subject: subject ?? '',
  body,
  version,
})

export function LetterForm({ text }: { text: LetterText }) {
  const { t } = useTranslation()
  const { kind, language } = text
  const { subject: hasSubject, optional }: LetterKind = letterKinds[kind]
  const mayChange = useMay(letters.save.roles)
  const save = useCall('letters.save')
  const around = useRef<HTMLDivElement>(null)
  const form = useForm({
    form: mayChange ? `letters/${kind}/${language}` : null,
    initial: valuesOf(text),
    schema: letterInput,
    toInput: (values) => ({ ...values, subject: hasSubject ? values.subject : null }),
  })
  const conflict = useConflict(form, {
    version: 'version',
    now: async () => valuesOf(await call('letters.text', { kind, language })),
    parts: () => [
      fieldsPart(['subject'], t('letters.subject'), ({ subject }) => subject),
      fieldsPart(['body'], t('letters.body'), ({ body }) => body),
    ],
  })
  const { subject, body } = form.values

  const submit = async () => {
    const saved = await form.submit((input) => save.mutateAsync(input), conflict.answer)
    if (!saved) return
    conflict.over()
    form.reset(valuesOf(saved.value))
    toast.done(t('letters.saved'))
  }

  /** Where the cursor was in the message last; at its end when it never was there. */
  const insert = (placeholder: Placeholder) => {
    const field = around.current?.querySelector<HTMLTextAreaElement>('textarea')
    const word = `{${placeholders[placeholder][language]}}`
    const at = field?.selectionStart ?? body.length
    const to = field?.selectionEnd ?? at
    form.set('body', body.slice(0, at) + word + body.slice(to))
    requestAnimationFrame(() => {
      field?.focus()
      field?.setSelectionRange(at + word.length, at + word.length)
    })
  }

  return (
    <Form form={form} label={t('letters.text')} onSubmit={() => void submit()}>
      <ConflictPanel conflict={conflict} form={form} />
      {!mayChange && <Notice tone="info">{t('letters.ownerOnly')}</Notice>}
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md" mt={mayChange ? 0 : 'md'}>
        <Stack gap="md" ref={around}>
          <Section title={t('letters.text')}>
            {hasSubject && (
              <TextField
                label={t('letters.subject')}
                required
                disabled={!mayChange}
                {...form.field('subject')}
              />
            )}
            <TextAreaField
              label={t('letters.body')}
              required={!optional}
              description={optional ? t('letters.mayBeEmpty') : undefined}
              minRows={12}
              maxRows={24}
              disabled={!mayChange}
              {...form.field('body')}
            />
          </Section>
        </Stack>
        <Stack gap="md">
          <Preview kind={kind} language={language} subject={subject} body={body} />
          {mayChange && (
            <Section title={t('letters.placeholders')}>
              <Placeholders
                words={letterKinds[kind].placeholders}
                required={letterKinds[kind].required}
                language={language}
                onChoose={insert}
              />
            </Section>
          )}
        </Stack>
      </SimpleGrid>
      {mayChange && (
        <SaveBar form={form}>
          {form.values.version !== null && (
            <Reset
              kind={kind}
              language={language}
              version={form.values.version}
              onDone={(standard) => form.reset(valuesOf(standard))}
            />
          )}
        </SaveBar>
      )}
    </Form>
  )
}

function Preview({
  kind,
  language,
  subject,
  body,
}: Pick<LetterText, 'kind' | 'language' | 'subject' | 'body'>) {
  const { t } = useTranslation()
  const shown = previewOf(kind, language, { subject, body })
  return (
    <Section title={t('letters.preview')}>
      {shown ? (
        <div className="kluis-letter" lang={language}>
          <Text fw={600}>{shown.subject}</Text>
          <Text className="kluis-letter-text">{shown.text}</Text>
        </div>
      ) : (
        <Notice tone="warn">{t('letters.noPreview')}</Notice>
      )}
      <Text size="sm" c="dimmed">
        {t('letters.previewHelp')}
      </Text>
    </Section>
  )
}

interface ResetProps extends Pick<LetterText, 'kind' | 'language'> {
  /** the one that is looked at */
  version: number
  onDone: (standard: LetterText) => void
}

function Reset({ kind, language, version, onDone }: ResetProps) {
  const { t } = useTranslation()
  const reset = useCall('letters.reset')
  const ask = async () => {
    const sure = await confirm({
      title: t('letters.resetTitle'),
      body: t('letters.resetGone'),
      confirm: t('letters.reset'),
      danger: true,
    })
    if (!sure) return
    reset.mutate(
      { kind, language, version },
      {
        onSuccess: (standard) => {
          onDone(standard)
          toast.done(t('letters.resetDone'))
        },
        onError: toast.failed,
      },
    )
  }
  return (
    <Button variant="default" loading={reset.isPending} onClick={() => void ask()}>
      {t('letters.reset')}
    </Button>
  )
}
