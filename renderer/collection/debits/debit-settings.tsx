import { Button, Group } from '@mantine/core'
import { collection } from '../../../shared/collection/contract'
import {
  debitSettingsInput,
  painVersions,
  type DebitSettings,
} from '../../../shared/collection/debits'
import { useCall, useData } from '../../api'
import { useTranslation } from '../../i18n/use-translation'
import { useMay } from '../../session/session'
import { SelectField } from '../../ui/fields/choice-fields'
import { TextField } from '../../ui/fields/text-field'
import { useForm } from '../../ui/form/form'
import { Form } from '../../ui/form/form-frame'
import { Section } from '../../ui/section'
import { toast } from '../../ui/toast'

/** The creditor's id, and the form of file the bank takes; the owner's. */
export function DebitSettingsForm() {
  const may = useMay(collection.saveDebitSettings.roles)
  const settings = useData('collection.debitSettings', {}).data
  return settings && may ? <Settings key={settings.version} settings={settings} /> : null
}

function Settings({ settings }: { settings: DebitSettings }) {
  const { t } = useTranslation()
  const save = useCall('collection.saveDebitSettings')
  const form = useForm({ form: null, initial: settings, schema: debitSettingsInput })
  const submit = async () => {
    if (await form.submit((input) => save.mutateAsync(input)))
      toast.done(t('collection.debits.saved'))
  }
  const creditorId = form.field('creditorId')
  return (
    <Section title={t('collection.debits.settings')}>
      <Form form={form} label={t('collection.debits.settings')} onSubmit={() => void submit()}>
        <Group align="flex-end" gap="md">
          <TextField
            label={t('collection.debits.creditorId')}
            description={t('collection.debits.creditorIdHelp')}
            {...creditorId}
            value={creditorId.value ?? ''}
          />
          <SelectField
            label={t('collection.debits.version')}
            description={t('collection.debits.versionHelp')}
            options={painVersions.map((value) => ({ value, label: value }))}
            {...form.field('painVersion')}
          />
          <Button type="submit" variant="default" loading={form.busy}>
            {t('ui.save')}
          </Button>
        </Group>
      </Form>
    </Section>
  )
}
