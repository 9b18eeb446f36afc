import { Button, Group, SimpleGrid, Text } from '@mantine/core'
import { IconFileInvoice } from '@tabler/icons-react'
import { useTranslation } from '../i18n/use-translation'
import { todayIn } from '../../shared/dates'
import { formatNumber } from '../../shared/invoices/number-pattern'
import { seriesInput } from '../../shared/settings/contract'
import { CheckField } from '../ui/fields/choice-fields'
import { WholeNumberField } from '../ui/fields/number-fields'
import { TextField } from '../ui/fields/text-field'
import { useForm } from '../ui/form/form'
import { Notice } from '../ui/notice'
import { exampleNumber, type SeriesValues } from './series-example'

export const useSeriesForm = (form: string | null, initial: SeriesValues) =>
  useForm<SeriesValues, typeof seriesInput>({ form, initial, schema: seriesInput })

type SeriesForm = ReturnType<typeof useSeriesForm>

/** Patterns people ask for; each with its yearly start. */
const common = [
  { pattern: '{year}-{number:4}', resetsYearly: true },
  { pattern: '{year}{number:4}', resetsYearly: true },
  { pattern: 'F{yy}-{number:3}', resetsYearly: true },
  { pattern: '{number:5}', resetsYearly: false },
]

export function SeriesFields({ form }: { form: SeriesForm }) {
  const { t } = useTranslation()
  const today = todayIn(new Date())
  const example = exampleNumber(form.values, today)
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md" verticalSpacing="sm">
        <TextField
          label={t('settings.series.name')}
          description={t('settings.series.nameHelp')}
          required
          {...form.field('name')}
        />
        <WholeNumberField
          label={t('settings.series.nextNumber')}
          description={t('settings.series.nextNumberHelp')}
          required
          align="left"
          {...form.field('nextNumber')}
        />
      </SimpleGrid>
      <TextField
        label={t('settings.series.pattern')}
        description={t('settings.series.patternHelp')}
        required
        mono
        {...form.field('pattern')}
      />
      <Group gap="xs" role="group" aria-label={t('settings.series.patternChoices')}>
        <Text c="dimmed">{t('settings.series.patternChoices')}:</Text>
        {common.map(({ pattern, resetsYearly }) => (
          <Button
            key={pattern}
            size="compact-sm"
            variant="default"
            className="kluis-figures"
            onClick={() => {
              form.set('pattern', pattern)
              form.set('resetsYearly', resetsYearly)
            }}
          >
            {formatNumber(pattern, { date: today, sequence: 1 })}
          </Button>
        ))}
      </Group>
      <CheckField label={t('settings.series.resetsYearly')} {...form.field('resetsYearly')} />
      <Notice tone="info" icon={IconFileInvoice} role="status">
        {t('settings.series.example')} <strong className="kluis-figures">{example ?? '…'}</strong>
      </Notice>
    </>
  )
}
