import { Button, Paper, Stack, Table, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { disclosures, type Recipient } from '../../shared/disclosures/contract'
import { useCall, useData } from '../api'
import { useLanguage } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { useMay } from '../session/session'
import { DataState } from '../ui/data-state'
import { DateText } from '../ui/date-text'
import { countryName } from '../../shared/countries'
import { AnchorLink } from '../ui/links'
import { Page } from '../ui/page'
import { StatusBadge } from '../ui/status-badge'
import { toast } from '../ui/toast'
import { Scrolling } from '../ui/table/scrolling'
import { DataKindsText } from './data-kinds'
import { RecipientForm } from './recipient-form'

/** The register of who gets data of clients, why and on what footing. */
export function RecipientsPage() {
  const { t } = useTranslation()
  const recipients = useData('disclosures.recipients', {})
  const mayChange = useMay(disclosures.changeRecipient.roles)
  const [open, setOpen] = useState<Recipient | 'new' | null>(null)
  return (
    <Page
      title={t('disclosures.recipients')}
      subtitle={t('disclosures.recipientsSubtitle')}
      breadcrumbs={[
        <AnchorLink key="log" to="/disclosures">
          {t('disclosures.title')}
        </AnchorLink>,
      ]}
      actions={
        mayChange && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpen('new')}>
            {t('disclosures.add')}
          </Button>
        )
      }
    >
      <Paper className="kluis-surface" pt="xs">
        <DataState of={recipients}>
          {(rows) => (
            <Scrolling minWidth={640}>
              <Table verticalSpacing="xs" horizontalSpacing="sm" layout="fixed">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th w="26%">{t('disclosures.recipient')}</Table.Th>
                    <Table.Th w="22%">{t('disclosures.purpose')}</Table.Th>
                    <Table.Th>{t('disclosures.data')}</Table.Th>
                    <Table.Th w="6.5rem">{t('disclosures.lastGiven')}</Table.Th>
                    {mayChange && <Table.Th w="6.5rem">{t('disclosures.actions')}</Table.Th>}
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {rows.map((row) => (
                    <Row
                      key={row.id}
                      row={row}
                      {...(mayChange ? { onOpen: () => setOpen(row) } : {})}
                    />
                  ))}
                </Table.Tbody>
              </Table>
            </Scrolling>
          )}
        </DataState>
      </Paper>
      {open && (
        <RecipientForm
          recipient={open === 'new' ? null : open}
          onSaved={(saved) => {
            toast.done(t('disclosures.saved', { name: saved.name }))
            setOpen(null)
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </Page>
  )
}

function Row({ row, onOpen }: { row: Recipient; onOpen?: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const end = useCall('disclosures.endRecipient')
  const ended = row.endedAt !== null
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Td className="kluis-wrap">
        <Text fw={550} {...(ended ? { c: 'dimmed' } : {})}>
          {row.name}
        </Text>
        <Text size="sm" c="dimmed">
          {[t(`disclosures.roles.${row.kind}`), countryName(row.country, language)].join(' · ')}
        </Text>
        <Agreement row={row} />
      </Table.Td>
      <Table.Td className="kluis-wrap">
        {row.purpose}
        <Text size="sm" c="dimmed">
          {t(`disclosures.bases.${row.basis}`)}
        </Text>
      </Table.Td>
      <Table.Td className="kluis-wrap">
        <DataKindsText data={row.data} />
      </Table.Td>
      <Table.Td>{row.lastGivenOn !== null && <DateText date={row.lastGivenOn} />}</Table.Td>
      {onOpen && (
        <Table.Td>
          <Stack gap={2} align="flex-start">
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={t('disclosures.changeWhich', { name: row.name })}
              onClick={onOpen}
            >
              {t('disclosures.change')}
            </Button>
            <Button
              size="compact-sm"
              variant="subtle"
              loading={end.isPending}
              aria-label={t(ended ? 'disclosures.resumeWhich' : 'disclosures.endWhich', {
                name: row.name,
              })}
              onClick={() => end.mutate({ id: row.id, ended: !ended }, { onError: toast.failed })}
            >
              {t(ended ? 'disclosures.resume' : 'disclosures.end')}
            </Button>
          </Stack>
        </Table.Td>
      )}
    </Table.Tr>
  )
}

function Agreement({ row: { kind, endedAt, agreedOn, attention } }: { row: Recipient }) {
  const { t } = useTranslation()
  if (endedAt !== null) return <StatusBadge tone="plain" label={t('disclosures.ended')} />
  if (kind !== 'processor') return null
  return (
    <>
      {agreedOn !== null && (
        <Text size="sm" c="dimmed">
          {t('disclosures.agreed')} <DateText date={agreedOn} />
        </Text>
      )}
      {attention && <StatusBadge tone="warn" label={t(`disclosures.attention.${attention}`)} />}
    </>
  )
}
