import { Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from '../i18n/use-translation'
import { call, isError, useCall, useData } from '../api'
import { settings, type Agency } from '../../shared/settings/contract'
import { useMay } from '../session/session'
import { DataState } from '../ui/data-state'
import { useConflict } from '../ui/form/conflict'
import { ConflictPanel } from '../ui/form/conflict-panel'
import { Form } from '../ui/form/form-frame'
import { Notice } from '../ui/notice'
import { SaveBar } from '../ui/form/save-bar'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'
import { AddressFields, ContactFields, PaymentFields, VatFields } from './agency-fields'
import { useAgencyParts } from './agency-parts'
import { useAgencyForm, valuesOf, type LogoChoice } from './agency-values'
import { LogoField } from './logo-field'

export function AgencySettings() {
  const agency = useData('settings.agency', {})
  return <DataState of={agency}>{(data) => <AgencyDetails agency={data} />}</DataState>
}

function AgencyDetails({ agency }: { agency: Agency }) {
  const { t } = useTranslation()
  const mayChange = useMay(settings.saveAgency.roles)
  const [logo, setLogo] = useState<LogoChoice>('keep')
  const form = useAgencyForm(mayChange ? 'settings/agency' : null, valuesOf(agency), logo)
  const save = useCall('settings.saveAgency')
  const [logoName, setLogoName] = useState<string | null>(null)

  const conflict = useConflict(form, {
    version: 'version',
    now: async () => valuesOf(await call('settings.agency', {})),
    parts: useAgencyParts(),
  })

  const forgetLogo = () => {
    setLogo('keep')
    setLogoName(null)
  }

  const submit = async () => {
    const saved = await form.submit(async (input) => {
      try {
        return await save.mutateAsync(input)
      } catch (error) {
        // A token works once: after another refusal the file has to be chosen again.
        if (!isError(error, 'changed-meanwhile')) forgetLogo()
        throw error
      }
    }, conflict.answer)
    if (!saved) return
    forgetLogo()
    conflict.over()
    form.reset(valuesOf(saved.value))
    toast.done(t('settings.agency.saved'))
  }

  return (
    <Form form={form} label={t('settings.agency.form')} onSubmit={() => void submit()}>
      <ConflictPanel conflict={conflict} form={form} />
      <Stack gap="md">
        {!mayChange && <Notice tone="info">{t('settings.ownerOnly')}</Notice>}
        <Section title={t('settings.agency.details')}>
          <AddressFields form={form} disabled={!mayChange} />
        </Section>
        <Section title={t('settings.agency.contact')}>
          <ContactFields form={form} disabled={!mayChange} />
        </Section>
        <Section title={t('settings.agency.tax')}>
          <VatFields form={form} disabled={!mayChange} />
        </Section>
        <Section title={t('settings.agency.payment')}>
          <PaymentFields form={form} disabled={!mayChange} />
        </Section>
        <Section title={t('settings.logo.title')}>
          <LogoField
            value={logo}
            onChange={setLogo}
            fileName={logoName}
            onFileName={setLogoName}
            present={agency.logo}
            agencyName={agency.name}
            error={form.errorAt('logo')}
            disabled={!mayChange}
          />
        </Section>
        <Text c="dimmed">{t('settings.agency.versioned')}</Text>
      </Stack>
      {mayChange && <SaveBar form={{ ...form, dirty: form.dirty || logo !== 'keep' }} />}
    </Form>
  )
}
