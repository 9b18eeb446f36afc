import { Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from '../i18n/use-translation'
import { useCall, useData } from '../api'
import { settings, type Agency } from '../../shared/settings/contract'
import { useMay } from '../session/session'
import { DataState } from '../ui/data-state'
import { Form } from '../ui/form/form-frame'
import { Notice } from '../ui/notice'
import { SaveBar } from '../ui/form/save-bar'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'
import { AddressFields, ContactFields, PaymentFields, VatFields } from './agency-fields'
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

  const submit = async () => {
    const saved = await form.submit(async (input) => {
      try {
        return await save.mutateAsync(input)
      } finally {
        // A token works once: after a refusal the file has to be chosen again.
        setLogo('keep')
        setLogoName(null)
      }
    })
    if (!saved) return
    form.reset(valuesOf(saved.value))
    toast.done(t('settings.agency.saved'))
  }

  return (
    <Form form={form} label={t('settings.agency.form')} onSubmit={() => void submit()}>
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
