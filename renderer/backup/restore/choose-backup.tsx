import { Anchor, Button, Group, Stack, Text, Title, UnstyledButton } from '@mantine/core'
import { IconChevronRight, IconDatabase, IconFileSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { KnownBackup } from '../../../shared/backup/contract'
import type { FileToken } from '../../../shared/operation'
import { call, isError } from '../../api'
import { errorSentence } from '../../i18n/errors/errors'
import { useFormat } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { useSession } from '../../session/session'
import { EmptyState, LoadingState } from '../../ui/data-state'
import { Notice } from '../../ui/notice'
import { useSize } from '../sizes'
import '../backup.css'

interface ChooseBackupProps {
  /** why the last choice was no good */
  failure: unknown
  onFailure: (error: unknown) => void
  onChosen: (file: FileToken) => void
  onBack: () => void
}

/** The backups Kluis knows of here, or a file from anywhere. */
export function ChooseBackup({ failure, onFailure, onChosen, onBack }: ChooseBackupProps) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const since = useOwnMoment()
  const [known, setKnown] = useState<readonly KnownBackup[] | null>(null)
  useEffect(() => {
    let gone = false
    // Their tokens are good for once, so the list is fresh each time it is shown.
    call('backup.known', {}).then(
      (found) => !gone && setKnown(found),
      (error: unknown) => {
        if (gone) return
        setKnown([])
        onFailure(error)
      },
    )
    return () => {
      gone = true
    }
  }, [onFailure])
  const chooseFile = async () => {
    try {
      const chosen = await call('files.chooseOpen', { kind: 'backup' })
      if (chosen) onChosen(chosen.file)
    } catch (error) {
      onFailure(error)
    }
  }
  return (
    <Stack gap="md">
      {failure !== null && (
        <Notice tone="bad" role="alert">
          {errorSentence(failure, language)}
        </Notice>
      )}
      {known === null ? (
        <LoadingState rows={4} />
      ) : known.length === 0 ? (
        <EmptyState
          icon={IconDatabase}
          title={t('backup.restore.knownNone')}
          body={t('backup.restore.knownNoneBody')}
        />
      ) : (
        <>
          {since !== null && !known.some(({ createdAt }) => createdAt > since) && (
            <Notice tone="warn">{t('backup.restore.noneNewer')}</Notice>
          )}
          <KnownBackups known={known} since={since} onChosen={onChosen} />
        </>
      )}
      <Group justify="space-between">
        <Anchor component="button" type="button" size="sm" onClick={onBack}>
          {t('ui.back')}
        </Anchor>
        <Button
          variant={known?.length === 0 ? 'filled' : 'default'}
          leftSection={<IconFileSearch size={18} stroke={1.75} aria-hidden />}
          onClick={() => void chooseFile()}
        >
          {t('backup.restore.file')}
        </Button>
      </Group>
    </Stack>
  )
}

/** The last moment that the file here knows of, where it was found not to be the newest; else null. */
const useOwnMoment = (): string | null =>
  useSession(({ trouble }) => {
    const notNewest = isError(trouble, 'older-database') || isError(trouble, 'two-histories')
    return notNewest ? (trouble.details.gap?.since ?? null) : null
  })

const shownAtFirst = 6

interface Distinct {
  backup: KnownBackup
  /** further folders that hold the same one */
  more: number
}

/** The same backup lies in every folder: it is offered once. */
const distinct = (known: readonly KnownBackup[]): Distinct[] => {
  const byName = new Map<string, Distinct>()
  for (const backup of known) {
    const same = byName.get(backup.name)
    if (same) same.more += 1
    else byName.set(backup.name, { backup, more: 0 })
  }
  return [...byName.values()]
}

interface KnownBackupsProps {
  known: readonly KnownBackup[]
  /** those of after it are newer than what is here */
  since: string | null
  onChosen: (file: FileToken) => void
}

function KnownBackups({ known, since, onChosen }: KnownBackupsProps) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const size = useSize()
  const [all, setAll] = useState(false)
  const backups = distinct(known)
  const shown = all ? backups : backups.slice(0, shownAtFirst)
  return (
    <Stack gap="xs" component="section">
      <Title order={2}>{t('backup.restore.known')}</Title>
      <ul className="kluis-backups" aria-label={t('backup.restore.known')}>
        {shown.map(({ backup, more }) => (
          <li key={backup.name}>
            <UnstyledButton className="kluis-backup" onClick={() => onChosen(backup.file)}>
              <IconDatabase size={20} stroke={1.5} aria-hidden />
              <span>
                <strong>{t('backup.restore.of', { moment: moment(backup.createdAt) })}</strong>
                {since !== null && (
                  <Text component="span" size="sm" fw={600}>
                    {t(
                      backup.createdAt > since ? 'backup.restore.newer' : 'backup.restore.notNewer',
                    )}
                  </Text>
                )}
                <Text component="span" size="sm" c="dimmed" className="kluis-wrap">
                  {size(backup.bytes)} ·{' '}
                  {more === 0
                    ? backup.place
                    : t('backup.restore.andMore', { place: backup.place, count: more })}
                </Text>
              </span>
              <IconChevronRight size={18} stroke={1.75} aria-hidden />
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {shown.length < backups.length && (
        <Group>
          <Anchor component="button" type="button" size="sm" onClick={() => setAll(true)}>
            {t('backup.restore.all', { count: backups.length })}
          </Anchor>
        </Group>
      )}
    </Stack>
  )
}
