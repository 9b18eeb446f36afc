import { Button, Group, Modal, SimpleGrid, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { formatIban } from '../../../shared/clients/identifiers'
import { mandateInput, type MandateRow } from '../../../shared/collection/debits'
import { mandateSchemes, type MandateScheme } from '../../../shared/collection/mandate'
import { returnReason } from '../../../shared/collection/return-reasons'
import { useCall, useData } from '../../api'
import { useFormat } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { CheckField, SelectField } from '../../ui/fields/choice-fields'
import { DateField } from '../../ui/fields/date-field'
import { TextField } from '../../ui/fields/text-field'
import { DialogButtons } from '../../ui/form/dialog-buttons'
import { useForm } from '../../ui/form/form'
import { Form } from '../../ui/form/form-frame'
import { Section } from '../../ui/section'
import { toast } from '../../ui/toast'

interface ClientMandatesProps {
  clientId: number
  /** of the account, until somebody types another */
  holder: string
}

/** Mandates of a client, and why one cannot be used. */
export function ClientMandates({ clientId, holder }: ClientMandatesProps) {
  const { t } = useTranslation()
  const rows = useData('collection.mandates', { clientId }).data
  const [adding, setAdding] = useState(false)
  if (!rows) return null
  return (
    <Section
      title={t('collection.debits.mandates')}
      actions={
        <Button size="compact-sm" variant="default" onClick={() => setAdding(true)}>
          {t('collection.debits.add')}
        </Button>
      }
    >
      <Stack gap="sm">
        {rows.length === 0 && <Text c="dimmed">{t('collection.debits.none')}</Text>}
        {rows.map((row) => (
          <Mandate key={row.id} row={row} />
        ))}
      </Stack>
      {adding && (
        <AddMandate clientId={clientId} holder={holder} onClose={() => setAdding(false)} />
      )}
    </Section>
  )
}

function Mandate({ row }: { row: MandateRow }) {
  const { t } = useTranslation()
  const { date, language } = useFormat()
  const move = useCall('collection.moveMandate')
  const { id, version, reference } = row
  const act = (how: 'revoke' | 'resume') =>
    move.mutate({ id, version, move: how }, { onError: toast.failed })
  const facts = [
    t('collection.debits.signed', { date: date(row.signedOn) }),
    row.lastCollectedOn === null
      ? null
      : t('collection.debits.lastCollected', { date: date(row.lastCollectedOn) }),
    row.last ? t('collection.debits.isLast') : null,
    row.revokedOn === null ? null : t('collection.debits.revoked', { date: date(row.revokedOn) }),
  ].filter((fact) => fact !== null)
  return (
    <div>
      <Group justify="space-between" gap="xs">
        <Text>
          {reference} · {formatIban(row.iban)}
        </Text>
        <Group gap="xs">
          {row.pausedAt !== null && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('collection.debits.resumeWhich', { reference })}
              onClick={() => act('resume')}
            >
              {t('collection.debits.resume')}
            </Button>
          )}
          {row.revokedOn === null && (
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={t('collection.debits.revokeWhich', { reference })}
              onClick={() => act('revoke')}
            >
              {t('collection.debits.revoke')}
            </Button>
          )}
        </Group>
      </Group>
      <Text size="sm" c="dimmed">
        {row.holder} · {facts.join(' · ')}
      </Text>
      {row.pausedAt !== null && (
        <Text size="sm" c="var(--kluis-tone-warn-text)">
          {t('collection.debits.paused', {
            why: returnReason(row.pausedWhy ?? '').words[language],
          })}
        </Text>
      )}
    </div>
  )
}

interface Values {
  reference: string
  scheme: MandateScheme
  once: boolean
  signedOn: string | null
  iban: string
  holder: string
}

function AddMandate({ clientId, holder, onClose }: ClientMandatesProps & { onClose: () => void }) {
  const { t } = useTranslation()
  const add = useCall('collection.addMandate')
  const initial: Values = {
    reference: '',
    scheme: 'CORE',
    once: false,
    signedOn: null,
    iban: '',
    holder,
  }
  const form = useForm({
    form: `clients/${clientId}/mandate`,
    clientId,
    initial,
    schema: mandateInput,
    toInput: (values) => ({ ...values, clientId }),
  })
  const title = t('collection.debits.add')
  const submit = async () => {
    if (await form.submit((input) => add.mutateAsync(input))) onClose()
  }
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form form={form} label={title} onSubmit={() => void submit()}>
        <Stack gap="md">
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
            <TextField label={t('collection.debits.holder')} required {...form.field('holder')} />
            <TextField label={t('collection.debits.iban')} required {...form.field('iban')} />
            <DateField
              label={t('collection.debits.signedOn')}
              required
              {...form.field('signedOn')}
            />
            <TextField
              label={t('collection.debits.reference')}
              description={t('collection.debits.referenceHelp')}
              {...form.field('reference')}
            />
            <SelectField
              label={t('collection.debits.scheme')}
              options={mandateSchemes.map((value) => ({
                value,
                label: t(`collection.debits.schemes.${value}`),
              }))}
              {...form.field('scheme')}
            />
          </SimpleGrid>
          <CheckField label={t('collection.debits.once')} {...form.field('once')} />
          <DialogButtons onCancel={onClose} busy={form.busy}>
            {t('ui.add')}
          </DialogButtons>
        </Stack>
      </Form>
    </Modal>
  )
}
