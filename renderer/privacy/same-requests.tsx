import { Button, Stack } from '@mantine/core'
import type { RequestCase } from '../../shared/privacy/contract'
import { useCall } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { confirm } from '../ui/confirm'
import { Notice } from '../ui/notice'
import { toast } from '../ui/toast'

interface SameRequestsProps {
  request: RequestCase
  /** What is typed is saved first, so that it is in what is put together; false: it could not be. */
  saved: () => Promise<boolean>
  onMerged: (now: RequestCase) => void
}

/** The same client asked the same before: one case is enough, and it counts from the first day. */
export function SameRequests({ request: { id, same }, saved, onMerged }: SameRequestsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const merge = useCall('privacy.merge')
  const ask = async (from: RequestCase['same'][number]) => {
    const sure = await confirm({
      title: t('privacy.merge.ask', { number: from.number }),
      body: t('privacy.merge.help'),
      confirm: t('privacy.merge.go'),
    })
    if (sure && (await saved()))
      merge.mutate({ from: from.id, into: id }, { onSuccess: onMerged, onError: toast.failed })
  }
  if (same.length === 0) return null
  return (
    <Stack gap="xs">
      {same.map((one) => (
        <Notice
          key={one.id}
          tone="info"
          action={
            <Button size="compact-sm" variant="default" onClick={() => void ask(one)}>
              {t('privacy.merge.go')}
            </Button>
          }
        >
          {t('privacy.merge.found', { number: one.number, date: format.date(one.receivedOn) })}
        </Notice>
      ))}
    </Stack>
  )
}
