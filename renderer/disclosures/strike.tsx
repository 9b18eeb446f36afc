import { Button, Text } from '@mantine/core'
import type { Disclosure } from '../../shared/disclosures/contract'
import { useCall } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { confirm } from '../ui/confirm'
import { toast } from '../ui/toast'

/** Strikes out what was written down by mistake; what the program gave itself did happen. */
export function Strike({ row: { id, way, struck } }: { row: Disclosure }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const strike = useCall('disclosures.strike')
  if (struck) {
    const said = t('disclosures.struckBy', { name: struck.by, moment: moment(struck.at) })
    return (
      <Text component="span" inherit c="dimmed" title={said} aria-label={said}>
        {t('disclosures.struck')}
      </Text>
    )
  }
  if (way !== 'by-hand') return null
  const ask = async () => {
    const sure = await confirm({
      title: t('disclosures.strikeTitle'),
      body: t('disclosures.strikeBody'),
      confirm: t('disclosures.strike'),
      danger: true,
    })
    if (sure) strike.mutate({ id }, { onError: toast.failed })
  }
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      loading={strike.isPending}
      onClick={() => void ask()}
    >
      {t('disclosures.strike')}
    </Button>
  )
}
