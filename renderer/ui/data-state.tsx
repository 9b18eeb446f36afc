import {
  Button,
  Center,
  Skeleton,
  Stack,
  Text,
  ThemeIcon,
  Title,
  VisuallyHidden,
} from '@mantine/core'
import { IconAlertTriangle, IconInbox, type Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from '../i18n/use-translation'
import { errorSentence } from '../i18n/errors/errors'
import { useLanguage } from '../i18n/use-format'

/** Grey lines in the shape of what comes. */
export function LoadingState({ rows = 8, height = 18 }: { rows?: number; height?: number }) {
  const { t } = useTranslation()
  return (
    <Stack gap="sm" py="sm" role="status" aria-busy>
      <VisuallyHidden>{t('ui.loading')}</VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={height} width={`${92 - ((row * 17) % 31)}%`} />
      ))}
    </Stack>
  )
}

interface ErrorStateProps {
  error: unknown
  onRetry?: (() => unknown) | undefined
}

/** What went wrong in a sentence, and the way on. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <Center py="xl" px="md" role="alert">
      <Stack align="center" gap="sm" maw={460}>
        <ThemeIcon size={48} radius="xl" variant="light" color="red">
          <IconAlertTriangle size={26} aria-hidden />
        </ThemeIcon>
        <Title order={2} ta="center">
          {t('ui.failedTitle')}
        </Title>
        <Text ta="center">{errorSentence(error, language)}</Text>
        {onRetry && (
          <Button variant="default" onClick={() => void onRetry()}>
            {t('ui.retry')}
          </Button>
        )}
      </Stack>
    </Center>
  )
}

interface EmptyStateProps {
  title: string
  body?: ReactNode
  icon?: Icon
  /** a button: the first thing to do here */
  action?: ReactNode
}

/** Nothing here yet: why, and what to do about it. */
export function EmptyState({ title, body, icon: Shape = IconInbox, action }: EmptyStateProps) {
  return (
    <Center py="xl" px="md">
      <Stack align="center" gap="sm" maw={440}>
        <ThemeIcon size={56} radius="xl" variant="light">
          <Shape size={30} stroke={1.5} aria-hidden />
        </ThemeIcon>
        <Title order={2} ta="center">
          {title}
        </Title>
        {body !== undefined && (
          <Text ta="center" c="dimmed">
            {body}
          </Text>
        )}
        {action}
      </Stack>
    </Center>
  )
}

interface Answer<T> {
  data: T | undefined
  error: unknown
  refetch: () => unknown
}

interface DataStateProps<T> {
  /** what `useData` gave */
  of: Answer<T>
  loading?: ReactNode
  children: (data: T) => ReactNode
}

/** The three states of data on screen: on its way, failed, there. Old data stay while fresh come. */
export function DataState<T>({ of, loading, children }: DataStateProps<T>) {
  if (of.data !== undefined) return <>{children(of.data)}</>
  if (of.error) return <ErrorState error={of.error} onRetry={of.refetch} />
  return <>{loading ?? <LoadingState />}</>
}
