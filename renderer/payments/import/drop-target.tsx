import { Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { backOffice } from '../../../shared/operation'
import { call } from '../../api'
import { useTranslation } from '../../i18n/use-translation'
import { useMay } from '../../session/session'
import { toast } from '../../ui/toast'
import { holdDropped } from './dropped-files'
import './drop-target.css'

const hasFiles = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.includes('Files') ?? false

/** Bank files and request files may be dropped on the window, whatever page it shows: they are read as chosen ones are. */
export function DropTarget() {
  return useMay(backOffice) ? <Listening /> : null
}

function Listening() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [over, setOver] = useState(false)
  useEffect(() => {
    const dropped = async () => {
      const files = await call('files.chooseSeveral', { kind: 'any', from: 'drop' })
      const [first, ...others] = files
      if (first && others.length === 0) {
        const { isRequest } = await call('requests.recognise', { file: first.file })
        if (isRequest) return navigate({ to: '/requests/file', search: { file: first.file } })
      }
      holdDropped(files)
      await navigate({ to: '/payments/import', search: { dropped: Date.now() } })
    }
    const drag = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
      setOver(true)
    }
    const leave = ({ relatedTarget }: DragEvent) => {
      if (relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault()
      setOver(false)
    }
    // The bridge says so once the shell knows what was dropped.
    const told = ({ source, data }: MessageEvent<unknown>) => {
      if (source !== window || data !== 'dropped') return
      void dropped().catch(toast.failed)
    }
    window.addEventListener('dragover', drag)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    window.addEventListener('message', told)
    return () => {
      window.removeEventListener('dragover', drag)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
      window.removeEventListener('message', told)
    }
  }, [navigate])
  if (!over) return null
  return (
    <div className="kluis-drop" aria-hidden>
      <Text size="lg" fw={600}>
        {t('payments.preview.dropHere')}
      </Text>
    </div>
  )
}
