import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { policy as contract, statementForms, type PolicyState } from '../../shared/policy/contract'
import type { Language } from '../../shared/language'
import { call, useCall, useData } from '../api'
import { useFormat, useLanguage } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { useMay } from '../session/session'
import { CsvFormField, rememberedCsvForm } from '../ui/csv-form'
import { DataState } from '../ui/data-state'
import { SelectField } from '../ui/fields/choice-fields'
import { AnchorLink } from '../ui/links'
import { Notice } from '../ui/notice'
import { Page } from '../ui/page'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'
import { StatementText } from './statement-text'

const kinds = { html: 'html', pdf: 'pdf', md: 'text', csv: 'csv' } as const

/** The documents that say what the policy says: to read, to save, and which one is published. */
export function PolicyPage() {
  const { t } = useTranslation()
  const own = useLanguage()
  const [language, setLanguage] = useState<Language>(own)
  const state = useData('policy.state', {})
  return (
    <Page
      title={t('policy.title')}
      subtitle={t('policy.subtitle')}
      breadcrumbs={[
        <AnchorLink key="retention" to="/retention" search={{ tab: 'policy' }}>
          {t('policy.back')}
        </AnchorLink>,
      ]}
      width="form"
    >
      <DataState of={state}>
        {(found) => (
          <Stack gap="md">
            <SelectField
              label={t('policy.language')}
              name="language"
              error={null}
              value={language}
              onChange={setLanguage}
              options={(['nl', 'en'] as const).map((value) => ({
                value,
                label: t(`ui.languages.${value}`),
              }))}
            />
            <Statement state={found} language={language} />
            <Register version={found.version} language={language} />
            <StatementText language={language} />
          </Stack>
        )}
      </DataState>
    </Page>
  )
}

function Statement({ state, language }: { state: PolicyState; language: Language }) {
  const { t } = useTranslation()
  const save = async (form: (typeof statementForms)[number]) => {
    const name = t('policy.statementFile', { version: state.version })
    const chosen = await call('files.chooseSave', {
      kind: kinds[form],
      suggestedName: `${name}.${form}`,
    })
    if (!chosen) return
    await call('policy.saveStatement', { language, form, file: chosen.file })
    toast.done(t('policy.saved', { name: chosen.name }))
  }
  return (
    <Section title={t('policy.statement')} actions={<Version version={state.version} />}>
      <Text>{t('policy.statementLead')}</Text>
      <Published state={state} />
      <Group gap="xs">
        {statementForms.map((form) => (
          <Button key={form} variant="default" onClick={() => void save(form).catch(toast.failed)}>
            {t('policy.save', { form: t(`policy.forms.${form}`) })}
          </Button>
        ))}
      </Group>
    </Section>
  )
}

function Version({ version }: { version: string }) {
  const { t } = useTranslation()
  return (
    <Text c="dimmed" className="kluis-figures">
      {t('policy.version', { version })}
    </Text>
  )
}

function Published({ state: { version, published, outdated } }: { state: PolicyState }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const may = useMay(contract.publish.roles)
  const publish = useCall('policy.publish')
  const press = () =>
    publish.mutate(
      { version },
      {
        onSuccess: () => toast.done(t('policy.published', { version })),
        onError: toast.failed,
      },
    )
  const button = may && (published === null || outdated) && (
    <Button size="compact-sm" loading={publish.isPending} onClick={press}>
      {t('policy.publish')}
    </Button>
  )
  if (published === null)
    return (
      <Notice tone="info" action={button}>
        {t('policy.never')}
      </Notice>
    )
  if (outdated)
    return (
      <Notice tone="warn" action={button}>
        {t('policy.outdated', { published: published.version, version })}
      </Notice>
    )
  return (
    <Notice tone="good">
      {t('policy.current', { version, moment: moment(published.at), by: published.by })}
    </Notice>
  )
}

function Register({ version, language }: { version: string; language: Language }) {
  const { t } = useTranslation()
  const save = async (form: 'pdf' | 'csv') => {
    const name = t('policy.registerFile', { version })
    const chosen = await call('files.chooseSave', {
      kind: kinds[form],
      suggestedName: `${name}.${form}`,
    })
    if (!chosen) return
    const csvForm = rememberedCsvForm()
    await call('policy.saveRegister', { language, form, csvForm, file: chosen.file })
    toast.done(t('policy.saved', { name: chosen.name }))
  }
  return (
    <Section title={t('policy.register')}>
      <Text>{t('policy.registerLead')}</Text>
      <CsvFormField />
      <Group gap="xs">
        {(['pdf', 'csv'] as const).map((form) => (
          <Button key={form} variant="default" onClick={() => void save(form).catch(toast.failed)}>
            {t('policy.save', { form: t(`policy.forms.${form}`) })}
          </Button>
        ))}
      </Group>
    </Section>
  )
}
