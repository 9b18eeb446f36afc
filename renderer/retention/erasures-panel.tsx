import { Button, Table } from '@mantine/core'
import { IconCertificate } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../i18n/use-translation'
import type { ErasureRow } from '../../shared/retention/contract'
import { useData } from '../api'
import { ClientLink } from '../clients/client-link'
import { DataState, EmptyState } from '../ui/data-state'
import { DateText, MomentText } from '../ui/date-text'
import { Section } from '../ui/section'
import { Scrolling } from '../ui/table/scrolling'
import { CertificateModal } from './certificate-modal'
import { CheckBadge } from './check-found'

/** What was erased, each with its certificate. */
export function ErasuresPanel() {
  const { t } = useTranslation()
  const erasures = useData('retention.erasures', { limit: 200 })
  const [printing, setPrinting] = useState<ErasureRow | null>(null)
  const sealed = useSealed()
  return (
    <>
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
              <Scrolling minWidth={760}>
                <Table verticalSpacing="xs" horizontalSpacing="md">
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th>{t('retention.done.client')}</Table.Th>
                      <Table.Th>{t('retention.done.on')}</Table.Th>
                      <Table.Th>{t('retention.done.kind')}</Table.Th>
                      <Table.Th>{t('retention.check.title')}</Table.Th>
                      <Table.Th>{t('retention.done.sealed')}</Table.Th>
                      <Table.Th>{t('retention.done.until')}</Table.Th>
                      <Table.Th>{t('retention.done.certificate')}</Table.Th>
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {rows.map((row) => (
                      <Table.Tr key={row.id}>
                        <Table.Td>
                          <ClientLink id={row.clientId} name={String(row.clientId)} />
                        </Table.Td>
                        <Table.Td>
                          <MomentText moment={row.erasedAt} />
                        </Table.Td>
                        <Table.Td>{t(`retention.done.kinds.${row.kind}`)}</Table.Td>
                        <Table.Td>
                          {row.kind === 'whole' && <CheckBadge check={row.check} />}
                        </Table.Td>
                        <Table.Td>{sealed(row)}</Table.Td>
                        <Table.Td>
                          {row.lastDestroyAfter === null ? (
                            ''
                          ) : (
                            <DateText date={row.lastDestroyAfter} />
                          )}
                        </Table.Td>
                        <Table.Td>
                          <Button
                            size="compact-sm"
                            variant="default"
                            aria-label={`${t('retention.done.print')} ${row.clientId}`}
                            onClick={() => setPrinting(row)}
                          >
                            {t('ui.save')}
                          </Button>
                        </Table.Td>
                      </Table.Tr>
                    ))}
                  </Table.Tbody>
                </Table>
              </Scrolling>
            </Section>
          )
        }
      </DataState>
      {printing && <CertificateModal erasure={printing} onClose={() => setPrinting(null)} />}
    </>
  )
}

const useSealed = () => {
  const { t } = useTranslation()
  return ({ invoicesSealed, paymentsSealed }: ErasureRow): string =>
    [
      invoicesSealed > 0 ? t('retention.done.invoices', { count: invoicesSealed }) : '',
      paymentsSealed > 0 ? t('retention.done.payments', { count: paymentsSealed }) : '',
    ]
      .filter(Boolean)
      .join(', ') || t('retention.done.nothing')
}
