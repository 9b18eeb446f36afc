import { Button, Group, Text } from '@mantine/core'
import type { Invoice } from '../../shared/invoices/contract'
import { takeBackDays, takeBackUntil, type KeepReason } from '../../shared/payments/write-off'
import { todayIn } from '../../shared/dates'
import { call } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { KeepReasonPicker } from '../payments/keep-reason-picker'
import { confirm } from '../ui/confirm'
import { toast } from '../ui/toast'

/**
 * Gives up what is still open: of an invoice after a question, of a credit note (money the client
 * should have had) with the reason it is not paid out.
 */
export function WriteOff({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation()
  const { money } = useFormat()
  const { id, openCents } = invoice
  if (openCents === 0 || invoice.sealedAt !== null) return null
  const writeOff = async (reason: KeepReason | null) => {
    try {
      await call('payments.writeOff', { invoiceId: id, amountCents: openCents, reason })
      toast.done(t('invoices.page.writtenOff', { amount: money(Math.abs(openCents)) }))
    } catch (error) {
      toast.failed(error)
    }
  }
  if (openCents < 0) return <KeepReasonPicker onChoose={(reason) => void writeOff(reason)} />
  const ask = async () => {
    const sure = await confirm({
      title: t('invoices.page.writeOffTitle', { amount: money(openCents) }),
      body: t('invoices.page.writeOffBody', { count: takeBackDays }),
      confirm: t('invoices.page.writeOff'),
    })
    if (sure) await writeOff(null)
  }
  return (
    <Group>
      <Button variant="default" onClick={() => void ask()}>
        {t('invoices.page.writeOff')}
      </Button>
    </Group>
  )
}

/** The way back from a write-off, and until when it is surely there. */
export function TakeBack({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation()
  const { date } = useFormat()
  const given = invoice.settlements.filter(({ kind }) => kind === 'write-off')
  const on = given.map((settlement) => settlement.on).reduce((a, b) => (a > b ? a : b), '')
  if (
    given.reduce((sum, { amountCents }) => sum + amountCents, 0) === 0 ||
    invoice.sealedAt !== null
  )
    return null
  const until = takeBackUntil(on)
  const takeBack = async () => {
    try {
      await call('payments.undoWriteOff', { invoiceId: invoice.id })
      toast.done(t('invoices.page.tookBack'))
    } catch (error) {
      toast.failed(error)
    }
  }
  return (
    <Group gap="sm">
      <Button variant="default" onClick={() => void takeBack()}>
        {t('invoices.page.takeBack')}
      </Button>
      {until >= todayIn(new Date()) && (
        <Text size="sm" c="dimmed">
          {t('invoices.page.takeBackUntil', { date: date(until) })}
        </Text>
      )}
    </Group>
  )
}
