import { Button, Group, List, Stack, Text, Title } from '@mantine/core'
import { useState, type ComponentType } from 'react'
import { useTranslation } from '../i18n/use-translation'
import type { AppError, ErrorCode } from '../../shared/errors'
import { codeSentence, errorSentence } from '../i18n/errors/errors'
import { useLanguage } from '../i18n/use-format'
import { renewDesk, startRestoring, tryAgain } from './session'
import { RecoverScreen } from './recovery/recover-screen'
import { SessionFrame } from './session-frame'

type Choice =
  | 'restore'
  | 'newer'
  | 'otherPlace'
  | 'rescue'
  | 'goOn'
  | 'thisPlace'
  | 'newest'
  | 'before'
  | 'kit'
  | 'newDesk'
type Advice =
  | 'copy'
  | 'deskFile'
  | 'never'
  | 'rights'
  | 'giveBack'
  | 'notRestore'
  | 'shorter'
  | 'other'
  | 'update'
  | 'room'
  | 'restart'

interface WayOut {
  choices: readonly Choice[]
  advice: readonly Advice[]
}

const isRestoring = (choice: Choice): boolean =>
  choice === 'restore' || choice === 'newer' || choice === 'otherPlace'

const nothing: WayOut = { choices: [], advice: [] }
const restoring: WayOut = { choices: ['restore'], advice: ['copy', 'never'] }
const damaged: WayOut = { choices: ['restore', 'rescue'], advice: ['copy', 'never'] }

/** Only an owner may choose; others were told to ask one. */
const notNewest = (trouble: ErrorCode | AppError): WayOut | null => {
  if (typeof trouble === 'string' || !isNotNewest(trouble)) return null
  if (trouble.details.gap === null) return nothing
  return trouble.code === 'older-database'
    ? { choices: ['newer', 'goOn'], advice: ['copy'] }
    : { choices: ['otherPlace', 'thisPlace'], advice: ['copy'] }
}

const isNotNewest = (error: AppError): error is AppError<'older-database' | 'two-histories'> =>
  error.code === 'older-database' || error.code === 'two-histories'

const waysOut: Partial<Record<ErrorCode, WayOut>> = {
  'keys-missing': restoring,
  'keys-damaged': restoring,
  'database-missing': restoring,
  // Without the first page the key fits nothing: there is nothing left to read either.
  'wrong-key': restoring,
  // The office is whole, and only this way in is not: another one puts the file right.
  'keys-older': { choices: ['newest', 'kit', 'restore'], advice: [] },
  'change-not-done': { choices: ['before', 'kit'], advice: [] },
  'keys-disagree': restoring,
  'archive-foreign': restoring,
  'database-damaged': damaged,
  'migration-failed': damaged,
  'desk-damaged': { choices: ['newDesk'], advice: ['deskFile', 'copy'] },
  'database-newer': { choices: [], advice: ['update'] },
  'folder-not-writable': { choices: [], advice: ['rights'] },
  'path-too-long': { choices: [], advice: ['shorter'] },
  'file-forbidden': { choices: [], advice: ['giveBack', 'notRestore'] },
  'office-in-use': { choices: [], advice: ['other'] },
  'disk-full': { choices: [], advice: ['room'] },
  'restore-unfinished': { choices: [], advice: ['restart'] },
}

interface TroubleScreenProps {
  trouble: ErrorCode | AppError
  /** saving what can still be read of a damaged database */
  Rescue: ComponentType<{ onBack: () => void }>
  /** going on with a file that is not the newest */
  GoOn: ComponentType<{ onBack: () => void }>
}

/** There is an office and it stays shut: what is wrong, what helps; nothing here ever deletes. */
export function TroubleScreen({ trouble, Rescue, GoOn }: TroubleScreenProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [chosen, setChosen] = useState<Choice | null>(null)
  const code = typeof trouble === 'string' ? trouble : trouble.code
  const sentence =
    typeof trouble === 'string' ? codeSentence(trouble, language) : errorSentence(trouble, language)
  const { choices, advice } = notNewest(trouble) ?? waysOut[code] ?? nothing
  const onBack = () => setChosen(null)
  if (chosen === 'rescue') return <Rescue onBack={onBack} />
  if (chosen === 'goOn' || chosen === 'thisPlace') return <GoOn onBack={onBack} />
  if (chosen === 'kit') return <RecoverScreen onBack={onBack} />
  const choose = (choice: Choice) => {
    if (isRestoring(choice)) startRestoring()
    else if (choice === 'newDesk') void renewDesk()
    else if (choice === 'newest' || choice === 'before') void tryAgain()
    else setChosen(choice)
  }
  return (
    <SessionFrame title={t('session.trouble.title')} lead={t('session.trouble.safe')} size="wide">
      <Stack gap="lg">
        <section>
          <Title order={2}>{t('session.trouble.what')}</Title>
          <Text role="alert">{sentence}</Text>
        </section>
        {(choices.length > 0 || advice.length > 0) && (
          <section>
            <Title order={2} mb="xs">
              {t('session.trouble.todo')}
            </Title>
            <Stack gap="sm">
              {choices.map((choice, place) => (
                <div key={choice} className="kluis-way-out">
                  <div>
                    <Text fw={600}>{t(`session.trouble.${choice}.title`)}</Text>
                    <Text c="dimmed" size="sm">
                      {t(`session.trouble.${choice}.body`)}
                    </Text>
                  </div>
                  <Button
                    variant={place === 0 ? 'filled' : 'default'}
                    onClick={() => choose(choice)}
                  >
                    {t(`session.trouble.${choice}.action`)}
                  </Button>
                </div>
              ))}
              {advice.length > 0 && (
                <List size="sm" spacing={4}>
                  {advice.map((one) => (
                    <List.Item key={one}>{t(`session.trouble.${one}`)}</List.Item>
                  ))}
                </List>
              )}
            </Stack>
          </section>
        )}
        {!choices.some((choice) => choice === 'newest' || choice === 'before') && (
          <Group justify="flex-end">
            <Button
              variant={choices.length > 0 ? 'default' : 'filled'}
              autoFocus
              onClick={() => void tryAgain()}
            >
              {t('session.trouble.retry')}
            </Button>
          </Group>
        )}
      </Stack>
    </SessionFrame>
  )
}
