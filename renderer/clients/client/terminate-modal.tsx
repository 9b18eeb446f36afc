import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useTranslation } from '../../i18n/use-translation'
import type { Client } from '../../../shared/clients/contract'
import { clients as contract } from '../../../shared/clients/contract'
import { todayIn } from '../../../shared/dates'
import { useCall } from '../../api'
import { useFormat } from '../../i18n/use-format'
import { DateField } from '../../ui/fields/date-field'
import { useForm } from '../../ui/form/form'
import { Form } from '../../ui/form/form-frame'
import { toast } from '../../ui/toast'

/** Asks for the opzegdatum. */
export function TerminateModal({ client, onClose }: { client: Client; onClose: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const terminate = useCall('clients.terminate')
  const undo = useCall('clients.undoTermination')
  const form = useForm<{ on: string | null }, typeof contract.terminate.input>({
    form: null,
    initial: { on: client.terminatedOn ?? todayIn(new Date()) },
    schema: contract.terminate.input,
    toInput: ({ on }) => ({ id: client.id, on }),
  })
  const title = t(
    client.terminatedOn === null ? 'clients.termination.title' : 'clients.termination.move',
    { name: client.name },
  )
  return (
    <Modal
      opened
      size="30rem"
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form
        form={form}
        label={title}
        onSubmit={() =>
          form.submit(async (input) => {
            await terminate.mutateAsync(input)
            toast.done(t('clients.termination.done', { date: format.date(input.on) }))
            onClose()
          })
        }
      >
        <Stack gap="md">
          <Text>{t('clients.termination.body')}</Text>
          <DateField
            label={t('clients.termination.on')}
            required
            autoFocus
            inputWidth="12rem"
            {...form.field('on')}
          />
          <Group justify="flex-end" gap="xs">
            {client.terminatedOn !== null && (
              <Button
                variant="subtle"
                mr="auto"
                loading={undo.isPending}
                onClick={() => {
                  const done = undo.mutateAsync({ id: client.id }).then(() => {
                    toast.done(t('clients.termination.undone'))
                    onClose()
                  })
                  done.catch((error: unknown) => form.refuse([], error))
                }}
              >
                {t('clients.termination.undo')}
              </Button>
            )}
            <Button variant="default" onClick={onClose}>
              {t('ui.cancel')}
            </Button>
            <Button type="submit" loading={form.busy}>
              {t(client.terminatedOn === null ? 'clients.termination.action' : 'ui.save')}
            </Button>
          </Group>
        </Stack>
      </Form>
    </Modal>
  )
}
