import { Button, Group, Text } from '@mantine/core'
import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { call } from '../../api'
import { useLanguage } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { toast } from '../../ui/toast'

/** The recovery key in its numbered groups, as on paper. */
export function RecoveryKeyGroups({ recoveryKey }: { recoveryKey: string }) {
  const { t } = useTranslation()
  return (
    <ol className="kluis-key-groups" aria-label={t('session.recovery.key')}>
      {recoveryKey.split('-').map((group, place) => (
        <li key={place}>
          <span>{t('session.recovery.group', { group: place + 1 })}</span>
          <strong>{group}</strong>
        </li>
      ))}
    </ol>
  )
}

/** The kit as it is kept: printed at once, or saved as a PDF to print elsewhere. */
export function KeepKit({ recoveryKey }: { recoveryKey: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [saving, setSaving] = useState(false)
  const [savedAs, setSavedAs] = useState<string | null>(null)
  const save = async () => {
    setSaving(true)
    try {
      const suggestedName = t('session.recovery.fileName')
      const chosen = await call('files.chooseSave', { kind: 'pdf', suggestedName })
      if (!chosen) return
      await call('session.saveRecoveryKit', { file: chosen.file, language })
      setSavedAs(chosen.name)
    } catch (error) {
      toast.failed(error)
    } finally {
      setSaving(false)
    }
  }
  return (
    <Group gap="sm">
      <Button
        variant="default"
        leftSection={<IconPrinter size={18} aria-hidden />}
        onClick={() => window.print()}
      >
        {t('session.recovery.print')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconFileTypePdf size={18} aria-hidden />}
        loading={saving}
        onClick={() => void save()}
      >
        {t('session.recovery.save')}
      </Button>
      <Text role="status" flex={1} className="kluis-wrap">
        {savedAs === null ? '' : t('session.recovery.saved', { name: savedAs })}
      </Text>
      {createPortal(<KitPaper recoveryKey={recoveryKey} />, document.body)}
    </Group>
  )
}

/** All that a printer gets of the window while the kit is shown. */
function KitPaper({ recoveryKey }: { recoveryKey: string }) {
  const { t } = useTranslation()
  return (
    <section className="kluis-kit-paper" aria-hidden>
      <h1>{t('session.recovery.paper')}</h1>
      <RecoveryKeyGroups recoveryKey={recoveryKey} />
      <p>{t('session.recovery.paperUse')}</p>
      <p>{t('session.recovery.advice')}</p>
    </section>
  )
}
