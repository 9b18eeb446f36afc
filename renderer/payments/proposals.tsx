import { Button, Group, List, Stack, Text, Title } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from '../i18n/use-translation'
import type { EntryDetail, ShownProposal } from '../../shared/payments/contract'
import { call, useData } from '../api'
import { useFormat } from '../i18n/use-format'
import { InvoiceLink } from '../invoices/invoice-link'
import { DataState } from '../ui/data-state'
import { KeyHint } from '../ui/key-hint'
import { MoneyText } from '../ui/money-text'
import { StatusBadge } from '../ui/status-badge'
import { toast } from '../ui/toast'
import { surenessOf } from './sureness'

/** What matching thinks, best first, each with its reasons. `A` accepts the first. */
export function Proposals({ entry, onDone }: { entry: EntryDetail; onDone: () => void }) {
  const { t } = useTranslation()
  const found = useData('payments.proposals', { ids: [entry.id] })
  const accept = async (proposal: ShownProposal) => {
    try {
      await call('payments.match', {
        id: entry.id,
        allocations: proposal.allocations,
        remainderClientId: proposal.remainderCents === 0 ? null : proposal.clientId,
        returnOf: proposal.returnOf,
      })
      toast.done(t('payments.proposals.accepted'))
      onDone()
    } catch (error) {
      toast.failed(error)
    }
  }
  const proposals = found.data?.[0]?.proposals ?? []
  const [best] = proposals
  // A proposal that is being worked out anew is only still shown.
  useHotkeys([
    // A held key would take the next entry's along, which nobody has looked at.
    ['a', ({ repeat }) => best && !repeat && !found.isFetching && void accept(best)],
  ])
  return (
    <Stack gap="sm">
      <Title order={3}>{t('payments.proposals.title')}</Title>
      <DataState of={found}>
        {() =>
          proposals.length === 0 ? (
            <Text c="dimmed">{t('payments.proposals.none')}</Text>
          ) : (
            proposals.map((proposal, place) => (
              <ProposalCard
                key={place}
                proposal={proposal}
                first={place === 0}
                onAccept={() => void accept(proposal)}
              />
            ))
          )
        }
      </DataState>
    </Stack>
  )
}

interface ProposalCardProps {
  proposal: ShownProposal
  first: boolean
  onAccept: () => void
}

function ProposalCard({ proposal, first, onAccept }: ProposalCardProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const reasons = [...new Set(proposal.reasons.map(({ code }) => code))]
  const name = proposal.clientName ?? proposal.invoices[0]?.clientName ?? ''
  return (
    <div className="kluis-proposal" data-certain={proposal.certain || undefined}>
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Text fw={600}>{t(`payments.proposals.kinds.${proposal.kind}`)}</Text>
          {proposal.certain ? (
            <StatusBadge tone="good" label={t('payments.proposals.certain')} />
          ) : (
            <Text size="sm" c="dimmed">
              {t(`payments.proposals.${surenessOf(proposal)}`)}
            </Text>
          )}
        </Group>
        {name !== '' && <Text className="kluis-wrap">{name}</Text>}
        {proposal.allocations.map(({ invoiceId, amountCents }) => {
          const invoice = proposal.invoices.find(({ id }) => id === invoiceId)
          return (
            <Group key={invoiceId} justify="space-between" wrap="nowrap">
              <InvoiceLink id={invoiceId} number={invoice?.number ?? String(invoiceId)} />
              <MoneyText cents={amountCents} />
            </Group>
          )
        })}
        {proposal.remainderCents !== 0 && (
          <Text size="sm">
            {t('payments.proposals.remainder', { amount: format.money(proposal.remainderCents) })}
          </Text>
        )}
        <List size="sm" spacing={2} c="dimmed">
          {reasons.map((code) => (
            <List.Item key={code}>{t(`payments.reasons.${code}`)}</List.Item>
          ))}
        </List>
        <Group>
          <Button
            variant={first ? 'filled' : 'default'}
            leftSection={<IconCheck size={16} aria-hidden />}
            rightSection={first ? <KeyHint keys="A" /> : null}
            onClick={onAccept}
          >
            {t('payments.proposals.accept')}
          </Button>
        </Group>
      </Stack>
    </div>
  )
}
