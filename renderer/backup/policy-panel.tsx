import { Group, Text } from '@mantine/core'
import { backup } from '../../shared/backup/contract'
import type { RotationPolicy } from '../../shared/backup/rotation'
import { useCall } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { useMay } from '../session/session'
import { WholeNumberField } from '../ui/fields/number-fields'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { SaveBar } from '../ui/form/save-bar'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'

/** How many backups stay and how old they become: it bounds how long the erased live on in them. */
export function PolicyPanel({ policy }: { policy: RotationPolicy }) {
  const { t } = useTranslation()
  const may = useMay(backup.savePolicy.roles)
  return (
    <Section title={t('backup.policy.title')}>
      <Text c="dimmed">{t('backup.policy.lead')}</Text>
      {may ? (
        <PolicyForm key={`${policy.keep}-${policy.maximumDays}`} policy={policy} />
      ) : (
        <Text>
          {t('backup.policy.facts', { keep: policy.keep, days: policy.maximumDays })}{' '}
          {t('backup.policy.owner')}
        </Text>
      )}
    </Section>
  )
}

function PolicyForm({ policy }: { policy: RotationPolicy }) {
  const { t } = useTranslation()
  const save = useCall('backup.savePolicy')
  const initial: Record<'keep' | 'maximumDays', number | null> = policy
  const form = useForm({
    form: 'backup/policy',
    initial: { keep: initial.keep, maximumDays: initial.maximumDays },
    schema: backup.savePolicy.input,
  })
  const submit = async () => {
    const saved = await form.submit((input) => save.mutateAsync(input))
    if (saved) toast.done(t('backup.policy.saved'))
  }
  return (
    <Form form={form} label={t('backup.policy.form')} onSubmit={() => void submit()}>
      <Group gap="xl" align="flex-start">
        <WholeNumberField
          label={t('backup.policy.keep')}
          description={t('backup.policy.keepHelp')}
          required
          align="left"
          inputWidth="7rem"
          w="20rem"
          {...form.field('keep')}
        />
        <WholeNumberField
          label={t('backup.policy.days')}
          description={t('backup.policy.daysHelp')}
          required
          align="left"
          inputWidth="7rem"
          w="20rem"
          {...form.field('maximumDays')}
        />
      </Group>
      <SaveBar form={form} still />
    </Form>
  )
}
