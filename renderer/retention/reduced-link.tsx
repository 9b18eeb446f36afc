import { List, Stack, Text } from '@mantine/core'
import type { Client } from '../../shared/clients/contract'
import { todayIn } from '../../shared/dates'
import type { WaitsFor } from '../../shared/retention/contract'
import { useData } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { useWaitsText } from './waits-text'
import { AnchorLink } from '../ui/links'
import { Notice } from '../ui/notice'

/** Of a client whose day has come and of whom something is still needed: what stays, why, and how long. */
export function ReducedLink({ client, on }: { client: Client; on: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const waitsText = useWaitsText()
  const clock = useData('retention.clock', { clientId: client.id })
  const erased = clock.data?.find((event) => event.kind === 'erased')
  const owed = useData('payments.owed', { clientId: client.id }, { enabled: client.books !== null })
  const holds = useData(
    'retention.holds',
    { clientId: client.id },
    { enabled: client.books !== null },
  )
  const held = (holds.data ?? []).map(({ covers, reviewOn }) =>
    t('retention.reduced.heldUntil', { number: covers, date: format.date(reviewOn) }),
  )
  const cents: Partial<Record<WaitsFor, number>> = {
    claim: client.books?.openCents ?? 0,
    owed: owed.data?.reduce((sum, one) => sum + one.cents, 0) ?? 0,
  }
  const onlyName = client.street === '' && client.emails.length === 0 && client.phone === null
  return (
    <Notice tone="info">
      <Stack gap={6}>
        <Text>
          {t('retention.reduced.title', {
            terminated: format.date(client.terminatedOn ?? on),
            on: format.date(todayIn(new Date(on))),
          })}{' '}
          {t(onlyName ? 'retention.reduced.onlyName' : 'retention.reduced.needed')}
        </Text>
        {erased && erased.waitsFor.length > 0 && (
          <List size="sm" spacing={2}>
            {erased.waitsFor.map((why) => (
              <List.Item key={why}>
                {waitsText(why, erased.until)}
                {(cents[why] ?? 0) > 0 && `: ${format.money(cents[why] ?? 0)}`}
                {why === 'held-invoice' && held.length > 0 && `: ${held.join('; ')}`}
              </List.Item>
            ))}
          </List>
        )}
        <Text>
          {t('retention.reduced.then')}{' '}
          <AnchorLink
            to="/clients/$clientId/retention"
            params={{ clientId: String(client.id) }}
            underline="always"
            inherit
          >
            {t('retention.clock.title')}
          </AnchorLink>
        </Text>
      </Stack>
    </Notice>
  )
}
