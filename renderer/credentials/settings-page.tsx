import { Button, Group, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { credentials } from '../../shared/credentials/contract'
import { backOffice, ownerOnly } from '../../shared/operation'
import { call, useData } from '../api'
import { useLanguage } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { useMay } from '../session/session'
import { DataState } from '../ui/data-state'
import { SwitchField } from '../ui/fields/choice-fields'
import { WholeNumberField } from '../ui/fields/number-fields'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { Page } from '../ui/page'
import { SaveBar } from '../ui/form/save-bar'
import { rememberedCsvForm } from '../ui/csv-form'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'

/** The policy, the sweep of this computer, and the owner's report. */
export function LoginSettingsPage() {
  const { t } = useTranslation()
  const isOwner = useMay(ownerOnly)
  const policy = useData('credentials.policy', {})
  return (
    <Page
      title={t('credentials.settingsPage.title')}
      width="form"
      breadcrumbs={[
        <Link key="list" to="/logins">
          {t('credentials.title')}
        </Link>,
      ]}
    >
      <Stack gap="md">
        <DataState of={policy}>
          {({ maximumHours }) => <Policy key={maximumHours} hours={maximumHours} />}
        </DataState>
        <SweepSection />
        {isOwner && <ReportSection />}
      </Stack>
    </Page>
  )
}

function Policy({ hours }: { hours: number }) {
  const { t } = useTranslation()
  const isOwner = useMay(ownerOnly)
  const form = useForm<{ maximumHours: number | null }, typeof credentials.savePolicy.input>({
    form: null,
    initial: { maximumHours: hours },
    schema: credentials.savePolicy.input,
  })
  const save = async () => {
    const saved = await form.submit((input) => call('credentials.savePolicy', input))
    if (saved) toast.done(t('credentials.settingsPage.saved'))
  }
  return (
    <Section title={t('credentials.settingsPage.policy')}>
      <Form form={form} label={t('credentials.settingsPage.policy')} onSubmit={save}>
        <Stack gap="md">
          <WholeNumberField
            label={t('credentials.settingsPage.maximum')}
            description={t('credentials.settingsPage.maximumHelp')}
            align="left"
            inputWidth="6rem"
            disabled={!isOwner}
            {...form.field('maximumHours')}
          />
          {isOwner && <SaveBar form={form} still />}
        </Stack>
      </Form>
    </Section>
  )
}

function SweepSection() {
  const { t } = useTranslation()
  const may = useMay(backOffice)
  const sweep = useData('credentials.sweepAtSignIn', {})
  const change = async (on: boolean) => {
    await call('credentials.saveSweepAtSignIn', { on })
    await sweep.refetch()
  }
  return (
    <Section title={t('credentials.settingsPage.sweep')}>
      <DataState of={sweep}>
        {({ on }) => (
          <SwitchField
            name="sweep"
            label={t('credentials.settingsPage.sweepSwitch')}
            description={t('credentials.settingsPage.sweepHelp')}
            value={on}
            disabled={!may}
            onChange={(value) => void change(value).catch((error: unknown) => toast.failed(error))}
          />
        )}
      </DataState>
    </Section>
  )
}

function ReportSection() {
  const { t } = useTranslation()
  const language = useLanguage()
  const report = useData('credentials.report', {})
  const save = async () => {
    const suggestedName = `${t('credentials.settingsPage.fileName')}.csv`
    const chosen = await call('files.chooseSave', { kind: 'csv', suggestedName })
    if (!chosen) return
    const { saved } = await call('credentials.saveReport', {
      file: chosen.file,
      language,
      csvForm: rememberedCsvForm(),
    })
    toast.done(t('credentials.settingsPage.reportSaved', { count: saved }))
  }
  return (
    <Section
      title={t('credentials.settingsPage.report')}
      actions={
        <Button
          variant="default"
          onClick={() => void save().catch((error: unknown) => toast.failed(error))}
        >
          {t('credentials.settingsPage.save')}
        </Button>
      }
    >
      <Text c="dimmed">{t('credentials.settingsPage.reportHelp')}</Text>
      <DataState of={report}>
        {({ held, open, endings }) => (
          <Stack gap={4}>
            <Text>
              {[
                t('credentials.settingsPage.held', { count: held }),
                t('credentials.settingsPage.stillOpen', { count: open }),
              ].join(' · ')}
            </Text>
            {endings.map(({ why, count }) => (
              <Group key={why} gap="xs">
                <Text w="16rem">{t(`credentials.endings.${why}`)}</Text>
                <Text className="kluis-figures">{count}</Text>
              </Group>
            ))}
          </Stack>
        )}
      </DataState>
    </Section>
  )
}
