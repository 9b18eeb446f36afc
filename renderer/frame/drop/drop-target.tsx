import { Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { ChosenFile, DroppedAs } from '../../../shared/files/contract'
import { backOffice } from '../../../shared/operation'
import { call } from '../../api'
import { holdDropped } from '../../api/dropped-files'
import { useTranslation } from '../../i18n/use-translation'
import { useMay } from '../../session/session'
import { toast } from '../../ui/toast'
import { AskWhat } from './ask-what'
import './drop-target.css'

const hasFiles = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.includes('Files') ?? false

/** Files may be dropped on the window, whatever page it shows: each goes where such files are read. */
export function DropTarget() {
  return useMay(backOffice) ? <Listening /> : null
}

interface Asking {
  files: ChosenFile[]
  /** what all of them may be */
  among: readonly DroppedAs[]
}

/** What all of the files may be; a file that may be anything narrows nothing. */
const whatTheyAre = async (files: readonly ChosenFile[]): Promise<DroppedAs[]> => {
  let among: DroppedAs[] | null = null
  for (const { file } of files) {
    const { as } = await call('files.recognise', { file })
    if (as.length === 0) return []
    among = among === null ? as : among.filter((kind) => as.includes(kind))
  }
  return among ?? []
}

function Listening() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [over, setOver] = useState(false)
  const [asking, setAsking] = useState<Asking | null>(null)
  const go = async (as: DroppedAs, files: ChosenFile[]) => {
    const [first, ...others] = files
    if (!first) return
    const { file } = first
    // The page of several files takes them all; each drop anew, also on the page that shows.
    if (as === 'bank' || as === 'log') {
      holdDropped(files)
      const to = as === 'bank' ? '/payments/import' : '/access/logs'
      return navigate({ to, search: { dropped: Date.now() } })
    }
    if (others.length > 0) return setAsking({ files, among: [as] })
    if (as === 'request') return navigate({ to: '/requests/file', search: { file } })
    const to = as === 'registrar' ? '/services/registrar' : '/services/import'
    return navigate({ to, search: { file } })
  }
  useEffect(() => {
    const dropped = async () => {
      const files = await call('files.chooseSeveral', { kind: 'any', from: 'drop' })
      if (files.length === 0) return
      const among = await whatTheyAre(files)
      const [only, ...others] = among
      if (only !== undefined && others.length === 0) await go(only, files)
      else setAsking({ files, among })
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
  })
  return (
    <>
      {over && (
        <div className="kluis-drop" aria-hidden>
          <Text size="lg" fw={600}>
            {t('frame.drop.here')}
          </Text>
        </div>
      )}
      {asking && (
        <AskWhat
          files={asking.files}
          among={asking.among}
          onClose={() => setAsking(null)}
          onChoose={(as) => {
            setAsking(null)
            void go(as, asking.files)
          }}
        />
      )}
    </>
  )
}
