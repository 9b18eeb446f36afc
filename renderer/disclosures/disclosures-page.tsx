import { Button, Group, Text } from '@mantine/core'
import { IconAddressBook, IconPlus, IconShare3 } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { Disclosure } from '../../shared/disclosures/contract'
import { ClientLink } from '../clients/client-link'
import { ClientPicker } from '../clients/client-picker'
import { useTranslation } from '../i18n/use-translation'
import { EmptyState } from '../ui/data-state'
import { DateText } from '../ui/date-text'
import { ButtonLink } from '../ui/links'
import { Page } from '../ui/page'
import { useList } from '../ui/table/use-list'
import { VirtualTable, type Column } from '../ui/table/virtual-table'
import { DataKindsText } from './data-kinds'
import type { DisclosuresSearch } from './disclosures-search'
import { RecipientPicker } from './recipient-picker'
import { RecordModal } from './record-modal'
import { Strike } from './strike'

/** To whom data of clients went: each time, newest first. */
export function DisclosuresPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const place = useSearch({ from: '/disclosures' })
  const [recording, setRecording] = useState(false)
  const go = (change: Partial<DisclosuresSearch>) =>
    void navigate({ to: '/disclosures', search: { ...place, ...change }, replace: true })
  const list = useList('disclosures.list', {
    clientId: place.client,
    recipientId: place.recipient,
  })
  const columns = useColumns()
  const narrowed = place.client !== null || place.recipient !== null
  return (
    <Page
      title={t('disclosures.title')}
      subtitle={t('disclosures.subtitle')}
      width="fill"
      actions={
        <>
          <ButtonLink
            to="/disclosures/recipients"
            variant="default"
            leftSection={<IconAddressBook size={18} stroke={1.75} aria-hidden />}
          >
            {t('disclosures.recipients')}
          </ButtonLink>
          <Button
            leftSection={<IconPlus size={18} aria-hidden />}
            onClick={() => setRecording(true)}
          >
            {t('disclosures.record')}
          </Button>
        </>
      }
    >
      <Group gap="sm" align="flex-end" role="group" aria-label={t('disclosures.filters')}>
        <ClientPicker
          label={t('disclosures.client')}
          name="client"
          value={place.client}
          onChange={(client) => go({ client })}
          error={null}
          w="18rem"
        />
        <RecipientPicker
          label={t('disclosures.recipient')}
          name="recipient"
          all
          value={place.recipient}
          onChange={(recipient) => go({ recipient })}
          error={null}
          w="18rem"
        />
        {narrowed && (
          <Button variant="subtle" onClick={() => go({ client: null, recipient: null })}>
            {t('disclosures.showAll')}
          </Button>
        )}
      </Group>
      <VirtualTable<Disclosure>
        label={t('disclosures.title')}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        empty={
          <EmptyState
            icon={IconShare3}
            title={t(narrowed ? 'disclosures.nothing' : 'disclosures.empty')}
          />
        }
      />
      {recording && <RecordModal clientId={place.client} onClose={() => setRecording(false)} />}
    </Page>
  )
}

const useColumns = (): Column<Disclosure>[] => {
  const { t } = useTranslation()
  return useMemo(
    (): Column<Disclosure>[] => [
      {
        key: 'on',
        header: t('disclosures.on'),
        width: '6.5rem',
        cell: ({ givenOn }) => <DateText date={givenOn} />,
      },
      {
        key: 'recipient',
        header: t('disclosures.recipient'),
        width: '9rem',
        cell: ({ recipient, struck }) => (
          <Text component="span" inherit {...(struck ? { td: 'line-through' } : {})}>
            {recipient.name}
          </Text>
        ),
      },
      {
        key: 'client',
        header: t('disclosures.of'),
        width: '9rem',
        cell: ({ client, clients }) =>
          client ? (
            <ClientLink id={client.id} name={client.name} />
          ) : (
            t('disclosures.clients', { count: clients })
          ),
      },
      {
        key: 'data',
        header: t('disclosures.data'),
        cell: ({ data }) => <DataKindsText data={data} />,
      },
      {
        key: 'why',
        header: t('disclosures.why'),
        width: '11rem',
        hideNarrow: true,
        cell: (row) => <Why row={row} />,
      },
      {
        key: 'by',
        header: t('disclosures.by'),
        width: '8rem',
        hideNarrow: true,
        cell: ({ userName }) => userName,
      },
      {
        key: 'strike',
        header: t('disclosures.state'),
        width: '7.5rem',
        cell: (row) => <Strike row={row} />,
      },
    ],
    [t],
  )
}

function Why({ row: { purpose, basis, note, way } }: { row: Disclosure }) {
  const { t } = useTranslation()
  const said = [purpose, t(`disclosures.bases.${basis}`), t(`disclosures.ways.${way}`), note]
  const text = said.filter((part) => part !== '').join(' · ')
  return <span title={text}>{text}</span>
}
