import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { useCallback, useRef, useState } from 'react'
import { useTranslation } from '../i18n/use-translation'
import type { Input, OperationName, Output } from '../../shared/contract'
import type { Progress as Done } from '../../shared/operation'
import { call, isError } from '../api'
import { useFormat } from '../i18n/use-format'
import { toast } from './toast'

export interface Job<Name extends OperationName> {
  /** how far it is; null when nothing runs */
  progress: Done | null
  /** Runs the operation; null when it was stopped, or failed and that was said. */
  start(input: Input<Name>): Promise<Output<Name> | null>
  stop(): void
}

/** An action that lasts, with its progress and a way to stop it. */
export const useJob = <Name extends OperationName>(op: Name): Job<Name> => {
  const [progress, setProgress] = useState<Done | null>(null)
  const abort = useRef<AbortController | null>(null)
  const start = useCallback(
    async (input: Input<Name>): Promise<Output<Name> | null> => {
      abort.current = new AbortController()
      setProgress({ stage: '', done: 0, total: null })
      try {
        return await call(op, input, { progress: setProgress, signal: abort.current.signal })
      } catch (error) {
        if (!isError(error, 'cancelled')) toast.failed(error)
        return null
      } finally {
        setProgress(null)
      }
    },
    [op],
  )
  const stop = useCallback(() => abort.current?.abort(), [])
  return { progress, start, stop }
}

interface JobProgressProps {
  label: string
  progress: Done
  onStop: () => void
  /** when stopping is more than that: 'after this client' */
  stopLabel?: string
}

/** How far a job is, in a bar and in figures. */
export function JobProgress({ label, progress, onStop, stopLabel }: JobProgressProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { done, total } = progress
  return (
    <Stack gap="xs" role="status">
      <Group justify="space-between" gap="xs">
        <Text>{label}</Text>
        <Text c="dimmed" className="kluis-figures">
          {total
            ? t('ui.doneOf', { done: format.count(done), total: format.count(total) })
            : done > 0 && format.count(done)}
        </Text>
      </Group>
      <Progress value={total ? (done / total) * 100 : 100} animated={!total} aria-label={label} />
      <Group>
        <Button variant="default" onClick={onStop}>
          {stopLabel ?? t('ui.stop')}
        </Button>
      </Group>
    </Stack>
  )
}
