import { Group, SegmentedControl, Text } from '@mantine/core'
import { periodLengths } from '../../shared/vat/periods'
import { ownerOnly } from '../../shared/operation'
import { useCall, useData } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { useMay } from '../session/session'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'

/** How often the office files: what the start screen warns about. */
export function FilingLength() {
  const { t } = useTranslation()
  const may = useMay(ownerOnly)
  const settings = useData('vat.settings', {}).data
  const save = useCall('vat.changeSettings')
  if (!settings) return null
  return (
    <Section title={t('vat.filing.title')}>
      <Group gap="md">
        <SegmentedControl
          aria-label={t('vat.filing.title')}
          value={settings.length}
          disabled={!may || save.isPending}
          onChange={(next) => {
            const length = periodLengths.find((one) => one === next)
            if (length) save.mutate({ length }, { onError: toast.failed })
          }}
          data={periodLengths.map((length) => ({
            value: length,
            label: t(`vat.filing.lengths.${length}`),
          }))}
        />
        <Text c="dimmed" size="sm">
          {t(may ? 'vat.filing.help' : 'vat.filing.ownerOnly')}
        </Text>
      </Group>
    </Section>
  )
}
