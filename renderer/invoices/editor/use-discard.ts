import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../api'
import { useTranslation } from '../../i18n/use-translation'
import { confirm } from '../../ui/confirm'
import { toast } from '../../ui/toast'

/** Asks, then throws the draft away and goes back to the list. */
export const useDiscard = (id: number): [() => Promise<void>, boolean] => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const discard = async () => {
    const sure = await confirm({
      title: t('invoices.editor.discardTitle'),
      body: t('invoices.editor.discardBody'),
      confirm: t('invoices.editor.discard'),
      danger: true,
    })
    if (!sure) return
    setBusy(true)
    try {
      await call('invoices.discardDraft', { id })
      toast.done(t('invoices.editor.discarded'))
      void navigate({ to: '/invoices' })
    } catch (error) {
      toast.failed(error)
    } finally {
      setBusy(false)
    }
  }
  return [discard, busy]
}
