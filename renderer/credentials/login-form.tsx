import { Button, Group, Stack } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { distinct, lifetimesNow, type Lifetime } from '../../shared/credentials/expiry'
import { fieldKinds, loginInput, mostFields, type FieldKind } from '../../shared/credentials/input'
import { call, useData } from '../api'
import { ClientPicker } from '../clients/client-picker'
import { useTranslation } from '../i18n/use-translation'
import { useFormat } from '../i18n/use-format'
import { DataState } from '../ui/data-state'
import { CheckField, FieldNote, RadioField, SelectField } from '../ui/fields/choice-fields'
import { WholeNumberField } from '../ui/fields/number-fields'
import { PasswordField } from '../ui/fields/password-field'
import { TextAreaField, TextField } from '../ui/fields/text-field'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { Page } from '../ui/page'
import { SaveBar } from '../ui/form/save-bar'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'
import { KeychainNotice } from './keychain-notice'

interface FieldValues {
  kind: FieldKind
  name: string | null
  value: string
}

interface LoginValues {
  clientId: number | null
  system: string
  purpose: string
  ticket: string | null
  fields: FieldValues[]
  lifetime: Lifetime
  deleteAfterUse: boolean
  viewLimit: number | null
}

const empty = (kind: FieldKind): FieldValues => ({ kind, name: null, value: '' })

const useLoginForm = (clientId: number | null, choices: readonly Lifetime[]) =>
  useForm<LoginValues, typeof loginInput>({
    // Nothing typed here is kept on its way: it would be kept in the database.
    form: null,
    initial: {
      clientId,
      system: '',
      purpose: '',
      ticket: null,
      fields: [empty('user-name'), empty('password')],
      lifetime: choices.includes('4h') ? '4h' : (choices[0] ?? 'maximum'),
      deleteAfterUse: false,
      viewLimit: null,
    },
    schema: loginInput,
  })
type LoginForm = ReturnType<typeof useLoginForm>

/** A client's login details on their way to the keychain. */
export function NewLogin() {
  const { t } = useTranslation()
  const { clientId } = useSearch({ from: '/logins/new' })
  const policy = useData('credentials.policy', {})
  const counts = useData('credentials.counts', {})
  return (
    <Page
      title={t('credentials.new')}
      width="form"
      breadcrumbs={[
        <Link key="list" to="/logins">
          {t('credentials.title')}
        </Link>,
      ]}
    >
      <KeychainNotice />
      <DataState of={policy}>
        {({ maximumHours }) => (
          <DataState of={counts}>
            {({ now }) => <TypeLogin clientId={clientId} now={now} maximumHours={maximumHours} />}
          </DataState>
        )}
      </DataState>
    </Page>
  )
}

interface TypeLoginProps {
  clientId: number | null
  now: string
  maximumHours: number
}

function TypeLogin({ clientId, now, maximumHours }: TypeLoginProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const choices = distinct(lifetimesNow(now, { startedAt: now, maximumHours }))
  const form = useLoginForm(
    clientId,
    choices.map(({ lifetime }) => lifetime),
  )
  const save = async () => {
    const saved = await form.submit((input) => call('credentials.add', input))
    if (!saved) return
    toast.done(t('credentials.form.saved'))
    void navigate({ to: '/logins/$loginId', params: { loginId: String(saved.value.id) } })
  }
  return (
    <Form form={form} label={t('credentials.form.label')} onSubmit={save}>
      <Stack gap="md">
        <Section title={t('credentials.form.forWhat')}>
          <ClientPicker
            label={t('credentials.form.client')}
            required
            autoFocus={clientId === null}
            {...form.field('clientId')}
          />
          <TextField
            label={t('credentials.form.system')}
            description={t('credentials.form.systemHelp')}
            required
            autoFocus={clientId !== null}
            {...form.field('system')}
          />
          <TextField
            label={t('credentials.form.purpose')}
            description={t('credentials.form.purposeHelp')}
            required
            {...form.field('purpose')}
          />
          <TextField
            label={t('credentials.form.ticket')}
            description={t('credentials.form.ticketHelp')}
            {...form.field('ticket')}
          />
        </Section>
        <SecretFields form={form} />
        <Section title={t('credentials.form.howLong')}>
          <LifetimeField form={form} choices={choices} />
          <FieldNote>{t('credentials.form.longest', { hours: maximumHours })}</FieldNote>
        </Section>
        <Section title={t('credentials.form.more')}>
          <CheckField
            label={t('credentials.form.deleteAfterUse')}
            description={t('credentials.form.deleteAfterUseHelp')}
            {...form.field('deleteAfterUse')}
          />
          <WholeNumberField
            label={t('credentials.form.viewLimit')}
            align="left"
            inputWidth="6rem"
            {...form.field('viewLimit')}
          />
        </Section>
        <SaveBar
          form={form}
          saveLabel={t('credentials.form.save')}
          onCancel={() => void navigate({ to: '/logins' })}
        />
      </Stack>
    </Form>
  )
}

interface LifetimeFieldProps {
  form: LoginForm
  choices: ReturnType<typeof lifetimesNow>
}

function LifetimeField({ form, choices }: LifetimeFieldProps) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <RadioField
      label={t('credentials.form.lifetime')}
      required
      {...form.field('lifetime')}
      options={choices.map(({ lifetime, expiresAt }) => ({
        value: lifetime,
        label: t(`credentials.lifetime.${lifetime}`),
        description: t('credentials.lifetime.until', { moment: format.moment(expiresAt) }),
      }))}
    />
  )
}

function SecretFields({ form }: { form: LoginForm }) {
  const { t } = useTranslation()
  const { fields } = form.values
  return (
    <Section title={t('credentials.form.what')}>
      <FieldNote>{t('credentials.form.whatHelp')}</FieldNote>
      {fields.map((one, place) => (
        <Group key={place} gap="xs" align="flex-start" wrap="nowrap">
          <SelectField
            label={t('credentials.form.kindOf', { number: place + 1 })}
            hideLabel
            w="11rem"
            {...form.field(`fields.${place}.kind`)}
            options={fieldKinds.map((value) => ({
              value,
              label: t(`credentials.kind.${value}`),
            }))}
          />
          <Stack gap="xs" flex={1} miw={0}>
            {isNamed(fields, one) && (
              <TextField
                label={t('credentials.form.nameOf', { number: place + 1 })}
                hideLabel
                placeholder={t('credentials.form.name')}
                {...form.field(`fields.${place}.name`)}
              />
            )}
            <ValueField form={form} kind={one.kind} place={place} />
          </Stack>
          <Button
            variant="subtle"
            color="gray"
            px="xs"
            aria-label={t('credentials.form.removeField', { number: place + 1 })}
            disabled={fields.length === 1}
            onClick={() => form.removeRow('fields', place)}
          >
            <IconTrash size={18} stroke={1.75} aria-hidden />
          </Button>
        </Group>
      ))}
      {form.errorAt('fields') !== null && (
        <div role="alert" className="mantine-InputWrapper-error" data-field="fields" tabIndex={-1}>
          {form.errorAt('fields')}
        </div>
      )}
      <div>
        <Button
          variant="default"
          disabled={fields.length >= mostFields}
          leftSection={<IconPlus size={18} stroke={1.75} aria-hidden />}
          onClick={() => form.insertRow('fields', empty('api-token'))}
        >
          {t('credentials.form.addField')}
        </Button>
      </div>
    </Section>
  )
}

interface ValueFieldProps {
  form: LoginForm
  kind: FieldKind
  place: number
}

/** Where the kind says too little: two keys, or something else. */
const isNamed = (fields: readonly FieldValues[], { kind }: FieldValues): boolean =>
  kind === 'other' || fields.filter((one) => one.kind === kind).length > 1

/** A secret hides what is typed; a key of many lines cannot. */
function ValueField({ form, kind, place }: ValueFieldProps) {
  const { t } = useTranslation()
  const label = t(`credentials.kind.${kind}`)
  const bound = form.field(`fields.${place}.value`)
  if (kind === 'user-name') return <TextField label={label} hideLabel {...bound} />
  if (kind === 'ssh-key') return <TextAreaField label={label} hideLabel minRows={4} {...bound} />
  return (
    <PasswordField
      label={label}
      hideLabel
      autoComplete="new-password"
      {...(kind === 'one-time-codes' ? { description: t('credentials.form.seedHelp') } : {})}
      {...bound}
    />
  )
}
