import { Checkbox, Modal, SimpleGrid, Stack, Text } from '@mantine/core'
import {
  breachInput,
  breachRoles,
  breachServices,
  type Breach,
  type BreachRole,
  type BreachScope,
} from '../../shared/breaches/contract'
import { todayIn } from '../../shared/dates'
import { dataKinds, type DataKind } from '../../shared/disclosures/contract'
import { useCall, useData } from '../api'
import { ClientPicker } from '../clients/client-picker'
import { useTranslation } from '../i18n/use-translation'
import { RadioField, SelectField } from '../ui/fields/choice-fields'
import { DateField } from '../ui/fields/date-field'
import { TextAreaField, TextField } from '../ui/fields/text-field'
import { DialogButtons } from '../ui/form/dialog-buttons'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'

interface Values {
  role: BreachRole
  what: string
  happenedOn: string | null
  knownOn: string | null
  knownTime: string
  of: BreachScope['of']
  service: (typeof breachServices)[number]
  clientId: number | null
  data: readonly DataKind[]
}

const scopeOf = ({ of, service, clientId }: Values): BreachScope => {
  if (of === 'service') return { of, service }
  return of === 'all' ? { of } : { of, clientIds: clientId === null ? [] : [clientId] }
}

interface RegisterModalProps {
  onDone: (made: Breach) => void
  onClose: () => void
}

/** Something went wrong: what, since when it is known, and whom it concerns, counted as one chooses. */
export function RegisterModal({ onDone, onClose }: RegisterModalProps) {
  const { t } = useTranslation()
  const register = useCall('breaches.register')
  const form = useForm<Values, typeof breachInput>({
    form: null,
    initial: {
      role: 'controller',
      what: '',
      happenedOn: null,
      knownOn: todayIn(new Date()),
      knownTime: '',
      of: 'all',
      service: 'hosting',
      clientId: null,
      data: ['name'],
    },
    schema: breachInput,
    toInput: ({ of, service, clientId, data, ...rest }) => ({
      ...rest,
      data: [...data],
      scope: scopeOf({ ...rest, of, service, clientId, data }),
    }),
  })
  const { of } = form.values
  const scope = scopeOf(form.values)
  const ready = scope.of !== 'clients' || scope.clientIds.length > 0
  const counts = useData('breaches.count', { scope }, { enabled: ready }).data
  const data = form.field('data')
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('breaches.register')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form
        form={form}
        label={t('breaches.register')}
        onSubmit={() =>
          void form.submit(async (input) => {
            onDone(await register.mutateAsync(input))
          })
        }
      >
        <Stack gap="md">
          <RadioField
            label={t('breaches.role')}
            options={breachRoles.map((value) => ({
              value,
              label: t(`breaches.roles.${value}`),
              description: t(`breaches.roleHelp.${value}`),
            }))}
            {...form.field('role')}
          />
          <TextAreaField
            label={t('breaches.what')}
            required
            minRows={3}
            maxRows={8}
            {...form.field('what')}
          />
          <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="md">
            <DateField label={t('breaches.knownOn')} required {...form.field('knownOn')} />
            <TextField
              label={t('breaches.knownTime')}
              placeholder="14:05"
              required
              {...form.field('knownTime')}
            />
            <DateField
              label={t('breaches.happenedOn')}
              description={t('breaches.happenedHelp')}
              {...form.field('happenedOn')}
            />
          </SimpleGrid>
          <RadioField
            label={t('breaches.scope')}
            options={(['all', 'service', 'clients'] as const).map((value) => ({
              value,
              label: t(`breaches.scopes.${value}`),
            }))}
            {...form.field('of')}
          />
          {of === 'service' && (
            <SelectField
              label={t('breaches.service')}
              options={breachServices.map((value) => ({
                value,
                label: t(`breaches.services.${value}`),
              }))}
              {...form.field('service')}
            />
          )}
          {of === 'clients' && (
            <ClientPicker label={t('breaches.client')} required {...form.field('clientId')} />
          )}
          {ready && counts && (
            <Text c="dimmed" role="status">
              {t('breaches.counted')}: {t('breaches.clients', { count: counts.clients })},{' '}
              {t('breaches.persons', { count: counts.persons })}
            </Text>
          )}
          <Checkbox.Group
            label={t('breaches.data')}
            error={data.error}
            value={[...data.value]}
            onChange={(chosen) => data.onChange(dataKinds.filter((kind) => chosen.includes(kind)))}
          >
            <SimpleGrid cols={{ base: 1, xs: 2, sm: 3 }} spacing="xs" mt="xs">
              {dataKinds.map((kind) => (
                <Checkbox key={kind} value={kind} label={t(`breaches.kinds.${kind}`)} />
              ))}
            </SimpleGrid>
          </Checkbox.Group>
          <DialogButtons onCancel={onClose} busy={form.busy}>
            {t('breaches.register')}
          </DialogButtons>
        </Stack>
      </Form>
    </Modal>
  )
}
