import { Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from '../i18n/use-translation'
import { useSession } from './session'
import { Mark } from '../ui/mark'
import { LanguageSwitch, ThemeSwitch } from '../ui/switches'
import './session.css'

interface SessionFrameProps {
  title: string
  lead?: ReactNode
  /** beside the card on a wide window: the steps of the wizard */
  aside?: ReactNode
  /** `narrow` for a sign-in, `wide` for a form */
  size?: 'narrow' | 'wide'
  children: ReactNode
}

/** The window while no office is open: a card in the middle, language and appearance at the top. */
export function SessionFrame({ title, lead, aside, size = 'narrow', children }: SessionFrameProps) {
  const { t } = useTranslation()
  const version = useSession(({ status }) => status?.version)
  const heading = useRef<HTMLHeadingElement>(null)
  useDocumentTitle(`${title} · Kluis`)
  useEffect(() => {
    // The first field asks for the focus itself; without one the title gets it.
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true })
  }, [title])
  return (
    <div className="kluis-session">
      <header className="kluis-session-top">
        <Group gap="xs">
          <Mark />
          <Text component="span" fw={650} size="md">
            Kluis
          </Text>
        </Group>
        <Group gap={4}>
          <LanguageSwitch />
          <ThemeSwitch />
        </Group>
      </header>
      <main className="kluis-session-body" data-size={size}>
        {aside}
        <Paper className="kluis-surface kluis-session-card">
          <Stack gap={4} mb="md">
            <Title order={1} ref={heading} tabIndex={-1}>
              {title}
            </Title>
            {lead !== undefined && (
              <Text component="div" c="dimmed">
                {lead}
              </Text>
            )}
          </Stack>
          {children}
        </Paper>
      </main>
      <footer className="kluis-session-foot">
        {version ? t('session.version', { version }) : '\u00a0'}
      </footer>
    </div>
  )
}
