import { Modal, SimpleGrid, Stack, Text } from '@mantine/core'
import { z } from 'zod'
import { AppError, isAppError } from '../../../shared/errors'
import type { CardOfCase, RequestCase } from '../../../shared/privacy/contract'
import { useCall, useData } from '../../api'
import { useLanguage } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { DataState } from '../../ui/data-state'
import { TextField } from '../../ui/fields/text-field'
import { DialogButtons } from '../../ui/form/dialog-buttons'
import { useForm } from '../../ui/form/form'
import { Form } from '../../ui/form/form-frame'

interface RectifyModalProps {
  requestId: number
  onDone: (now: RequestCase) => void
  onClose: () => void
}

/** What the office has of the person, to put right what is wrong. */
export function RectifyModal({ requestId, onDone, onClose }: RectifyModalProps) {
  const { t } = useTranslation()
  const card = useData('privacy.card', { id: requestId })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('privacy.rectify.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <DataState of={card}>
        {(found) => (
          <Card
            key={found.updatedAt}
            card={found}
            requestId={requestId}
            onDone={onDone}
            onClose={onClose}
          />
        )}
      </DataState>
    </Modal>
  )
}

const schema = z.object({ to: z.array(z.string().max(500, { error: 'too-long' })) })

function Card({ card, requestId, onDone, onClose }: RectifyModalProps & { card: CardOfCase }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const rectify = useCall('privacy.rectify')
  const { updatedAt, fields } = card
  const form = useForm({
    // What is told of a person goes with the case: it is kept nowhere beside it.
    form: null,
    initial: { to: fields.map(({ value }) => value) },
    schema,
  })
  /** The office names the field; the form knows it by its place. */
  const placed = (error: unknown): unknown => {
    if (!isAppError(error) || !('problems' in error.details)) return error
    const problems = error.details.problems.map((problem) => {
      const place = fields.findIndex(({ field }) => field === problem.path)
      return place === -1 ? problem : { ...problem, path: `to.${place}` }
    })
    return new AppError('invalid-input', { problems })
  }
  const submit = async () => {
    if (!form.dirty) return onClose()
    const saved = await form.submit(async ({ to }) => {
      const changes = fields.flatMap(({ field, value }, place) => {
        const typed = to[place] ?? ''
        return typed.trim() === value ? [] : [{ field, to: typed.trim() }]
      })
      try {
        return await rectify.mutateAsync({ id: requestId, updatedAt, changes })
      } catch (error) {
        throw placed(error)
      }
    })
    if (!saved) return
    onDone(saved.value)
    onClose()
  }
  return (
    <Form form={form} label={t('privacy.rectify.title')} onSubmit={() => void submit()}>
      <Stack gap="md">
        <Text>{t('privacy.rectify.help')}</Text>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
          {fields.map(({ field, label, input }, place) => (
            <TextField
              key={field}
              label={label[language]}
              type={input}
              {...form.field(`to.${place}`)}
            />
          ))}
        </SimpleGrid>
        <DialogButtons onCancel={onClose} busy={form.busy}>
          {t('privacy.rectify.go')}
        </DialogButtons>
      </Stack>
    </Form>
  )
}
