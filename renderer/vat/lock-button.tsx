import { Button, Modal, Stack, Text } from '@mantine/core'
import { IconLock, IconLockOpen } from '@tabler/icons-react'
import { useState } from 'react'
import { z } from 'zod'
import { requiredText } from '../../shared/fields'
import { ownerOnly } from '../../shared/operation'
import type { Lock, VatPage } from '../../shared/vat/contract'
import { periodName } from '../../shared/vat/words'
import { useCall } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { useMay } from '../session/session'
import { confirm } from '../ui/confirm'
import { TextField } from '../ui/fields/text-field'
import { DialogButtons } from '../ui/form/dialog-buttons'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { toast } from '../ui/toast'

/** Locks a period that is over; an owner unlocks the latest one. */
export function LockButton({ page }: { page: VatPage }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const owner = useMay(ownerOnly)
  const lock = useCall('vat.lock')
  const [unlocking, setUnlocking] = useState<Lock | null>(null)
  const { period, running, overlaps, seen } = page
  if (page.lock) {
    const { lock: locked } = page
    return (
      <>
        {owner && locked.mayUnlock && (
          <Button
            variant="default"
            leftSection={<IconLockOpen size={18} stroke={1.75} aria-hidden />}
            onClick={() => setUnlocking(locked)}
          >
            {t('vat.unlock.action')}
          </Button>
        )}
        {unlocking && <UnlockModal lock={unlocking} onClose={() => setUnlocking(null)} />}
      </>
    )
  }
  if (running || overlaps.length > 0) return null
  const name = periodName(period, language)
  const run = async () => {
    const sure = await confirm({
      title: t('vat.lock.title', { period: name }),
      consequences: [t('vat.lock.keeps'), t('vat.lock.refuses'), t('vat.lock.corrects')],
      confirm: t('vat.lock.action'),
    })
    if (!sure) return
    try {
      await lock.mutateAsync({ length: period.length, from: period.from, seen })
      toast.done(t('vat.lock.done', { period: name }))
    } catch (error) {
      toast.failed(error)
    }
  }
  return (
    <Button
      leftSection={<IconLock size={18} stroke={1.75} aria-hidden />}
      loading={lock.isPending}
      onClick={() => void run()}
    >
      {t('vat.lock.action')}
    </Button>
  )
}

const why = z.object({ reason: requiredText(500) })

function UnlockModal({ lock, onClose }: { lock: Lock; onClose: () => void }) {
  const { t } = useTranslation()
  const unlock = useCall('vat.unlock')
  const form = useForm({ form: null, initial: { reason: '' }, schema: why })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('vat.unlock.title')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form
        form={form}
        label={t('vat.unlock.title')}
        onSubmit={() =>
          form.submit(async ({ reason }) => {
            await unlock.mutateAsync({ id: lock.id, reason })
            toast.done(t('vat.unlock.done'))
            onClose()
          })
        }
      >
        <Stack gap="md">
          <Text>{t('vat.unlock.body')}</Text>
          <TextField label={t('vat.unlock.reason')} required {...form.field('reason')} />
          <DialogButtons onCancel={onClose} busy={form.busy}>
            {t('vat.unlock.action')}
          </DialogButtons>
        </Stack>
      </Form>
    </Modal>
  )
}
