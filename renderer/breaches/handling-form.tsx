import { Button, Group, Stack } from '@mantine/core'
import { breaches as contract, type Breach } from '../../shared/breaches/contract'
import { call, useCall } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { RadioField } from '../ui/fields/choice-fields'
import { DateField } from '../ui/fields/date-field'
import { TextAreaField } from '../ui/fields/text-field'
import { fieldsPart, useConflict } from '../ui/form/conflict'
import { ConflictPanel } from '../ui/form/conflict-panel'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'

const valuesOf = (breach: Breach) => ({
  version: breach.version,
  what: breach.what,
  consequences: breach.consequences ?? '',
  measures: breach.measures ?? '',
  report: breach.report ?? ('open' as const),
  reportReason: breach.reportReason ?? '',
  reportedOn: breach.reportedOn,
  tell: breach.tell ?? ('open' as const),
  tellReason: breach.tellReason ?? '',
  toldOn: breach.toldOn,
})
type Values = ReturnType<typeof valuesOf>

/** What was done, whether it is reported and told, and why not where it is not. */
export function HandlingForm({ breach }: { breach: Breach }) {
  const { t } = useTranslation()
  const { date } = useFormat()
  const { id, role } = breach
  const write = useCall('breaches.write')
  const form = useForm<Values, typeof contract.write.input>({
    form: `breaches/${id}`,
    initial: valuesOf(breach),
    schema: contract.write.input,
    toInput: ({ report, tell, ...rest }) => ({
      ...rest,
      id,
      report: report === 'open' ? null : report,
      tell: tell === 'open' ? null : tell,
    }),
  })
  const day = (on: string | null) => (on === null ? '' : date(on))
  const conflict = useConflict(form, {
    version: 'version',
    now: async () => valuesOf(await call('breaches.get', { id })),
    parts: () => [
      fieldsPart(['what'], t('breaches.what'), ({ what }) => what),
      fieldsPart(['consequences'], t('breaches.consequences'), (values) => values.consequences),
      fieldsPart(['measures'], t('breaches.measures'), ({ measures }) => measures),
      fieldsPart(['report', 'reportReason', 'reportedOn'], t('breaches.report'), (values) =>
        [t(`breaches.reports.${values.report}`), values.reportReason, day(values.reportedOn)]
          .filter((part) => part !== '')
          .join(', '),
      ),
      fieldsPart(['tell', 'tellReason', 'toldOn'], t('breaches.tell'), (values) =>
        [t(`breaches.tells.${values.tell}`), values.tellReason, day(values.toldOn)]
          .filter((part) => part !== '')
          .join(', '),
      ),
    ],
  })
  const save = async () => {
    const saved = await form.submit((input) => write.mutateAsync(input), conflict.answer)
    if (!saved) return
    conflict.over()
    form.reset(valuesOf(saved.value))
    toast.done(t('breaches.saved'))
  }
  const { report, tell } = form.values
  return (
    <Section title={t('breaches.handling')}>
      <Form form={form} label={t('breaches.handling')} onSubmit={() => void save()}>
        <ConflictPanel conflict={conflict} form={form} />
        <Stack gap="md">
          <TextAreaField
            label={t('breaches.what')}
            required
            minRows={2}
            maxRows={10}
            {...form.field('what')}
          />
          <TextAreaField
            label={t('breaches.consequences')}
            minRows={2}
            maxRows={10}
            {...form.field('consequences')}
          />
          <TextAreaField
            label={t('breaches.measures')}
            description={t('breaches.measuresHelp')}
            minRows={2}
            maxRows={10}
            {...form.field('measures')}
          />
          {role === 'controller' && (
            <RadioField
              label={t('breaches.report')}
              inline
              options={(['open', 'report', 'no-report'] as const).map((value) => ({
                value,
                label: t(`breaches.reports.${value}`),
              }))}
              {...form.field('report')}
            />
          )}
          {report === 'no-report' && (
            <TextAreaField
              label={t('breaches.reportReason')}
              required
              minRows={2}
              maxRows={8}
              {...form.field('reportReason')}
            />
          )}
          {report === 'report' && (
            <DateField label={t('breaches.reportedOn')} {...form.field('reportedOn')} />
          )}
          <RadioField
            label={t(role === 'controller' ? 'breaches.tell' : 'breaches.tellClients')}
            inline
            options={(['open', 'tell', 'no-tell'] as const).map((value) => ({
              value,
              label: t(`breaches.tells.${value}`),
            }))}
            {...form.field('tell')}
          />
          {tell === 'no-tell' && (
            <TextAreaField
              label={t('breaches.tellReason')}
              required
              minRows={2}
              maxRows={8}
              {...form.field('tellReason')}
            />
          )}
          {tell === 'tell' && <DateField label={t('breaches.toldOn')} {...form.field('toldOn')} />}
          {breach.closedAt === null && (
            <Group>
              <Button type="submit" loading={form.busy}>
                {t('ui.save')}
              </Button>
            </Group>
          )}
        </Stack>
      </Form>
    </Section>
  )
}
