import { Button } from '@mantine/core'
import { IconFileCertificate } from '@tabler/icons-react'
import { backOffice } from '../../shared/operation'
import type { Language } from '../../shared/language'
import { call, useData } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { useMay } from '../session/session'
import { toast } from '../ui/toast'

interface StatementButtonProps {
  clientId: number
  /** one login, or null for all of the client that ended */
  id: number | null
  /** the client's */
  language: Language
}

/** Writes the statement of destruction for the client; there only when something was destroyed. */
export function StatementButton({ clientId, id, language }: StatementButtonProps) {
  const { t } = useTranslation()
  const may = useMay(backOffice)
  const ended = useData('credentials.list', { clientId, state: 'ended', limit: 1 })
  if (!may || (ended.data?.rows.length ?? 0) === 0) return null
  const save = async () => {
    const suggestedName = `${t('credentials.statement.fileName')}.pdf`
    const chosen = await call('files.chooseSave', { kind: 'pdf', suggestedName })
    if (!chosen) return
    await call('credentials.saveStatement', { clientId, id, file: chosen.file, language })
    toast.done(t('credentials.statement.saved'))
  }
  return (
    <Button
      variant="default"
      leftSection={<IconFileCertificate size={18} stroke={1.75} aria-hidden />}
      onClick={() => void save().catch((error: unknown) => toast.failed(error))}
    >
      {t(id === null ? 'credentials.page.statementAll' : 'credentials.page.statement')}
    </Button>
  )
}
