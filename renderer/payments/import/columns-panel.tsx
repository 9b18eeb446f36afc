import { Button, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import {
  settlementFields,
  settlementKinds,
  type SettlementField,
  type SettlementKind,
} from '../../../shared/payments/settlement'
import { settlementMapping, type NamedMapping } from '../../../shared/payments/settlements'
import { useTranslation } from '../../i18n/use-translation'
import { SelectField } from '../../ui/fields/choice-fields'
import { TextField } from '../../ui/fields/text-field'
import { useForm } from '../../ui/form/form'
import { Form } from '../../ui/form/form-frame'
import { Notice } from '../../ui/notice'
import { Section } from '../../ui/section'
import { readMapped, type Reading } from './reading'

interface ColumnsPanelProps {
  phase: Extract<Reading, { at: 'columns' }>
}

/** Which column of a provider's file is what; asked once for each sort of file. */
export function ColumnsPanel({ phase }: ColumnsPanelProps) {
  const { t } = useTranslation()
  const { columns: found } = phase
  const form = useForm<NamedMapping, typeof settlementMapping>({
    form: null,
    initial: found.mapping,
    schema: settlementMapping,
  })
  const { columns, kinds } = form.values
  const options = [
    { value: '', label: t('payments.settlements.noColumn') },
    ...[...new Set(found.header)]
      .filter((title) => title !== '')
      .map((title) => ({ value: title, label: title })),
  ]
  const choose = (field: SettlementField, title: string) => {
    const { [field]: _before, ...others } = columns
    form.set('columns', title === '' ? others : { ...others, [field]: title })
  }
  const means = (word: string, kind: SettlementKind | '') => {
    const { [word]: _before, ...others } = kinds
    form.set('kinds', kind === '' ? others : { ...others, [word]: kind })
  }
  const words = columns.kind === undefined ? [] : (found.words[columns.kind] ?? [])
  const missing = columns.on === undefined || columns.gross === undefined
  return (
    <Form
      form={form}
      label={t('payments.settlements.columns')}
      onSubmit={() =>
        void form.submit(async (input) => {
          await readMapped(phase, settlementMapping.parse(input))
        })
      }
    >
      <Stack gap="md">
        <Text c="dimmed">{phase.name}</Text>
        <Notice tone="info">
          {t(
            found.remembered
              ? 'payments.settlements.remembered'
              : 'payments.settlements.columnsBody',
          )}
        </Notice>
        <Section title={t('payments.settlements.columns')}>
          <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="sm">
            <TextField
              label={t('payments.settlements.name')}
              description={t('payments.settlements.nameHelp')}
              required
              maxLength={60}
              {...form.field('name')}
            />
            <TextField
              label={t('payments.settlements.currency')}
              required
              maxLength={3}
              {...form.field('currency')}
            />
          </SimpleGrid>
          <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="sm">
            {settlementFields.map((field) => (
              <SelectField
                key={field}
                name={`columns.${field}`}
                label={t(`payments.settlements.fields.${field}`)}
                required={field === 'on' || field === 'gross'}
                error={null}
                options={options}
                value={columns[field] ?? ''}
                onChange={(title) => choose(field, title)}
              />
            ))}
          </SimpleGrid>
        </Section>
        {words.length > 0 && (
          <Section title={t('payments.settlements.kinds')}>
            <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="sm">
              {words.map((word) => (
                <SelectField<SettlementKind | ''>
                  key={word}
                  name={`kinds.${word}`}
                  label={t('payments.settlements.kindOf', { word })}
                  error={null}
                  options={[
                    { value: '', label: t('payments.settlements.bySign') },
                    ...settlementKinds.map((kind) => ({
                      value: kind,
                      label: t(`payments.settlements.kind.${kind}`),
                    })),
                  ]}
                  value={kinds[word] ?? ''}
                  onChange={(kind) => means(word, kind)}
                />
              ))}
            </SimpleGrid>
          </Section>
        )}
        <Group justify="flex-end">
          <Button type="submit" disabled={missing} loading={form.busy}>
            {t('payments.settlements.read')}
          </Button>
        </Group>
      </Stack>
    </Form>
  )
}
