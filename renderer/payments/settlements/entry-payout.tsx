import { Button, Group, Stack, Text, Title } from '@mantine/core'
import type { EntryDetail, EntryPayout } from '../../../shared/payments/contract'
import { call } from '../../api'
import { useFormat } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { toast } from '../../ui/toast'

/** What a payment provider says of an entry, and which payout an entry at the bank is. */
export function SettlementFacts({ entry }: { entry: EntryDetail }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { settlementKind, feeCents, payout } = entry
  return (
    <>
      {settlementKind && (
        <Text size="sm" c="dimmed">
          {t(`payments.settlements.kind.${settlementKind}`)}
        </Text>
      )}
      {feeCents !== 0 && (
        <Text size="sm">{t('payments.settlements.kept', { amount: format.money(feeCents) })}</Text>
      )}
      {payout && (
        <Text size="sm" className="kluis-wrap">
          {t(settlementKind ? 'payments.settlements.ofPayout' : 'payments.settlements.isPayout', {
            ...payout,
          })}
        </Text>
      )}
    </>
  )
}

interface MaybePayoutsProps {
  entry: EntryDetail
  onDone: () => void
}

/** Payouts of this very amount: a person says which one it is. */
export function MaybePayouts({ entry, onDone }: MaybePayoutsProps) {
  const { t } = useTranslation()
  if (entry.maybePayouts.length === 0) return null
  const choose = async ({ id }: EntryPayout) => {
    try {
      await call('payments.pairPayout', { payoutId: id, entryId: entry.id })
      toast.done(t('payments.settlements.paired'))
      onDone()
    } catch (error) {
      toast.failed(error)
    }
  }
  return (
    <Stack gap="xs">
      <Title order={3}>{t('payments.settlements.maybe')}</Title>
      {entry.maybePayouts.map((one) => (
        <Group key={one.id}>
          <Button variant="default" onClick={() => void choose(one)}>
            {t('payments.settlements.thisOne', { ...one })}
          </Button>
        </Group>
      ))}
    </Stack>
  )
}
