import { ActionIcon, Button, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { accessEvents, type LogSettings } from '../../shared/access-events/contract'
import { portalFields, type AccessRule, type PortalField } from '../../shared/access-events/event'
import { ownerOnly } from '../../shared/operation'
import { useCall, useData } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { useMay } from '../session/session'
import { DataState } from '../ui/data-state'
import { SelectField } from '../ui/fields/choice-fields'
import { TextField } from '../ui/fields/text-field'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { SaveBar } from '../ui/form/save-bar'
import { Page } from '../ui/page'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'

interface Values {
  rules: { kind: AccessRule['kind']; method: string; pattern: string }[]
  names: Record<PortalField, string>
}

const valuesOf = ({ rules, names }: LogSettings): Values => ({
  rules: rules.map(({ method, ...rule }) => ({ ...rule, method: method ?? '' })),
  names: Object.fromEntries(
    portalFields.map((field) => [field, names[field] ?? '']),
  ) as Values['names'],
})

const inputOf = ({ rules, names }: Values, was: LogSettings) => ({
  rules: rules.map(({ method, ...rule }) => ({
    ...rule,
    method: method.trim() === '' ? null : method.trim(),
  })),
  names: Object.fromEntries(
    portalFields.flatMap((field) => (names[field].trim() === '' ? [] : [[field, names[field]]])),
  ),
  was,
})

/** Which lines of logs are kept: an owner names them, others see which. */
export function AccessSettingsPage() {
  const { t } = useTranslation()
  const settings = useData('accessEvents.settings', {})
  return (
    <Page
      title={t('access-events.settings.title')}
      width="form"
      breadcrumbs={[
        <Link key="access" to="/access">
          {t('access-events.title')}
        </Link>,
      ]}
    >
      <DataState of={settings}>
        {(was) => <Settings key={JSON.stringify(was)} was={was} />}
      </DataState>
    </Page>
  )
}

function Settings({ was }: { was: LogSettings }) {
  const { t } = useTranslation()
  const isOwner = useMay(ownerOnly)
  const save = useCall('accessEvents.saveSettings')
  const form = useForm({
    form: null,
    initial: valuesOf(was),
    schema: accessEvents.saveSettings.input,
    toInput: (values) => inputOf(values, was),
  })
  const submit = async () => {
    const saved = await form.submit((input) => save.mutateAsync(input))
    if (saved) toast.done(t('access-events.settings.saved'))
  }
  return (
    <Form form={form} label={t('access-events.settings.title')} onSubmit={() => void submit()}>
      <Stack gap="md">
        <Section title={t('access-events.settings.rules')}>
          <Text c="dimmed">{t('access-events.settings.rulesHelp')}</Text>
          {form.values.rules.map((_, at) => (
            <Group
              key={at}
              gap="sm"
              wrap="nowrap"
              align="flex-end"
              role="group"
              aria-label={t('access-events.settings.rule', { number: at + 1 })}
            >
              <SelectField
                label={t('access-events.kind')}
                hideLabel={at > 0}
                disabled={!isOwner}
                options={(['sign-in', 'change'] as const).map((value) => ({
                  value,
                  label: t(`access-events.kinds.${value}`),
                }))}
                w="9rem"
                {...form.field(`rules.${at}.kind`)}
              />
              <TextField
                label={t('access-events.settings.method')}
                hideLabel={at > 0}
                placeholder={t('access-events.settings.anyMethod')}
                disabled={!isOwner}
                mono
                w="7rem"
                {...form.field(`rules.${at}.method`)}
              />
              <div style={{ flex: 1 }}>
                <TextField
                  label={t('access-events.settings.pattern')}
                  hideLabel={at > 0}
                  disabled={!isOwner}
                  mono
                  {...form.field(`rules.${at}.pattern`)}
                />
              </div>
              {isOwner && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="lg"
                  aria-label={t('access-events.settings.remove', { number: at + 1 })}
                  onClick={() => form.removeRow('rules', at)}
                >
                  <IconTrash size={18} aria-hidden />
                </ActionIcon>
              )}
            </Group>
          ))}
          {isOwner && (
            <Group>
              <Button
                variant="default"
                leftSection={<IconPlus size={18} aria-hidden />}
                onClick={() =>
                  form.insertRow('rules', { kind: 'sign-in', method: 'POST', pattern: '' })
                }
              >
                {t('access-events.settings.add')}
              </Button>
            </Group>
          )}
        </Section>
        <Section title={t('access-events.settings.names')}>
          <Text c="dimmed">{t('access-events.settings.namesHelp')}</Text>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
            {portalFields.map((field) => (
              <TextField
                key={field}
                label={t(`access-events.fields.${field}`)}
                disabled={!isOwner}
                mono
                {...form.field(`names.${field}`)}
              />
            ))}
          </SimpleGrid>
        </Section>
        {isOwner && <SaveBar form={form} still />}
      </Stack>
    </Form>
  )
}
