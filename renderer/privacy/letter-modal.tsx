import { Button, Group, Modal, Stack } from '@mantine/core'
import type { Input } from '../../shared/contract'
import type { RequestCase, RequestLetterKind } from '../../shared/privacy/contract'
import { call, isError, useCall, useData } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { DataState } from '../ui/data-state'
import { LetterText } from '../ui/letter/letter-text'
import { Notice } from '../ui/notice'
import { toast } from '../ui/toast'

export interface Letter {
  kind: RequestLetterKind
  /** what it means that it left */
  move: Input<'privacy.move'>['move']
}

interface LetterModalProps extends Letter {
  request: RequestCase
  onClose: () => void
  onMoved: (now: RequestCase) => void
}

/** The letter as it will leave, the ways it can leave by, and the step once it left. */
export function LetterModal({ kind, move, request, onClose, onMoved }: LetterModalProps) {
  const { t } = useTranslation()
  const { id, version, number } = request
  const letter = useData('privacy.letter', { id, kind })
  const make = useCall('privacy.move')
  const save = async (form: 'pdf' | 'eml') => {
    const chosen = await call('files.chooseSave', {
      kind: form === 'pdf' ? 'pdf' : 'mail',
      suggestedName: `${number}.${form}`,
    })
    if (!chosen) return
    await call('privacy.saveLetter', { id, kind, form, file: chosen.file })
    toast.done(t('privacy.letter.saved', { name: chosen.name }))
  }
  const mail = async () => {
    try {
      await call('privacy.mailLetter', { id, kind })
      toast.done(t('privacy.letter.mailed'))
    } catch (error) {
      if (isError(error, 'no-mail-program')) return save('eml')
      throw error
    }
  }
  const left = () =>
    make.mutate({ id, version, move }, { onSuccess: onMoved, onError: toast.failed })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('privacy.letter.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <DataState of={letter}>
        {({ subject, text, to }) => (
          <Stack gap="md">
            {to === null && <Notice tone="warn">{t('privacy.letter.noAddress')}</Notice>}
            <LetterText
              language={request.language}
              to={to === null ? null : t('privacy.letter.to', { to })}
              subject={subject}
              text={text}
            />
            <Group gap="xs">
              <Button onClick={() => void mail().catch(toast.failed)} variant="default">
                {t('privacy.letter.mail')}
              </Button>
              <Button onClick={() => void save('pdf').catch(toast.failed)} variant="default">
                {t('privacy.letter.pdf')}
              </Button>
            </Group>
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose}>
                {t('ui.cancel')}
              </Button>
              <Button onClick={left} loading={make.isPending}>
                {t('privacy.letter.left')}
              </Button>
            </Group>
          </Stack>
        )}
      </DataState>
    </Modal>
  )
}
