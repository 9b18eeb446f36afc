import { Button, Group, List, Modal, Stack, Text } from '@mantine/core'
import { isCivilDate, todayIn } from '../../../shared/dates'
import { AppError } from '../../../shared/errors'
import type { Client } from '../../../shared/clients/contract'
import { clients as contract } from '../../../shared/clients/contract'
import type { TerminationPreview } from '../../../shared/retention/contract'
import { useCall, useData } from '../../api'
import { errorSentence } from '../../i18n/errors/errors'
import { useFormat } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { DataState } from '../../ui/data-state'
import { DateField } from '../../ui/fields/date-field'
import { TextField } from '../../ui/fields/text-field'
import { useForm } from '../../ui/form/form'
import { Form } from '../../ui/form/form-frame'
import { Notice } from '../../ui/notice'
import { toast } from '../../ui/toast'

interface Values {
  on: string | null
  year: string
  reason: string
}

interface TerminateModalProps {
  client: Client
  /** the day that follows from something else, filled in */
  proposed: string | null
  onClose: () => void
}

/** Asks for the opzegdatum, and shows what goes because of it before anything is registered. */
export function TerminateModal({ client, proposed, onClose }: TerminateModalProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const terminate = useCall('clients.terminate')
  const undo = useCall('clients.undoTermination')
  const form = useForm<Values, typeof contract.terminate.input>({
    form: null,
    initial: { on: client.terminatedOn ?? proposed, year: '', reason: '' },
    schema: contract.terminate.input,
    toInput: (values) => ({ id: client.id, ...values }),
  })
  const { on } = form.values
  const asked = on !== null && isCivilDate(on) ? on : null
  const preview = useData(
    'retention.preview',
    { clientId: client.id, on: asked ?? todayIn(new Date()) },
    { enabled: asked !== null },
  )
  const verdict = asked === null ? undefined : preview.data?.verdict
  const unusual = verdict?.kind === 'unusual' ? verdict.why : []
  const title = t(
    client.terminatedOn === null ? 'clients.termination.title' : 'clients.termination.move',
    { name: client.name },
  )
  return (
    <Modal
      opened
      size="36rem"
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
          <DateField
            label={t('clients.termination.on')}
            required
            autoFocus
            inputWidth="12rem"
            {...form.field('on')}
          />
          {asked !== null && (
            <DataState of={preview}>{(found) => <WhatGoes preview={found} on={asked} />}</DataState>
          )}
          {unusual.length > 0 && (
            <>
              <Notice tone="warn">
                {unusual.map((why) => t(`clients.termination.unusual.${why}`)).join(' ')}{' '}
                {t('clients.termination.askAgain')}
              </Notice>
              <Group align="flex-start" wrap="nowrap">
                <TextField
                  label={t('clients.termination.year')}
                  required
                  maxLength={4}
                  {...form.field('year')}
                />
                <TextField
                  label={t('clients.termination.reason')}
                  required
                  {...form.field('reason')}
                />
              </Group>
            </>
          )}
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
            <Button
              type="submit"
              loading={form.busy}
              disabled={verdict === undefined || verdict.kind === 'refused'}
            >
              {t(client.terminatedOn === null ? 'clients.termination.action' : 'ui.save')}
            </Button>
          </Group>
        </Stack>
      </Form>
    </Modal>
  )
}

const centsOf = { claims: 'claimCents', refunds: 'refundCents', kept: 'keptCents' } as const

const sentences = {
  whole: { onDay: 'onDay', soon: 'soon', confirmed: 'confirmed' },
  reduced: { onDay: 'reduced', soon: 'reducedSoon', confirmed: 'reducedConfirmed' },
} as const

function WhatGoes({ preview, on }: { preview: TerminationPreview; on: string }) {
  const { t } = useTranslation()
  const { dateLong, money, language } = useFormat()
  const { verdict, comesAtOnce, drafts, logins, step, waitsFor, until, shared, sealed } = preview
  if (verdict.kind === 'refused')
    return (
      <Notice tone="bad" role="alert">
        {errorSentence(new AppError('termination-refused', { why: verdict.why }), language)}
      </Notice>
    )
  const lines = [
    ...(['claims', 'refunds', 'kept'] as const).map(
      (what) =>
        preview[what] > 0 &&
        t(`clients.termination.goes.${what}`, {
          count: preview[what],
          amount: money(preview[centsOf[what]]),
        }),
    ),
    until !== null && t('clients.termination.goes.writeOff', { date: dateLong(until) }),
    waitsFor.includes('held-invoice') && t('clients.termination.goes.heldInvoice'),
    shared > 0 && t('clients.termination.goes.shared', { count: shared }),
    drafts > 0 && t('clients.termination.goes.drafts', { count: drafts }),
    logins > 0 && t('clients.termination.goes.logins', { count: logins }),
    ...sealed.map(({ class: kind, items, fiscalYear, until: last, open }) =>
      t(`clients.termination.goes.${open ? 'open-' : ''}${kind}`, {
        count: items,
        year: fiscalYear,
        date: dateLong(last),
      }),
    ),
  ].filter((line) => line !== false)
  // Nothing goes before the owner confirmed the date, and then it has its day to wait.
  const when = verdict.kind === 'unusual' ? 'confirmed' : comesAtOnce ? 'soon' : 'onDay'
  return (
    <Stack gap="xs">
      <Text>
        {t(`clients.termination.goes.${step === 'held' ? 'held' : sentences[step][when]}`, {
          date: dateLong(on),
        })}
      </Text>
      {lines.length > 0 && (
        <List size="sm" spacing={2}>
          {lines.map((line) => (
            <List.Item key={line}>{line}</List.Item>
          ))}
        </List>
      )}
      <Text size="sm" c="dimmed">
        {t('clients.termination.goes.undo')}
      </Text>
    </Stack>
  )
}
