import { Button, Group, List, Paper, SimpleGrid, Text } from '@mantine/core'
import { useState } from 'react'
import type { CellProblem, FileReading } from '../../../shared/services/files'
import { useTranslation } from '../../i18n/use-translation'
import { SelectField } from '../../ui/fields/choice-fields'
import { Notice } from '../../ui/notice'
import { Section } from '../../ui/section'
import { importWords } from './import-words'

type Field = keyof typeof importWords.nl.fields
type Code = keyof typeof importWords.nl.codes

const isField = (field: string): field is Field => field in importWords.nl.fields
const isCode = (code: string): code is Code => code in importWords.nl.codes

interface ColumnsProps<F extends Field> {
  fields: readonly F[]
  reading: FileReading<F>
  onRead: (mapping: Partial<Record<F, string>>) => void
}

/** Which column of the file is which field, to be corrected. */
export function Columns<F extends Field>({ fields, reading, onRead }: ColumnsProps<F>) {
  const { t } = useTranslation()
  const [mapping, setMapping] = useState<Partial<Record<F, string>>>(reading.mapping)
  const titles = [...new Set(reading.header)].filter((title) => title !== '')
  const options = [
    { value: '', label: t('services.import.none') },
    ...titles.map((title) => ({ value: title, label: title })),
  ]
  const choose = (field: F, title: string) => {
    const { [field]: _before, ...rest } = mapping
    const others = rest as Partial<Record<F, string>>
    setMapping(title === '' ? others : { ...others, [field]: title })
  }
  return (
    <Section
      title={t('services.import.columns')}
      actions={
        <Button variant="default" onClick={() => onRead(mapping)}>
          {t('services.import.readAgain')}
        </Button>
      }
    >
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="sm">
        {fields.map((field) => (
          <SelectField
            key={field}
            name={field}
            label={t(`services.import.fields.${field}`)}
            error={null}
            options={options}
            value={mapping[field] ?? ''}
            onChange={(title) => choose(field, title)}
          />
        ))}
      </SimpleGrid>
    </Section>
  )
}

/** The cells that are not right, each by its line. */
export function Problems({ of: problems }: { of: readonly CellProblem[] }) {
  const { t } = useTranslation()
  if (problems.length === 0) return null
  const field = (name: string) => (isField(name) ? t(`services.import.fields.${name}`) : name)
  const what = (code: string) =>
    t(`services.import.codes.${isCode(code) ? code : 'not-a-domain-name'}`)
  return (
    <Notice tone="bad">
      <Text fw={600}>{t('services.import.problems', { count: problems.length })}</Text>
      <Text>{t('services.import.problemsBody')}</Text>
      <List size="sm" mt="xs">
        {problems.map((one) => (
          <List.Item key={`${one.line}-${one.field}-${one.code}`}>
            {t('services.import.cell', {
              line: one.line,
              field: field(one.field),
              what: what(one.code),
            })}
          </List.Item>
        ))}
      </List>
    </Notice>
  )
}

/** The button that begins it. */
export function ChooseFile({ busy, onChoose }: { busy: boolean; onChoose: () => void }) {
  const { t } = useTranslation()
  return (
    <Paper className="kluis-surface" p="md">
      <Group>
        <Button variant="default" loading={busy} onClick={onChoose}>
          {t('services.import.choose')}
        </Button>
      </Group>
    </Paper>
  )
}
