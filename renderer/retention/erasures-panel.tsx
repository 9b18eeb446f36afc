import { Button, Group, Table } from '@mantine/core'
import { IconCertificate } from '@tabler/icons-react'
import { useTranslation } from '../i18n/use-translation'
import { call, useData } from '../api'
import { useLanguage } from '../i18n/use-format'
import { DataState, EmptyState } from '../ui/data-state'
import { DateText, MomentText } from '../ui/date-text'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'

/** What was erased, each with its certificate. */
export function ErasuresPanel() {
  const { t } = useTranslation()
  const erasures = useData('retention.erasures', { limit: 200 })
  return (
    <DataState of={erasures}>
      {({ rows }) =>
        rows.length === 0 ? (
          <EmptyState
            icon={IconCertificate}
            title={t('retention.done.none')}
            body={t('retention.done.noneBody')}
          />
        ) : (
          <Section title={t('retention.tabs.done')} flush>
            <Table.ScrollContainer minWidth={640} scrollAreaProps={{ tabIndex: 0 }}>
              <Table verticalSpacing="xs" horizontalSpacing="md">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('retention.done.client')}</Table.Th>
                    <Table.Th>{t('retention.done.on')}</Table.Th>
                    <Table.Th>{t('retention.done.kind')}</Table.Th>
                    <Table.Th>{t('retention.done.sealed')}</Table.Th>
                    <Table.Th>{t('retention.done.until')}</Table.Th>
                    <Table.Th>{t('retention.done.certificate')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {rows.map((row) => (
                    <Table.Tr key={row.id}>
                      <Table.Td>{row.clientId}</Table.Td>
                      <Table.Td>
                        <MomentText moment={row.erasedAt} />
                      </Table.Td>
                      <Table.Td>{t(`retention.done.kinds.${row.kind}`)}</Table.Td>
                      <Table.Td>
                        {t('retention.done.sealedText', {
                          invoices: row.invoicesSealed,
                          payments: row.paymentsSealed,
                        })}
                      </Table.Td>
                      <Table.Td>
                        {row.lastDestroyAfter === null ? '' : <DateText date={row.lastDestroyAfter} />}
                      </Table.Td>
                      <Table.Td>
                        <CertificateButtons id={row.id} />
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          </Section>
        )
      }
    </DataState>
  )
}

function CertificateButtons({ id }: { id: number }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const save = async (format: 'pdf' | 'json') => {
    try {
      const suggestedName = `${t('retention.done.fileName', { id })}.${format}`
      const chosen = await call('files.chooseSave', { kind: format, suggestedName })
      if (!chosen) return
      await call('retention.saveCertificate', { id, format, language, file: chosen.file })
      toast.done(t('retention.done.saved'))
    } catch (error) {
      toast.failed(error)
    }
  }
  return (
    <Group gap="xs" wrap="nowrap">
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`${t('retention.done.pdf')} ${id}`}
        onClick={() => void save('pdf')}
      >
        PDF
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`${t('retention.done.json')} ${id}`}
        onClick={() => void save('json')}
      >
        JSON
      </Button>
    </Group>
  )
}
