import { Button, Group, Modal, SimpleGrid, Stack } from '@mantine/core'
import type { Item } from '../../../shared/services/catalogue'
import { formatDuration, parseDuration } from '../../../shared/services/hours'
import type { VatKind } from '../../../shared/invoices/vat'
import { workInput, type Work, type WorkKind } from '../../../shared/services/work'
import { useCall } from '../../api'
import { ClientPicker } from '../../clients/client-picker'
import { useTranslation } from '../../i18n/use-translation'
import { VatKindPicker } from '../../invoices/vat-kind-picker'
import { DateField } from '../../ui/fields/date-field'
import { MoneyField, WholeNumberField } from '../../ui/fields/number-fields'
import { TextField } from '../../ui/fields/text-field'
import { DialogButtons } from '../../ui/form/dialog-buttons'
import { useForm } from '../../ui/form/form'
import { Form } from '../../ui/form/form-frame'
import { toast } from '../../ui/toast'

interface Values {
  clientId: number | null
  on: string | null
  to: string | null
  what: string
  /** as typed */
  duration: string
  /** of a bundle */
  hours: number | null
  priceCents: number | null
  vatKind: VatKind
}

/** Minutes that a bundle of so many hours has. */
const minutesOf = (kind: WorkKind, { hours, duration }: Values): number | null =>
  kind === 'bundle' ? (hours === null ? null : hours * 60) : parseDuration(duration)

const valuesOf = (work: Work): Values => ({
  clientId: work.client.id,
  on: work.on,
  to: work.to,
  what: work.what,
  duration: formatDuration(work.minutes),
  hours: Math.round(work.minutes / 60),
  priceCents: work.priceCents,
  vatKind: work.vatKind,
})

const newValues = (clientId: number | null, today: string, hourly: Item | null): Values => ({
  clientId,
  on: today,
  to: null,
  what: '',
  duration: '',
  hours: null,
  priceCents: hourly?.priceCents ?? null,
  vatKind: hourly?.vatKind ?? 'standard',
})

interface WorkFieldsProps {
  kind: WorkKind
  /** null: chosen here */
  clientId: number | null
  today: string
  /** whose rate is offered */
  hourly: Item | null
  work: Work | null
}

const useWorkForm = ({ kind, clientId, today, hourly, work }: WorkFieldsProps) =>
  useForm({
    form: work ? null : `work/${kind}/${clientId ?? 'new'}`,
    clientId,
    initial: work ? valuesOf(work) : newValues(clientId, today, hourly),
    schema: workInput,
    toInput: (values: Values) => ({
      kind,
      clientId: values.clientId,
      on: values.on,
      to: values.to,
      what: values.what,
      minutes: minutesOf(kind, values),
      priceCents: values.priceCents,
      vatKind: values.vatKind,
    }),
    toPath: (path) => (path === 'minutes' ? (kind === 'bundle' ? 'hours' : 'duration') : path),
  })

/** One line: what was done, how long, at which rate. */
export function WorkLine({
  clientId,
  today,
  hourly,
}: Pick<WorkFieldsProps, 'clientId' | 'today' | 'hourly'>) {
  const { t } = useTranslation()
  const note = useCall('services.noteWork')
  const form = useWorkForm({ kind: 'hours', clientId, today, hourly, work: null })
  const submit = () =>
    form.submit(async (input) => {
      await note.mutateAsync(input)
      toast.done(t('services.hours.noted'))
    })
  return (
    <Form
      form={form}
      label={t('services.hours.note')}
      onSubmit={() =>
        void submit().then((done) => {
          // The next one is often of the same day, at the same rate.
          if (done) form.reset({ ...form.values, what: '', duration: '' })
        })
      }
    >
      <Group align="flex-start" gap="sm">
        {clientId === null && (
          <ClientPicker
            label={t('services.hours.client')}
            required
            w="14rem"
            {...form.field('clientId')}
          />
        )}
        <DateField label={t('services.hours.on')} required w="9rem" {...form.field('on')} />
        <TextField label={t('services.hours.what')} required w="16rem" {...form.field('what')} />
        <TextField
          label={t('services.hours.duration')}
          required
          w="8rem"
          placeholder={t('services.hours.durationHelp')}
          {...form.field('duration')}
        />
        <MoneyField
          label={t('services.hours.rate')}
          required
          w="8rem"
          {...form.field('priceCents')}
        />
        <VatKindPicker label={t('services.hours.vat')} w="10rem" {...form.field('vatKind')} />
        <Button type="submit" variant="light" mt="1.6rem" loading={form.busy}>
          {t('services.hours.note')}
        </Button>
      </Group>
    </Form>
  )
}

interface WorkModalProps extends WorkFieldsProps {
  onClose: () => void
}

/** A bundle sold, or a bundle or piece of work changed. */
export function WorkModal({ onClose, ...props }: WorkModalProps) {
  const { t } = useTranslation()
  const { kind, work } = props
  const note = useCall('services.noteWork')
  const change = useCall('services.changeWork')
  const form = useWorkForm(props)
  const title = work
    ? t('services.hours.changeWhich', { what: work.what })
    : t('services.hours.sell')
  const bundle = kind === 'bundle'
  const submit = () =>
    form.submit(async (input) => {
      if (work) await change.mutateAsync({ ...input, id: work.id, version: work.version })
      else await note.mutateAsync(input)
      toast.done(t('services.hours.saved'))
      onClose()
    })
  return (
    <Modal
      opened
      size="36rem"
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form form={form} label={title} onSubmit={() => void submit()}>
        <Stack gap="md">
          <TextField
            label={t(bundle ? 'services.hours.bundleWhat' : 'services.hours.what')}
            required
            {...form.field('what')}
          />
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
            {bundle ? (
              <WholeNumberField
                label={t('services.hours.hours')}
                required
                align="left"
                {...form.field('hours')}
              />
            ) : (
              <TextField
                label={t('services.hours.duration')}
                required
                placeholder={t('services.hours.durationHelp')}
                {...form.field('duration')}
              />
            )}
            <MoneyField
              label={t(bundle ? 'services.hours.bundlePrice' : 'services.hours.rate')}
              required
              {...form.field('priceCents')}
            />
            <DateField
              label={t(bundle ? 'services.hours.bundleFrom' : 'services.hours.on')}
              required
              {...form.field('on')}
            />
            {bundle && (
              <DateField
                label={t('services.hours.bundleTo')}
                description={t('services.hours.bundleToHelp')}
                {...form.field('to')}
              />
            )}
            <VatKindPicker label={t('services.hours.vat')} {...form.field('vatKind')} />
          </SimpleGrid>
          <DialogButtons onCancel={onClose} busy={form.busy}>
            {t(work ? 'ui.save' : 'ui.add')}
          </DialogButtons>
        </Stack>
      </Form>
    </Modal>
  )
}
