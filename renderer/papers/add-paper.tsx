import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { civilDate, requiredText } from '../../shared/fields'
import type { ChosenFile } from '../../shared/files/contract'
import { ownerOnly } from '../../shared/operation'
import {
  mostPaperMegabytes,
  paperKinds,
  paperSeenBy,
  type PaperKind,
} from '../../shared/papers/kinds'
import { call, useCall } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { useMay } from '../session/session'
import { SelectField } from '../ui/fields/choice-fields'
import { DateField } from '../ui/fields/date-field'
import { TextField } from '../ui/fields/text-field'
import { DialogButtons } from '../ui/form/dialog-buttons'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { toast } from '../ui/toast'

const paperForm = z.object({
  kind: z.enum(paperKinds),
  title: requiredText(120),
  signedOn: civilDate.nullable(),
})

interface Values {
  kind: PaperKind
  title: string | null
  signedOn: string | null
}

interface AddPaperProps {
  clientId: number
  /** what it belongs to beside the client; its kind is then known */
  record?: { entity: 'quote'; entityId: number } | null
  onClose: () => void
}

/** Takes in one paper of a client. A failed reading costs the choice of the file, and nothing typed. */
export function AddPaper({ clientId, record = null, onClose }: AddPaperProps) {
  const { t } = useTranslation()
  const isOwner = useMay(ownerOnly)
  const add = useCall('papers.add')
  const [file, setFile] = useState<ChosenFile | null>(null)
  const [missing, setMissing] = useState(false)
  const form = useForm<Values, typeof paperForm>({
    form: null,
    initial: { kind: 'quote', title: null, signedOn: null },
    schema: paperForm,
    toInput: ({ title, ...rest }) => ({ ...rest, title: title ?? '' }),
  })
  const kinds = paperKinds.filter((kind) => isOwner || paperSeenBy[kind] !== ownerOnly)
  const choose = async () => {
    try {
      const chosen = await call('files.chooseOpen', { kind: 'paper' })
      if (chosen === null) return
      setFile(chosen)
      setMissing(false)
    } catch (error) {
      toast.failed(error)
    }
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('papers.add')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form
        form={form}
        label={t('papers.add')}
        onSubmit={() => {
          if (file === null) return setMissing(true)
          void form.submit(async (input) => {
            try {
              await add.mutateAsync({ ...input, clientId, record, file: file.file })
            } catch (error) {
              setFile(null)
              throw error
            }
            toast.done(t('papers.added'))
            onClose()
          })
        }}
      >
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {t('papers.help')}
          </Text>
          {record === null && (
            <SelectField
              label={t('papers.kind')}
              options={kinds.map((value) => ({ value, label: t(`papers.kinds.${value}`) }))}
              {...form.field('kind')}
            />
          )}
          <TextField label={t('papers.what')} required {...form.field('title')} />
          <DateField label={t('papers.signedOn')} {...form.field('signedOn')} />
          <div>
            <Group gap="sm">
              <Button variant="default" aria-describedby="paper-file" onClick={() => void choose()}>
                {t('papers.choose')}
              </Button>
              <Text
                className="kluis-wrap"
                {...(missing ? { c: 'var(--kluis-tone-bad-text)' } : {})}
              >
                {file?.name ?? (missing ? t('papers.chooseFirst') : '')}
              </Text>
            </Group>
            <Text id="paper-file" size="sm" c="dimmed" mt={4}>
              {t('papers.fileHelp', { megabytes: mostPaperMegabytes })}
            </Text>
          </div>
          <DialogButtons onCancel={onClose} busy={form.busy}>
            {t('papers.add')}
          </DialogButtons>
        </Stack>
      </Form>
    </Modal>
  )
}
