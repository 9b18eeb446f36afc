import { Modal, SimpleGrid, Stack } from '@mantine/core'
import { useState } from 'react'
import { todayIn } from '../../shared/dates'
import {
  requestChannels,
  requests,
  type ClientRequest,
  type RequestChannel,
} from '../../shared/requests/contract'
import type { TypedWish } from '../../shared/requests/wish'
import { useCall, useData } from '../api'
import { ClientPicker } from '../clients/client-picker'
import { useTranslation } from '../i18n/use-translation'
import { SelectField } from '../ui/fields/choice-fields'
import { DateField } from '../ui/fields/date-field'
import { TextAreaField, TextField } from '../ui/fields/text-field'
import { DialogButtons } from '../ui/form/dialog-buttons'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { ChangedFields, changesOf } from './changed-fields'

const kinds = [
  'change-data',
  'order',
  'change',
  'cancel',
  'withdraw',
  'question',
] as const satisfies readonly TypedWish['kind'][]
type Kind = (typeof kinds)[number]

interface Values {
  clientId: number | null
  kind: Kind
  product: string
  service: string
  domain: string | null
  wishedOn: string | null
  note: string | null
  channel: Exclude<RequestChannel, 'portal'>
  receivedOn: string | null
  askedBy: string | null
  ip: string | null
}

interface AddModalProps {
  onDone: (made: ClientRequest) => void
  onClose: () => void
}

/** What a client asked by mail, by telephone or at the desk. */
export function AddModal({ onDone, onClose }: AddModalProps) {
  const { t } = useTranslation()
  const add = useCall('requests.add')
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [chosen, setChosen] = useState<number | null>(null)
  const some = chosen !== null
  const known = useData('requests.fields', { clientId: chosen ?? 1 }, { enabled: some }).data ?? []
  const services =
    useData('services.list', { clientId: chosen ?? 1, limit: 200 }, { enabled: some }).data?.rows ??
    []
  const items = useData('services.items', {}).data ?? []
  const form = useForm<Values, typeof requests.add.input>({
    form: null,
    initial: {
      clientId: null,
      kind: 'change-data',
      product: '',
      service: '',
      domain: null,
      wishedOn: null,
      note: null,
      channel: 'mail',
      receivedOn: todayIn(new Date()),
      askedBy: null,
      ip: null,
    },
    schema: requests.add.input,
    toInput: (values) => {
      const { clientId, channel, receivedOn, askedBy, ip } = values
      return { clientId, wish: wishOf(values, known, typed), channel, receivedOn, askedBy, ip }
    },
    toPath: (path) => path.replace(/^wish\./, ''),
  })
  const { kind } = form.values
  const client = form.field('clientId')
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('requests.add')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form
        form={form}
        label={t('requests.add')}
        onSubmit={() =>
          void form.submit(async (input) => {
            onDone(await add.mutateAsync(input))
          })
        }
      >
        <Stack gap="md">
          <ClientPicker
            label={t('requests.client')}
            required
            {...client}
            onChange={(now) => {
              client.onChange(now)
              setChosen(now)
              // What was chosen of another client is none of this one's.
              form.set('service', '')
              setTyped({})
            }}
          />
          <SelectField
            label={t('requests.kind')}
            options={kinds.map((value) => ({ value, label: t(`requests.kinds.${value}`) }))}
            {...form.field('kind')}
          />
          {(kind === 'cancel' || kind === 'withdraw' || kind === 'change') && (
            <SelectField
              label={t('requests.service')}
              required
              options={services.map(({ id, item, domain }) => ({
                value: String(id),
                label: domain === null ? item.name : `${item.name}, ${domain}`,
              }))}
              {...form.field('service')}
            />
          )}
          {(kind === 'order' || kind === 'change') && (
            <SelectField
              label={t('requests.item')}
              required
              searchable
              options={items
                .filter(({ retiredAt }) => retiredAt === null)
                .map(({ id, name }) => ({ value: String(id), label: name }))}
              {...form.field('product')}
            />
          )}
          {kind === 'order' && <TextField label={t('requests.domain')} {...form.field('domain')} />}
          {kind === 'cancel' && (
            <DateField
              label={t('requests.wishedOn')}
              description={t('requests.wishedHelp')}
              inputWidth="12rem"
              {...form.field('wishedOn')}
            />
          )}
          {kind === 'change-data' && some && (
            <ChangedFields fields={known} typed={typed} onTyped={setTyped} />
          )}
          {kind !== 'change-data' && kind !== 'withdraw' && (
            <TextAreaField
              label={t(kind === 'question' ? 'requests.asked' : 'requests.note')}
              required={kind === 'question'}
              minRows={2}
              maxRows={8}
              {...form.field('note')}
            />
          )}
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
            <SelectField
              label={t('requests.channel')}
              options={requestChannels.flatMap((value) =>
                value === 'portal' ? [] : [{ value, label: t(`requests.channels.${value}`) }],
              )}
              {...form.field('channel')}
            />
            <DateField label={t('requests.receivedOn')} required {...form.field('receivedOn')} />
            <TextField
              label={t('requests.evidence.askedBy')}
              description={t('requests.evidence.askedByHelp')}
              {...form.field('askedBy')}
            />
            <TextField
              label={t('requests.evidence.ip')}
              description={t('requests.evidence.ipHelp')}
              {...form.field('ip')}
            />
          </SimpleGrid>
          <DialogButtons onCancel={onClose} busy={form.busy}>
            {t('requests.add')}
          </DialogButtons>
        </Stack>
      </Form>
    </Modal>
  )
}

type Known = Parameters<typeof changesOf>[0]

const wishOf = (values: Values, known: Known, typed: Readonly<Record<string, string>>) => {
  const { kind, note, domain, wishedOn } = values
  const [product, service] = [Number(values.product), Number(values.service)]
  switch (kind) {
    case 'order':
      return { kind, product, domain, note }
    case 'change':
      return { kind, product, service, note }
    case 'cancel':
      return { kind, service, wishedOn, note }
    case 'withdraw':
      return { kind, service }
    case 'question':
      return { kind, note }
    case 'change-data':
      return { kind, changes: changesOf(known, typed) }
  }
}
