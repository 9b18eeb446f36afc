import { Button, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from '../i18n/use-translation'
import { useCall, useData } from '../api'
import { session } from '../../shared/session/contract'
import { settings, type Behaviour } from '../../shared/settings/contract'
import { useMay } from '../session/session'
import { RenewKitForm } from '../session/recovery/renew-kit-form'
import { DataState } from '../ui/data-state'
import { WholeNumberField } from '../ui/fields/number-fields'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { SaveBar } from '../ui/form/save-bar'
import { Notice } from '../ui/notice'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'

export function AccessSettings() {
  const behaviour = useData('settings.behaviour', {})
  const renews = useMay(session.renewRecoveryKit.roles)
  return (
    <Stack gap="md">
      <DataState of={behaviour}>{(data) => <Locking behaviour={data} />}</DataState>
      {renews && <Recovery />}
    </Stack>
  )
}

function Locking({ behaviour }: { behaviour: Behaviour }) {
  const { t } = useTranslation()
  const mayChange = useMay(settings.saveBehaviour.roles)
  const save = useCall('settings.saveBehaviour')
  const by = useData('settings.lockingBy', {})
  const initial: { lockAfterMinutes: number | null } = behaviour
  const form = useForm({
    form: mayChange ? 'settings/behaviour' : null,
    initial: { lockAfterMinutes: initial.lockAfterMinutes },
    schema: settings.saveBehaviour.input,
  })
  const submit = async () => {
    const saved = await form.submit((input) => save.mutateAsync(input))
    if (saved) toast.done(t('settings.behaviour.saved'))
  }
  return (
    <Section title={t('settings.behaviour.title')}>
      <Form form={form} label={t('settings.behaviour.form')} onSubmit={() => void submit()}>
        <WholeNumberField
          label={t('settings.behaviour.lockAfterMinutes')}
          description={t('settings.behaviour.lockHelp')}
          required
          disabled={!mayChange}
          align="left"
          inputWidth="7rem"
          {...form.field('lockAfterMinutes')}
        />
        {by.data?.of === 'window' && (
          <Notice tone="warn">{t('settings.behaviour.onlyWindow')}</Notice>
        )}
        {mayChange ? (
          <SaveBar still form={form} />
        ) : (
          <Text c="dimmed">{t('settings.ownerOnly')}</Text>
        )}
      </Form>
    </Section>
  )
}

function Recovery() {
  const { t } = useTranslation()
  const [open, dialog] = useDisclosure(false)
  return (
    <Section title={t('settings.recovery.title')}>
      <Text c="dimmed">{t('settings.recovery.help')}</Text>
      <div>
        <Button variant="default" onClick={dialog.open}>
          {t('settings.recovery.renew')}
        </Button>
      </div>
      <Modal opened={open} onClose={dialog.close} title={t('session.recovery.renewTitle')}>
        <RenewKitForm onCancel={dialog.close} />
      </Modal>
    </Section>
  )
}
