import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Revealed } from '../../../shared/credentials/contract'
import { call } from '../../api'
import { useTranslation } from '../../i18n/use-translation'
import { DialogButtons } from '../../ui/form/dialog-buttons'
import { Form } from '../../ui/form/form-frame'
import { atProofField, ProofFields, useProof } from './proof-fields'
import '../credentials.css'

interface RevealModalProps {
  id: number
  onClose: () => void
}

/** Asks once more who is there, then shows the login for as long as the office said. */
export function RevealModal({ id, onClose }: RevealModalProps) {
  const { t } = useTranslation()
  const [shown, setShown] = useState<Revealed | null>(null)
  const close = () => {
    // Only once it has left the screen may the screen be captured again.
    if (shown) requestAnimationFrame(() => setTimeout(hide))
    setShown(null)
    onClose()
  }
  return (
    <Modal opened onClose={close} title={t('credentials.reveal.title')} size="lg">
      {shown ? (
        <Shown revealed={shown} onClose={close} />
      ) : (
        <Ask id={id} onShown={setShown} onClose={close} />
      )}
    </Modal>
  )
}

const hide = () => void call('credentials.hide', {}).catch(() => undefined)

interface AskProps {
  id: number
  onShown: (revealed: Revealed) => void
  onClose: () => void
}

function Ask({ id, onShown, onClose }: AskProps) {
  const { t } = useTranslation()
  const form = useProof(id)
  const submit = () =>
    form.submit(async (input) => {
      try {
        onShown(await call('credentials.reveal', input))
      } catch (error) {
        throw atProofField(error)
      }
    })
  return (
    <Form form={form} label={t('credentials.reveal.title')} onSubmit={submit}>
      <Stack gap="md">
        <Text>{t('credentials.reveal.lead')}</Text>
        <ProofFields form={form} />
        <DialogButtons onCancel={onClose} busy={form.busy}>
          {t('credentials.reveal.show')}
        </DialogButtons>
      </Stack>
    </Form>
  )
}

function Shown({ revealed, onClose }: { revealed: Revealed; onClose: () => void }) {
  const { t } = useTranslation()
  const [left, setLeft] = useState(revealed.seconds)
  const [end] = useState(() => performance.now() + revealed.seconds * 1000)
  useEffect(() => {
    const timer = setInterval(() => {
      const seconds = Math.ceil((end - performance.now()) / 1000)
      if (seconds <= 0) onClose()
      else setLeft(seconds)
    }, 200)
    return () => clearInterval(timer)
  }, [end, onClose])
  return (
    <Stack gap="md">
      {revealed.fields.map(({ kind, name, value, code }, place) => (
        <div key={place}>
          <Text c="dimmed" size="sm">
            {name ?? t(`credentials.kind.${kind}`)}
          </Text>
          <div className="kluis-revealed kluis-mono">{value}</div>
          {code !== null && (
            <Text mt={4}>
              {t('credentials.reveal.currentCode')} <strong className="kluis-mono">{code}</strong>
            </Text>
          )}
        </div>
      ))}
      {revealed.destroyed && <Text>{t('credentials.reveal.last')}</Text>}
      <Group justify="space-between">
        <Text c="dimmed" role="timer">
          {t('credentials.reveal.hidden', { count: left })}
        </Text>
        <Button onClick={onClose} data-autofocus>
          {t('credentials.reveal.hide')}
        </Button>
      </Group>
    </Stack>
  )
}
