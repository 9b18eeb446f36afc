import { Button, Group, Stack, Text } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { credentials } from '../../shared/credentials/contract'
import { AppError } from '../../shared/errors'
import { call, isError } from '../api'
import { ClientPicker } from '../clients/client-picker'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { TextField } from '../ui/fields/text-field'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { Page } from '../ui/page'
import { SaveBar } from '../ui/form/save-bar'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'
import { KeychainNotice } from './keychain-notice'

interface ReceiveValues {
  file: string
  passphrase: string
  clientId: number | null
}

/** Takes in a login that a colleague handed over. */
export function ReceivePage() {
  const { t } = useTranslation()
  return (
    <Page
      title={t('credentials.receiving.title')}
      width="form"
      breadcrumbs={[
        <Link key="list" to="/logins">
          {t('credentials.title')}
        </Link>,
      ]}
    >
      <KeychainNotice />
      <ReceiveForm />
    </Page>
  )
}

function ReceiveForm() {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const [name, setName] = useState<string | null>(null)
  const form = useForm<ReceiveValues, typeof credentials.receive.input>({
    form: null,
    initial: { file: '', passphrase: '', clientId: null },
    schema: credentials.receive.input,
  })
  const choose = async () => {
    const chosen = await call('files.chooseOpen', { kind: 'login' })
    if (!chosen) return
    form.set('file', chosen.file)
    setName(chosen.name)
  }
  const submit = async () => {
    const saved = await form.submit(async (input) => {
      try {
        return await call('credentials.receive', input)
      } catch (error) {
        if (isError(error, 'wrong-passphrase')) {
          // The same file, for another try at the code.
          form.set('file', error.details.file)
          throw new AppError('invalid-input', {
            problems: [{ path: 'passphrase', code: 'not-this-code' }],
          })
        }
        // Any other refusal has used the file up.
        form.set('file', '')
        setName(null)
        throw error
      }
    })
    if (!saved) return
    const moment = format.moment(saved.value.expiresAt)
    toast.done(t('credentials.receiving.saved', { moment }))
    void navigate({ to: '/logins/$loginId', params: { loginId: String(saved.value.id) } })
  }
  const missing = form.errorAt('file')
  return (
    <Form form={form} label={t('credentials.receiving.title')} onSubmit={submit}>
      <Stack gap="md">
        <Section title={t('credentials.receiving.file')}>
          <Text>{t('credentials.receiving.lead')}</Text>
          <Group gap="sm">
            <Button
              variant="default"
              data-field="file"
              leftSection={<IconFileImport size={18} stroke={1.75} aria-hidden />}
              onClick={() => void choose().catch((error: unknown) => toast.failed(error))}
            >
              {t('credentials.receiving.choose')}
            </Button>
            {name !== null && <Text>{t('credentials.receiving.chosen', { name })}</Text>}
          </Group>
          {missing !== null && (
            <Text c="red" size="sm" role="alert">
              {missing}
            </Text>
          )}
          <TextField
            label={t('credentials.receiving.code')}
            required
            mono
            {...form.field('passphrase')}
          />
          <ClientPicker
            label={t('credentials.receiving.client')}
            required
            {...form.field('clientId')}
          />
        </Section>
        <SaveBar
          form={form}
          saveLabel={t('credentials.receiving.save')}
          onCancel={() => void navigate({ to: '/logins' })}
        />
      </Stack>
    </Form>
  )
}
