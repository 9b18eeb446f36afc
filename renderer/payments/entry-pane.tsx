import { ActionIcon, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useHotkeys } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from '../i18n/use-translation'
import type { EntryDetail } from '../../shared/payments/contract'
import { call, useData } from '../api'
import { ClientLink } from '../clients/client-link'
import { useFormat } from '../i18n/use-format'
import { InvoiceLink } from '../invoices/invoice-link'
import { confirm } from '../ui/confirm'
import { DataState } from '../ui/data-state'
import { DateText } from '../ui/date-text'
import { AnchorLink } from '../ui/links'
import { MoneyText } from '../ui/money-text'
import { Notice } from '../ui/notice'
import { toast } from '../ui/toast'
import { AsideMenu } from './aside-menu'
import { EntryBadge } from './entry-badge'
import { EndedMoney, KeptMoney } from './kept-money'
import { ManualMatch } from './manual-match'
import { Proposals } from './proposals'
import { MaybePayouts, SettlementFacts } from './settlements/entry-payout'

interface EntryPaneProps {
  id: number
  onClose: () => void
  /** it was settled or set aside */
  onDone: () => void
}

const seen = { visibilityProperty: true }

const isAlone = (): boolean =>
  document.querySelector('[role="dialog"], [role="menu"], [role="combobox"][data-expanded]') ===
  null

/** One bank entry: what the bank said, where it was booked, and what to do with it. */
export function EntryPane({ id, onClose, onDone }: EntryPaneProps) {
  const { t } = useTranslation()
  const entry = useData('payments.entry', { id })
  const pane = useRef<HTMLElement>(null)
  useEffect(() => {
    // The one before it was done here, or the list lies under it: the keyboard goes on in this one.
    const { activeElement } = document
    const hidden = activeElement instanceof HTMLElement && !activeElement.checkVisibility(seen)
    if (activeElement === document.body || hidden) pane.current?.focus()
  }, [])
  // What is open in the pane (a list, a menu, a dialog) is closed first.
  useHotkeys([['Escape', () => isAlone() && onClose()]], [])
  return (
    <Paper
      ref={pane}
      component="section"
      className="kluis-surface kluis-entry-pane"
      p="md"
      aria-label={t('payments.entry.title')}
      tabIndex={0}
    >
      <DataState of={entry}>
        {(found) => (
          <Stack gap="md">
            <Group justify="space-between" wrap="nowrap" align="flex-start">
              <Title order={2} className="kluis-wrap">
                {found.counterpartyName ?? t('payments.list.unknown')}
              </Title>
              <ActionIcon variant="subtle" aria-label={t('payments.entry.close')} onClick={onClose}>
                <IconX size={18} aria-hidden />
              </ActionIcon>
            </Group>
            <Facts entry={found} />
            <Work entry={found} onDone={onDone} />
          </Stack>
        )}
      </DataState>
    </Paper>
  )
}

function Facts({ entry }: { entry: EntryDetail }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Stack gap={6}>
      <Group justify="space-between">
        <Text size="xl" fw={640}>
          <MoneyText cents={entry.amountCents} currency={entry.currency} />
        </Text>
        <EntryBadge state={entry.state} />
      </Group>
      <Text>
        <DateText date={entry.bookedOn} />
      </Text>
      {entry.description && <Text className="kluis-wrap">{entry.description}</Text>}
      {entry.structuredReference && (
        <Text size="sm" c="dimmed">
          {t('payments.entry.reference')}: {entry.structuredReference}
        </Text>
      )}
      {entry.counterpartyIban && (
        <Text size="sm" c="dimmed">
          {t('payments.entry.iban')}: <span className="kluis-mono">{entry.counterpartyIban}</span>
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {t('payments.entry.account')}: <span className="kluis-mono">{entry.account}</span>
      </Text>
      <SettlementFacts entry={entry} />
      {entry.returnedBy && (
        <Notice tone="warn">
          {t('payments.entry.returned', { date: format.date(entry.returnedBy.bookedOn) })}
        </Notice>
      )}
      {entry.tookBack.map((earlier) => (
        <Notice key={earlier.id} tone="info">
          {t('payments.entry.tookBack', { date: format.date(earlier.bookedOn) })}
        </Notice>
      ))}
    </Stack>
  )
}

function Work({ entry, onDone }: { entry: EntryDetail; onDone: () => void }) {
  const { t } = useTranslation()
  const [byHand, setByHand] = useState(false)
  const left = entry.amountCents - entry.allocatedCents
  if (entry.sealed) return null
  if (entry.state === 'set-aside') return <PutBack entry={entry} />
  return (
    <Stack gap="md">
      <Settled entry={entry} />
      <EndedMoney entry={entry} />
      {left !== 0 && !entry.returned && (
        <>
          <KeptMoney entry={entry} />
          <MaybePayouts entry={entry} onDone={onDone} />
          {byHand ? (
            <ManualMatch
              entry={entry}
              onCancel={() => setByHand(false)}
              onDone={() => {
                setByHand(false)
                onDone()
              }}
            />
          ) : (
            <>
              <Proposals entry={entry} onDone={onDone} />
              <Group gap="xs">
                <Button variant="default" onClick={() => setByHand(true)}>
                  {t('payments.manual.open')}
                </Button>
                {entry.allocatedCents === 0 && <AsideMenu id={entry.id} onDone={onDone} />}
              </Group>
            </>
          )}
        </>
      )}
    </Stack>
  )
}

/** Of a payment provider: never a client's. */
const providersOwn: ReadonlySet<EntryDetail['settlementKind']> = new Set([
  'fee',
  'payout',
  'conversion',
])

function PutBack({ entry }: { entry: EntryDetail }) {
  const { t } = useTranslation()
  const back = async () => {
    try {
      await call('payments.putBack', { ids: [entry.id] })
      toast.done(t('payments.aside.backDone'))
    } catch (error) {
      toast.failed(error)
    }
  }
  return (
    <Stack gap="xs">
      {entry.setAsideReason && <Text>{t(`payments.aside.reasons.${entry.setAsideReason}`)}</Text>}
      {entry.byRule && (
        <Text c="dimmed">
          {t('payments.rules.byRule')}{' '}
          <AnchorLink to="/payments/rules" underline="always">
            {t('payments.rules.title')}
          </AnchorLink>
        </Text>
      )}
      {!providersOwn.has(entry.settlementKind) && (
        <Group>
          <Button variant="default" onClick={() => void back()}>
            {t('payments.aside.back')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}

/** The invoices it settles, and the way back. */
function Settled({ entry }: { entry: EntryDetail }) {
  const { t } = useTranslation()
  // What was paid back or given up has its own way back.
  if (entry.allocations.length === 0 && (entry.clientId === null || entry.ends.length > 0))
    return null
  const undo = async () => {
    const sure = await confirm({
      title: t('payments.entry.undoTitle'),
      body: t(
        entry.allocations.length > 0 ? 'payments.entry.undoBody' : 'payments.entry.undoKeptBody',
      ),
      confirm: t('payments.entry.undo'),
    })
    if (!sure) return
    try {
      await call('payments.unmatch', { id: entry.id })
      toast.done(t('payments.entry.undone'))
    } catch (error) {
      toast.failed(error)
    }
  }
  return (
    <Stack gap="xs">
      <Title order={3}>{t('payments.entry.settled')}</Title>
      {entry.allocations.map((allocation) => (
        <Group key={allocation.id} justify="space-between" wrap="nowrap">
          <Text className="kluis-wrap">
            <InvoiceLink id={allocation.invoiceId} number={allocation.invoiceNumber} />{' '}
            {allocation.clientId !== null && (
              <ClientLink id={allocation.clientId} name={allocation.clientName ?? ''} />
            )}
          </Text>
          <MoneyText cents={allocation.amountCents} />
        </Group>
      ))}
      {entry.clientId !== null && (
        <Text>{t('payments.entry.keptFor', { name: entry.clientName ?? '' })}</Text>
      )}
      {!entry.returned && (
        <Group>
          <Button variant="default" onClick={() => void undo()}>
            {t('payments.entry.undo')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}
