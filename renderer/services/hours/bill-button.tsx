import { Button } from '@mantine/core'
import type { UnbilledWork } from '../../../shared/services/work'
import { useCall } from '../../api'
import { useFormat } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { toast } from '../../ui/toast'

/** Puts what is unbilled of a client on a draft. */
export function BillButton({ of: { client, cents } }: { of: UnbilledWork }) {
  const { t } = useTranslation()
  const amount = useFormat().money(cents)
  const bill = useCall('services.billWork')
  return (
    <Button
      loading={bill.isPending}
      aria-label={t('services.hours.billWhich', { amount, name: client.name })}
      onClick={() =>
        bill.mutate(
          { clientId: client.id },
          {
            onSuccess: ({ invoiceIds }) =>
              toast.done(t('services.hours.drafted', { count: invoiceIds.length })),
            onError: toast.failed,
          },
        )
      }
    >
      {t('services.hours.bill', { amount })}
    </Button>
  )
}
