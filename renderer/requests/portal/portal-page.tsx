import { Button, Stack, Table, Text, VisuallyHidden } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { PortalFileRow } from '../../../shared/requests/contract'
import { useCall, useData } from '../../api'
import { ClientCrumbLink } from '../../clients/client-link'
import { useFormat } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { confirm } from '../../ui/confirm'
import { DataState } from '../../ui/data-state'
import { DateText } from '../../ui/date-text'
import { Page } from '../../ui/page'
import { Section } from '../../ui/section'
import { StatusBadge } from '../../ui/status-badge'
import { Scrolling } from '../../ui/table/scrolling'
import { toast } from '../../ui/toast'
import { MakePortalModal } from './make-portal-modal'

/** The portal files of a client: making one, and calling one in. */
export function PortalPage() {
  const { t } = useTranslation()
  const clientId = Number(useParams({ from: '/requests/portal/$clientId' }).clientId)
  const client = useData('clients.get', { id: clientId })
  const found = useData('requests.portalFiles', { clientId })
  const [making, setMaking] = useState(false)
  const { data } = client
  return (
    <Page
      title={data ? t('requests.portal.of', { name: data.name }) : t('requests.portal.title')}
      topic={t('requests.portal.title')}
      breadcrumbs={[
        <ClientCrumbLink key="client" id={String(clientId)} {...(data && { name: data.name })} />,
      ]}
      width="form"
      actions={
        data && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setMaking(true)}>
            {t('requests.portal.make')}
          </Button>
        )
      }
    >
      <Stack gap="md">
        <Text c="dimmed">{t('requests.portal.lead')}</Text>
        <Section title={t('requests.portal.files')} flush>
          <DataState of={found}>
            {(files) =>
              files.length === 0 ? (
                <Text c="dimmed" px="md" pb="md">
                  {t('requests.portal.none')}
                </Text>
              ) : (
                <PortalFiles files={files} />
              )
            }
          </DataState>
        </Section>
      </Stack>
      {making && data && <MakePortalModal client={data} onClose={() => setMaking(false)} />}
    </Page>
  )
}

function PortalFiles({ files }: { files: readonly PortalFileRow[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const withdraw = useCall('requests.withdrawPortalFile')
  const callIn = async ({ id }: PortalFileRow) => {
    const sure = await confirm({
      title: t('requests.portal.withdrawTitle'),
      body: t('requests.portal.withdrawBody'),
      confirm: t('requests.portal.withdraw'),
      danger: true,
    })
    if (!sure) return
    withdraw.mutate(
      { id },
      {
        onError: toast.failed,
        onSuccess: () => toast.done(t('requests.portal.withdrawnDone')),
      },
    )
  }
  return (
    <Scrolling minWidth={620}>
      <Table verticalSpacing="xs" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('requests.portal.madeAt')}</Table.Th>
            <Table.Th>{t('requests.portal.madeBy')}</Table.Th>
            <Table.Th>{t('requests.portal.validUntil')}</Table.Th>
            <Table.Th ta="right">{t('requests.portal.requests')}</Table.Th>
            <Table.Th>{t('requests.portal.state')}</Table.Th>
            <Table.Th>
              <VisuallyHidden>{t('requests.portal.withdraw')}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {files.map((file) => (
            <Table.Tr key={file.id}>
              <Table.Td>{format.moment(file.madeAt)}</Table.Td>
              <Table.Td>{file.madeBy}</Table.Td>
              <Table.Td>
                <DateText date={file.validUntil} />
              </Table.Td>
              <Table.Td ta="right" className="kluis-figures">
                {format.count(file.requests)}
              </Table.Td>
              <Table.Td>
                {file.withdrawnAt !== null ? (
                  <StatusBadge tone="plain" label={t('requests.portal.withdrawn')} />
                ) : file.expired ? (
                  <StatusBadge tone="plain" label={t('requests.portal.expired')} />
                ) : (
                  <StatusBadge tone="good" label={t('requests.portal.valid')} />
                )}
              </Table.Td>
              <Table.Td ta="right">
                {file.withdrawnAt === null && !file.expired && (
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    aria-label={t('requests.portal.withdrawWhich', {
                      at: format.moment(file.madeAt),
                    })}
                    onClick={() => void callIn(file)}
                  >
                    {t('requests.portal.withdraw')}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrolling>
  )
}
