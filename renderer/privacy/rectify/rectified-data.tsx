import { Button, Table, Text } from '@mantine/core'
import type { RequestCase } from '../../../shared/privacy/contract'
import { useCall, useData } from '../../api'
import { useLanguage } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { InvoiceLink } from '../../invoices/invoice-link'
import { DateText } from '../../ui/date-text'
import { Section } from '../../ui/section'
import { Scrolling } from '../../ui/table/scrolling'
import { toast } from '../../ui/toast'

/** What was put right in this case, and the documents that were sent with what was wrong. */
export function RectifiedData({ request: { id, rectified } }: { request: RequestCase }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const shown = (text: string) => text || t('privacy.rectify.empty')
  return (
    <Section title={t('privacy.rectify.rectified')}>
      <Scrolling minWidth={480}>
        <Table verticalSpacing="xs" horizontalSpacing="sm" layout="fixed">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('privacy.rectify.field')}</Table.Th>
              <Table.Th>{t('privacy.rectify.before')}</Table.Th>
              <Table.Th>{t('privacy.rectify.after')}</Table.Th>
              <Table.Th>{t('privacy.rectify.by')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rectified.map((one) => (
              <Table.Tr key={one.id}>
                <Table.Td className="kluis-wrap">{one.label[language]}</Table.Td>
                <Table.Td className="kluis-wrap">{shown(one.before)}</Table.Td>
                <Table.Td className="kluis-wrap">{shown(one.after)}</Table.Td>
                <Table.Td>
                  <Text size="sm" c="dimmed">
                    {one.changedBy}, <DateText date={one.changedOn} />
                  </Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
      <Documents id={id} />
    </Section>
  )
}

function Documents({ id }: { id: number }) {
  const { t } = useTranslation()
  const { data = [] } = useData('privacy.documents', { id })
  const redo = useCall('privacy.redo')
  if (data.length === 0) return null
  return (
    <>
      <Text fw={600}>{t('privacy.rectify.documents')}</Text>
      <Text size="sm" c="dimmed">
        {t('privacy.rectify.documentsHelp')}
      </Text>
      <Table verticalSpacing="xs" horizontalSpacing="sm">
        <Table.Tbody>
          {data.map(({ id: invoiceId, number, issuedOn }) => (
            <Table.Tr key={invoiceId}>
              <Table.Td>
                <InvoiceLink id={invoiceId} number={number} />
              </Table.Td>
              <Table.Td>
                <DateText date={issuedOn} />
              </Table.Td>
              <Table.Td ta="right">
                <Button
                  size="compact-sm"
                  variant="subtle"
                  loading={redo.isPending}
                  aria-label={t('privacy.rectify.redoWhich', { number })}
                  onClick={() =>
                    redo.mutate(
                      { id, invoiceId },
                      {
                        onSuccess: () => toast.done(t('privacy.rectify.redone')),
                        onError: toast.failed,
                      },
                    )
                  }
                >
                  {t('privacy.rectify.redo')}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  )
}
