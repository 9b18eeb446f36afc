import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { z } from 'zod'
import { language as languageField } from '../../shared/fields'
import type { ErasureRow } from '../../shared/retention/contract'
import { call } from '../api'
import { useLanguage } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { RadioField } from '../ui/fields/choice-fields'
import { TextAreaField } from '../ui/fields/text-field'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { toast } from '../ui/toast'
import { CheckFound } from './check-found'

const printInput = z.object({
  addressee: z.string().max(500, { error: 'too-long' }),
  language: languageField,
})

/** Where the certificate goes, in which language, and to whom when it is to be sent. */
export function CertificateModal({
  erasure: { id, clientId, kind, check },
  onClose,
}: {
  erasure: ErasureRow
  onClose: () => void
}) {
  const { t } = useTranslation()
  const form = useForm({
    form: null,
    initial: { addressee: '', language: useLanguage() },
    schema: printInput,
  })
  const save = (format: 'pdf' | 'json') =>
    form.submit(async (print) => {
      const suggestedName = `${t('retention.done.fileName', { id })}.${format}`
      const chosen = await call('files.chooseSave', { kind: format, suggestedName })
      if (!chosen) return
      await call('retention.saveCertificate', { id, format, ...print, file: chosen.file })
      toast.done(t('retention.done.saved'))
      onClose()
    })
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('retention.done.printTitle', { number: clientId })}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form form={form} label={t('retention.done.print')} onSubmit={() => save('pdf')}>
        <Stack gap="md">
          {kind === 'whole' && <CheckFound check={check} />}
          <Text>{t('retention.done.printBody')}</Text>
          <TextAreaField
            label={t('retention.done.addressee')}
            minRows={3}
            {...form.field('addressee')}
          />
          <RadioField
            label={t('retention.done.language')}
            inline
            options={[
              { value: 'nl', label: t('ui.languages.nl') },
              { value: 'en', label: t('ui.languages.en') },
            ]}
            {...form.field('language')}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('ui.cancel')}
            </Button>
            <Button variant="default" onClick={() => void save('json')}>
              {t('retention.done.json')}
            </Button>
            <Button type="submit" loading={form.busy}>
              {t('retention.done.pdf')}
            </Button>
          </Group>
        </Stack>
      </Form>
    </Modal>
  )
}
