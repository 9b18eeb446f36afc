import { Stack, Text } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { purposes } from '../../shared/privacy/purposes'
import { useCall, useData } from '../api'
import { ClientCrumbLink } from '../clients/client-link'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { DataState } from '../ui/data-state'
import { SwitchField } from '../ui/fields/choice-fields'
import { Page } from '../ui/page'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'

/** What a client objected to: a switch per use, with effect at once. */
export function ObjectionsPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const clientId = Number(useParams({ from: '/privacy/objections/$clientId' }).clientId)
  const client = useData('clients.get', { id: clientId })
  const found = useData('privacy.objections', { clientId })
  const object = useCall('privacy.object')
  return (
    <Page
      title={t('privacy.objections.title')}
      topic={t('privacy.objections.title')}
      breadcrumbs={[
        <ClientCrumbLink
          key="client"
          id={String(clientId)}
          {...(client.data && { name: client.data.name })}
        />,
      ]}
      width="form"
    >
      <DataState of={found}>
        {(objections) => (
          <Section title={t('privacy.objections.against')}>
            <Text size="sm" c="dimmed">
              {t('privacy.objections.help')}
            </Text>
            <Stack gap="md">
              {purposes.map((purpose) => {
                const since = objections.find((one) => one.purpose === purpose)?.since
                return (
                  <SwitchField
                    key={purpose}
                    name={purpose}
                    label={t(`privacy.purposes.${purpose}`)}
                    description={
                      since
                        ? t('privacy.objections.since', { date: format.date(since) })
                        : t(`privacy.purposeHelp.${purpose}`)
                    }
                    value={since !== undefined}
                    onChange={(objects) =>
                      object.mutate({ clientId, purpose, objects }, { onError: toast.failed })
                    }
                  />
                )
              })}
            </Stack>
          </Section>
        )}
      </DataState>
    </Page>
  )
}
