import { Button, Group, Modal, Stack } from '@mantine/core'
import type { ClientRequest, WishLetterKind } from '../../shared/requests/contract'
import { call, isError, useData } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { DataState } from '../ui/data-state'
import { LetterText } from '../ui/letter/letter-text'
import { Notice } from '../ui/notice'
import { toast } from '../ui/toast'

interface LetterModalProps {
  request: ClientRequest
  kind: WishLetterKind
  onClose: () => void
}

/** The letter as it will leave, and the ways it can leave by. */
export function LetterModal({
  request: { id, number, language },
  kind,
  onClose,
}: LetterModalProps) {
  const { t } = useTranslation()
  const letter = useData('requests.letter', { id, kind })
  const save = async (form: 'pdf' | 'eml') => {
    const chosen = await call('files.chooseSave', {
      kind: form === 'pdf' ? 'pdf' : 'mail',
      suggestedName: `${number}.${form}`,
    })
    if (!chosen) return
    await call('requests.saveLetter', { id, kind, form, file: chosen.file })
    toast.done(t('requests.letter.saved', { name: chosen.name }))
  }
  const mail = async () => {
    try {
      await call('requests.mailLetter', { id, kind })
      toast.done(t('requests.letter.mailed'))
    } catch (error) {
      if (isError(error, 'no-mail-program')) return save('eml')
      throw error
    }
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('requests.letter.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <DataState of={letter}>
        {({ subject, text, to }) => (
          <Stack gap="md">
            {to === null && <Notice tone="warn">{t('requests.letter.noAddress')}</Notice>}
            <LetterText
              language={language}
              to={to === null ? null : t('requests.letter.to', { to })}
              subject={subject}
              text={text}
            />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={() => void save('pdf').catch(toast.failed)}>
                {t('requests.letter.pdf')}
              </Button>
              <Button onClick={() => void mail().catch(toast.failed)}>
                {t('requests.letter.mail')}
              </Button>
            </Group>
          </Stack>
        )}
      </DataState>
    </Modal>
  )
}
