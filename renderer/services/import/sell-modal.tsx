import { Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Item } from '../../../shared/services/catalogue'
import { shownDomainName } from '../../../shared/services/domain-name'
import type { RegistrarLine } from '../../../shared/services/files'
import { useData } from '../../api'
import { ClientPicker } from '../../clients/client-picker'
import { useTranslation } from '../../i18n/use-translation'
import { SubscriptionForm } from '../client/subscription-form'

interface SellModalProps {
  line: RegistrarLine
  items: readonly Item[]
  today: string
  onClose: () => void
}

/** Whose a domain name is that nobody is billed for, and on which terms. */
export function SellModal({ line, items, today, onClose }: SellModalProps) {
  const { t } = useTranslation()
  const [clientId, setClientId] = useState<number | null>(null)
  const [unread, setUnread] = useState<unknown>(null)
  const options = useData(
    'clients.options',
    { search: '', chosen: clientId },
    { enabled: clientId !== null },
  )
  const client = options.data?.find(({ id }) => id === clientId)
  const domain = shownDomainName(line.domain)
  const title = t('services.import.registrar.sellWhich', { domain })
  if (client)
    return (
      <SubscriptionForm
        clientId={client.id}
        customer={client.kind === 'company' ? 'business' : 'consumer'}
        today={today}
        items={items}
        subscription={null}
        given={{ domain: line.domain, expiresOn: line.expiresOn, reference: line.reference }}
        onClose={onClose}
      />
    )
  return (
    <Modal
      opened
      size="32rem"
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Stack gap="md">
        {line.last && (
          <Text>{t('services.import.registrar.lastWith', { client: line.last.client.name })}</Text>
        )}
        <ClientPicker
          name="clientId"
          label={t('services.mine.client')}
          required
          autoFocus
          value={clientId}
          onChange={setClientId}
          error={null}
          unread={unread}
          onUnread={setUnread}
        />
      </Stack>
    </Modal>
  )
}
