import { Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { z } from 'zod'
import type { Output } from '../../shared/contract'
import { packSpan } from '../../shared/exports/contract'
import { call, useData } from '../api'
import { useToday } from '../api/use-today'
import { RecipientPicker } from '../disclosures/recipient-picker'
import { useFormat, useLanguage } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { CsvFormField, rememberedCsvForm } from '../ui/csv-form'
import { DataState } from '../ui/data-state'
import { CheckField, RadioField, SelectField } from '../ui/fields/choice-fields'
import { DateField } from '../ui/fields/date-field'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { SaveBar } from '../ui/form/save-bar'
import { JobProgress, useJob, type Job } from '../ui/job'
import { Notice } from '../ui/notice'
import { Page } from '../ui/page'
import { Section } from '../ui/section'
import { lengths, periodsOf, type Length } from './periods'

type Made = Output<'exports.accountantPack'>

/** What the accountant needs of a period, as one file. */
export function AccountantPage() {
  const { t } = useTranslation()
  const agency = useData('settings.agency', {})
  const job = useJob('exports.accountantPack')
  const [made, setMade] = useState<Made | null>(null)
  return (
    <Page title={t('exports.accountant.title')} width="form">
      <Stack gap="lg">
        {made && <Done made={made} />}
        <Section title={t('exports.accountant.pack')}>
          <Text>{t('exports.accountant.lead')}</Text>
          <DataState of={agency}>
            {({ fiscalYearStart }) => (
              <PackForm fiscalYearStart={fiscalYearStart} job={job} onMade={setMade} />
            )}
          </DataState>
        </Section>
        <Text c="dimmed" size="sm">
          {t('exports.accountant.accounts')}{' '}
          <Link to="/settings" search={{ tab: 'ledger' }}>
            {t('exports.ledger.title')}
          </Link>
        </Text>
      </Stack>
    </Page>
  )
}

function Done({ made: { invoices, payments, missing } }: { made: Made }) {
  const { t } = useTranslation()
  const { count } = useFormat()
  return (
    <Notice tone={missing === 0 ? 'good' : 'warn'} role="status">
      {t('exports.accountant.done', { invoices: count(invoices), payments: count(payments) })}{' '}
      {missing > 0 && t('exports.accountant.missing', { count: missing })}
    </Notice>
  )
}

interface Asked {
  length: Length
  /** the first day of the period that was chosen; '' for one's own */
  period: string
  from: string | null
  to: string | null
  recipientId: number | null
  withSealed: boolean
}

const asked = packSpan.safeExtend({
  recipientId: z.number({ error: 'required' }).int(),
  withSealed: z.boolean(),
})

interface PackFormProps {
  fiscalYearStart: number
  job: Job<'exports.accountantPack'>
  onMade: (made: Made | null) => void
}

function PackForm({ fiscalYearStart, job, onMade }: PackFormProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const today = useToday()
  const offered = (length: Length) =>
    length === 'own' ? [] : periodsOf(length, today, { fiscalYearStart, language })
  /** the last one that is over */
  const usual = (length: Length) => offered(length)[1]?.from ?? ''
  const spanOf = ({ length, period, from, to }: Asked) =>
    length === 'own'
      ? { from, to }
      : (offered(length).find((one) => one.from === period) ?? { from: null, to: null })
  const form = useForm<Asked, typeof asked>({
    form: null,
    initial: {
      length: 'quarter',
      period: usual('quarter'),
      from: null,
      to: null,
      recipientId: null,
      withSealed: false,
    },
    schema: asked,
    toInput: (values) => {
      const { from, to } = spanOf(values)
      const { recipientId, withSealed } = values
      return { from, to, recipientId, withSealed }
    },
  })
  const { length } = form.values
  const save = async (input: z.output<typeof asked>) => {
    const { from, to } = input
    const name = t('exports.accountant.fileName', { from, to })
    const chosen = await call('files.chooseSave', { kind: 'zip', suggestedName: `${name}.zip` })
    if (!chosen) return
    onMade(null)
    const csvForm = rememberedCsvForm()
    onMade(await job.start({ ...input, csvForm, language, file: chosen.file }))
  }
  return (
    <Form
      form={form}
      label={t('exports.accountant.pack')}
      onSubmit={() => void form.submit((input) => save(asked.parse(input)))}
    >
      <Stack gap="md">
        <RadioField
          label={t('exports.accountant.period')}
          inline
          {...form.field('length')}
          onChange={(next) => {
            form.set('length', next)
            form.set('period', usual(next))
          }}
          options={lengths.map((value) => ({
            value,
            label: t(`exports.accountant.lengths.${value}`),
          }))}
        />
        {length === 'own' ? (
          <>
            <DateField label={t('exports.accountant.from')} required {...form.field('from')} />
            <DateField label={t('exports.accountant.to')} required {...form.field('to')} />
          </>
        ) : (
          <SelectField
            label={t(`exports.accountant.lengths.${length}`)}
            w="18rem"
            {...form.field('period')}
            options={offered(length).map(({ from, name }) => ({ value: from, label: name }))}
          />
        )}
        <RecipientPicker
          label={t('exports.accountant.for')}
          description={t('exports.accountant.forHelp')}
          required
          {...form.field('recipientId')}
        />
        <CheckField
          label={t('exports.accountant.withSealed')}
          description={t('exports.accountant.withSealedHelp')}
          {...form.field('withSealed')}
        />
        <CsvFormField />
      </Stack>
      {job.progress ? (
        <JobProgress
          label={t('exports.accountant.running')}
          progress={job.progress}
          onStop={job.stop}
        />
      ) : (
        <SaveBar still form={form} saveLabel={t('exports.accountant.go')} />
      )}
    </Form>
  )
}
